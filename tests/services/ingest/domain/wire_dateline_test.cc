#include "services/ingest/domain/wire_dateline.h"

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
  const char* paragraph;
  const char* place;
  const char* agency;
  int day;
  const char* rest;
};

class WireDatelineTest : public ::testing::TestWithParam<Case> {};

TEST_P(WireDatelineTest, TakesTheDatelineApart) {
  const auto dateline = ReadWireDateline(GetParam().paragraph, TestLexicon().dates());
  ASSERT_TRUE(dateline.has_value()) << GetParam().paragraph;
  EXPECT_EQ(dateline->place, GetParam().place);
  EXPECT_EQ(dateline->agency, GetParam().agency);
  EXPECT_EQ(dateline->date ? dateline->date->day() : 0, GetParam().day);
  EXPECT_EQ(std::string(GetParam().paragraph).substr(dateline->end), GetParam().rest);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, WireDatelineTest,
    ::testing::Values(
        Case{"OSLO, May 8 (Nordwire) -- The talks", "OSLO", "Nordwire", 8, "The talks"},
        Case{"HANOI, 8 August 2024 (Nordwire) \xE2\x80\x94 The talks", "HANOI", "Nordwire", 8,
             "The talks"},
        Case{"OSLO (Nordwire) - The talks", "OSLO", "Nordwire", 0, "The talks"},
        Case{"OSLO \xE2\x80\x94 The talks", "OSLO", "", 0, "The talks"},
        Case{"TROMSO, Norway, Aug. 8 -- The talks", "TROMSO, Norway", "", 8, "The talks"}));

TEST(WireDatelineTest, LeavesSentencesAlone) {
  for (const char* paragraph :
       {"The talks -- long and dull -- ended.", "Oslo - the capital - slept.",
        "PRESIDENT LEE: Thank you -- all of you.", "OSLO slept."}) {
    EXPECT_FALSE(ReadWireDateline(paragraph, TestLexicon().dates()).has_value()) << paragraph;
  }
}

}  // namespace
}  // namespace communique::ingest
