#include "services/entity/domain/time_anchor.h"

#include <algorithm>
#include <utility>

#include "services/entity/domain/time_place_dates.h"
#include "services/entity/domain/time_place_relative.h"
#include "services/entity/domain/time_stays.h"

namespace communique::entity {
namespace {

constexpr int kAnniversaryReach =
    14;  // Tokens behind "anniversary" in which the first year stands.
constexpr int kLatestAnniversary = 10;  // Years after the day of telling.

void PlaceDuration(const TimeMatch& match, const TimeContext&, PlacedTime* placed) {
  placed->kind = v1::TIME_KIND_DURATION;
  placed->anchoring = v1::TIME_ANCHORING_EXPLICIT;
  placed->confidence = 0.95;
  const int count = std::max(match.count, 1);
  placed->duration_days =
      match.unit_days == 0 ? std::max(1, (count + 12) / 24) : count * match.unit_days;
  if (match.form == TimeForm::kHalfLength) placed->duration_days = (match.unit_days + 1) / 2;
  if (match.form == TimeForm::kQuarterLength) placed->duration_days = (match.unit_days + 3) / 4;
  if (match.form == TimeForm::kAndHalfLength) placed->duration_days += (match.unit_days + 1) / 2;
}

void PlaceDayIndex(const TimeMatch& match, const TimeContext&, PlacedTime* placed) {
  placed->kind = v1::TIME_KIND_DAY_INDEX;
  placed->anchoring = v1::TIME_ANCHORING_NONE;
  placed->day_index = match.form == TimeForm::kDayFirst ? 1 : match.count;
  if (match.form == TimeForm::kDayLast) placed->day_index = kLastDay;
  placed->confidence = 0.8;
}

void PlaceRecurring(const TimeMatch&, const TimeContext&, PlacedTime* placed) {
  placed->kind = v1::TIME_KIND_RECURRING;
  SetPlace({}, {}, {v1::TIME_ANCHORING_NONE, 0.7}, placed);
}

// How each form is placed.
struct Placing {
  TimeForm form;
  void (*place)(const TimeMatch&, const TimeContext&, PlacedTime*);
};
constexpr Placing kPlacings[] = {{TimeForm::kDate, PlaceDate},
                                 {TimeForm::kNumericDate, PlaceDate},
                                 {TimeForm::kMonth, PlaceDate},
                                 {TimeForm::kYear, PlaceDate},
                                 {TimeForm::kDay, PlaceDate},
                                 {TimeForm::kSlash, PlaceSlash},
                                 {TimeForm::kSeason, PlaceSeason},
                                 {TimeForm::kYearPart, PlaceYearPart},
                                 {TimeForm::kDecade, PlaceDecade},
                                 {TimeForm::kCentury, PlaceCentury},
                                 {TimeForm::kRange, PlaceRange},
                                 {TimeForm::kDays, PlaceRange},
                                 {TimeForm::kYears, PlaceRange},
                                 {TimeForm::kShortYears, PlaceShortYears},
                                 {TimeForm::kWeekOf, PlaceWeekOf},
                                 {TimeForm::kRelativeDay, PlaceRelativeDay},
                                 {TimeForm::kLastNight, PlaceRelativeDay},
                                 {TimeForm::kBeforeYesterday, PlaceRelativeDay},
                                 {TimeForm::kAfterTomorrow, PlaceRelativeDay},
                                 {TimeForm::kRelativeUnit, PlaceRelativeUnit},
                                 {TimeForm::kTheUnit, PlaceRelativeUnit},
                                 {TimeForm::kTheWeekend, PlaceTheWeekend},
                                 {TimeForm::kMonthAt, PlaceMonthAt},
                                 {TimeForm::kMonthThen, PlaceMonthThen},
                                 {TimeForm::kSeasonThen, PlaceSeasonThen},
                                 {TimeForm::kWeekday, PlaceWeekday},
                                 {TimeForm::kWeekdayOf, PlaceWeekdayOf},
                                 {TimeForm::kNextWeekday, PlaceNextWeekday},
                                 {TimeForm::kNarrativeDay, PlaceNarrativeDay},
                                 {TimeForm::kNarrativeUnit, PlaceNarrativeUnit},
                                 {TimeForm::kNarrativeCount, PlaceNarrativeCount},
                                 {TimeForm::kAgo, PlaceAgo},
                                 {TimeForm::kAhead, PlaceAhead},
                                 {TimeForm::kVague, PlaceNowhere},
                                 {TimeForm::kDuration, PlaceDuration},
                                 {TimeForm::kLong, PlaceDuration},
                                 {TimeForm::kHalfLength, PlaceDuration},
                                 {TimeForm::kQuarterLength, PlaceDuration},
                                 {TimeForm::kAndHalfLength, PlaceDuration},
                                 {TimeForm::kBeforeLast, PlaceRelativeUnit},
                                 {TimeForm::kAfterNext, PlaceRelativeUnit},
                                 {TimeForm::kDayFirst, PlaceDayIndex},
                                 {TimeForm::kDayLast, PlaceDayIndex},
                                 {TimeForm::kDayIndex, PlaceDayIndex},
                                 {TimeForm::kRecurring, PlaceRecurring},
                                 {TimeForm::kAnniversary, PlaceRecurring},
                                 {TimeForm::kCommemoration, PlaceCommemoration}};

// "the 80th anniversary of the 1945 victory": the year follows from the one that is said behind it.
void PlaceAnniversary(const std::vector<TimeMatch>& matches, size_t index,
                      const TimeContext& context, PlacedTime* placed) {
  const TimeMatch& match = matches[index];
  if (index + 1 == matches.size()) return;
  const TimeMatch& next = matches[index + 1];
  const std::vector<Token>& tokens = context.text().tokens;
  const bool near = next.first - match.last <= kAnniversaryReach &&
                    tokens[next.first].sentence == tokens[match.first].sentence;
  const bool dated =
      next.form == TimeForm::kDate || next.form == TimeForm::kMonth || next.form == TimeForm::kYear;
  if (!near || !dated || next.start.year == 0) return;
  const int years = match.count != 0 ? match.count : match.start.day;
  const CalendarDate day{next.start.year + years, next.start.month, next.start.day};
  const int told = context.told().year;
  if (told != 0 && day.year > told + kLatestAnniversary) return;
  SetPlace(day, day, kFoundInNarrative, placed);
}

PlacedTime Place(const std::vector<TimeMatch>& matches, size_t index, const TimeContext& context) {
  const TimeMatch& match = matches[index];
  PlacedTime placed;
  placed.first = match.first;
  placed.last = match.last;
  placed.approximate = match.early_or_late;
  const auto* placing = std::find_if(std::begin(kPlacings), std::end(kPlacings),
                                     [&match](const Placing& p) { return p.form == match.form; });
  placing->place(match, context, &placed);
  if (match.form == TimeForm::kAnniversary) PlaceAnniversary(matches, index, context, &placed);
  return placed;
}

}  // namespace

std::vector<PlacedTime> PlaceTimes(const TimeLexicon& lexicon, const AnnotatedText& text,
                                   const std::vector<VerbGroup>& groups,
                                   const std::vector<TimeMatch>& matches) {
  TimeContext context(text, groups, matches);
  std::vector<PlacedTime> times;
  for (size_t i = 0; i < matches.size(); ++i) {
    PlacedTime placed = Place(matches, i, context);
    if (!IsPossible(placed.start) || !IsPossible(placed.end)) continue;
    context.Note(matches[i], placed);
    times.push_back(std::move(placed));
  }
  PlaceStays(lexicon, text, &times);
  return times;
}

}  // namespace communique::entity
