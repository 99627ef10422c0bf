#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/domain/page_reading.h"
#include "services/ingest/domain/roles.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ResidueTest, RemovesMenusAndWhatFollowsTheComments) {
  const v1::Document document =
      Clean(std::string("Home > Analysis\n\nAn Estonian in Ottawa\n\n") + kBody +
            "\nTrending\nA queen in Riga\nWill the ice hold?\n\nLeave a comment\nPeter: nonsense, "
            "all of it.\n");
  EXPECT_EQ(Paragraphs(document).size(), 4u);
  EXPECT_THAT(RemovedLines(document),
              ::testing::IsSupersetOf({"NAVIGATION: Home > Analysis", "RELATED: Trending",
                                       "RELATED: A queen in Riga", "RELATED: Will the ice hold?",
                                       "COMMENTS: Leave a comment",
                                       "COMMENTS: Peter: nonsense, all of it."}));
}

TEST(ResidueTest, KeepsTextAfterACommentLineAboveIt) {
  const v1::Document document =
      Clean(std::string("An Estonian in Ottawa\n14 comments\n\n") + kBody);
  EXPECT_EQ(Paragraphs(document).size(), 4u);
}

TEST(ResidueTest, RemovesWhatAMailingListPutsAroundALetter) {
  const v1::Document document =
      Clean(std::string("An Estonian in Ottawa\n\nView this email in your browser\n\n") + kBody +
            "\nYou are receiving this email because you signed up for the Northern Letter.\n\n"
            "Unsubscribe\n");
  EXPECT_THAT(Paragraphs(document), ::testing::SizeIs(4)) << document.text();
}

TEST(ResidueTest, BelievesTheJudgementOfAParagraphOfHtmlOverAWordInIt) {
  const v1::Document document = Clean(
      "<html><body><article><h1>An Estonian in Ottawa</h1><p>The foreign minister of Estonia flew "
      "to "
      "Ottawa on Sunday for three days of talks about the ice of the Arctic.</p><p>All rights "
      "reserved "
      "for fishing there, he said in the harbour on Monday, had to be shared with those who live "
      "on "
      "the coast and on its ice.</p><p>In the morning he met his Canadian counterpart, and they "
      "agreed "
      "to open a station for research together.</p></article></body></html>");
  EXPECT_THAT(Paragraphs(document), ::testing::SizeIs(4)) << document.text();
}

TEST(ResidueTest, TakesTheLinksUnderALineThatTheJudgementTookOut) {
  PageReading reading;
  const auto add = [&reading](const char* text, bool kept) {
    Block block;
    block.content.text = text;
    block.element = 0;
    block.probability = kept ? 0.6F : 0.1F;
    if (!kept) block.Remove(v1::REMOVAL_REASON_OUTSIDE_MAIN, v1::BLOCK_ROLE_RESIDUE);
    reading.page.blocks.push_back(block);
  };
  add("The foreign minister of Estonia flew to Ottawa on Sunday for three days of talks.", true);
  add("Keep reading", false);
  add("A queen in Riga", true);
  add("12 comments", false);
  add("Peeter: it was nonsense, all of it, from the first word on.", true);
  reading.page.is_html = true;
  for (const Block& block : reading.page.blocks) {
    reading.facts.push_back(FactsOf(block, TestLexicon(), NumericOrder::kDayFirst));
  }
  RemoveResidue(reading.facts, &reading.page);
  const std::vector<Block>& blocks = reading.page.blocks;
  EXPECT_TRUE(blocks[0].kept);
  EXPECT_EQ(blocks[1].reason, v1::REMOVAL_REASON_RELATED);
  EXPECT_EQ(blocks[2].reason, v1::REMOVAL_REASON_RELATED);
  EXPECT_EQ(blocks[4].reason, v1::REMOVAL_REASON_COMMENTS);
}

TEST(ResidueTest, RemovesLinesWithMailAddresses) {
  const v1::Document document = Clean(std::string("An Estonian in Ottawa\n\n") + kBody +
                                      "\nWrite to us: desk@northern.example\n");
  EXPECT_EQ(document.text().find("desk@"), std::string::npos);
}

}  // namespace
}  // namespace communique::ingest
