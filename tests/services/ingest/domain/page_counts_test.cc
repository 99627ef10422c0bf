#include "services/ingest/domain/page_counts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/ingest/domain/page_reading.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

constexpr char kPage[] =
    "<html><body><nav><p><a href=/>World</a></p></nav><article><h1>World</h1>"
    "<p>The foreign minister of Estonia flew to Ottawa on Sunday for three days of talks about "
    "ice.</p><p>In the morning he met his Canadian counterpart, and they agreed to open a station "
    "together.</p></article><p>Made in Tallinn</p></body></html>";

// Blocks: 0 World, 1 World, 2 and 3 the paragraphs, 4 Made in Tallinn.
class PageCountsTest : public ::testing::Test {
 protected:
  PageCountsTest() {
    v1::RawCommentary raw;
    raw.set_content(kPage);
    reading_ = *ReadPage(raw, TestLexicon());
  }
  PageReading reading_;
};

TEST_F(PageCountsTest, CountsStretchesElementsAndPaths) {
  const PageCounts counts(reading_.facts, reading_.page);
  EXPECT_EQ(counts.all().blocks, 5);
  EXPECT_EQ(counts.all().prose, 33);
  EXPECT_EQ(counts.all().words, 33 + 2 + 3);
  EXPECT_EQ(counts.Before(2).words, 2);
  EXPECT_EQ(counts.Between(2, 4).prose, 33);
  EXPECT_EQ(counts.all().link_bytes, 5);
  const uint32_t paragraph = reading_.page.blocks[2].element;
  EXPECT_EQ(counts.Of(reading_.page.elements[paragraph].parent).words, 34);
  EXPECT_EQ(counts.OfPath(counts.Around(paragraph).path).blocks, 2);
  EXPECT_EQ(counts.Repeats("world"), 2);
  EXPECT_EQ(counts.paragraph_prose(), 33);
}

TEST_F(PageCountsTest, TellsWhatStandsAroundAnElement) {
  const PageCounts counts(reading_.facts, reading_.page);
  const Surroundings& menu = counts.Around(reading_.page.blocks[0].element);
  EXPECT_EQ(menu.reason, v1::REMOVAL_REASON_NAVIGATION);
  EXPECT_NE(menu.tags & BitOf(Tag::kNav), 0u);
  const Surroundings& text = counts.Around(reading_.page.blocks[2].element);
  EXPECT_EQ(text.reason, v1::REMOVAL_REASON_UNSPECIFIED);
  EXPECT_NE(text.tags & BitOf(Tag::kArticle), 0u);
  EXPECT_EQ(text.tags & BitOf(Tag::kNav), 0u);
}

TEST_F(PageCountsTest, MeasuresGapsAndRuns) {
  const PageCounts counts(reading_.facts, reading_.page);
  EXPECT_EQ(counts.gap_before(1), 50u) << "no prose before it";
  EXPECT_EQ(counts.gap_after(0), 1u);
  EXPECT_EQ(counts.gap_before(4), 0u);
  EXPECT_EQ(counts.run(2), 3u) << "the heading and both paragraphs";
  EXPECT_EQ(counts.run(4), 1u);
}

TEST(PageCountsWithoutBlocksTest, AreZero) {
  const Page page;
  const PageCounts counts({}, page);
  EXPECT_EQ(counts.all().words, 0);
  EXPECT_EQ(counts.prose().total(), 0u);
}

}  // namespace
}  // namespace communique::ingest
