#include "services/entity/domain/source_phrases.h"

#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

// The source in the whole text as a noun phrase; "-" when it cannot speak.
std::string Source(const std::string& text, bool any = false) {
  Annotated annotated(text);
  if (absl::StrContains(text, "Rao")) annotated.Mention("Rao", v1::ENTITY_TYPE_PERSON);
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  const auto source = SourceReader(TestRules().cues, annotated.text(), syntax)
                          .Read({0, static_cast<int>(annotated.text().tokens.size())}, any);
  return source.has_value() ? std::string(TextOf(annotated.text(), source->range)) : "-";
}

TEST(SourcePhrasesTest, FindsWhoCanSpeak) {
  EXPECT_EQ(Source("the envoy Rao"), "envoy Rao");
  EXPECT_EQ(Source("an aide to the king"), "aide to the king");
  EXPECT_EQ(Source("two people briefed on the talks"), "two people");
  EXPECT_EQ(Source("she"), "she");
  EXPECT_EQ(Source("the mountain"), "-");
  EXPECT_EQ(Source("the hermit"), "-");
  EXPECT_EQ(Source("the hermit", true), "hermit");
  EXPECT_EQ(Source("the visit", true), "-");
  EXPECT_EQ(Source("no official", true), "-");
  EXPECT_EQ(Source("there", true), "-");
}

TEST(SourcePhrasesTest, KnowsAMediumByTheEndOfItsName) {
  Annotated annotated("The Delta Gazette");
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  const auto source = SourceReader(TestRules().cues, annotated.text(), syntax).Read({0, 3}, false);
  ASSERT_TRUE(source.has_value());
  EXPECT_EQ(source->noun, SourceNoun::kMedia);
}

TEST(SourcePhrasesTest, PrefersTheNameInApposition) {
  Annotated annotated("The foreign minister, Ana Rao, left.");
  annotated.Mention("Ana Rao", v1::ENTITY_TYPE_PERSON);
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  ASSERT_EQ(syntax.clauses.size(), 1u);
  const auto source = SourceReader(TestRules().cues, annotated.text(), syntax)
                          .ReadSubject(syntax.clauses[0], false);
  ASSERT_TRUE(source.has_value());
  EXPECT_EQ(TextOf(annotated.text(), source->range), "Ana Rao");
}

}  // namespace
}  // namespace communique::entity
