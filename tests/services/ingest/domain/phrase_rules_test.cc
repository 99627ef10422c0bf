#include "services/ingest/domain/phrase_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const PhraseMatch* Find(absl::string_view line) {
  return TestLexicon().residue().Find(SplitWords(line), EndsSentence(line));
}

struct Case {
  const char* line;
  v1::RemovalReason reason;
};

class ResidueTableTest : public ::testing::TestWithParam<Case> {};

TEST_P(ResidueTableTest, NamesTheReason) {
  const PhraseMatch* match = Find(GetParam().line);
  ASSERT_NE(match, nullptr) << GetParam().line;
  EXPECT_EQ(match->reason, GetParam().reason) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(
    Lines, ResidueTableTest,
    ::testing::Values(
        Case{"Close", v1::REMOVAL_REASON_INTERFACE},
        Case{"Skip to main content", v1::REMOVAL_REASON_NAVIGATION},
        Case{"This site uses cookies to improve your experience.",
             v1::REMOVAL_REASON_COOKIE_NOTICE},
        Case{"Lost your password? Enter your username or email.", v1::REMOVAL_REASON_LOGIN_FORM},
        Case{"Sign up for our weekly newsletter", v1::REMOVAL_REASON_SUBSCRIPTION},
        Case{"Share 48", v1::REMOVAL_REASON_SHARE},
        Case{"17 Comments", v1::REMOVAL_REASON_COMMENTS},
        Case{"Related: A queen in Riga", v1::REMOVAL_REASON_RELATED},
        Case{"Advertisement", v1::REMOVAL_REASON_ADVERTISEMENT},
        Case{"\xC2\xA9 2024 The Institute. All rights reserved.", v1::REMOVAL_REASON_LEGAL},
        Case{"Photo: Ministry of Fisheries", v1::REMOVAL_REASON_CAPTION}));

TEST(PhraseRulesTest, LeavesSentencesAlone) {
  for (const char* line :
       {"Next week the minister flies to Riga.", "Share prices fell in Oslo on Tuesday.",
        "Related matters were discussed in the afternoon.", "The close of the talks came late.",
        "Home affairs were not on the agenda of the two ministers.",
        "More on this was said at dinner, by both sides."}) {
    EXPECT_EQ(Find(line), nullptr) << line;
  }
}

TEST(PhraseRulesTest, NeedsTheColonOfThePattern) {
  EXPECT_NE(Find("Next: A Finn in Iceland"), nullptr);
  EXPECT_EQ(Find("Next A Finn in Iceland"), nullptr);
}

TEST(PhraseRulesTest, RefusesBadRows) {
  EXPECT_FALSE(PhraseRules::Create("NO_REASON\tline\t3\tclose\n").ok());
  EXPECT_FALSE(PhraseRules::Create("SHARE\tline\tmany\tclose\n").ok());
  EXPECT_FALSE(PhraseRules::Create("SHARE\tline\t3\t...\n").ok());
}

}  // namespace
}  // namespace communique::ingest
