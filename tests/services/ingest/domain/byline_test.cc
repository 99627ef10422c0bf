#include "services/ingest/domain/byline.h"

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
  const char* line;
  std::vector<std::string> authors;
  int year;
  const char* organisation;
};

class BylineTest : public ::testing::TestWithParam<Case> {};

TEST_P(BylineTest, ReadsAuthorsAndDate) {
  const auto byline = TestLexicon().bylines().Read(GetParam().line, NumericOrder::kDayFirst);
  ASSERT_TRUE(byline.has_value()) << GetParam().line;
  EXPECT_EQ(byline->authors, GetParam().authors) << GetParam().line;
  EXPECT_EQ(byline->date ? byline->date->date.year() : 0, GetParam().year) << GetParam().line;
  EXPECT_EQ(byline->organisation, GetParam().organisation) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(
    Lines, BylineTest,
    ::testing::Values(
        Case{"By Jane Roe", {"Jane Roe"}, 0, ""},
        Case{"By Jane Roe, Northern Policy Forum", {"Jane Roe"}, 0, "Northern Policy Forum"},
        Case{"Jane Roe   Sat 8 Feb 2025 07.00 GMT", {"Jane Roe"}, 2025, ""},
        Case{"By Jane Roe \xE2\x80\xA2 Dec. 1, 2023 \xE2\x80\xA2 4 minute read",
             {"Jane Roe"},
             2023,
             ""},
        Case{"Posted on February 13, 2025 by Jane Roe & John Doe (NIP)",
             {"Jane Roe", "John Doe"},
             2025,
             ""},
        Case{"Posted by baltic_editor | August 10, 2024", {}, 2024, ""},
        Case{"by Jane Roe (Spring 2019)", {"Jane Roe"}, 2019, ""},
        Case{"Text: Jane Roe | 26 September 2022", {"Jane Roe"}, 2022, ""},
        Case{"03.03.2024 | Jane Roe", {"Jane Roe"}, 2024, ""},
        Case{"ByJane Roe 3 March 2024", {"Jane Roe"}, 2024, ""},
        Case{"By Will Roe Former Deputy Editor", {"Will Roe"}, 0, ""},
        Case{"By Great Day Editorial Team", {}, 0, ""},
        Case{"Guide by Jane Roe", {"Jane Roe"}, 0, ""},
        Case{"This post was written by Jane Roe, Head of Research", {"Jane Roe"}, 0, ""},
        Case{"Coluna: Jane Roe", {"Jane Roe"}, 0, ""},
        Case{"Rapporteur: Jane Roe", {"Jane Roe"}, 0, ""},
        Case{"By Jane Roe, Sr. Director", {"Jane Roe"}, 0, ""},
        Case{"Published 4:05 PM EDT, May 8, 2024", {}, 2024, ""},
        Case{"Published Mon, Mar 4 20245:00 AM EST", {}, 2024, ""},
        Case{"By JANE ROE Associated Press", {"JANE ROE"}, 0, "Associated Press"},
        Case{"Jane Roe Diplomatic correspondent", {"Jane Roe"}, 0, ""},
        Case{"By Jane Roe and AFP", {"Jane Roe"}, 0, ""},
        Case{"By Jane Roe @janeroe", {"Jane Roe"}, 0, ""},
        Case{"By Jane Roe (jane@example.org)", {"Jane Roe"}, 0, ""},
        Case{"By Xi Wang & Nguyễn Văn An", {"Xi Wang", "Nguyễn Văn An"}, 0, ""},
        Case{"By Muhammad bin Salman al-Roe", {"Muhammad bin Salman al-Roe"}, 0, ""},
        Case{"By Ngugi wa Roe", {"Ngugi wa Roe"}, 0, ""},
        Case{"Автор: Иван Петров", {"Иван Петров"}, 0, ""}));

TEST(BylineTest, TellsChangesFromPublication) {
  const auto byline = TestLexicon().bylines().Read("Published 3 May 2024, updated 5 May 2024",
                                                   NumericOrder::kDayFirst);
  ASSERT_TRUE(byline && byline->date && byline->modified);
  EXPECT_EQ(byline->date->date.day(), 3);
  EXPECT_EQ(byline->modified->date.day(), 5);
}

TEST(BylineTest, KnowsAChangeByItsWords) {
  for (const char* line :
       {"Updated 9:15 AM EST, Fri March 1, 2024", "Last modified on Fri 1 Mar 2024 10.12 GMT",
        "Updated: 2024-03-01 10:12", "Written by Jane Roe Updated on March 1, 2024"}) {
    const auto byline = TestLexicon().bylines().Read(line, NumericOrder::kDayFirst);
    ASSERT_TRUE(byline && byline->modified) << line;
    EXPECT_EQ(byline->modified->date.day(), 1) << line;
    EXPECT_FALSE(byline->date) << line;
  }
}

TEST(BylineTest, LeavesCreditsApart) {
  const auto byline =
      TestLexicon().bylines().Read("Photograph by Jane Roe", NumericOrder::kDayFirst);
  ASSERT_TRUE(byline.has_value());
  EXPECT_TRUE(byline->is_credit);
}

TEST(BylineTest, FindsNothingInOtherLines) {
  for (const char* line : {"A minister goes west", "What the talks were about",
                           "He flew home the next day.", "Share this", ""}) {
    EXPECT_FALSE(TestLexicon().bylines().Read(line, NumericOrder::kDayFirst)) << line;
  }
}

TEST(BylineTest, FindsNoAuthorInAHeadline) {
  const auto byline = TestLexicon().bylines().Read("Second visit by Jane Roe to the north",
                                                   NumericOrder::kDayFirst);
  EXPECT_TRUE(!byline || byline->authors.empty());
}

}  // namespace
}  // namespace communique::ingest
