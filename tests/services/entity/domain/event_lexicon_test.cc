#include "services/entity/domain/event_lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace communique::entity
