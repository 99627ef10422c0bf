#include "services/summary/domain/outcomes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

std::vector<v1::Outcome> Outcomes(const char* sentence) {
  FixtureDocument fixture;
  fixture.Person("p", "Hana Okafor", "NO", "prime minister");
  fixture.Person("h", "Rojas", "CL", "president");
  fixture.Place("c", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
  fixture.Title("[p:Okafor] visits [c:Chile]");
  fixture.Paragraph({"[p:Okafor] visited [c:Chile], where President [h:Rojas] received [p~her]."});
  fixture.Paragraph({sentence});
  const ReadFixture read(fixture);
  return FindOutcomes(read.context(), FindParticipants(read.context()).cast,
                      v1::VISIT_STATUS_COMPLETED);
}

TEST(OutcomesTest, FindsEachKind) {
  struct Case {
    const char* text;
    v1::OutcomeKind kind;
    v1::OutcomeStatus status;
  };
  for (const Case& c : {
           Case{"The two leaders signed four agreements on fisheries.", v1::OUTCOME_KIND_AGREEMENT,
                v1::OUTCOME_STATUS_SIGNED},
           Case{"The two sides signed a memorandum of understanding on research.",
                v1::OUTCOME_KIND_MOU, v1::OUTCOME_STATUS_SIGNED},
           Case{"The leaders issued a joint statement on the ocean.",
                v1::OUTCOME_KIND_JOINT_STATEMENT, v1::OUTCOME_STATUS_ANNOUNCED},
           Case{"The two leaders pledged to plant more trees.", v1::OUTCOME_KIND_PLEDGE,
                v1::OUTCOME_STATUS_PLEDGED},
       }) {
    SCOPED_TRACE(c.text);
    const std::vector<v1::Outcome> outcomes = Outcomes(c.text);
    ASSERT_EQ(outcomes.size(), 1u);
    EXPECT_EQ(outcomes[0].kind(), c.kind);
    EXPECT_EQ(outcomes[0].status(), c.status);
    EXPECT_FALSE(outcomes[0].support().evidence().empty());
  }
}

TEST(OutcomesTest, WhatIsDeniedIsNone) {
  EXPECT_TRUE(Outcomes("The two leaders did not sign the agreement on fisheries.").empty());
  EXPECT_TRUE(Outcomes("No agreement was signed.").empty());
}

TEST(OutcomesTest, WhatIsRecalledIsNone) {
  EXPECT_TRUE(Outcomes("Ten years ago their predecessors signed an agreement on whaling.").empty());
}

TEST(OutcomesTest, WhatTheAuthorOnlyJudgesIsNone) {
  constexpr char kClause[] = "The two leaders' dozen agreements are a modest harvest";
  for (const auto& [layer, count] : {std::pair{entity::v1::CLAIM_LAYER_STATED, 1},
                                     std::pair{entity::v1::CLAIM_LAYER_AUTHOR_OPINION, 0}}) {
    FixtureDocument fixture = SmallVisit();
    const std::string sentence = std::string(kClause) + ".";
    fixture.Paragraph({sentence});
    fixture.Claim(kClause, "").set_layer(layer);
    const ReadFixture read(fixture);
    std::vector<std::string> found;
    for (const v1::Outcome& outcome : FindOutcomes(
             read.context(), FindParticipants(read.context()).cast, v1::VISIT_STATUS_COMPLETED)) {
      found.push_back(outcome.description());
    }
    EXPECT_EQ(std::count(found.begin(), found.end(), kClause), count);
  }
}

TEST(OutcomesTest, OneJointStatementIsOne) {
  FixtureDocument fixture = SmallVisit();
  fixture.Paragraph({"The leaders issued a joint statement.", "Their joint statement is long."});
  const ReadFixture read(fixture);
  int statements = 0;
  for (const v1::Outcome& outcome : FindOutcomes(
           read.context(), FindParticipants(read.context()).cast, v1::VISIT_STATUS_COMPLETED)) {
    if (outcome.kind() == v1::OUTCOME_KIND_JOINT_STATEMENT) ++statements;
  }
  EXPECT_EQ(statements, 1);
}

TEST(OutcomesTest, KeepsCountAndAreas) {
  const std::vector<v1::Outcome> outcomes =
      Outcomes("The two leaders signed more than 20 agreements on fisheries, ports and research.");
  ASSERT_EQ(outcomes.size(), 1u);
  EXPECT_EQ(outcomes[0].count(), 20);
  EXPECT_EQ(outcomes[0].count_qualifier(), v1::COUNT_QUALIFIER_AT_LEAST);
  EXPECT_THAT(outcomes[0].areas(), ::testing::ElementsAre("fisheries", "ports", "research"));
}

}  // namespace
}  // namespace communique::summary
