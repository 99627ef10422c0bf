#include "services/entity/domain/mention_titles.h"

#include <gtest/gtest.h>

#include "tests/services/entity/domain/analysis_fixture.h"

namespace communique::entity {
namespace {

// The title at the first token of `text`: its words and its office, or "" when there is none.
std::string TitleAtStart(absl::string_view text) {
  const AnnotatedDocument document(text);
  const DocumentWords words(document.annotated(), TestBase());
  const auto match = MatchTitle(document.annotated(), words, TestLexicon(), 0, words.size());
  if (!match) return "";
  const auto& tokens = document.annotated().tokens;
  const uint32_t begin = tokens[match->first].begin;
  return std::string(document.annotated().text.substr(begin, tokens[match->last - 1].end - begin)) +
         "/" + match->office;
}

TEST(MentionTitlesTest, ReadsTitlesWithTheirFields) {
  EXPECT_EQ(TitleAtStart("Prime Minister Berg spoke."), "Prime Minister/prime minister");
  EXPECT_EQ(TitleAtStart("prime minister Berg spoke."), "prime minister/prime minister");
  EXPECT_EQ(TitleAtStart("Fisheries Minister Berg spoke."),
            "Fisheries Minister/fisheries minister");
  EXPECT_EQ(TitleAtStart("Minister for Trade and Tourism Berg spoke."),
            "Minister for Trade and Tourism/trade and tourism minister");
  EXPECT_EQ(TitleAtStart("President-elect Berg spoke."), "President-elect/president");
  EXPECT_EQ(TitleAtStart("Secretary-General Berg spoke."), "Secretary-General/secretary-general");
}

TEST(MentionTitlesTest, WantsCapitalsWhereSmallLettersMeanSomethingElse) {
  EXPECT_EQ(TitleAtStart("PM Berg spoke."), "PM/prime minister");
  EXPECT_EQ(TitleAtStart("pm was the time."), "");
  EXPECT_EQ(TitleAtStart("general agreement was near."), "");
  EXPECT_EQ(TitleAtStart("he spoke."), "");
}

}  // namespace
}  // namespace communique::entity
