#ifndef SERVICES_SUMMARY_DOMAIN_DATE_MATH_H_
#define SERVICES_SUMMARY_DOMAIN_DATE_MATH_H_

#include <optional>
#include <string>

#include "communique/base/v1/date.pb.h"

namespace communique::summary {

// Calendar arithmetic on partial dates (proleptic Gregorian). A date whose year is not known is
// placed in a leap year that no text uses, so that days and months without a year still compare and
// count.

// True when month and day are known; the year may be missing.
bool IsDay(const base::v1::PartialDate& date);

// Days since 1970-01-01 of a date for which IsDay holds (algorithm: Howard Hinnant,
// days_from_civil).
long ToSerial(const base::v1::PartialDate& date);

// `date` moved by `days`; keeps an unknown year unknown. IsDay(date) must hold.
base::v1::PartialDate AddDays(const base::v1::PartialDate& date, int days);

// -1, 0 or 1 when `a` is before, the same as or after `b`, as far as the parts that both know tell;
// nullopt when they share no leading part (an unknown year against a known one).
std::optional<int> Compare(const base::v1::PartialDate& a, const base::v1::PartialDate& b);

// True when every part that both dates know is equal.
bool Compatible(const base::v1::PartialDate& a, const base::v1::PartialDate& b);

bool SameDate(const base::v1::PartialDate& a, const base::v1::PartialDate& b);

// Extended Date/Time Format (ISO 8601-2) of one date ("2031-05-07", "XXXX-05-07", "2031-05"); empty
// when nothing is known.
std::string Edtf(const base::v1::PartialDate& date);

// A range with its edtf filled in; an unset end is open ("2031-05-07/..").
base::v1::DateRange MakeRange(const std::optional<base::v1::PartialDate>& start,
                              const std::optional<base::v1::PartialDate>& end);

// True when the two ranges share a day, or would if their missing parts agreed.
bool Overlap(const base::v1::DateRange& a, const base::v1::DateRange& b);

// "7 May 2031", "7 May", "May 2031" for people; empty when nothing is known.
std::string ForPeople(const base::v1::PartialDate& date);
// "7 to 9 May 2031" and the like.
std::string ForPeople(const base::v1::DateRange& range);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_DATE_MATH_H_
