#include "services/ingest/domain/html_tags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(HtmlTagsTest, KnowsHowElementsFlow) {
  EXPECT_EQ(InfoOf("p").flow, Flow::kBlock);
  EXPECT_EQ(InfoOf("script").flow, Flow::kSkipped);
  EXPECT_EQ(InfoOf("em").flow, Flow::kInline);
  EXPECT_EQ(InfoOf("made-up").tag, Tag::kOther);
}

TEST(HtmlTagsTest, FindsEveryRow) {
  for (const char* name :
       {"a", "amp-ad", "blockquote", "h6", "td", "time", "title", "ul", "video"}) {
    EXPECT_TRUE(InfoOf(name).tag != Tag::kOther || InfoOf(name).flow == Flow::kSkipped) << name;
  }
}

TEST(HtmlTagsTest, FindsNamesInAnyCase) {
  EXPECT_EQ(InfoOf("BlockQuote").tag, Tag::kBlockquote);
  EXPECT_EQ(InfoOf("").id, 0);
  EXPECT_EQ(InfoOf("made-up").id, 0);
}

TEST(HtmlTagsTest, NamesEveryId) {
  EXPECT_EQ(NameOf(0), "");
  int names = 0;
  for (uint8_t id = 1; id < kTagIds && !NameOf(id).empty(); ++id, ++names) {
    EXPECT_EQ(InfoOf(NameOf(id)).id, id) << NameOf(id);
  }
  EXPECT_GT(names, 100);
}

TEST(HtmlTagsTest, KnowsWhatContentsAre) {
  EXPECT_TRUE(InfoOf("br").is_void);
  EXPECT_TRUE(InfoOf("source").is_void);
  EXPECT_FALSE(InfoOf("p").is_void);
  EXPECT_TRUE(InfoOf("style").is_script);
  EXPECT_FALSE(InfoOf("textarea").is_script);
}

TEST(HtmlTagsTest, NumbersHeadings) {
  EXPECT_EQ(HeadingLevel(Tag::kH1), 1);
  EXPECT_EQ(HeadingLevel(Tag::kH6), 6);
  EXPECT_EQ(HeadingLevel(Tag::kP), 0);
}

}  // namespace
}  // namespace communique::ingest
