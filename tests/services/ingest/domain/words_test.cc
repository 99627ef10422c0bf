#include "services/ingest/domain/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

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

TEST(WordsTest, FoldsLinesThatDifferInQuotesOnly) {
  EXPECT_EQ(FoldLine("The King\xE2\x80\x99s Visit!"), FoldLine("the king's  visit"));
}

TEST(WordsTest, KnowsSentenceEnds) {
  EXPECT_TRUE(EndsSentence("He said: \xE2\x80\x9CYes.\xE2\x80\x9D"));
  EXPECT_TRUE(EndsSentence("Really?) "));
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
