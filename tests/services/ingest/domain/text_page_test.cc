#include "services/ingest/domain/text_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Texts(const Page& page) {
  std::vector<std::string> texts;
  for (const Block& block : page.blocks) {
    if (block.kept) texts.push_back(block.text());
  }
  return texts;
}

TEST(TextPageTest, ReadsFrontMatter) {
  const Page page = ReadText(
      "---\ntitle: \"A king in Riga\"\ndate: 2016-08-06\nimage:\n  source: x\n---\n\nThe king "
      "came.\nHe saw.\n",
      false);
  ASSERT_EQ(page.metas.size(), 2u);
  EXPECT_EQ(page.metas[0].name, "front:title");
  EXPECT_EQ(page.metas[0].value, "A king in Riga");
  EXPECT_THAT(Texts(page), ElementsAre("The king came. He saw."));
}

TEST(TextPageTest, KnowsMarkdownBlocks) {
  const Page page =
      ReadText("# Title\n\n## Part\n\n* one\n* two\n\n[^1]: http://x.example\n", true);
  ASSERT_EQ(Texts(page).size(), 4u);
  EXPECT_EQ(page.blocks[0].heading_level, 1);
  EXPECT_EQ(page.blocks[1].heading_level, 2);
  EXPECT_TRUE(page.blocks[2].list_item);
}

TEST(TextPageTest, MendsWordsThatALineBreakParts) {
  const std::string text =
      "The ministers of the two countries met for nego-\ntiations in the capital on Tuesday and "
      "they spoke co-\n"
      "operatively about the price of herring, which had\nrisen since the spring because of the "
      "ice up north.\n";
  EXPECT_THAT(Texts(ReadText(text, false)),
              ElementsAre(::testing::AllOf(::testing::HasSubstr("negotiations"),
                                           ::testing::HasSubstr("co-operatively"))));
}

TEST(TextPageTest, KeepsNumberedItemsAndEndMarksApart) {
  const Page page = ReadText(
      "---\nlayout: x\n---\n\nTwo points.\n1. Herring\n2. Ice\n\nThat was all.[^1]\n&#x25cf;\n",
      false);
  EXPECT_THAT(Texts(page),
              ElementsAre("Two points.", "1. Herring", "2. Ice", "That was all.", "\xE2\x97\x8F"));
}

TEST(TextPageTest, DecodesCharacterReferences) {
  EXPECT_THAT(Texts(ReadText("Fish &amp; ice", false)), ElementsAre("Fish & ice"));
}

}  // namespace
}  // namespace communique::ingest
