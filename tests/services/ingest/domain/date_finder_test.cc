#include "services/ingest/domain/date_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string Text(const base::v1::PartialDate& d) {
  return absl::StrFormat("%d-%d-%d", d.year(), d.month(), d.day());
}

struct Case {
  const char* line;
  const char* date;
  const char* words;
};

class DateFinderTest : public ::testing::TestWithParam<Case> {};

TEST_P(DateFinderTest, FindsTheDate) {
  const auto found = TestLexicon().dates().Find(GetParam().line, NumericOrder::kDayFirst, true);
  ASSERT_EQ(found.size(), 1u) << GetParam().line;
  EXPECT_EQ(Text(found[0].date), GetParam().date);
  EXPECT_EQ(std::string(GetParam().line).substr(found[0].begin, found[0].end - found[0].begin),
            GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, DateFinderTest,
    ::testing::Values(Case{"13 May 2025, X", "2025-5-13", "13 May 2025"},
                      Case{"For release October 07, 2011", "2011-10-7", "October 07, 2011"},
                      Case{"Sat 8 Feb 2025 07.00 GMT", "2025-2-8", "Sat 8 Feb 2025 07.00 GMT"},
                      Case{"Dec. 1, 2023", "2023-12-1", "Dec. 1, 2023"},
                      Case{"24/03/2001", "2001-3-24", "24/03/2001"},
                      Case{"4/25/2001", "2001-4-25", "4/25/2001"},
                      Case{"2025-05-13", "2025-5-13", "2025-05-13"},
                      Case{"28TH SEPTEMBER, 1959.", "1959-9-28", "28TH SEPTEMBER, 1959"},
                      Case{"27th of May 1996", "1996-5-27", "27th of May 1996"},
                      Case{"Spring 2019", "2019-0-0", "Spring 2019"},
                      Case{"le 3 mars 2024", "2024-3-3", "3 mars 2024"},
                      Case{"May 2023", "2023-5-0", "May 2023"},
                      Case{"4 марта 2024", "2024-3-4", "4 марта 2024"},
                      Case{"4 mayıs 2024", "2024-5-4", "4 mayıs 2024"},
                      Case{"2024年3月4日 10:12", "2024-3-4", "2024年3月4日"},
                      Case{"2024년 3월 4일", "2024-3-4", "2024년 3월 4일"},
                      Case{"Mar 4 20245:00 AM EST", "2024-3-4", "Mar 4 2024"},
                      Case{"by X, 2023", "2023-0-0", "2023"}));

TEST(DateFinderTest, RefusesImpossibleDates) {
  EXPECT_THAT(TestLexicon().dates().Find("31/02/2001", NumericOrder::kDayFirst, false), IsEmpty());
  EXPECT_THAT(TestLexicon().dates().Find("29 February 2023", NumericOrder::kDayFirst, false),
              ::testing::SizeIs(1))
      << "only the month and year of it";
}

TEST(DateFinderTest, FollowsTheOrderOfTheCountry) {
  EXPECT_EQ(Text(TestLexicon().dates().Find("4/5/2024", NumericOrder::kDayFirst, false)[0].date),
            "2024-5-4");
  EXPECT_EQ(Text(TestLexicon().dates().Find("4/5/2024", NumericOrder::kMonthFirst, false)[0].date),
            "2024-4-5");
}

TEST(DateFinderTest, ReadsMarkup) {
  const DateFinder& dates = TestLexicon().dates();
  EXPECT_EQ(Text(*dates.ParseMarkup("2025-05-13T23:10:00+05:30")), "2025-5-13");
  EXPECT_EQ(Text(*dates.ParseMarkup("20250513")), "2025-5-13");
  EXPECT_FALSE(dates.ParseMarkup("yesterday").has_value());
}

TEST(DateFinderTest, RefusesBadRows) {
  EXPECT_FALSE(DateFinder::Create("month\t13\tsmarch\n").ok());
}

}  // namespace
}  // namespace communique::ingest
