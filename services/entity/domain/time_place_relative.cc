#include "services/entity/domain/time_place_relative.h"

#include <algorithm>

#include "services/entity/domain/time_calendar.h"

namespace communique::entity {
namespace {

using absl::CivilDay;
using absl::CivilMonth;

constexpr int kWeekendDays = 2;
constexpr int kYearDays = 365;
constexpr int kRetrospectDays = 7;  // A text about days further back is told in their order.

void SetUnit(const CalendarDate& base, int unit_days, int offset, const Found& found,
             PlacedTime* placed) {
  const auto [start, end] = UnitAt(base, unit_days, offset);
  if (start.IsEmpty()) return SetPlace({}, {}, kFoundNowhere, placed);
  if (unit_days < 30) placed->kind = v1::TIME_KIND_RANGE;
  SetPlace(start, end, found, placed);
}

// "this century": its last digits are open.
void PlaceLongUnit(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  const int years = match.unit_days / 365;
  if (context.told().year == 0) return SetPlace({}, {}, kFoundNowhere, placed);
  const int first = (context.told().year / years + match.offset) * years;
  placed->kind = v1::TIME_KIND_RANGE;
  placed->open_digits = years == 10 ? 1 : 2;
  SetPlace({first, 0, 0}, {first + years - 1, 0, 0}, context.ByTold(0.8), placed);
}

// Days that are counted are exact; weeks, months and years are not.
void SetCount(const CalendarDate& base, int unit_days, int count, const Found& found,
              PlacedTime* placed) {
  const CalendarDate date = Displaced(base, unit_days, count);
  if (date.IsEmpty()) return SetPlace({}, {}, kFoundNowhere, placed);
  placed->approximate = placed->approximate || unit_days != 1;
  SetPlace(date, date, found, placed);
}

// What the narrative speaks of, as precisely as a unit of `unit_days` needs it.
const PlacedTime* SpokenFor(int unit_days, int token, const TimeContext& context) {
  if (unit_days >= 365) return context.SpokenYear(token);
  return unit_days >= 30 ? context.SpokenMonth(token) : context.SpokenDay(token);
}

// The text tells of days more than a week before its publication.
bool IsRetrospect(const PlacedTime& last, v1::Tense tense, const TimeContext& context) {
  if (!context.told().IsFull()) return true;
  return tense == v1::TENSE_PAST && last.anchoring != v1::TIME_ANCHORING_PUBLICATION &&
         DaysBetween(last.end, context.told()) > kRetrospectDays;
}

// The week that was just spoken of: "He was here last week. On Tuesday ..."
const PlacedTime* WeekSpokenOf(int token, const TimeContext& context) {
  const PlacedTime* last = context.SpokenDay(token);
  if (last == nullptr || last->kind != v1::TIME_KIND_RANGE || !last->start.IsFull()) return nullptr;
  return DaysBetween(last->start, last->end) == 6 ? last : nullptr;
}

// The text announces days more than a week after its publication.
bool IsProspect(const PlacedTime& last, v1::Tense tense, const TimeContext& context) {
  return context.told().IsFull() && tense == v1::TENSE_FUTURE && last.start.IsFull() &&
         last.kind == v1::TIME_KIND_DATE &&
         DaysBetween(context.told(), last.start) > kRetrospectDays;
}

// The day from which a weekday counts in a text about days long past or far ahead; empty for other
// texts.
CalendarDate WeekdayBase(const TimeMatch& match, v1::Tense tense, const TimeContext& context) {
  if (const PlacedTime* week = WeekSpokenOf(match.first, context)) return week->start;
  const CalendarDate story = context.StoryDayFor(match.start.weekday, tense);
  if (story.IsFull()) return story;
  const PlacedTime* last = context.SpokenDay(match.first);
  if (last == nullptr) return {};
  if (!IsRetrospect(*last, tense, context) && !IsProspect(*last, tense, context)) return {};
  return last->start.IsFull() ? last->start : last->end;
}

// "this Friday": of the week of telling, unless the tense says otherwise.
CivilDay WeekdayOfThisWeek(CivilDay told, int weekday, v1::Tense tense) {
  const CivilDay day = PreviousWeekday(told, 1) + (weekday - 1);
  if (tense == v1::TENSE_FUTURE && day < told) return day + 7;
  return tense == v1::TENSE_PAST && day > told ? day - 7 : day;
}

CivilDay WeekdayBy(const TimeMatch& match, CivilDay told, bool forward) {
  const int weekday = match.start.weekday;
  if (!match.has_offset)
    return forward ? NextWeekday(told, weekday) : PreviousWeekday(told, weekday);
  // "last" and "next" leave the day itself.
  return match.offset > 0 ? NextWeekday(told + 1, weekday) : PreviousWeekday(told - 1, weekday);
}

}  // namespace

void PlaceRelativeDay(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  if (!context.told().IsFull()) return SetPlace({}, {}, kFoundNowhere, placed);
  int offset = match.offset;
  if (match.form == TimeForm::kLastNight) offset = -1;
  if (match.form == TimeForm::kBeforeYesterday) offset = -2;
  if (match.form == TimeForm::kAfterTomorrow) offset = 2;
  const CalendarDate day = FromDay(ToDay(context.told()) + offset);
  // "today" often means "nowadays"; the other words do not.
  SetPlace(day, day, context.ByTold(offset == 0 ? 0.7 : 0.9), placed);
}

void PlaceRelativeUnit(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  if (match.unit_days > kYearDays) return PlaceLongUnit(match, context, placed);
  int offset = match.offset;
  if (match.form == TimeForm::kBeforeLast) offset = -2;
  if (match.form == TimeForm::kAfterNext) offset = 2;
  SetUnit(context.told(), match.unit_days, offset,
          context.ByTold(match.form == TimeForm::kTheUnit ? 0.65 : 0.88), placed);
}

void PlaceTheWeekend(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  if (!context.told().IsFull()) return SetPlace({}, {}, kFoundNowhere, placed);
  const v1::Tense tense = context.tense().At(match.first);
  const bool begun = WeekdayNumber(ToDay(context.told())) >= 6;
  SetUnit(context.told(), kWeekendDays, tense == v1::TENSE_PAST && !begun ? -1 : 0,
          context.ByTold(0.7), placed);
}

void PlaceMonthAt(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  const CalendarDate& told = context.told();
  if (told.month == 0) {
    const CalendarDate month{0, match.start.month, 0};
    return SetPlace(month, month, {v1::TIME_ANCHORING_NONE, 0.8}, placed);
  }
  int offset = 0;
  if (match.offset > 0) offset = match.start.month <= told.month ? 1 : 0;
  if (match.offset < 0) offset = match.start.month >= told.month ? -1 : 0;
  const CalendarDate month{told.year + offset, match.start.month, 0};
  SetPlace(month, month, context.ByTold(0.85), placed);
}

void PlaceMonthThen(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  const PlacedTime* last = context.SpokenYear(match.first);
  CalendarDate date{0, match.start.month, match.start.day};
  if (last == nullptr) return SetPlace(date, date, {v1::TIME_ANCHORING_NONE, 0.8}, placed);
  date.year = last->end.year + match.offset;
  SetPlace(date, date, kFoundInNarrative, placed);
}

void PlaceWeekday(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  const v1::Tense tense = context.tense().At(match.first);
  const CalendarDate from = WeekdayBase(match, tense, context);
  if (!match.has_offset && from.IsFull()) {
    const CalendarDate day = FromDay(NextWeekday(ToDay(from), match.start.weekday));
    return SetPlace(day, day, kFoundFar, placed);
  }
  if (!context.told().IsFull()) return SetPlace({}, {}, kFoundNowhere, placed);
  const CivilDay told = ToDay(context.told());
  const bool forward = tense == v1::TENSE_FUTURE ||
                       tense == v1::TENSE_PRESENT ||  // "arrives on Monday"
                       context.tense().IsWouldAt(match.first);
  const CivilDay day = match.has_offset && match.offset == 0
                           ? WeekdayOfThisWeek(told, match.start.weekday, tense)
                           : WeekdayBy(match, told, forward);
  const bool sure = tense == v1::TENSE_PAST || tense == v1::TENSE_FUTURE || match.has_offset;
  SetPlace(FromDay(day), FromDay(day), context.ByTold(sure ? 0.85 : 0.55), placed);
}

void PlaceWeekdayOf(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  if (!context.told().IsFull()) return SetPlace({}, {}, kFoundNowhere, placed);
  const CivilDay monday = PreviousWeekday(ToDay(context.told()), 1) + 7 * match.offset;
  const CalendarDate day = FromDay(monday + (match.start.weekday - 1));
  SetPlace(day, day, context.ByTold(0.88), placed);
}

void PlaceAgo(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  if (match.has_offset && match.unit_days == kYearDays && context.told().IsFull()) {
    CalendarDate day = FromDay(ToDay(context.told()) + match.offset);  // "sixty years ago today"
    day.year -= match.count;
    return SetPlace(day, day, context.ByTold(0.85), placed);
  }
  SetCount(context.told(), match.unit_days, -match.count, context.ByTold(0.65), placed);
}

void PlaceAhead(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  SetCount(context.told(), match.unit_days, match.count, context.ByTold(0.65), placed);
}

void PlaceNextWeekday(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  const PlacedTime* last = context.SpokenDay(match.first);
  if (last == nullptr) return SetPlace({}, {}, kFoundNowhere, placed);
  const CalendarDate day = FromDay(NextWeekday(ToDay(last->end) + 1, match.start.weekday));
  SetPlace(day, day, kFoundInNarrative, placed);
}

void PlaceNarrativeDay(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  placed->approximate = false;  // "later that day" is that day.
  const PlacedTime* last = context.SpokenDay(match.first);
  if (last == nullptr) return SetPlace({}, {}, kFoundNowhere, placed);
  const CalendarDate day = FromDay(ToDay(last->end) + match.offset);
  SetPlace(day, day, kFoundInNarrative, placed);
}

void PlaceNarrativeUnit(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  const PlacedTime* last = SpokenFor(match.unit_days, match.first, context);
  if (last == nullptr) return SetPlace({}, {}, kFoundNowhere, placed);
  SetUnit(last->end, match.unit_days, match.offset, kFoundInNarrative, placed);
}

void PlaceNarrativeCount(const TimeMatch& match, const TimeContext& context, PlacedTime* placed) {
  const int unit = std::max(match.unit_days, 1);
  const PlacedTime* last = SpokenFor(unit, match.first, context);
  if (last == nullptr) return SetPlace({}, {}, kFoundNowhere, placed);
  // "the day before" has no count.
  SetCount(last->end, unit, match.shift * std::max(match.count, 1), kFoundInNarrative, placed);
}

void PlaceNowhere(const TimeMatch&, const TimeContext&, PlacedTime* placed) {
  SetPlace({}, {}, kFoundNowhere, placed);
}

}  // namespace communique::entity
