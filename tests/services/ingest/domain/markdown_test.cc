#include "services/ingest/domain/markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string Plain(const std::string& line) {
  BlockTextBuilder builder(line);
  AppendMarkdown(line, 0, line.size(), &builder);
  return builder.Take().text;
}

TEST(MarkdownTest, KeepsTheWordsOfMarkup) {
  EXPECT_EQ(Plain("The [Oslo accord](http://x.example/a) and [the other][1]"),
            "The Oslo accord and the other");
  EXPECT_EQ(Plain("_Early_ **bold** `code` snake_case 2 * 3"), "Early bold code snake_case 2 * 3");
  EXPECT_EQ(Plain("A note[^1] and ![a picture](p.png) gone"), "A note and gone");
  EXPECT_EQ(Plain("Fish &amp; ice &#8212; so"), "Fish & ice \xE2\x80\x94 so");
  EXPECT_EQ(Plain("[unclosed and & alone"), "[unclosed and & alone");
}

TEST(MarkdownTest, KnowsDefinitions) {
  EXPECT_TRUE(IsMarkdownDefinition("[^1]: http://x.example"));
  EXPECT_TRUE(IsMarkdownDefinition("[Oslo accord]: /docs/oslo"));
  EXPECT_FALSE(IsMarkdownDefinition("[Laughter]: he smiled"));
}

}  // namespace
}  // namespace communique::ingest
