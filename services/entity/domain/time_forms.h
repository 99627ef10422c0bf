#ifndef SERVICES_ENTITY_DOMAIN_TIME_FORMS_H_
#define SERVICES_ENTITY_DOMAIN_TIME_FORMS_H_

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace communique::entity {

// What a form of time expression means; one for each kind that data/time_patterns.tsv names.
enum class TimeForm : uint8_t {
  kDate,         // A day, perhaps without year.
  kSlash,        // Day and month in unknown order: start.day and end.day.
  kNumericDate,  // A whole date in one token.
  kMonth,
  kSeason,  // start.month is the EDTF season, 21 to 24.
  kYear,
  kDecade,
  kRange,  // Two days; a missing month or year is that of the other end.
  kDays,   // "the 3rd to the 5th": days without a month.
  kDay,    // "the 12th"
  kYears,
  kShortYears,   // "2024-25"
  kRelativeDay,  // offset days from publication.
  kLastNight,
  kBeforeYesterday,
  kAfterTomorrow,
  kRelativeUnit,  // offset units from publication.
  kTheUnit,       // "the end of the month"
  kWeekday,       // offset when a relation is said.
  kNextWeekday,
  kNarrativeDay,  // offset days from the day spoken of.
  kNarrativeUnit,
  kNarrativeCount,  // count units from the day spoken of, direction by the last word.
  kAgo,
  kDuration,
  kLong,
  kDayIndex,
  kRecurring,
  kMonthAt,     // "last May": offset from publication.
  kSeasonThen,  // "the following spring"
  kMonthThen,   // "April of that year": offset from the year spoken of.
  kYearPart,    // "the first half of 2025": start.day is which one, unit_days its length.
  kCentury,
  kWeekOf,     // The week or weekend around a day.
  kWeekdayOf,  // "Tuesday of last week"
  kTheWeekend,
  kAhead,       // "two weeks from now"
  kBeforeLast,  // "the week before last"
  kAfterNext,
  kHalfLength,  // "half a century", "a quarter of a century", "two and a half years"
  kQuarterLength,
  kAndHalfLength,
  kDayFirst,
  kDayLast,        // Its number follows from the stay.
  kVague,          // "some years ago"
  kAnniversary,    // count, else start.day.
  kCommemoration,  // start.month and start.day, or a rule.
};

struct DateParts {
  int year = 0;
  int month = 0;
  int day = 0;
  int weekday = 0;  // Monday = 1.
};

// The day of a movable commemoration; a fixed one has neither.
struct FeastRule {
  bool easter = false;
  int offset = 0;   // From Easter Sunday, days.
  int weekday = 0;  // The `rank`th such day of the month.
  int rank = 0;
};

// An expression as matched, not yet placed in the calendar.
struct TimeMatch {
  int first = 0;  // Tokens [first, last).
  int last = 0;
  TimeForm form = TimeForm::kDate;
  DateParts start;
  DateParts end;
  int count = 0;       // Of units, or the index of a day.
  int unit_days = -1;  // Length of the unit: 0 for hours, 2 for a weekend; -1 for none.
  int offset = 0;
  bool has_offset = false;
  int shift = 0;               // 1 later, -1 earlier; 0 when not said.
  bool early_or_late = false;  // A part of a period is said; its value is approximate.
  FeastRule rule;
};

// The form that data/time_patterns.tsv calls `name`.
std::optional<TimeForm> TimeFormNamed(absl::string_view name);

// Writes what a word, read as one of `classes` (bits of time_lexicon.h), says into the match.
// `slot`: 0 both ends of a range, 1 its start, 2 its end, -1 neither.
void Capture(uint32_t classes, int slot, int value, TimeMatch* match);

// What follows from all that was captured: compound ordinals, years of two digits.
void FinishCapture(TimeMatch* match);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_FORMS_H_
