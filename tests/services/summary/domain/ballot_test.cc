#include "services/summary/domain/ballot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace communique::summary {
namespace {

using ::testing::ElementsAre;

base::v1::Support Supported(const char* document, double confidence) {
  base::v1::Support support;
  support.set_confidence(confidence);
  support.add_evidence()->set_document(document);
  return support;
}

// "2031-05" covers "2031-05-07".
bool IsPrefix(const Ballot& vague, const Ballot& exact) {
  return exact.value.size() > vague.value.size() && exact.value.rfind(vague.value, 0) == 0;
}

class BallotTest : public ::testing::Test {
 protected:
  const base::v1::Support sure_ = Supported("documents/a", 0.9);
  const base::v1::Support unsure_ = Supported("documents/b", 0.5);
};

TEST_F(BallotTest, TheValueOfMostIndependentGroupsWins) {
  const Choice choice =
      Choose({{"state", 0, 0, &sure_}, {"official", 1, 1, &unsure_}, {"official", 2, 2, &unsure_}},
             "type.value");
  EXPECT_EQ(choice.winner, 1);
  EXPECT_THAT(choice.backers, ElementsAre(1, 2));
  ASSERT_EQ(choice.conflict.values_size(), 2);
  EXPECT_EQ(choice.conflict.field_path(), "type.value");
  EXPECT_EQ(choice.conflict.values(0).value(), "official");
  EXPECT_EQ(choice.conflict.values(0).independent_sources(), 2);
  EXPECT_EQ(choice.conflict.values(0).evidence_size(), 2);
  EXPECT_EQ(choice.conflict.values(1).independent_sources(), 1);
}

TEST_F(BallotTest, AgreementIsNoConflict) {
  const Choice choice = Choose({{"state", 0, 0, &sure_}, {"state", 1, 1, &sure_}}, "type.value");
  EXPECT_EQ(choice.winner, 0);
  EXPECT_EQ(choice.conflict.values_size(), 0);
  EXPECT_EQ(Choose({}, "type.value").winner, -1);
}

TEST_F(BallotTest, OfEqualsTheMoreCertainThenTheFirstByTextWins) {
  EXPECT_EQ(Choose({{"a", 0, 0, &unsure_}, {"b", 1, 1, &sure_}}, "x").winner, 1);
  EXPECT_EQ(Choose({{"b", 0, 0, &sure_}, {"a", 1, 1, &sure_}}, "x").winner, 1);
}

TEST_F(BallotTest, AGroupSpeaksOnce) {
  const Choice choice =
      Choose({{"a", 0, 0, &unsure_}, {"a", 0, 1, &unsure_}, {"b", 0, 2, &sure_}}, "x");
  EXPECT_EQ(choice.winner, 2);
  EXPECT_EQ(choice.conflict.values_size(), 0);
}

TEST_F(BallotTest, AVaguerValueBacksTheOneExactValue) {
  const Choice choice =
      Choose({{"2031-05", 0, 0, &sure_}, {"2031-05-07", 1, 1, &unsure_}}, "x", IsPrefix);
  EXPECT_EQ(choice.winner, 1);
  EXPECT_THAT(choice.backers, ElementsAre(0, 1));
  EXPECT_EQ(choice.conflict.values_size(), 0);
}

TEST_F(BallotTest, AVaguerValueBacksNoneOfSeveral) {
  const Choice choice = Choose(
      {{"2031-05", 0, 0, &sure_}, {"2031-05-07", 1, 1, &unsure_}, {"2031-05-08", 2, 2, &sure_}},
      "x", IsPrefix);
  EXPECT_EQ(choice.winner, 2);
  ASSERT_EQ(choice.conflict.values_size(), 2);
  EXPECT_EQ(choice.conflict.values(0).independent_sources(), 1);
}

TEST_F(BallotTest, SupportIsJoinedWithoutRepetition) {
  const std::vector<Ballot> ballots = {
      {"a", 0, 0, &unsure_}, {"a", 1, 1, &sure_}, {"a", 2, 2, &sure_}};
  const base::v1::Support support = SupportOf(Choose(ballots, "x"), ballots);
  EXPECT_EQ(support.evidence_size(), 2);
  EXPECT_EQ(support.confidence(), 0.9);
}

}  // namespace
}  // namespace communique::summary
