#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

struct Case {
  const char* name;
  const char* head;
  const char* tail;
  const char* publisher;
};

class HeadMastheadTest : public ::testing::TestWithParam<Case> {};

TEST_P(HeadMastheadTest, NamesThePublisher) {
  const v1::Document document =
      Clean(std::string(GetParam().head) + "\n\n" + kBody + "\n" + GetParam().tail);
  EXPECT_EQ(document.metadata().publisher().value(), GetParam().publisher);
  EXPECT_EQ(document.metadata().title().value(), "An Estonian in Ottawa");
  EXPECT_EQ(Paragraphs(document).size(), 4u) << document.text();
}

INSTANTIATE_TEST_SUITE_P(
    Heads, HeadMastheadTest,
    ::testing::Values(
        Case{"AboveTheTitle", "THE NORTHERN LETTER\nAn Estonian in Ottawa\nby Jane Roe", "",
             "THE NORTHERN LETTER"},
        Case{
            "WithATagline",
            "BALTIC VOICES | news and views from the sea\nMenu\nAn Estonian in Ottawa\nby Jane Roe",
            "", "BALTIC VOICES"},
        Case{"BehindTheTitle", "An Estonian in Ottawa - Northern Weekly\nAn Estonian in Ottawa", "",
             "Northern Weekly"},
        Case{"ConfirmedBelow", "An Estonian in Ottawa\nCrossroads Baltic",
             "Crossroads Baltic | Contact | Privacy\n", "Crossroads Baltic"},
        Case{"Organisation", "Northern Institute for Sea and Ice\n\nAn Estonian in Ottawa", "",
             "Northern Institute for Sea and Ice"}),
    [](const ::testing::TestParamInfo<Case>& info) { return info.param.name; });

}  // namespace
}  // namespace communique::ingest
