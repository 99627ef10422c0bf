#include "services/summary/domain/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace communique::summary {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Split(absl::string_view text) {
  std::vector<std::string> words;
  for (const WordSpan& span : SplitWords(text)) {
    words.emplace_back(text.substr(span.begin, span.end - span.begin));
  }
  return words;
}

TEST(WordsTest, SplitsOffThePossessiveAndKeepsOtherApostrophes) {
  EXPECT_THAT(Split("Norway's envoy won't go"),
              ElementsAre("Norway", "'s", "envoy", "won't", "go"));
  EXPECT_THAT(Split("the Emir\xE2\x80\x99s guest"),
              ElementsAre("the", "Emir", "\xE2\x80\x99s", "guest"));
}

TEST(WordsTest, KeepsHyphenatedWordsButNotRangesOfNumbers) {
  EXPECT_THAT(Split("a two-day stop, 7-9 May"),
              ElementsAre("a", "two-day", "stop", ",", "7", "-", "9", "May"));
}

TEST(WordsTest, KeepsNumbersWithInnerPointsAndCommas) {
  EXPECT_THAT(Split("$3.2 billion, 1,200 guests."),
              ElementsAre("$", "3.2", "billion", ",", "1,200", "guests", "."));
}

TEST(WordsTest, TakesMarksOfAnyScriptAsWordsOfTheirOwn) {
  EXPECT_THAT(
      Split("\xC2\xAB"
            "Chile\xC2\xBB \xE2\x80\x94 \xE5\x8C\x97\xE4\xBA\xAC"),
      ElementsAre("\xC2\xAB", "Chile", "\xC2\xBB", "\xE2\x80\x94", "\xE5\x8C\x97\xE4\xBA\xAC"));
}

TEST(WordsTest, FoldsCaseAndCurlyApostrophes) {
  EXPECT_EQ(FoldWord("Won\xE2\x80\x99T"), "won't");
  EXPECT_EQ(FoldWord("\xC3\x89lys\xC3\xA9"
                     "E"),
            "\xC3\x89lys\xC3\xA9"
            "e");
}

TEST(WordsTest, SurvivesEmptyAndBlankTexts) {
  EXPECT_THAT(Split(""), ElementsAre());
  EXPECT_THAT(Split(" \n\xC2\xA0"), ElementsAre());
}

}  // namespace
}  // namespace communique::summary
