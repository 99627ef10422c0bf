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

constexpr char kPage[] =
    "<html><body><article><h1>An Estonian in Ottawa</h1><p>The foreign minister of Estonia flew to "
    "Ottawa on Sunday for three days of talks about the ice of the Arctic.</p><p>In the morning he "
    "met his Canadian counterpart, and they agreed to open a station for research together.</p>"
    "</article>";

TEST(TailZoneTest, ReadsDatesInTheFrameOfAPage) {
  const v1::Document posted =
      Clean(std::string(kPage) + "<footer><span>Posted on 3 March 2024</span></footer>");
  EXPECT_EQ(posted.metadata().publication_date().value().day(), 3);
  const v1::Document updated =
      Clean(std::string(kPage) + "<footer><p>Last updated: 4 March 2024</p></footer>");
  EXPECT_EQ(updated.metadata().modified_date().value().day(), 4);
}

TEST(TailZoneTest, ReadsTheAuthorBelowTheText) {
  const std::string roe = "<footer><p>Last updated 3 March 2024 by Jane Roe</p></footer>";
  EXPECT_EQ(Clean(kPage + roe).metadata().author().value(), "Jane Roe");
}

TEST(TailZoneTest, LeavesDatesOfOtherArticles) {
  const v1::Document document =
      Clean(std::string(kPage) +
            "<footer><p>Posted on 3 March 2024</p><p>Posted on 9 May 2023</p></footer>");
  EXPECT_FALSE(document.metadata().has_publication_date());
}

}  // namespace
}  // namespace communique::ingest
