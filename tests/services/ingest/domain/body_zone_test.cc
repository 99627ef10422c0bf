#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(BodyZoneTest, KeepsHeadingsAndLists) {
  const v1::Document document =
      Clean(std::string("An Estonian in Ottawa\n\n") + kBody + "\nThe Price of Ice\n\n" +
            "Three things were agreed on that day in the capital.\n\n- herring\n- ice\n\nNobody "
            "was surprised by any of them in the end.\n");
  ASSERT_EQ(document.sections_size(), 2);
  EXPECT_EQ(document.sections(1).heading(), "The Price of Ice");
  EXPECT_EQ(document.sections(1).blocks(2).role(), v1::BLOCK_ROLE_LIST_ITEM);
}

TEST(BodyZoneTest, TakesAWireDatelineApart) {
  const v1::Document document = Clean(
      std::string("Minister ends talks in Ottawa\n\nOTTAWA, March 3, 2024 (Nordwire) -- ") + kBody);
  EXPECT_EQ(document.metadata().dateline_place().value(), "OTTAWA");
  EXPECT_EQ(document.metadata().publisher().value(), "Nordwire");
  EXPECT_EQ(document.metadata().publication_date().value().day(), 3);
  EXPECT_EQ(Paragraphs(document)[1].substr(0, 20), "The foreign minister");
  EXPECT_THAT(RemovedLines(document), ElementsAre("METADATA: OTTAWA, March 3, 2024 (Nordwire) --"));
}

TEST(BodyZoneTest, RemovesRepeatedParagraphsAndPageNumbers) {
  const v1::Document document =
      Clean(std::string("An Estonian in Ottawa\n\n") + kBody +
            "\n- 2 -\n\nThe ministers will meet again before the winter comes.\n\n" +
            "The ministers will meet again before the winter comes.\n\nThat was all they said on "
            "that day.\n");
  EXPECT_THAT(RemovedLines(document),
              ElementsAre("OUTSIDE_MAIN: 2 -",
                          "REPEATED: The ministers will meet again before the winter comes."));
}

TEST(BodyZoneTest, KeepsTheTurnsOfATranscript) {
  const v1::Document document = Clean(
      "Remarks in Tallinn\n\nPRESIDENT LEE: Thank you all.\n\nPRIME MINISTER: Yes!\n\nPRESIDENT "
      "LEE: It is good to be here.\n\nPRIME MINISTER: Yes!\n");
  EXPECT_EQ(Paragraphs(document).size(), 5u);
}

}  // namespace
}  // namespace communique::ingest
