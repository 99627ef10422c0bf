#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(HeadZoneTest, ReadsPublicationLines) {
  const v1::Document document = Clean(
      std::string(
          "An Estonian in Ottawa\n\n13 May 2024, Northern Institute COmmentary 112\nJane Roe\n\n") +
      kBody);
  const v1::Metadata& metadata = document.metadata();
  EXPECT_EQ(metadata.author().value(), "Jane Roe");
  EXPECT_EQ(metadata.publisher().value(), "Northern Institute");
  EXPECT_EQ(metadata.series().value(), "Northern Institute Commentary 112");
  EXPECT_EQ(metadata.series().number(), "112");
  EXPECT_EQ(metadata.publication_date().value().month(), 5);
  EXPECT_THAT(RemovedLines(document),
              ElementsAre("METADATA: 13 May 2024, Northern Institute COmmentary 112",
                          "METADATA: Jane Roe"));
}

TEST(HeadZoneTest, ReadsLabelledLines) {
  const v1::Document document =
      Clean(std::string("Visit to Ottawa\n\nPrime Minister: Roe, Jane\nRelease date: "
                        "24/03/2001\nRelease type: Media Release\nTranscript ID: 77\n\n") +
            kBody);
  EXPECT_EQ(document.metadata().author().value(), "Jane Roe");
  EXPECT_EQ(document.metadata().publication_date().value().day(), 24);
  EXPECT_EQ(Paragraphs(document).size(), 4u);
}

TEST(HeadZoneTest, ReadsTheHeadOfARelease) {
  const v1::Document document = Clean(
      std::string("Cite:\nhttp://x.example/a\n\nTHE WHITE HOUSE\nOffice of the Press "
                  "Secretary\n______________\nFor Immediate Release            October 07, 2011\n\n"
                  "Remarks in Tallinn\n\nOval Office\n\n10:05 A.M. EET\n\nPRESIDENT LEE: Thank you "
                  "all for coming here today.\n\n") +
      kBody);
  const v1::Metadata& metadata = document.metadata();
  EXPECT_EQ(metadata.title().value(), "Remarks in Tallinn");
  EXPECT_EQ(metadata.publisher().value(), "THE WHITE HOUSE, Office of the Press Secretary");
  EXPECT_EQ(metadata.publication_date().value().year(), 2011);
  EXPECT_FALSE(metadata.has_author()) << "a room is no author";
  EXPECT_THAT(document.text(), ::testing::HasSubstr("Oval Office\n\nPRESIDENT LEE: Thank you"));
}

TEST(HeadZoneTest, InventsNoAuthor) {
  for (const char* line : {"By admin", "Posted by baltic_editor | August 10, 2024",
                           "By Editorial Team", "Photograph by Ann Lee", "Northern Institute"}) {
    EXPECT_FALSE(Clean(std::string("An Estonian in Ottawa\n\n") + line + "\n\n" + kBody)
                     .metadata()
                     .has_author())
        << line;
  }
}

TEST(HeadZoneTest, TakesNoDateFromTheBody) {
  EXPECT_FALSE(Clean("An Estonian in Ottawa\n\nThe minister was in Ottawa on 3 March 2024 and "
                     "spoke about ice.\n")
                   .metadata()
                   .has_publication_date());
}

}  // namespace
}  // namespace communique::ingest
