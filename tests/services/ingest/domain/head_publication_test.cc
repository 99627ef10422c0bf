#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

struct Case {
  const char* name;
  const char* lines;  // Between title and text.
  const char* author;
  const char* publisher;
  const char* series;
  int day;
};

class HeadPublicationTest : public ::testing::TestWithParam<Case> {};

TEST_P(HeadPublicationTest, ReadsTheLines) {
  const Case& c = GetParam();
  const v1::Document document =
      Clean(std::string("An Estonian in Ottawa\n\n") + c.lines + "\n\n" + kBody);
  const v1::Metadata& metadata = document.metadata();
  EXPECT_EQ(metadata.title().value(), "An Estonian in Ottawa");
  EXPECT_EQ(metadata.author().value(), c.author);
  EXPECT_EQ(metadata.publisher().value(), c.publisher);
  EXPECT_EQ(metadata.series().value(), c.series);
  EXPECT_EQ(metadata.publication_date().value().day(), c.day);
  EXPECT_EQ(Paragraphs(document).size(), 4u) << document.text();
}

INSTANTIATE_TEST_SUITE_P(
    Heads, HeadPublicationTest,
    ::testing::Values(
        Case{"Byline", "By Jane Roe\nMarch 3, 2024", "Jane Roe", "", "", 3},
        Case{"NameThenJobThenDate",
             "Jane Roe\nSenior Fellow, Institute of Northern Studies\nMarch 3, 2024", "Jane Roe",
             "", "", 3},
        Case{"Fields", "Roe, Jane | Media Release | 21/08/1996 | Transcript ID 77", "Jane Roe", "",
             "", 21},
        Case{"DateFirst", "03.03.2024 | Jane Roe", "Jane Roe", "", "", 3},
        Case{"NameAndPublication", "Jane Roe, Northern Weekly\nPublished 3 March 2024, 08:00",
             "Jane Roe", "Northern Weekly", "", 3},
        Case{"TwoAuthors", "by Jane Roe and John Doe, 3 March 2024", "Jane Roe and John Doe", "",
             "", 3},
        Case{"Honorific", "Amb. (ret.) Jane Roe\n3 March 2024", "Amb. (ret.) Jane Roe", "", "", 3},
        Case{"Series", "NIP Commentary No. 45/2024 | 3 March 2024\nJane Roe", "Jane Roe", "NIP",
             "NIP Commentary No. 45/2024", 3},
        Case{"PublicationAndAuthor", "Crossroads Baltic\nJane Roe\n3 March 2024", "Jane Roe",
             "Crossroads Baltic", "", 3}),
    [](const ::testing::TestParamInfo<Case>& info) { return info.param.name; });

TEST(HeadPublicationTest, TellsChangesFromPublication) {
  const v1::Document document =
      Clean(std::string("An Estonian in Ottawa\nPublished 3 March 2024, updated 5 March 2024\n\n") +
            kBody);
  EXPECT_EQ(document.metadata().publication_date().value().day(), 3);
  EXPECT_EQ(document.metadata().modified_date().value().day(), 5);
}

TEST(HeadPublicationTest, ReadsTheHeadOfAMail) {
  const v1::Document document =
      Clean(std::string("From: Jane Roe <jane@northern.example>\nTo: list@northern.example\nDate: "
                        "Sun, 3 Mar 2024 10:12:00 +0200\n"
                        "Subject: Fwd: An Estonian in Ottawa\n\n") +
            kBody);
  EXPECT_EQ(document.metadata().author().value(), "Jane Roe");
  EXPECT_EQ(document.metadata().publication_date().value().month(), 3);
  EXPECT_EQ(Paragraphs(document).size(), 4u);
}

}  // namespace
}  // namespace communique::ingest
