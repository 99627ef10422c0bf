#include "services/entity/domain/time_calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace communique::entity {
namespace {

using absl::CivilDay;
using testing::Pair;

constexpr CalendarDate kNone;

TEST(TimeCalendarTest, FindsWeekdaysAroundADay) {
  const CivilDay wednesday(2030, 3, 13);
  EXPECT_EQ(NextWeekday(wednesday, 3), wednesday);
  EXPECT_EQ(NextWeekday(wednesday, 1), CivilDay(2030, 3, 18));
  EXPECT_EQ(PreviousWeekday(wednesday, 3), wednesday);
  EXPECT_EQ(PreviousWeekday(wednesday, 5), CivilDay(2030, 3, 8));
}

TEST(TimeCalendarTest, ChoosesTheYearThatLiesNearest) {
  EXPECT_EQ(NearestYear({0, 12, 30}, {2030, 1, 2}), 2029);
  EXPECT_EQ(NearestYear({0, 1, 2}, {2029, 12, 30}), 2030);
  EXPECT_EQ(NearestYear({0, 6, 1}, {2029, 5, 0}), 2029);
}

TEST(TimeCalendarTest, CountsUnitsFromTheOneAroundADay) {
  const CalendarDate wednesday{2030, 3, 13};
  EXPECT_THAT(UnitAt(wednesday, 7, -1), Pair(CalendarDate{2030, 3, 4}, CalendarDate{2030, 3, 10}));
  EXPECT_THAT(UnitAt(wednesday, 2, 0), Pair(CalendarDate{2030, 3, 16}, CalendarDate{2030, 3, 17}));
  EXPECT_THAT(UnitAt(wednesday, 30, -3),
              Pair(CalendarDate{2029, 12, 0}, CalendarDate{2029, 12, 0}));
  EXPECT_THAT(UnitAt({2030, 0, 0}, 365, 1),
              Pair(CalendarDate{2031, 0, 0}, CalendarDate{2031, 0, 0}));
  EXPECT_THAT(UnitAt({2030, 0, 0}, 7, 1), Pair(kNone, kNone));
  EXPECT_THAT(UnitAt(wednesday, 1, 1), Pair(kNone, kNone));
}

TEST(TimeCalendarTest, DisplacesAsPreciselyAsTheUnit) {
  const CalendarDate day{2030, 3, 1};
  EXPECT_EQ(Displaced(day, 1, -1), (CalendarDate{2030, 2, 28}));
  EXPECT_EQ(Displaced(day, 14, 1), (CalendarDate{2030, 3, 15}));
  EXPECT_EQ(Displaced(day, 30, 10), (CalendarDate{2031, 1, 0}));
  EXPECT_EQ(Displaced(day, 3650, -2), (CalendarDate{2010, 0, 0}));
  EXPECT_EQ(Displaced({2030, 3, 0}, 1, 1), kNone);
  EXPECT_EQ(Displaced(kNone, 365, 1), kNone);
}

// From printed tables of Easter dates.
TEST(TimeCalendarTest, KnowsEaster) {
  EXPECT_EQ(EasterSunday(1961), CivilDay(1961, 4, 2));
  EXPECT_EQ(EasterSunday(2008), CivilDay(2008, 3, 23));
  EXPECT_EQ(EasterSunday(2011), CivilDay(2011, 4, 24));
  EXPECT_EQ(EasterSunday(2024), CivilDay(2024, 3, 31));
  EXPECT_EQ(EasterSunday(2038), CivilDay(2038, 4, 25));
}

TEST(TimeCalendarTest, FindsTheNthWeekdayOfAMonth) {
  EXPECT_EQ(NthWeekday(2025, 11, 4, 4), CivilDay(2025, 11, 27));
  EXPECT_EQ(NthWeekday(2025, 5, 1, -1), CivilDay(2025, 5, 26));
  EXPECT_EQ(NthWeekday(2025, 12, 3, -1), CivilDay(2025, 12, 31));
}

}  // namespace
}  // namespace communique::entity
