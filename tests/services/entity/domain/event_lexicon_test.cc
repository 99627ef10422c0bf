#include "services/entity/domain/event_lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/entity/domain/event_triggers.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

TEST(EventLexiconTest, PutsTheRowWithAnObjectFirst) {
  const EventLexicon lexicon =
      EventLexicon::Parse("meet\t040\tCONSULT\tverb\tcall\t-\ncancel\t-\t-\tverb\tcall\toff\n",
                          "plan\tplan\n")
          .value();
  ASSERT_EQ(lexicon.Verb("call").size(), 2u);
  EXPECT_EQ(lexicon.Verb("call")[0].kind, "cancel");
  EXPECT_EQ(lexicon.Verb("call")[0].cameo, "");
  EXPECT_TRUE(lexicon.Verb("walk").empty());
  EXPECT_EQ(lexicon.GovernorOf("plan"), Governor::kPlan);
  EXPECT_EQ(lexicon.GovernorOf("walk"), Governor::kNone);
}

TEST(EventLexiconTest, NamesTheBadRow) {
  using testing::HasSubstr;
  EXPECT_THAT(
      std::string(EventLexicon::Parse("visit\t-\t-\tadverb\tsoon\t-\n", "").status().message()),
      HasSubstr("adverb"));
  EXPECT_THAT(std::string(EventLexicon::Parse("", "plan\tplane\n").status().message()),
              HasSubstr("plane"));
}

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
