#include "services/entity/domain/event_triggers.h"

#include <gtest/gtest.h>

#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

TEST(EventTriggersTest, MatchesVerbsWithTheirObjectsAndLongNouns) {
  const Annotated annotated("The envoy called the trip off after a state visit.");
  const std::vector<VerbGroup> groups = FindVerbGroups(TestRules().verbs, annotated.text());
  const TriggerMatch off = MatchVerb(TestRules().events, annotated.text(), groups[0]);
  ASSERT_NE(off.trigger, nullptr);
  EXPECT_EQ(off.trigger->kind, "cancel");
  const TriggerMatch visit = MatchNoun(TestRules().events, annotated.text(), 8);
  ASSERT_NE(visit.trigger, nullptr);
  EXPECT_EQ(TextOf(annotated.text(), visit.span), "state visit");
  EXPECT_EQ(MatchNoun(TestRules().events, annotated.text(), 0).trigger, nullptr);
}

}  // namespace
}  // namespace communique::entity
