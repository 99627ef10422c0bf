#include "services/summary/domain/similarity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "common/text/fingerprint.h"

namespace communique::summary {
namespace {

using ::testing::ElementsAre;

constexpr char kReport[] =
    "The prime minister flew home on Friday after three days of talks about fish and copper in the "
    "capital, and left two signed papers and one unsigned one behind her on the table.";

TEST(SimilarityTest, ACopyThatWasCutShortIsStillACopy) {
  const std::string cut = std::string(kReport).substr(0, 120);
  EXPECT_GT(Containment(Shingles(kReport), Shingles(cut)), 0.8);
}

TEST(SimilarityTest, DifferentReportsShareLittle) {
  EXPECT_LT(Containment(Shingles(kReport),
                        Shingles("After a long week of bargaining the delegation went back north "
                                 "with a treaty on cod that nobody had expected to see signed.")),
            0.1);
  EXPECT_EQ(Containment(Shingles("short"), Shingles(kReport)), 0);
}

std::vector<int> Groups(const std::vector<std::string>& texts) {
  std::vector<Likeness> likenesses(texts.size());
  std::vector<const Likeness*> borrowed;
  for (size_t i = 0; i < texts.size(); ++i) {
    ingest::v1::Document document;
    document.set_text(texts[i]);
    likenesses[i] = LikenessOf(document);
    borrowed.push_back(&likenesses[i]);
  }
  return IndependentGroups(borrowed);
}

TEST(SimilarityTest, NumbersGroupsByFirstMember) {
  EXPECT_THAT(Groups({kReport, "Quite another text about a quite different matter here.", kReport}),
              ElementsAre(0, 1, 0));
  EXPECT_THAT(Groups({}), ElementsAre());
}

// No run of five words is left whole, so only the fingerprint can tell.
TEST(SimilarityTest, ACopyWithEveryFifthWordEditedIsStillACopy) {
  const std::string edited =
      "The prime minister travelled home on Friday after several days of talks about cod and "
      "copper in the city, and left two initialled papers and one open one behind her on a table.";
  EXPECT_LT(Containment(Shingles(kReport), Shingles(edited)), 0.5);
  EXPECT_THAT(Groups({kReport, edited}), ElementsAre(0, 0));
}

TEST(SimilarityTest, TheFingerprintOfADocumentGoesBeforeItsText) {
  ingest::v1::Document copy;
  copy.set_text("Only a headline is left of this text.");
  copy.set_fingerprint(text::FingerprintOf(kReport).Bytes());
  ingest::v1::Document report;
  report.set_text(kReport);
  const Likeness first = LikenessOf(report);
  const Likeness second = LikenessOf(copy);
  EXPECT_THAT(IndependentGroups({&first, &second}), ElementsAre(0, 0));
}

TEST(SimilarityTest, TextsWithoutAWordAreNobodysCopies) {
  EXPECT_THAT(Groups({"", "", "..."}), ElementsAre(0, 1, 2));
}

// Many texts are not compared pair by pair; what is found must be the same.
TEST(SimilarityTest, CopiesAmongManyTextsAreFound) {
  std::vector<std::string> texts;
  for (int i = 0; i < 200; ++i) {
    std::string text;
    for (int k = 0; k < 60; ++k) text += "w" + std::to_string(i * 1000 + k * k) + " ";
    texts.push_back(text);
  }
  texts.push_back(texts[7].substr(0, texts[7].size() / 2));
  texts.push_back(std::string(kReport));
  texts.push_back(
      "The prime minister travelled home on Friday after several days of talks about cod and "
      "copper in the city, and left two initialled papers and one open one behind her on a table.");
  texts.push_back(texts[9]);
  const std::vector<int> groups = Groups(texts);
  EXPECT_EQ(groups[200], groups[7]);
  EXPECT_EQ(groups[202], groups[201]);
  EXPECT_EQ(groups[203], groups[9]);
  EXPECT_EQ(*std::max_element(groups.begin(), groups.end()), 200);
}

}  // namespace
}  // namespace communique::summary
