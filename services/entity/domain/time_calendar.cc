#include "services/entity/domain/time_calendar.h"

#include <algorithm>
#include <cstdlib>

namespace communique::entity {

using absl::CivilDay;
using absl::CivilMonth;

CivilDay NextWeekday(CivilDay from, int weekday) {
  return from + (weekday - WeekdayNumber(from) + 7) % 7;
}

CivilDay PreviousWeekday(CivilDay from, int weekday) {
  return from - (WeekdayNumber(from) - weekday + 7) % 7;
}

int DaysBetween(const CalendarDate& a, const CalendarDate& b) {
  const CivilDay from(a.year, std::max(a.month, 1), std::max(a.day, 1));
  const CivilDay to(b.year, std::max(b.month, 1), std::max(b.day, 1));
  return static_cast<int>(to - from);
}

int NearestYear(const CalendarDate& date, const CalendarDate& anchor) {
  int best = anchor.year;
  int best_distance = 0;
  for (int year : {anchor.year, anchor.year - 1, anchor.year + 1}) {
    const int distance = std::abs(DaysBetween(anchor, {year, date.month, date.day}));
    if (year == anchor.year || distance < best_distance) {
      best = year;
      best_distance = distance;
    }
  }
  return best;
}

CalendarDate MonthOf(CivilMonth month) {
  return {static_cast<int>(month.year()), month.month(), 0};
}

std::pair<CalendarDate, CalendarDate> UnitAt(const CalendarDate& base, int unit_days, int offset) {
  if (unit_days == 365 && base.year != 0) {
    const CalendarDate year{base.year + offset, 0, 0};
    return {year, year};
  }
  if (unit_days == 30 && base.year != 0 && base.month != 0) {
    const CalendarDate month = MonthOf(CivilMonth(base.year, base.month) + offset);
    return {month, month};
  }
  if (!base.IsFull() || (unit_days != 7 && unit_days != 2)) return {};
  const CivilDay monday = PreviousWeekday(ToDay(base), 1) + 7 * offset;
  return {FromDay(unit_days == 7 ? monday : monday + 5), FromDay(monday + 6)};
}

CalendarDate Displaced(const CalendarDate& base, int unit_days, int count) {
  if (unit_days >= 365 && base.year != 0) return {base.year + count * (unit_days / 365), 0, 0};
  if (unit_days == 30 && base.year != 0 && base.month != 0) {
    return MonthOf(CivilMonth(base.year, base.month) + count);
  }
  const bool days = unit_days == 1 || unit_days == 7 || unit_days == 14;
  return base.IsFull() && days ? FromDay(ToDay(base) + count * unit_days) : CalendarDate{};
}

CivilDay EasterSunday(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int rest = year % 100;
  const int correction = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
  const int late = (golden + 11 * epact + 22 * weekday) / 451;
  const int days = epact + weekday - 7 * late + 114;
  return CivilDay(year, days / 31, days % 31 + 1);
}

CivilDay NthWeekday(int year, int month, int weekday, int rank) {
  if (rank < 0) return PreviousWeekday(CivilDay(CivilMonth(year, month) + 1) - 1, weekday);
  return NextWeekday(CivilDay(year, month, 1), weekday) + 7 * (rank - 1);
}

}  // namespace communique::entity
