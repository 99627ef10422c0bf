#include "services/entity/domain/pipeline/transition/lifted_arcs.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::ElementsAre;

class LiftedArcsTest : public ::testing::Test {
 protected:
  // A text whose labels are one letter a token, '_' for the label of white space.
  void SetText(std::vector<int32_t> heads, const std::string& labels) {
    heads_ = std::move(heads);
    labels_.clear();
    spaces_.clear();
    for (const char label : labels) {
      labels_.push_back(symbols_.Intern(std::string(1, label)));
      spaces_.push_back(label == '_');
    }
  }

  // Token and the label of its true head; its own label becomes 'z'.
  std::vector<int32_t> Lower(const std::vector<std::pair<int, const char*>>& arcs) {
    std::vector<LiftedArc> lifted;
    for (const auto& [token, head_label] : arcs) {
      lifted.push_back({token, symbols_.Intern("z"), symbols_.Intern(head_label)});
    }
    lifted_arcs_.Lower(lifted, spaces_, absl::MakeSpan(heads_), absl::MakeSpan(labels_));
    return heads_;
  }

  SymbolTable symbols_;
  LiftedArcs lifted_arcs_;
  std::vector<int32_t> heads_;
  std::vector<Label> labels_;
  std::vector<uint8_t> spaces_;
};

TEST_F(LiftedArcsTest, HangsATokenOnTheWordWithTheLabelBelowItsHead) {
  SetText({1, 1, 1, 2, 1}, "srnax");
  EXPECT_THAT(Lower({{4, "a"}}), ElementsAre(1, 1, 1, 2, 3));
  EXPECT_EQ(labels_[4]->text, "z");
  EXPECT_EQ(labels_[3]->text, "a");
}

TEST_F(LiftedArcsTest, PrefersTheWordNearestToTheHeadThenTheFirstInTheText) {
  // 'o' stands at 1 (below 2, which is below 0), at 3 and at 4 (both below 0).
  SetText({0, 2, 0, 0, 0, 0}, "ronoox");
  EXPECT_EQ(Lower({{5, "o"}})[5], 3);
}

TEST_F(LiftedArcsTest, LooksAtLeftAndRightChildren) {
  SetText({2, 2, 2, 2}, "orxx");
  EXPECT_EQ(Lower({{3, "o"}})[3], 0);
  SetText({2, 2, 2, 2}, "xsro");
  EXPECT_EQ(Lower({{0, "o"}})[0], 3);
}

TEST_F(LiftedArcsTest, LeavesATokenWhereItIsWhenNoWordHasTheLabel) {
  SetText({0, 0, 1}, "rnx");
  EXPECT_THAT(Lower({{1, "o"}}), ElementsAre(0, 0, 1));
  EXPECT_EQ(labels_[1]->text, "z");
}

TEST_F(LiftedArcsTest, PassesOverTheTokenItselfAndAllBelowIt) {
  SetText({0, 0, 1, 0}, "rooo");
  EXPECT_EQ(Lower({{1, "o"}})[1], 3);
  SetText({0, 0, 1}, "roo");
  EXPECT_EQ(Lower({{1, "o"}})[1], 0);
}

TEST_F(LiftedArcsTest, PassesOverWhiteSpaceAndAllBelowIt) {
  SetText({0, 0, 1, 0}, "r_ox");
  EXPECT_EQ(Lower({{3, "o"}})[3], 0);
  EXPECT_EQ(Lower({{3, "_"}})[3], 0);
}

TEST_F(LiftedArcsTest, SeesTheLabelsAndHeadsOfTheTokensBefore) {
  // The first arc turns 1 into a 'z' and moves it to 2.
  SetText({0, 0, 0, 0}, "rxox");
  EXPECT_THAT(Lower({{1, "o"}, {3, "z"}}), ElementsAre(0, 2, 0, 0));
  SetText({0, 0, 0, 0}, "rxox");
  EXPECT_THAT(Lower({{1, "n"}, {3, "z"}}), ElementsAre(0, 0, 0, 1));
}

TEST_F(LiftedArcsTest, EndsItsSearchesInHostileText) {
  // One sentence of 200,000 words below its first, each searching all others in vain.
  constexpr int kCount = 200000;
  SetText(std::vector<int32_t>(kCount, 0), std::string(kCount, 'n'));
  std::vector<std::pair<int, const char*>> arcs;
  for (int i = 1; i < kCount; ++i) arcs.emplace_back(i, "o");
  const std::vector<int32_t> heads = Lower(arcs);
  EXPECT_LE(lifted_arcs_.visits(), LiftedArcs::kMaxVisitsPerToken * kCount);
  EXPECT_EQ(heads, std::vector<int32_t>(kCount, 0));
  EXPECT_EQ(labels_.back()->text, "z");
}

TEST_F(LiftedArcsTest, WalksAChainOfAMillionWords) {
  constexpr int kCount = 1000000;
  std::vector<int32_t> heads(kCount);
  for (int i = 0; i < kCount; ++i) heads[i] = i == kCount - 1 ? 0 : std::max(0, i - 1);
  std::string labels(kCount, 'n');
  labels[kCount - 2] = 'o';
  SetText(heads, labels);
  EXPECT_EQ(Lower({{kCount - 1, "o"}})[kCount - 1], kCount - 2);
}

}  // namespace
}  // namespace communique::entity::pipeline
