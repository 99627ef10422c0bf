#include "services/summary/domain/date_math.h"

#include <gtest/gtest.h>

namespace communique::summary {
namespace {

base::v1::PartialDate Date(int year, int month, int day) {
  base::v1::PartialDate date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

TEST(DateMathTest, AddsDaysOverMonthsAndLeapYears) {
  EXPECT_TRUE(SameDate(AddDays(Date(2024, 2, 28), 2), Date(2024, 3, 1)));
  EXPECT_TRUE(SameDate(AddDays(Date(2023, 12, 31), 1), Date(2024, 1, 1)));
  EXPECT_TRUE(SameDate(AddDays(Date(2031, 5, 9), -9), Date(2031, 4, 30)));
}

TEST(DateMathTest, KeepsAnUnknownYearUnknownWhenItCounts) {
  EXPECT_TRUE(SameDate(AddDays(Date(0, 4, 30), 1), Date(0, 5, 1)));
}

TEST(DateMathTest, CountsDaysFromTheEpoch) {
  EXPECT_EQ(ToSerial(Date(1970, 1, 1)), 0);
  EXPECT_EQ(ToSerial(Date(2000, 3, 1)), 11017);
}

TEST(DateMathTest, ComparesOnlyWhatBothDatesKnow) {
  EXPECT_EQ(Compare(Date(2031, 5, 7), Date(2031, 5, 9)), -1);
  EXPECT_EQ(Compare(Date(2031, 5, 0), Date(2031, 5, 9)), 0);
  EXPECT_EQ(Compare(Date(2032, 0, 0), Date(2031, 5, 9)), 1);
  EXPECT_EQ(Compare(Date(0, 5, 7), Date(2031, 5, 9)), std::nullopt);
}

TEST(DateMathTest, WritesExtendedDateTimeFormat) {
  EXPECT_EQ(Edtf(Date(2031, 5, 7)), "2031-05-07");
  EXPECT_EQ(Edtf(Date(0, 5, 7)), "XXXX-05-07");
  EXPECT_EQ(Edtf(Date(2031, 5, 0)), "2031-05");
  EXPECT_EQ(MakeRange(Date(2031, 5, 7), Date(2031, 5, 9)).edtf(), "2031-05-07/2031-05-09");
  EXPECT_EQ(MakeRange(Date(2031, 5, 7), std::nullopt).edtf(), "2031-05-07/..");
  EXPECT_EQ(MakeRange(std::nullopt, Date(2031, 5, 9)).edtf(), "../2031-05-09");
  EXPECT_EQ(MakeRange(std::nullopt, std::nullopt).edtf(), "");
}

TEST(DateMathTest, RangesOverlapWhenTheyShareADay) {
  const base::v1::DateRange may = MakeRange(Date(2031, 5, 7), Date(2031, 5, 9));
  EXPECT_TRUE(Overlap(may, MakeRange(Date(2031, 5, 9), Date(2031, 5, 12))));
  EXPECT_FALSE(Overlap(may, MakeRange(Date(2031, 5, 10), Date(2031, 5, 12))));
  EXPECT_TRUE(Overlap(may, MakeRange(Date(0, 5, 8), Date(0, 5, 8))));
  EXPECT_TRUE(Overlap(may, MakeRange(Date(2031, 5, 0), Date(2031, 5, 0))));
}

TEST(DateMathTest, ReadsWellForPeople) {
  EXPECT_EQ(ForPeople(MakeRange(Date(2031, 5, 7), Date(2031, 5, 9))), "7 to 9 May 2031");
  EXPECT_EQ(ForPeople(MakeRange(Date(2031, 5, 30), Date(2031, 6, 2))), "30 May to 2 June 2031");
  EXPECT_EQ(ForPeople(MakeRange(Date(0, 5, 7), Date(0, 5, 7))), "7 May");
  EXPECT_EQ(ForPeople(MakeRange(Date(2031, 5, 0), Date(2031, 5, 0))), "May 2031");
}

}  // namespace
}  // namespace communique::summary
