#include "services/entity/domain/verb_auxiliaries.h"

#include <gtest/gtest.h>

namespace communique::entity {
namespace {

TEST(VerbAuxiliariesTest, TellsWhatAnAuxiliaryDoes) {
  ASSERT_NE(FindAuxiliary("won't"), nullptr);
  EXPECT_TRUE(FindAuxiliary("won't")->negated);
  EXPECT_EQ(FindAuxiliary("won't")->tense, v1::TENSE_FUTURE);
  EXPECT_EQ(FindAuxiliary("might")->modal, Modal::kMay);
  EXPECT_EQ(FindAuxiliary("had")->kind, Auxiliary::kHave);
  EXPECT_EQ(FindAuxiliary("visit"), nullptr);
}

TEST(VerbAuxiliariesTest, KnowsTheWordsAroundThem) {
  EXPECT_TRUE(IsVerbAdverb("already"));
  EXPECT_TRUE(IsVerbAdverb("formally"));
  EXPECT_FALSE(IsVerbAdverb("port"));
  EXPECT_TRUE(IsNegation("never"));
  EXPECT_FALSE(IsNegation("no"));
  EXPECT_TRUE(IsPlanWord("scheduled"));
  EXPECT_FALSE(IsPlanWord("visited"));
}

}  // namespace
}  // namespace communique::entity
