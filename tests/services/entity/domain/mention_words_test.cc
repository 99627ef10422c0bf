#include "services/entity/domain/mention_words.h"

#include <gtest/gtest.h>

#include "tests/services/entity/domain/analysis_fixture.h"

namespace communique::entity {
namespace {

int TokenOf(const AnnotatedText& text, absl::string_view word, int nth = 0) {
  for (size_t i = 0; i < text.tokens.size(); ++i) {
    if (text.tokens[i].text == word && nth-- == 0) return static_cast<int>(i);
  }
  return -1;
}

TEST(DocumentWordsTest, TakesACapitalAtTheStartOfASentenceForNothing) {
  const AnnotatedDocument document("Relations are good. The talks about Relations went on.");
  const DocumentWords words(document.annotated(), TestBase());
  EXPECT_TRUE(words[TokenOf(document.annotated(), "Relations")].opens);
  EXPECT_FALSE(words[TokenOf(document.annotated(), "Relations", 1)].opens);
}

TEST(DocumentWordsTest, LetsTheBodyDecideAboutAnOpeningWord) {
  const AnnotatedDocument with("Rice arrived. The minister met Rice again.");
  const DocumentWords seen(with.annotated(), TestBase());
  EXPECT_TRUE(seen.IsNameLike(TokenOf(with.annotated(), "Rice")));
  const AnnotatedDocument without("Rice arrived. The minister met farmers again.");
  const DocumentWords unseen(without.annotated(), TestBase());
  EXPECT_FALSE(unseen.IsNameLike(TokenOf(without.annotated(), "Rice")));
}

TEST(DocumentWordsTest, KnowsHeadlinesInTitleCase) {
  const AnnotatedDocument document("Leaders Agree On Common Energy Market Rules After Long Talks");
  const DocumentWords words(document.annotated(), TestBase());
  EXPECT_TRUE(words.TitleCase(0));
  EXPECT_FALSE(words.IsNameLike(TokenOf(document.annotated(), "Market")));
}

TEST(DocumentWordsTest, ReadsFormsAcrossHyphens) {
  const AnnotatedDocument document("He met Ban Ki-moon there.");
  const DocumentWords words(document.annotated(), TestBase());
  const int ban = TokenOf(document.annotated(), "Ban");
  const auto matches = words.MatchesAt(ban, words.size());
  ASSERT_FALSE(matches.empty());
  EXPECT_EQ(document.annotated().tokens[ban + matches.back().length - 1].text, "moon");
}

}  // namespace
}  // namespace communique::entity
