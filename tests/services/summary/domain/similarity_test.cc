#include "services/summary/domain/similarity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
  std::vector<ingest::v1::Document> documents(texts.size());
  std::vector<const ingest::v1::Document*> borrowed;
  for (size_t i = 0; i < texts.size(); ++i) {
    documents[i].set_text(texts[i]);
    borrowed.push_back(&documents[i]);
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
  EXPECT_THAT(IndependentGroups({&report, &copy}), ElementsAre(0, 0));
}

}  // namespace
}  // namespace communique::summary
