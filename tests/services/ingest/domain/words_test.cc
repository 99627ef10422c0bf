#include "services/ingest/domain/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(WordsTest, SplitsAndFolds) {
  const std::vector<Word> words = SplitWords("The Minister\xE2\x80\x99s 2 VISITS: \xC3\x89tat");
  ASSERT_EQ(words.size(), 5u);
  EXPECT_EQ(words[1].folded, "ministers");
  EXPECT_TRUE(words[2].number);
  EXPECT_TRUE(words[3].all_capital);
  EXPECT_TRUE(words[3].colon);
  EXPECT_EQ(words[4].folded, "\xC3\xA9tat");
}

struct WordCase {
  const char* line;
  const char*
      folded;  // The words, with marks: "#" number, "^" capital, "!" all capitals, ":" colon.
};

class WordTest : public ::testing::TestWithParam<WordCase> {};

TEST_P(WordTest, IsRead) {
  std::string got;
  for (const Word& word : SplitWords(GetParam().line)) {
    absl::StrAppend(&got, got.empty() ? "" : " ", word.folded, word.number ? "#" : "",
                    word.capital ? "^" : "", word.all_capital ? "!" : "", word.colon ? ":" : "");
  }
  EXPECT_EQ(got, GetParam().folded) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(
    Words, WordTest,
    ::testing::Values(WordCase{"", ""}, WordCase{" -- ", ""}, WordCase{"a1 1a 12", "a1 1a 12#"},
                      WordCase{"'it's' dogs' '90s", "its dogs 90s"},
                      WordCase{"G7 G-7 AB Ab a", "g7^ g^ 7# ab^! ab^ a"},
                      WordCase{"\xC3\x89TAT \xC3\xA9T\xC3\xA9", "\xC3\xA9tat^! \xC3\xA9t\xC3\xA9"},
                      WordCase{"\xE4\xB8\xA4\xE5\x9B\xBD 2024\xE5\xB9\xB4",
                               "\xE4\xB8\xA4\xE5\x9B\xBD 2024\xE5\xB9\xB4"},
                      WordCase{"Date : x\xC2\xA0| Home\xC2\xBB a \xE2\x80\xBA",
                               "date^: x: home^: a:"},
                      WordCase{"Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk",
                               "donaudampfschifffahrtselektrizitaetenhauptbetriebswerk^"}));

TEST(WordsTest, StopsAtTheLimit) {
  EXPECT_EQ(SplitWords("one two three four", 2).size(), 2u);
  EXPECT_EQ(SplitWords("one two", 0).size(), 0u);
}

TEST(WordsTest, FoldsLines) {
  EXPECT_EQ(FoldLine("  The  G-7's \xE2\x80\x9CVisit\xE2\x80\x9D, 2024! "), "the g 7s visit 2024");
  EXPECT_EQ(FoldLine("Ost-\xC3\x89TAT"), "ost \xC3\xA9tat");
  EXPECT_EQ(FoldLine(" ... "), "");
}

TEST(WordsTest, FoldsLinesThatDifferInQuotesOnly) {
  EXPECT_EQ(FoldLine("The King\xE2\x80\x99s Visit!"), FoldLine("the king's  visit"));
}

TEST(WordsTest, KnowsSentenceEnds) {
  EXPECT_TRUE(EndsSentence("He said: \xE2\x80\x9CYes.\xE2\x80\x9D"));
  EXPECT_TRUE(EndsSentence("Really?) "));
  EXPECT_TRUE(EndsSentence("Done.*_)] '\""));
  EXPECT_TRUE(EndsSentence("\xE5\xA5\xBD\xE3\x80\x82"));
  EXPECT_FALSE(EndsSentence("caf\xC3\xA9"));
  EXPECT_FALSE(EndsSentence("\xE2\x80\x9D ' \xC2\xBB"));
  EXPECT_FALSE(EndsSentence("A headline"));
  EXPECT_FALSE(EndsSentence(""));
}

TEST(WordsTest, KnowsCase) {
  EXPECT_TRUE(StartsLower("\"and then"));
  EXPECT_FALSE(StartsLower("1995. During"));
  EXPECT_TRUE(IsAllCapitals("VISIT TO OSLO, 1995"));
  EXPECT_FALSE(IsAllCapitals("A"));
}

}  // namespace
}  // namespace communique::ingest
