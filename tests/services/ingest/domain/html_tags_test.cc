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

TEST(HtmlTagsTest, NumbersHeadings) {
  EXPECT_EQ(HeadingLevel(Tag::kH1), 1);
  EXPECT_EQ(HeadingLevel(Tag::kH6), 6);
  EXPECT_EQ(HeadingLevel(Tag::kP), 0);
}

}  // namespace
}  // namespace communique::ingest
