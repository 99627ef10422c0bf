#include "services/ingest/domain/page_prose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/ingest/domain/page_reading.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

PageReading Read(absl::string_view html) {
  v1::RawCommentary raw;
  raw.set_content(std::string(html));
  return *ReadPage(raw, TestLexicon());
}

TEST(PageProseTest, CountsSentencesThatAreNoLinks) {
  const PageReading page = Read(
      "<html><body><div><p>The minister flew to Ottawa on Sunday for three long days of talks "
      "about "
      "the ice.</p><p>Home and abroad</p></div><p><a href=/x>The minister flew to Ottawa on Sunday "
      "for three long days of talks about the ice.</a></p></body></html>");
  ASSERT_EQ(page.page.blocks.size(), 3u);
  EXPECT_TRUE(IsProse(page.page.blocks[0], page.facts[0]));
  EXPECT_FALSE(IsProse(page.page.blocks[1], page.facts[1])) << "no sentence";
  EXPECT_FALSE(IsProse(page.page.blocks[2], page.facts[2])) << "a link";
  EXPECT_EQ(PageProse(page.facts, page.page).total(), 16u);
}

TEST(PageProseTest, FindsTheDeepestElementWithAShareOfIt) {
  const PageReading page = Read(
      "<html><body><main><article><p>The minister flew to Ottawa on Sunday for three long days of "
      "talks about the ice.</p><p>She met her counterpart in the morning, and both of them spoke "
      "for "
      "an hour or more.</p></article><div><p>The weather in the capital was fine all week, and so "
      "it "
      "will stay until Friday, they say.</p></div></main></body></html>");
  const PageProse prose(page.facts, page.page);
  const uint32_t most = prose.Deepest(0.6);
  ASSERT_NE(most, kNone);
  EXPECT_EQ(page.page.elements[most].tag, Tag::kArticle);
  EXPECT_EQ(page.page.elements[prose.Deepest(0.9)].tag, Tag::kMain);
  EXPECT_NEAR(prose.Share(most), 2.0 / 3, 0.05);
}

TEST(PageProseTest, LeavesOutTheCommentsBelowAnArticle) {
  constexpr char kSentences[] =
      "The minister flew to Ottawa on Sunday for three long days of talks about the ice. She met "
      "her "
      "counterpart in the morning, and both of them spoke for an hour or more about the harbours.";
  const PageReading page = Read(absl::StrCat(
      "<html><body><p>", kSentences, "</p><p>", kSentences, "</p><div class=comments><p>",
      kSentences, "</p><div><p>", kSentences, "</p></div></div></body></html>"));
  const PageProse prose(page.facts, page.page);
  EXPECT_EQ(prose.total(), 72u);
  EXPECT_EQ(prose.Words(page.page.blocks[3].element), 0u);
  const PageReading above = Read(absl::StrCat("<html><body><div class=comments-open><p>",
                                              kSentences, "</p></div></body></html>"));
  EXPECT_EQ(PageProse(above.facts, above.page).total(), 36u) << "nothing stands before it";
}

TEST(PageProseTest, APageWithoutSentencesHasNone) {
  const PageReading page = Read("<html><body><div>Ottawa</div></body></html>");
  const PageProse prose(page.facts, page.page);
  EXPECT_EQ(prose.total(), 0u);
  EXPECT_EQ(prose.Deepest(0.5), kNone);
}

}  // namespace
}  // namespace communique::ingest
