#include "services/entity/domain/time_forms.h"

#include <utility>

#include "services/entity/domain/time_lexicon.h"

namespace communique::entity {
namespace {

constexpr std::pair<absl::string_view, TimeForm> kForms[] = {
    {"date", TimeForm::kDate},
    {"slash", TimeForm::kSlash},
    {"numeric", TimeForm::kNumericDate},
    {"month", TimeForm::kMonth},
    {"month_at", TimeForm::kMonthAt},
    {"month_then", TimeForm::kMonthThen},
    {"season_then", TimeForm::kSeasonThen},
    {"season", TimeForm::kSeason},
    {"year_part", TimeForm::kYearPart},
    {"century", TimeForm::kCentury},
    {"week_of", TimeForm::kWeekOf},
    {"weekday_of", TimeForm::kWeekdayOf},
    {"the_weekend", TimeForm::kTheWeekend},
    {"ahead", TimeForm::kAhead},
    {"vague", TimeForm::kVague},
    {"before_last", TimeForm::kBeforeLast},
    {"after_next", TimeForm::kAfterNext},
    {"half_length", TimeForm::kHalfLength},
    {"quarter_length", TimeForm::kQuarterLength},
    {"and_half_length", TimeForm::kAndHalfLength},
    {"day_first", TimeForm::kDayFirst},
    {"day_last", TimeForm::kDayLast},
    {"anniversary", TimeForm::kAnniversary},
    {"year", TimeForm::kYear},
    {"decade", TimeForm::kDecade},
    {"range", TimeForm::kRange},
    {"days", TimeForm::kDays},
    {"day", TimeForm::kDay},
    {"years", TimeForm::kYears},
    {"short_years", TimeForm::kShortYears},
    {"relative_day", TimeForm::kRelativeDay},
    {"last_night", TimeForm::kLastNight},
    {"before_yesterday", TimeForm::kBeforeYesterday},
    {"after_tomorrow", TimeForm::kAfterTomorrow},
    {"relative_unit", TimeForm::kRelativeUnit},
    {"the_unit", TimeForm::kTheUnit},
    {"weekday", TimeForm::kWeekday},
    {"next_weekday", TimeForm::kNextWeekday},
    {"narrative_day", TimeForm::kNarrativeDay},
    {"narrative_unit", TimeForm::kNarrativeUnit},
    {"narrative_count", TimeForm::kNarrativeCount},
    {"ago", TimeForm::kAgo},
    {"duration", TimeForm::kDuration},
    {"long", TimeForm::kLong},
    {"day_index", TimeForm::kDayIndex},
    {"recurring", TimeForm::kRecurring}};

void Set(int DateParts::*field, int slot, int value, TimeMatch* match) {
  if (slot == 0 || slot == 1) match->start.*field = value;
  if (slot == 0 || slot == 2) match->end.*field = value;
}

// "twenty" and "five" are 25, "six" and "hundred" 600.
int AddUp(int count, int value) {
  if (value == 100 && count > 0) return count * 100;
  return count >= 20 && count % 10 == 0 && value < 10 ? count + value : value;
}

// What stands in a field of a date.
bool CaptureDate(uint32_t classes, int slot, int value, TimeMatch* match) {
  constexpr std::pair<uint32_t, int DateParts::*> kFields[] = {
      {kTimeMonth | kTimeMonthNumber | kTimeSeason, &DateParts::month},
      {kTimeDay | kTimeOrdinal, &DateParts::day},
      {kTimeYear | kTimeTwoDigits, &DateParts::year},
      {kTimeWeekday, &DateParts::weekday}};
  for (const auto& [mask, field] : kFields) {
    if ((classes & mask) == 0) continue;
    if (slot >= 0) Set(field, slot, value, match);
    if (match->form == TimeForm::kDayIndex) match->count = value;
    return true;
  }
  return false;
}

}  // namespace

std::optional<TimeForm> TimeFormNamed(absl::string_view name) {
  for (const auto& [known, form] : kForms) {
    if (known == name) return form;
  }
  return std::nullopt;
}

void Capture(uint32_t classes, int slot, int value, TimeMatch* match) {
  if (CaptureDate(classes, slot, value, match)) return;
  if ((classes & kTimeCount) != 0) match->count = AddUp(match->count, value);
  if ((classes & (kTimeRank | kTimeYearPart)) != 0) match->count = value;
  if ((classes & (kTimeUnit | kTimeHalf | kTimeLong)) != 0) match->unit_days = value;
  if ((classes & (kTimePart | kTimePartNoun)) != 0) match->early_or_late = true;
  if ((classes & kTimeShift) != 0) match->shift = value;
  if ((classes & (kTimeDeictic | kTimeRelation | kTimeFollowing)) != 0) {
    match->offset = value;
    match->has_offset = true;
  }
  if ((classes & (kTimeDecade | kTimeShortDecade)) != 0) match->start.year = value;
  if ((classes & kTimeNumericDate) != 0) {
    match->start = {value / 10000, value / 100 % 100, value % 100, 0};
  }
}

void FinishCapture(TimeMatch* match) {
  // "the last week of May" is a part of May.
  if (match->form == TimeForm::kMonth && match->unit_days >= 0) {
    match->early_or_late = true;
    match->has_offset = false;
    match->start.day = 0;
  }
  const bool date = match->form == TimeForm::kDate || match->form == TimeForm::kMonth ||
                    match->form == TimeForm::kSlash;
  if (!date) return;
  if (match->form == TimeForm::kDate) match->start.day += match->count;
  if (match->start.year > 0 && match->start.year < 100) {
    match->start.year = FullYear(match->start.year);
  }
}

}  // namespace communique::entity
