#include "services/entity/domain/time_place_dates.h"

#include <cstdlib>

#include "services/entity/domain/time_calendar.h"
#include "services/entity/domain/time_place_relative.h"

namespace communique::entity {
namespace {

constexpr int kQuarterDays = 91;
constexpr int kMonthDays = 30;
constexpr int kYearsAhead = 10;  // A year of two digits lies at most so far ahead of the document.

CalendarDate DateOf(const DateParts& parts) { return {parts.year, parts.month, parts.day}; }

bool IsWeekdayAlone(const DateParts& parts) { return parts.weekday != 0 && parts.day == 0; }

// "Monday to Wednesday", "7 May to Friday": at least one end is a weekday.
void PlaceWeekdayRange(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  PlacedTime start;
  TimeMatch first = match;
  first.form = IsWeekdayAlone(match.start) ? TimeForm::kWeekday : TimeForm::kDate;
  if (IsWeekdayAlone(match.start)) {
    PlaceWeekday(first, context, &start);
  } else {
    PlaceDate(first, context, &start);
  }
  CalendarDate end;
  if (start.start.IsFull()) end = FromDay(NextWeekday(ToDay(start.start), match.end.weekday));
  SetPlace(start.start, end, {start.anchoring, start.confidence}, placed);
}

// Fills the start of a range from its placed end.
void FillStart(const DateParts& parts, const CalendarDate& end, CalendarDate* start) {
  if (IsWeekdayAlone(parts)) {
    if (end.IsFull()) *start = FromDay(PreviousWeekday(ToDay(end), parts.weekday));
    return;
  }
  if (start->month == 0 && start->day != 0) start->month = end.month;
  if (start->year == 0) start->year = end.year;
  const bool wraps =
      start->year != 0 && start->year == end.year && start->month > end.month && end.month != 0;
  if (wraps) --start->year;
}

// "the 28th of next month".
void PlaceDayOfMonth(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  CalendarDate date = UnitAt(context.told(), kMonthDays, match.offset).first;
  if (date.month == 0) return SetPlace({}, {}, kFoundNowhere, placed);
  date.day = match.start.day;
  SetPlace(date, date, context.ByTold(0.85), placed);
}

int DirectionOf(v1::Tense tense) {
  return tense == v1::TENSE_FUTURE ? 1 : tense == v1::TENSE_PAST ? -1 : 0;
}

// Years from that of telling in which the EDTF season 21 to 24 lies: the next one (direction 1),
// the last one (-1), or that of the same year.
int SeasonOffset(int season, int direction, int told_month) {
  constexpr int kFirstMonths[] = {3, 6, 9, 12};  // Of spring to winter, north of the equator.
  const int first = kFirstMonths[season - 21];
  if (direction > 0) return first <= told_month ? 1 : 0;
  return direction < 0 && first + 2 >= told_month ? -1 : 0;
}

// The year of a numeric date. Two digits ("14.10.46") mean no year long after the document.
int CenturyOf(const TimeMatch& match, const TimeContext& context) {
  const absl::string_view word = context.text().tokens[match.first].text;
  const size_t digits = word.size() - word.find_last_of('.') - 1;
  const int told = context.told().year;
  const bool ahead = told != 0 && match.start.year > told + kYearsAhead;
  return digits == 2 && ahead ? match.start.year - 100 : match.start.year;
}

CalendarDate FeastDay(const TimeMatch& match) {
  const int year = match.start.year;
  if (match.rule.easter)
    return year == 0 ? CalendarDate{} : FromDay(EasterSunday(year) + match.rule.offset);
  if (match.rule.weekday == 0) return DateOf(match.start);
  if (year == 0) return {};
  return FromDay(NthWeekday(year, match.start.month, match.rule.weekday, match.rule.rank));
}

}  // namespace

void PlaceDate(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  CalendarDate date = DateOf(match.start);
  if (match.form == TimeForm::kNumericDate) date.year = CenturyOf(match, context);
  if (match.has_offset && date.month == 0) return PlaceDayOfMonth(match, context, placed);
  Found found;
  if (match.has_offset && date.year == 0 && context.told().year != 0) {  // "May last year"
    date.year = context.told().year + match.offset;
    found = context.ByTold(0.9);
  } else {
    found = context.Complete(match.first, match.start.weekday, &date);
  }
  SetPlace(date, date, found, placed);
}

void PlaceSlash(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  const int year = match.end.year != 0 ? match.end.year : match.start.year;
  const CalendarDate day_first{year, match.end.day, match.start.day};
  const CalendarDate month_first{year, match.start.day, match.end.day};
  const bool both = day_first.month <= 12 && month_first.month <= 12 && day_first != month_first;
  Found found = kFoundExplicit;
  CalendarDate date = day_first.month <= 12 ? day_first : month_first;
  if (both) {
    found.confidence = 0.55;
    const CalendarDate& told = context.told();
    if (told.IsFull() &&
        std::abs(DaysBetween(told, month_first)) < std::abs(DaysBetween(told, day_first))) {
      date = month_first;
    }
  }
  SetPlace(date, date, found, placed);
}

void PlaceSeason(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  placed->season = match.start.month;
  placed->approximate = true;
  if (match.start.year != 0) {
    const CalendarDate year{match.start.year, 0, 0};
    return SetPlace(year, year, kFoundExplicit, placed);
  }
  const CalendarDate& told = context.told();
  if (told.month == 0) return SetPlace({}, {}, kFoundNowhere, placed);
  const int direction =
      match.has_offset ? match.offset : DirectionOf(context.tense().At(match.first));
  const CalendarDate year{told.year + SeasonOffset(match.start.month, direction, told.month), 0, 0};
  SetPlace(year, year, context.ByTold(match.has_offset ? 0.75 : 0.5), placed);
}

void PlaceSeasonThen(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  placed->season = match.start.month;
  placed->approximate = true;
  const PlacedTime* last = context.SpokenMonth(match.first);
  if (last == nullptr) return SetPlace({}, {}, kFoundNowhere, placed);
  const int offset = SeasonOffset(match.start.month, match.offset, last->end.month);
  const CalendarDate year{last->end.year + offset, 0, 0};
  SetPlace(year, year, kFoundInNarrative, placed);
}

void PlaceYearPart(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  const bool named = match.count != 0;  // "Q3"
  const int months = named ? match.count / 10 : match.unit_days == kQuarterDays ? 3 : 6;
  const int which = named ? match.count % 10 : match.start.day;
  placed->kind = v1::TIME_KIND_RANGE;
  const bool stated = match.start.year != 0;
  const int year = stated ? match.start.year : context.told().year + match.offset;
  if (!stated && context.told().year == 0) return SetPlace({}, {}, kFoundNowhere, placed);
  SetPlace({year, (which - 1) * months + 1, 0}, {year, which * months, 0},
           stated ? kFoundExplicit : context.ByTold(0.85), placed);
}

void PlaceDecade(const TimeMatch& match, const TimeContext&, PlacedTime* placed) {
  placed->kind = v1::TIME_KIND_RANGE;
  placed->open_digits = 1;
  SetPlace({match.start.year, 0, 0}, {match.start.year + 9, 0, 0}, kFoundExplicit, placed);
}

void PlaceCentury(const TimeMatch& match, const TimeContext&, PlacedTime* placed) {
  const int number = match.count != 0 ? match.count : match.start.day;
  const int first = (number - 1) * 100;
  placed->kind = v1::TIME_KIND_RANGE;
  placed->open_digits = 2;
  SetPlace({first, 0, 0}, {first + 99, 0, 0}, kFoundExplicit, placed);
}

void PlaceShortYears(const TimeMatch& match, const TimeContext&, PlacedTime* placed) {
  const int end = match.start.year / 100 * 100 + match.end.year;
  if (end <= match.start.year) {
    const CalendarDate month{match.start.year, match.end.year, 0};
    return SetPlace(month, month, kFoundExplicit, placed);
  }
  placed->kind = v1::TIME_KIND_RANGE;
  SetPlace({match.start.year, 0, 0}, {end, 0, 0}, kFoundExplicit, placed);
}

void PlaceRange(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  placed->kind = v1::TIME_KIND_RANGE;
  placed->stay = true;
  if (IsWeekdayAlone(match.end)) return PlaceWeekdayRange(match, context, placed);
  CalendarDate start = DateOf(match.start);
  CalendarDate end = DateOf(match.end);
  if (end.year == 0 && start.year != 0) end.year = start.year;
  if (end.month == 0 && end.day != 0) end.month = start.month;
  const bool offset = match.has_offset && end.year == 0 && context.told().year != 0;
  if (offset) end.year = context.told().year + match.offset;
  const Found found =
      offset ? context.ByTold(0.9) : context.Complete(match.first, match.end.weekday, &end);
  FillStart(match.start, end, &start);
  SetPlace(start, end, found, placed);
}

void PlaceWeekOf(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  PlacedTime day;
  PlaceDate(match, context, &day);
  const auto [start, end] = UnitAt(day.start, match.unit_days, 0);
  placed->kind = v1::TIME_KIND_RANGE;
  SetPlace(start, end, {day.anchoring, day.confidence}, placed);
}

void PlaceCommemoration(const TimeMatch& match, const TimeContext&, PlacedTime* placed) {
  const CalendarDate day = FeastDay(match);
  if (match.start.year != 0) return SetPlace(day, day, kFoundExplicit, placed);
  placed->kind = v1::TIME_KIND_RECURRING;
  SetPlace(day, day, {v1::TIME_ANCHORING_NONE, 0.7}, placed);
}

}  // namespace communique::entity
