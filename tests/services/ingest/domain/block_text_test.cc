#include "services/ingest/domain/block_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

BlockText Build(const std::string& source) {
  BlockTextBuilder builder(source);
  builder.AppendSource(0, source.size());
  return builder.Take();
}

TEST(BlockTextTest, CollapsesWhiteSpaceOfAllKinds) {
  EXPECT_EQ(Build("  a \n\t b\xC2\xA0"
                  "c\xE3\x80\x80"
                  "d  ")
                .text,
            "a b c d");
}

TEST(BlockTextTest, DropsInvisibleCharactersAndKeepsCurlyQuotes) {
  EXPECT_EQ(Build("co\xC2\xAD"
                  "op\xE2\x80\x8B"
                  "er\xEF\xBB\xBF"
                  "ate \xE2\x80\x9Cyes\xE2\x80\x9D")
                .text,
            "cooperate \xE2\x80\x9Cyes\xE2\x80\x9D");
  EXPECT_EQ(Build("Os\xEF\xB7\x90"
                  "lo\xF0\x9F\xBF\xBF")
                .text,
            "Oslo")
      << "noncharacters";
}

TEST(BlockTextTest, ComposesToNfc) {
  const BlockText block = Build("cafe\xCC\x81 in Oslo");
  EXPECT_EQ(block.text, "caf\xC3\xA9 in Oslo");
}

TEST(BlockTextTest, PiecesQuoteTheSource) {
  const std::string source =
      "A  cafe\xCC\x81\n in\xC2\xA0Oslo \xE2\x80\x94 so\xC2\xAD"
      "on";
  const BlockText block = Build(source);
  for (const Piece& piece : block.pieces) {
    EXPECT_EQ(block.text.substr(piece.text, piece.length),
              source.substr(piece.source, piece.length));
  }
  EXPECT_EQ(SourceOf(block, 0, 1).begin, 0u);
  EXPECT_EQ(block.source.end, source.size());
}

TEST(BlockTextTest, ReadsOldCharacterCodesAsWindows1252) {
  BlockTextBuilder builder("&#146;");
  builder.AppendConverted("\xC2\x92", 0, 6);
  EXPECT_EQ(builder.Take().text, "\xE2\x80\x99");
}

TEST(BlockTextTest, CutsAPartOut) {
  const BlockText block = Build("OSLO, May 8 -- The ministers met.");
  const BlockText part = SubBlock(block, 15, block.text.size());
  EXPECT_EQ(part.text, "The ministers met.");
  EXPECT_EQ(part.source.begin, 15u);
  EXPECT_EQ(part.pieces[0].source, 15u);
}

TEST(BlockTextTest, JoinsBlocks) {
  BlockText block = Build("One");
  AppendBlock(Build("two"), " ", &block);
  EXPECT_EQ(block.text, "One two");
}

}  // namespace
}  // namespace communique::ingest
