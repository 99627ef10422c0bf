#include "services/summary/domain/confidence.h"

#include <gtest/gtest.h>

namespace communique::summary {
namespace {

TEST(ConfidenceTest, IsAProbabilityThatGrowsWithTheScore) {
  for (int slot = static_cast<int>(Slot::kVisit); slot <= static_cast<int>(Slot::kCode); ++slot) {
    double last = 0;
    for (double score = -20; score <= 20; score += 0.5) {
      const double p = Calibrated(static_cast<Slot>(slot), score);
      EXPECT_GE(p, last) << "slot " << slot << " score " << score;
      EXPECT_LE(p, 1.0);
      last = p;
    }
    EXPECT_GT(last, 0.9);
  }
}

TEST(ConfidenceTest, ASupportKeepsRuleAndPassages) {
  base::v1::Evidence passage;
  passage.set_exact("words");
  const base::v1::Support support = MakeSupport(Slot::kHost, 2, "hosts.test", {passage});
  EXPECT_EQ(support.rule(), "hosts.test");
  EXPECT_EQ(support.evidence(0).exact(), "words");
  EXPECT_EQ(support.independent_sources(), 1);
  EXPECT_GT(support.confidence(), 0.5);
}

}  // namespace
}  // namespace communique::summary
