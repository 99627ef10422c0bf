#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TailZoneTest, TakesTheNoteOnTheAuthor) {
  const v1::Document document =
      Clean(std::string("An Estonian in Ottawa\nBy Jane Roe\n\n") + kBody +
            "\nJane Roe is a Research Fellow at the Northern Institute.\n\nNorthern Institute\n");
  EXPECT_EQ(document.metadata().author_bio().value(),
            "Jane Roe is a Research Fellow at the Northern Institute.");
  EXPECT_EQ(Paragraphs(document).size(), 4u);
  EXPECT_THAT(
      RemovedLines(document),
      ::testing::Contains("AUTHOR_BIO: Jane Roe is a Research Fellow at the Northern Institute."));
}

TEST(TailZoneTest, ReadsASignOffDate) {
  const v1::Document document =
      Clean(std::string("VISIT TO OTTAWA\n\n") + kBody + "\nTALLINN\n\n26 February 1995\n");
  EXPECT_EQ(document.metadata().publication_date().value().year(), 1995);
  EXPECT_EQ(document.text().find("1995"), std::string::npos);
}

TEST(TailZoneTest, ReadsTheCopyrightHolder) {
  const v1::Document document =
      Clean(std::string("An Estonian in Ottawa\n\n") + kBody +
            "\n\xC2\xA9 Centre for Cold Water Studies, 2024. All rights reserved.\n");
  EXPECT_EQ(document.metadata().publisher().value(), "Centre for Cold Water Studies");
  EXPECT_FALSE(document.metadata().has_publication_date());
}

TEST(TailZoneTest, KeepsAClosingListAndShortSentences) {
  const v1::Document document =
      Clean(std::string("An Estonian in Ottawa\n\n") + kBody + "\nThank you.\n\nEND\n");
  EXPECT_EQ(Paragraphs(document).back(), "Thank you.");
}

}  // namespace
}  // namespace communique::ingest
