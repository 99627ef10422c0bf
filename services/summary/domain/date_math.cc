#include "services/summary/domain/date_math.h"

#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"

namespace communique::summary {
namespace {

using base::v1::DateRange;
using base::v1::PartialDate;

// Stands in for an unknown year; a leap year, so that 29 February is a day.
constexpr int kUnknownYear = 4;

constexpr std::array<absl::string_view, 13> kMonthNames = {
    "",     "January", "February",  "March",   "April",    "May",     "June",
    "July", "August",  "September", "October", "November", "December"};

PartialDate FromSerial(long serial, bool year_known) {
  serial += 719468;
  const long era = (serial >= 0 ? serial : serial - 146096) / 146097;
  const long day_of_era = serial - era * 146097;
  const long year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const long shifted_month = (5 * day_of_year + 2) / 153;
  const long month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  PartialDate date;
  if (year_known) date.set_year(static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)));
  date.set_month(static_cast<int>(month));
  date.set_day(static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1));
  return date;
}

bool Known(const PartialDate& date) {
  return date.year() != 0 || date.month() != 0 || date.day() != 0;
}

int Sign(int difference) { return difference < 0 ? -1 : difference > 0 ? 1 : 0; }

}  // namespace

bool IsDay(const PartialDate& date) { return date.month() != 0 && date.day() != 0; }

long ToSerial(const PartialDate& date) {
  const long year = (date.year() != 0 ? date.year() : kUnknownYear) - (date.month() <= 2 ? 1 : 0);
  const long era = (year >= 0 ? year : year - 399) / 400;
  const long year_of_era = year - era * 400;
  const long shifted_month = date.month() > 2 ? date.month() - 3 : date.month() + 9;
  const long day_of_year = (153 * shifted_month + 2) / 5 + date.day() - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

PartialDate AddDays(const PartialDate& date, int days) {
  return FromSerial(ToSerial(date) + days, date.year() != 0);
}

std::optional<int> Compare(const PartialDate& a, const PartialDate& b) {
  if ((a.year() == 0) != (b.year() == 0)) return std::nullopt;
  if (a.year() != b.year()) return Sign(a.year() - b.year());
  if (a.month() == 0 || b.month() == 0) {
    return a.year() != 0 ? std::optional<int>(0) : std::nullopt;
  }
  if (a.month() != b.month()) return Sign(a.month() - b.month());
  if (a.day() == 0 || b.day() == 0) return 0;
  return Sign(a.day() - b.day());
}

bool Compatible(const PartialDate& a, const PartialDate& b) {
  const auto agree = [](int x, int y) { return x == 0 || y == 0 || x == y; };
  return agree(a.year(), b.year()) && agree(a.month(), b.month()) && agree(a.day(), b.day());
}

bool SameDate(const PartialDate& a, const PartialDate& b) {
  return a.year() == b.year() && a.month() == b.month() && a.day() == b.day();
}

std::string Edtf(const PartialDate& date) {
  if (!Known(date)) return "";
  std::string out = date.year() != 0 ? absl::StrFormat("%04d", date.year()) : "XXXX";
  if (date.month() != 0) absl::StrAppendFormat(&out, "-%02d", date.month());
  if (date.month() != 0 && date.day() != 0) absl::StrAppendFormat(&out, "-%02d", date.day());
  return out;
}

DateRange MakeRange(const std::optional<PartialDate>& start,
                    const std::optional<PartialDate>& end) {
  DateRange range;
  if (start.has_value() && Known(*start)) *range.mutable_start() = *start;
  if (end.has_value() && Known(*end)) *range.mutable_end() = *end;
  if (range.has_start() && range.has_end()) {
    const std::string first = Edtf(range.start());
    const std::string last = Edtf(range.end());
    range.set_edtf(first == last ? first : absl::StrCat(first, "/", last));
  } else if (range.has_start()) {
    range.set_edtf(absl::StrCat(Edtf(range.start()), "/.."));
  } else if (range.has_end()) {
    range.set_edtf(absl::StrCat("../", Edtf(range.end())));
  }
  return range;
}

bool Overlap(const DateRange& a, const DateRange& b) {
  const PartialDate& a_end = a.has_end() ? a.end() : a.start();
  const PartialDate& b_end = b.has_end() ? b.end() : b.start();
  if (!Known(a_end) || !Known(b_end)) return false;
  const PartialDate& a_start = a.has_start() ? a.start() : a.end();
  const PartialDate& b_start = b.has_start() ? b.start() : b.end();
  const auto not_after = [](const PartialDate& x, const PartialDate& y) {
    PartialDate left = x;
    PartialDate right = y;
    if (left.year() == 0 || right.year() == 0) {
      left.clear_year();
      right.clear_year();
    }
    return Compare(left, right).value_or(1) <= 0;
  };
  return not_after(a_start, b_end) && not_after(b_start, a_end);
}

std::string ForPeople(const PartialDate& date) {
  std::string out;
  if (date.day() != 0) out = absl::StrCat(date.day());
  if (date.month() >= 1 && date.month() <= 12) {
    absl::StrAppend(&out, out.empty() ? "" : " ", kMonthNames[date.month()]);
  }
  if (date.year() != 0) absl::StrAppend(&out, out.empty() ? "" : " ", date.year());
  return out;
}

std::string ForPeople(const DateRange& range) {
  if (!range.has_end()) return ForPeople(range.start());
  if (!range.has_start()) return absl::StrCat("until ", ForPeople(range.end()));
  const PartialDate& start = range.start();
  const PartialDate& end = range.end();
  if (SameDate(start, end)) return ForPeople(start);
  PartialDate shortened = start;
  if (start.year() == end.year()) {
    shortened.clear_year();
    if (start.month() == end.month() && IsDay(start) && IsDay(end)) shortened.clear_month();
  }
  return absl::StrCat(ForPeople(shortened), " to ", ForPeople(end));
}

}  // namespace communique::summary
