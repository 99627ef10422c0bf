#include "services/summary/domain/similarity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

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

TEST(SimilarityTest, NumbersGroupsByFirstMember) {
  EXPECT_THAT(IndependentGroups(
                  {kReport, "Quite another text about a quite different matter here.", kReport}),
              ElementsAre(0, 1, 0));
  EXPECT_THAT(IndependentGroups({}), ElementsAre());
}

}  // namespace
}  // namespace communique::summary
