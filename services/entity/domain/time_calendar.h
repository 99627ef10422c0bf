#ifndef SERVICES_ENTITY_DOMAIN_TIME_CALENDAR_H_
#define SERVICES_ENTITY_DOMAIN_TIME_CALENDAR_H_

#include <utility>

#include "absl/time/civil_time.h"
#include "services/entity/domain/time_values.h"

namespace communique::entity {

// Plain arithmetic of the Gregorian calendar. Weekdays: 1 Monday to 7 Sunday.

// The first such weekday on or after `from`; the last one on or before it.
absl::CivilDay NextWeekday(absl::CivilDay from, int weekday);
absl::CivilDay PreviousWeekday(absl::CivilDay from, int weekday);

// Days from `a` to `b`; a missing month or day counts as the first one. Both need a year.
int DaysBetween(const CalendarDate& a, const CalendarDate& b);

// The year, out of that of `anchor` and its neighbours, in which `date` lies nearest to `anchor`.
int NearestYear(const CalendarDate& date, const CalendarDate& anchor);

CalendarDate MonthOf(absl::CivilMonth month);

// First and last day (month, year) of the unit that lies `offset` units from the one around `base`.
// `unit_days`: 2 the weekend of a week that begins on Monday, 7, 30 a month, 365 a year. Both are
// empty when `base` lacks what the unit needs, or for other units.
std::pair<CalendarDate, CalendarDate> UnitAt(const CalendarDate& base, int unit_days, int offset);

// What lies `count` units (1, 7, 14 days, 30 a month, 365, 3650 or 36500 for years) from `base`, as
// precise as the unit. Empty when `base` lacks what the unit needs, or for other units.
CalendarDate Displaced(const CalendarDate& base, int unit_days, int count);

// Easter Sunday of the western churches, by the anonymous Gregorian computus (Meeus, Jones,
// Butcher).
absl::CivilDay EasterSunday(int year);

// The `rank`th such weekday of the month, the last one for -1.
absl::CivilDay NthWeekday(int year, int month, int weekday, int rank);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_CALENDAR_H_
