#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Case {
  const char* head;
  const char* title;
};

class TextTitleTest : public ::testing::TestWithParam<Case> {};

TEST_P(TextTitleTest, FindsTheHeadline) {
  EXPECT_EQ(Clean(std::string(GetParam().head) + "\n\n" + kBody).metadata().title().value(),
            GetParam().title)
      << GetParam().head;
}

INSTANTIATE_TEST_SUITE_P(
    Heads, TextTitleTest,
    ::testing::Values(
        Case{"An Estonian in Ottawa\n\nAn Estonian in Ottawa", "An Estonian in Ottawa"},
        Case{"Home > Analysis > Europe\n\nAn Estonian in Ottawa\n\nBy Jane Roe",
             "An Estonian in Ottawa"},
        Case{"COMMENTARY\nNo. 45/2024\nAN ESTONIAN IN OTTAWA\nJANE ROE", "AN ESTONIAN IN OTTAWA"},
        Case{"Baltic Crossroads\n\nAn Estonian in Ottawa\n\nJane Roe\n3 March 2024",
             "An Estonian in Ottawa"},
        Case{
            "An Estonian in Ottawa - Northern Weekly\nNorthern Weekly\nNews\nAn Estonian in Ottawa",
            "An Estonian in Ottawa"},
        Case{"Opinion | An Estonian in Ottawa\n\nJane Roe", "An Estonian in Ottawa"},
        Case{"Subject: Fwd: [ice-list] An Estonian in Ottawa\nDate: Sun, 3 Mar 2024 10:12:00 +0200",
             "An Estonian in Ottawa"},
        Case{"# An Estonian in Ottawa", "An Estonian in Ottawa"},
        Case{"THE LONG ROAD: A MINISTER GOES WEST", "THE LONG ROAD: A MINISTER GOES WEST"},
        Case{"UNTITLED\n\nRelease date: 24/03/2001", ""}));

TEST(TextTitleTest, StandsOnceAndFirstInTheText) {
  const v1::Document document =
      Clean(std::string("An Estonian in Ottawa\n\nAn Estonian in Ottawa\n\nJane Roe\n\n") + kBody);
  EXPECT_EQ(Paragraphs(document)[0], "An Estonian in Ottawa");
  EXPECT_EQ(Paragraphs(document).size(), 4u);
}

}  // namespace
}  // namespace communique::ingest
