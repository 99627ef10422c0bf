#include "services/entity/domain/time_values.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace communique::entity {
namespace {

constexpr int kLeapYear = 2000;  // Stands for an unknown year: 29 February is possible.

void SetDate(const CalendarDate& date, base::v1::PartialDate* out) {
  out->set_year(date.year);
  out->set_month(date.month);
  out->set_day(date.day);
}

}  // namespace

bool IsPossible(const CalendarDate& date) {
  if (date.month < 0 || date.month > 12 || date.day < 0 || date.day > 31) return false;
  if (date.month == 0 || date.day == 0) return true;
  const int year = date.year == 0 ? kLeapYear : date.year;
  return absl::CivilDay(year, date.month, date.day).day() == date.day;
}

absl::CivilDay ToDay(const CalendarDate& date) {
  return absl::CivilDay(date.year, date.month, date.day);
}

CalendarDate FromDay(absl::CivilDay day) {
  return {static_cast<int>(day.year()), day.month(), day.day()};
}

int WeekdayNumber(absl::CivilDay day) { return static_cast<int>(absl::GetWeekday(day)) + 1; }

std::string Edtf(const CalendarDate& date, bool approximate) {
  if (date.IsEmpty()) return "";
  std::string edtf = date.year == 0 ? "XXXX" : absl::StrFormat("%04d", date.year);
  if (date.month != 0) {
    absl::StrAppendFormat(&edtf, "-%02d", date.month);
  } else if (date.day != 0) {
    edtf += "-XX";
  }
  if (date.day != 0) absl::StrAppendFormat(&edtf, "-%02d", date.day);
  if (approximate) edtf += "~";
  return edtf;
}

std::string EdtfOpenYear(int year, int open_digits, bool approximate) {
  std::string edtf = absl::StrFormat("%04d", year);
  const size_t open = std::min(edtf.size(), static_cast<size_t>(std::max(open_digits, 0)));
  edtf.replace(edtf.size() - open, open, open, 'X');
  return approximate ? edtf + "~" : edtf;
}

base::v1::DateRange ToRange(const CalendarDate& start, const CalendarDate& end, bool approximate) {
  base::v1::DateRange range;
  if (!start.IsEmpty()) SetDate(start, range.mutable_start());
  if (!end.IsEmpty()) SetDate(end, range.mutable_end());
  if (start == end) {
    range.set_edtf(Edtf(start, approximate));
  } else {
    const std::string from = start.IsEmpty() ? ".." : Edtf(start, approximate);
    const std::string to = end.IsEmpty() ? ".." : Edtf(end, approximate);
    range.set_edtf(absl::StrCat(from, "/", to));
  }
  return range;
}

CalendarDate FromProto(const base::v1::PartialDate& date) {
  return {date.year(), date.month(), date.day()};
}

}  // namespace communique::entity
