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
        // Names of publications head a group of lines, headlines stand apart.
        Case{"The Slow Boat\nTravel, tea and too many trains\nHOME | GEAR\n\nAn Estonian in "
             "Ottawa\nby Jane Roe | updated 3 March 2024",
             "An Estonian in Ottawa"},
        Case{"Lakes and Letters\na blog on ice and money\n\nAn Estonian in Ottawa\n\nJane Roe",
             "An Estonian in Ottawa"},
        Case{"North in Translation\nTranslations of northern columns\n\nColuna: Jane Roe\n"
             "Published 3 March 2024\n\nIce with Protocol",
             "Ice with Protocol"},
        Case{"OLD ICE PAPERS\nEssays on method\n\nWhat Is a Visit For?\n\nJane Roe",
             "What Is a Visit For?"},
        Case{"MINISTRY OF ICE\n\nRELEASE No. 4 of 2024\nTallinn, 3 March 2024\n\nMINISTER TO VISIT "
             "OTTAWA",
             "MINISTER TO VISIT OTTAWA"},
        Case{"NORTH WIRE\nStory 0303-11\n\nTallinn's man in Ottawa brings ice",
             "Tallinn's man in Ottawa brings ice"},
        Case{"Ice Column | An Estonian goes to Ottawa\n\nby Jane Roe",
             "An Estonian goes to Ottawa"},
        Case{"An Estonian in Ottawa\nJane Roe and John Doe\n\nA long walk over thin ice",
             "An Estonian in Ottawa"},
        Case{"T H E   N O R T H E R N   H E R A L D\n\nAn Estonian in Ottawa\n\nBy JANE ROE",
             "An Estonian in Ottawa"},
        Case{"nnnn 0412 (NW) Estonia-Canada-Visit\n\nESTONIA'S MINISTER IN OTTAWA FOR\nTALKS ON "
             "THE ICE\n\nBy Jane Roe\nNorthern Wire Staff Writer",
             "ESTONIA'S MINISTER IN OTTAWA FOR TALKS ON THE ICE"},
        Case{"UNTITLED\n\nRelease date: 24/03/2001", ""}));

TEST(TextTitleTest, StandsOnceAndFirstInTheText) {
  const v1::Document document =
      Clean(std::string("An Estonian in Ottawa\n\nAn Estonian in Ottawa\n\nJane Roe\n\n") + kBody);
  EXPECT_EQ(Paragraphs(document)[0], "An Estonian in Ottawa");
  EXPECT_EQ(Paragraphs(document).size(), 4u);
}

}  // namespace
}  // namespace communique::ingest
