#ifndef SERVICES_ENTITY_DOMAIN_TIME_VALUES_H_
#define SERVICES_ENTITY_DOMAIN_TIME_VALUES_H_

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "communique/base/v1/date.pb.h"

namespace communique::entity {

// A date of which parts may be unknown (0); the plain form of base.v1.PartialDate.
struct CalendarDate {
  int year = 0;
  int month = 0;
  int day = 0;

  bool IsFull() const { return year != 0 && month != 0 && day != 0; }
  bool IsEmpty() const { return year == 0 && month == 0 && day == 0; }
  friend bool operator==(const CalendarDate&, const CalendarDate&) = default;
};

// True when the parts that are given can stand together (30 February cannot).
bool IsPossible(const CalendarDate& date);

// The day of a full and possible date.
absl::CivilDay ToDay(const CalendarDate& date);
CalendarDate FromDay(absl::CivilDay day);

// 1 for Monday to 7 for Sunday.
int WeekdayNumber(absl::CivilDay day);

// Extended Date/Time Format, level 1 with unspecified digits: "2025-05-09", "XXXX-05-09",
// "2025-05", "2025". `approximate` adds "~". Empty for an empty date.
std::string Edtf(const CalendarDate& date, bool approximate);

// A decade ("199X") or century ("18XX"): the last `open_digits` digits of `year` are left open.
std::string EdtfOpenYear(int year, int open_digits, bool approximate);

// The message for a range; a single day, month or year when both are equal. Unset ends are open.
base::v1::DateRange ToRange(const CalendarDate& start, const CalendarDate& end, bool approximate);

CalendarDate FromProto(const base::v1::PartialDate& date);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_VALUES_H_
