#include "services/entity/domain/pipeline/transition/sentence_edges.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::ElementsAre;

std::vector<uint8_t> Starts(const std::vector<int32_t>& heads) {
  std::vector<uint8_t> starts = {9, 9};  // What an earlier text left.
  SentenceEdges().Mark(heads, &starts);
  return starts;
}

TEST(SentenceEdgesTest, BeginsASentenceAtTheLeftmostTokenBelowEachRoot) {
  EXPECT_THAT(Starts({0}), ElementsAre(1));
  EXPECT_THAT(Starts({1, 1}), ElementsAre(1, 0));
  EXPECT_THAT(Starts({0, 1, 2}), ElementsAre(1, 1, 1));
  EXPECT_THAT(Starts({1, 2, 2, 2, 5, 5}), ElementsAre(1, 0, 0, 0, 1, 0));
  // The first token hangs on the root by way of a right child of a left one.
  EXPECT_THAT(Starts({1, 3, 1, 3}), ElementsAre(1, 0, 0, 0));
}

TEST(SentenceEdgesTest, FindsTheEdgesOfATreeThatIsNotProjective) {
  // 0 hangs on 4, 4 on 2, 2 on 5, 5 on the root 3.
  EXPECT_THAT(Starts({4, 3, 5, 3, 2, 3}), ElementsAre(1, 0, 0, 0, 0, 0));
}

TEST(SentenceEdgesTest, TakesARootInsideAnotherTreeForASentenceOfItsOwn) {
  EXPECT_THAT(Starts({2, 1, 2}), ElementsAre(1, 1, 0));
}

TEST(SentenceEdgesTest, MarksAMillionTokensInAChain) {
  constexpr int kCount = 1000000;
  std::vector<int32_t> heads(kCount);
  for (int i = 0; i < kCount; ++i) heads[i] = std::min(i + 1, kCount - 1);
  std::vector<uint8_t> expected(kCount, 0);
  expected[0] = 1;
  EXPECT_EQ(Starts(heads), expected);
}

}  // namespace
}  // namespace communique::entity::pipeline
