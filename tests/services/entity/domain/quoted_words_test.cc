#include "services/entity/domain/quoted_words.h"

#include <gtest/gtest.h>

#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

using Test = bool (*)(const AnnotatedText&, const QuotedWords&);

bool Is(Test test, const std::string& text) {
  const Annotated annotated(text);
  const std::vector<QuotedSpan> spans = FindQuotedSpans(annotated.text());
  return !spans.empty() && test(annotated.text(), DescribeQuoted(annotated.text(), spans[0]));
}

TEST(QuotedWordsTest, TellsWhatTheMarksAreFor) {
  EXPECT_TRUE(Is(IsNickname, "Ana “Nita” Rao spoke."));
  EXPECT_FALSE(Is(IsNickname, "Rao said “No” again."));
  EXPECT_TRUE(Is(IsTitle, "The forum “Open Seas and Shared Ports” began."));
  EXPECT_FALSE(Is(IsTitle, "The forum “had open seas and ports” in it."));
  EXPECT_TRUE(Is(IsNamed, "The theme “shared ports” was old."));
  EXPECT_TRUE(Is(IsMention, "The word “corridor” was avoided."));
  EXPECT_TRUE(Is(IsMention, "It was a “historic” visit."));
  EXPECT_FALSE(Is(IsMention, "It was a “significant number” of men."));
  EXPECT_TRUE(Is(IsMention, "All spoke about the “spirit of Oslo”."));
  EXPECT_FALSE(Is(IsMention, "All spoke of the “spirit of Oslo”."));
}

TEST(QuotedWordsTest, KnowsAWholeSentence) {
  EXPECT_TRUE(Is(IsWholeSentence, "“Everything.”"));
  EXPECT_FALSE(Is(IsWholeSentence, "“Everything”, he said."));
  EXPECT_FALSE(Is(IsWholeSentence, "It was “everything.”"));
}

}  // namespace
}  // namespace communique::entity
