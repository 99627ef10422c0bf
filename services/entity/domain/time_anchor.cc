#include "services/entity/domain/time_anchor.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace communique::entity {
namespace {

using absl::CivilDay;
using absl::CivilMonth;
using v1::TimeAnchoring;

// Participles that speak of the future: "scheduled for Monday".
constexpr std::array<absl::string_view, 7> kFutureParticiples = {
    "schedule", "plan", "set", "slate", "expect", "due", "reschedule"};
constexpr int kContextSentences = 3;  // How far back the day spoken of reaches.
constexpr int kNearDays = 45;         // Days of one narrative lie this near to each other.
constexpr int kTensePenalty = 300;    // Days that a wrong tense weighs when a year is chosen.
constexpr int kSlack = 2;             // Days: time zones and copy desks.

// Confidence by the way a value was found.
struct Found {
  TimeAnchoring anchoring = v1::TIME_ANCHORING_NONE;
  double confidence = 0;
};
constexpr Found kExplicit = {v1::TIME_ANCHORING_EXPLICIT, 0.98};
constexpr Found kSameSentence = {v1::TIME_ANCHORING_CONTEXT, 0.92};
constexpr Found kNarrative = {v1::TIME_ANCHORING_CONTEXT, 0.8};
constexpr Found kFarContext = {v1::TIME_ANCHORING_CONTEXT, 0.6};
constexpr Found kPublication = {v1::TIME_ANCHORING_PUBLICATION, 0.88};
constexpr Found kPublicationVague = {v1::TIME_ANCHORING_PUBLICATION, 0.65};
constexpr Found kUnplaced = {v1::TIME_ANCHORING_NONE, 0.5};

CalendarDate DateOf(const DateParts& parts) { return {parts.year, parts.month, parts.day}; }

CalendarDate MonthOf(CivilMonth month) {
  return {static_cast<int>(month.year()), month.month(), 0};
}

class Placer {
 public:
  Placer(const AnnotatedText& text, const std::vector<VerbGroup>& groups,
         const std::vector<TimeMatch>& matches)
      : text_(text), groups_(groups), matches_(matches) {
    publication_ = FromProto(text.context.publication_date);
    for (const TimeMatch& match : matches) {
      const DateParts& anchor = match.end.year != 0 ? match.end : match.start;
      const bool dated = match.form == TimeForm::kDate || match.form == TimeForm::kRange ||
                         match.form == TimeForm::kMonth;
      if (dated && anchor.year != 0 && anchor.month != 0)
        explicit_.push_back({match.first, DateOf(anchor)});
    }
  }

  std::vector<PlacedTime> Place() {
    for (const TimeMatch& match : matches_) {
      PlacedTime placed;
      placed.first = match.first;
      placed.last = match.last;
      placed.approximate = match.part != 0;
      PlaceOne(match, &placed);
      if (!IsPossible(placed.start) || !IsPossible(placed.end)) continue;
      placed_.push_back(placed);
      if (placed.end.IsFull()) narrative_ = static_cast<int>(placed_.size()) - 1;
    }
    return std::move(placed_);
  }

 private:
  struct ExplicitDate {
    int token;
    CalendarDate date;
  };

  int SentenceOf(int token) const { return text_.tokens[token].sentence; }

  static void Set(const CalendarDate& start, const CalendarDate& end, const Found& found,
                  PlacedTime* placed) {
    placed->start = start;
    placed->end = end;
    placed->anchoring = found.anchoring;
    placed->confidence = found.confidence;
  }

  // The tense in which the text speaks at `token`.
  v1::Tense TenseAt(int token) const {
    const int near = GroupNear(text_, groups_, token);
    if (near < 0) return v1::TENSE_UNSPECIFIED;
    const VerbGroup& group = groups_[near];
    const bool future_participle = std::find(kFutureParticiples.begin(), kFutureParticiples.end(),
                                             group.lemma) != kFutureParticiples.end() &&
                                   (group.passive || group.participle);
    if (future_participle || group.infinitive) return v1::TENSE_FUTURE;
    if (group.modal == Modal::kPlan && group.tense == v1::TENSE_PAST) return v1::TENSE_UNSPECIFIED;
    if (group.modal == Modal::kWill || group.modal == Modal::kPlan) return v1::TENSE_FUTURE;
    return group.modal == Modal::kNone ? group.tense : v1::TENSE_UNSPECIFIED;
  }

  // The nearest date with year and month in the sentence of `token`.
  const ExplicitDate* ExplicitInSentence(int token) const {
    const ExplicitDate* best = nullptr;
    for (const ExplicitDate* near : {ExplicitFrom(token), ExplicitBefore(token)}) {
      if (near == nullptr || SentenceOf(near->token) != SentenceOf(token)) continue;
      if (best == nullptr || std::abs(near->token - token) < std::abs(best->token - token))
        best = near;
    }
    return best;
  }

  const ExplicitDate* ExplicitFrom(int token) const {
    const auto it = std::lower_bound(explicit_.begin(), explicit_.end(), token,
                                     [](const ExplicitDate& e, int t) { return e.token < t; });
    return it == explicit_.end() ? nullptr : &*it;
  }

  const ExplicitDate* ExplicitBefore(int token) const {
    const auto it = std::lower_bound(explicit_.begin(), explicit_.end(), token,
                                     [](const ExplicitDate& e, int t) { return e.token < t; });
    return it == explicit_.begin() ? nullptr : &*std::prev(it);
  }

  static int Distance(const CalendarDate& a, const CalendarDate& b) {
    const CivilDay from(a.year, std::max(a.month, 1), std::max(a.day, 1));
    const CivilDay to(b.year, std::max(b.month, 1), std::max(b.day, 1));
    return static_cast<int>(to - from);
  }

  // The year in which `date` lies nearest to `anchor`.
  static int NearestYear(CalendarDate date, const CalendarDate& anchor) {
    int best = anchor.year;
    int best_distance = 0;
    for (int year : {anchor.year, anchor.year - 1, anchor.year + 1}) {
      date.year = year;
      const int distance = std::abs(Distance(anchor, date));
      if (year == anchor.year || distance < best_distance) {
        best = year;
        best_distance = distance;
      }
    }
    return best;
  }

  // The year that fits publication and tense.
  int PublicationYear(CalendarDate date, v1::Tense tense) const {
    if (publication_.month == 0) return publication_.year;
    int best = publication_.year;
    int best_score = 0;
    for (int year : {publication_.year, publication_.year - 1, publication_.year + 1}) {
      date.year = year;
      const int days = Distance(publication_, date);
      const bool wrong = (tense == v1::TENSE_PAST && days > kSlack) ||
                         (tense == v1::TENSE_FUTURE && days < -kSlack);
      const int score = std::abs(days) + (wrong ? kTensePenalty : 0);
      if (year == publication_.year || score < best_score) {
        best = year;
        best_score = score;
      }
    }
    return best;
  }

  // Sets the year of `date`; says how it was found.
  Found FindYear(int token, CalendarDate* date) const {
    if (const ExplicitDate* same = ExplicitInSentence(token)) {
      date->year = NearestYear(*date, same->date);
      return kSameSentence;
    }
    const ExplicitDate* before = ExplicitBefore(token);
    if (before != nullptr && SentenceOf(token) - SentenceOf(before->token) <= kContextSentences) {
      CalendarDate near = *date;
      near.year = NearestYear(near, before->date);
      if (std::abs(Distance(before->date, near)) <= kNearDays) {
        *date = near;
        return kNarrative;
      }
    }
    if (publication_.year != 0) {
      date->year = PublicationYear(*date, TenseAt(token));
      return kPublication;
    }
    if (before == nullptr && !explicit_.empty()) before = &explicit_.front();
    if (before == nullptr) return {v1::TIME_ANCHORING_NONE, 0.8};
    date->year = NearestYear(*date, before->date);
    return kFarContext;
  }

  // The month for a day that stands alone, from the day spoken of or the publication.
  Found FindMonth(int token, CalendarDate* date) const {
    const PlacedTime* last = Narrative(token);
    if (last != nullptr) {
      date->year = last->end.year;
      date->month = last->end.month;
      return kNarrative;
    }
    const ExplicitDate* same = ExplicitInSentence(token);
    if (same != nullptr) {
      date->year = same->date.year;
      date->month = same->date.month;
      return kNarrative;
    }
    if (!publication_.IsFull()) return kUnplaced;
    const v1::Tense tense = TenseAt(token);
    CivilMonth month(publication_.year, publication_.month);
    if (tense != v1::TENSE_FUTURE && date->day > publication_.day) --month;
    if (tense == v1::TENSE_FUTURE && date->day < publication_.day) ++month;
    date->year = static_cast<int>(month.year());
    date->month = month.month();
    return kPublicationVague;
  }

  // The day that the text speaks of at `token`; null when there is none near.
  const PlacedTime* Narrative(int token) const {
    if (narrative_ < 0) return nullptr;
    const PlacedTime& last = placed_[narrative_];
    return SentenceOf(token) - SentenceOf(last.first) <= kContextSentences ? &last : nullptr;
  }

  Found Complete(int token, CalendarDate* date) const {
    if (date->year != 0) return kExplicit;
    if (date->month != 0) return FindYear(token, date);
    return FindMonth(token, date);
  }

  void PlaceOne(const TimeMatch& match, PlacedTime* placed) {
    struct Row {
      TimeForm form;
      void (Placer::*place)(const TimeMatch&, PlacedTime*) const;
    };
    static constexpr Row kRows[] = {{TimeForm::kDate, &Placer::PlaceDate},
                                    {TimeForm::kNumericDate, &Placer::PlaceDate},
                                    {TimeForm::kMonth, &Placer::PlaceDate},
                                    {TimeForm::kYear, &Placer::PlaceDate},
                                    {TimeForm::kDay, &Placer::PlaceDate},
                                    {TimeForm::kSlash, &Placer::PlaceSlash},
                                    {TimeForm::kSeason, &Placer::PlaceSeason},
                                    {TimeForm::kDecade, &Placer::PlaceDecade},
                                    {TimeForm::kRange, &Placer::PlaceRange},
                                    {TimeForm::kDays, &Placer::PlaceRange},
                                    {TimeForm::kYears, &Placer::PlaceRange},
                                    {TimeForm::kShortYears, &Placer::PlaceShortYears},
                                    {TimeForm::kRelativeDay, &Placer::PlaceRelativeDay},
                                    {TimeForm::kLastNight, &Placer::PlaceRelativeDay},
                                    {TimeForm::kBeforeYesterday, &Placer::PlaceRelativeDay},
                                    {TimeForm::kAfterTomorrow, &Placer::PlaceRelativeDay},
                                    {TimeForm::kRelativeUnit, &Placer::PlaceRelativeUnit},
                                    {TimeForm::kTheUnit, &Placer::PlaceRelativeUnit},
                                    {TimeForm::kWeekday, &Placer::PlaceWeekday},
                                    {TimeForm::kNextWeekday, &Placer::PlaceNextWeekday},
                                    {TimeForm::kNarrativeDay, &Placer::PlaceNarrativeDay},
                                    {TimeForm::kNarrativeUnit, &Placer::PlaceNarrativeUnit},
                                    {TimeForm::kNarrativeCount, &Placer::PlaceNarrativeCount},
                                    {TimeForm::kAgo, &Placer::PlaceAgo},
                                    {TimeForm::kDuration, &Placer::PlaceDuration},
                                    {TimeForm::kLong, &Placer::PlaceDuration},
                                    {TimeForm::kDayIndex, &Placer::PlaceDayIndex},
                                    {TimeForm::kRecurring, &Placer::PlaceRecurring},
                                    {TimeForm::kCommemoration, &Placer::PlaceRecurring}};
    for (const Row& row : kRows) {
      if (row.form == match.form) return (this->*row.place)(match, placed);
    }
  }

  void PlaceDate(const TimeMatch& match, PlacedTime* placed) const {
    CalendarDate date = DateOf(match.start);
    const Found found = Complete(match.first, &date);
    Set(date, date, found, placed);
  }

  void PlaceSlash(const TimeMatch& match, PlacedTime* placed) const {
    const int year = match.end.year != 0 ? match.end.year : match.start.year;
    const CalendarDate day_first{year, match.end.day, match.start.day};
    const CalendarDate month_first{year, match.start.day, match.end.day};
    const bool both = day_first.month <= 12 && month_first.month <= 12 && day_first != month_first;
    Found found = kExplicit;
    CalendarDate date = day_first.month <= 12 ? day_first : month_first;
    if (both) {
      found.confidence = 0.55;
      if (publication_.IsFull() && std::abs(Distance(publication_, month_first)) <
                                       std::abs(Distance(publication_, day_first))) {
        date = month_first;
      }
    }
    Set(date, date, found, placed);
  }

  void PlaceSeason(const TimeMatch& match, PlacedTime* placed) const {
    const CalendarDate year{match.start.year, 0, 0};
    Set(year, year, kExplicit, placed);
    placed->season = match.start.month;
    placed->approximate = true;
  }

  void PlaceDecade(const TimeMatch& match, PlacedTime* placed) const {
    placed->kind = v1::TIME_KIND_RANGE;
    Set({match.start.year, 0, 0}, {match.start.year + 9, 0, 0}, kExplicit, placed);
    placed->approximate = true;
  }

  // "2024-25" is two years, "2024-08" a month.
  void PlaceShortYears(const TimeMatch& match, PlacedTime* placed) const {
    const int end = match.start.year / 100 * 100 + match.end.year;
    if (end <= match.start.year) {
      const CalendarDate month{match.start.year, match.end.year, 0};
      return Set(month, month, kExplicit, placed);
    }
    placed->kind = v1::TIME_KIND_RANGE;
    Set({match.start.year, 0, 0}, {end, 0, 0}, kExplicit, placed);
  }

  // Each end takes what it lacks from the other; the end of the range is placed first.
  void PlaceRange(const TimeMatch& match, PlacedTime* placed) const {
    placed->kind = v1::TIME_KIND_RANGE;
    CalendarDate start = DateOf(match.start);
    CalendarDate end = DateOf(match.end);
    const bool end_is_weekday = match.end.weekday != 0 && end.day == 0;
    const bool start_is_weekday = match.start.weekday != 0 && start.day == 0;
    Found found = kUnplaced;
    if (!end_is_weekday) {
      if (end.year == 0 && start.year != 0) end.year = start.year;
      if (end.month == 0 && end.day != 0) end.month = start.month;
      found = Complete(match.first, &end);
    } else if (!start_is_weekday) {
      found = Complete(match.first, &start);
      if (start.IsFull()) end = FromDay(NextWeekday(ToDay(start), match.end.weekday));
    } else {
      PlacedTime single;
      TimeMatch weekday = match;
      weekday.form = TimeForm::kWeekday;
      PlaceWeekday(weekday, &single);
      start = single.start;
      if (start.IsFull()) end = FromDay(NextWeekday(ToDay(start), match.end.weekday));
      return Set(start, end, {single.anchoring, single.confidence}, placed);
    }
    if (start_is_weekday) {
      if (end.IsFull()) start = FromDay(PreviousWeekday(ToDay(end), match.start.weekday));
    } else if (start.year == 0 && end.year != 0) {
      if (start.month == 0) start.month = end.month;
      const bool wraps = start.month > end.month && end.month != 0;
      start.year = wraps ? end.year - 1 : end.year;
    } else if (start.month == 0 && start.day != 0) {
      start.month = end.month;
    }
    Set(start, end, found, placed);
  }

  static CivilDay NextWeekday(CivilDay from, int weekday) {
    return from + (weekday - WeekdayNumber(from) + 7) % 7;
  }
  static CivilDay PreviousWeekday(CivilDay from, int weekday) {
    return from - (WeekdayNumber(from) - weekday + 7) % 7;
  }

  void PlaceRelativeDay(const TimeMatch& match, PlacedTime* placed) const {
    placed->confidence = 0.5;
    if (!publication_.IsFull()) return;
    int offset = match.offset;
    if (match.form == TimeForm::kLastNight) offset = -1;
    if (match.form == TimeForm::kBeforeYesterday) offset = -2;
    if (match.form == TimeForm::kAfterTomorrow) offset = 2;
    const CalendarDate day = FromDay(ToDay(publication_) + offset);
    // "today" often means "nowadays"; the other words do not.
    Set(day, day, {v1::TIME_ANCHORING_PUBLICATION, offset == 0 ? 0.7 : 0.9}, placed);
  }

  // The week, weekend, month or year `offset` units from `base`.
  static void SetUnit(const CalendarDate& base, int unit_days, int offset, const Found& found,
                      PlacedTime* placed) {
    if (unit_days == 365) {
      return Set({base.year + offset, 0, 0}, {base.year + offset, 0, 0}, found, placed);
    }
    if (base.month == 0) return;
    if (unit_days == 30) {
      const CalendarDate month = MonthOf(CivilMonth(base.year, base.month) + offset);
      return Set(month, month, found, placed);
    }
    if (!base.IsFull()) return;
    const CivilDay monday = PreviousWeekday(ToDay(base), 1) + 7 * offset;
    placed->kind = v1::TIME_KIND_RANGE;
    if (unit_days == 7) return Set(FromDay(monday), FromDay(monday + 6), found, placed);
    if (unit_days == 2) return Set(FromDay(monday + 5), FromDay(monday + 6), found, placed);
  }

  void PlaceRelativeUnit(const TimeMatch& match, PlacedTime* placed) const {
    placed->confidence = 0.5;
    if (publication_.year == 0) return;
    SetUnit(publication_, match.unit_days, match.offset,
            match.form == TimeForm::kTheUnit ? kPublicationVague : kPublication, placed);
  }

  void PlaceWeekday(const TimeMatch& match, PlacedTime* placed) const {
    placed->confidence = 0.5;
    const int weekday = match.start.weekday;
    const v1::Tense tense = TenseAt(match.first);
    const bool scheduled = tense == v1::TENSE_PRESENT;  // "arrives on Monday"
    const bool forward =
        match.has_offset ? match.offset > 0 : tense == v1::TENSE_FUTURE || scheduled;
    if (const PlacedTime* last = Narrative(match.first);
        last != nullptr && !match.has_offset && IsRetrospect(*last, tense)) {
      const CalendarDate day =
          FromDay(NextWeekday(ToDay(last->start.IsFull() ? last->start : last->end), weekday));
      return Set(day, day, {v1::TIME_ANCHORING_CONTEXT, 0.6}, placed);
    }
    if (!publication_.IsFull()) return;
    CivilDay base = ToDay(publication_);
    if (match.has_offset && match.offset != 0)
      base += match.offset;  // "last" and "next" leave the day itself.
    const CalendarDate day =
        FromDay(forward ? NextWeekday(base, weekday) : PreviousWeekday(base, weekday));
    const bool sure = tense == v1::TENSE_PAST || tense == v1::TENSE_FUTURE || match.has_offset;
    Set(day, day, {v1::TIME_ANCHORING_PUBLICATION, sure ? 0.85 : 0.55}, placed);
  }

  // The text tells of days more than a week before its publication.
  bool IsRetrospect(const PlacedTime& last, v1::Tense tense) const {
    if (!publication_.IsFull()) return true;
    return tense == v1::TENSE_PAST && last.anchoring != v1::TIME_ANCHORING_PUBLICATION &&
           Distance(last.end, publication_) > 7;
  }

  void PlaceNextWeekday(const TimeMatch& match, PlacedTime* placed) const {
    placed->confidence = 0.5;
    const PlacedTime* last = Narrative(match.first);
    if (last == nullptr) return;
    const CalendarDate day = FromDay(NextWeekday(ToDay(last->end) + 1, match.start.weekday));
    Set(day, day, kNarrative, placed);
  }

  void PlaceNarrativeDay(const TimeMatch& match, PlacedTime* placed) const {
    placed->confidence = 0.5;
    const PlacedTime* last = Narrative(match.first);
    if (last == nullptr) return;
    const int offset = match.has_offset                               ? match.offset
                       : text_.tokens[match.last - 2].lower == "next" ? 1
                                                                      : 0;
    const CalendarDate day = FromDay(ToDay(last->end) + offset);
    Set(day, day, kNarrative, placed);
  }

  void PlaceNarrativeUnit(const TimeMatch& match, PlacedTime* placed) const {
    placed->confidence = 0.5;
    const PlacedTime* last = Narrative(match.first);
    if (last != nullptr) SetUnit(last->end, match.unit_days, match.offset, kNarrative, placed);
  }

  // The day, month or year `count` units from `base`.
  static void SetCount(const CalendarDate& base, int count, int unit_days, const Found& found,
                       PlacedTime* placed) {
    if (unit_days == 365) {
      placed->approximate = true;
      return Set({base.year + count, 0, 0}, {base.year + count, 0, 0}, found, placed);
    }
    if (unit_days == 30 && base.month != 0) {
      const CalendarDate month = MonthOf(CivilMonth(base.year, base.month) + count);
      placed->approximate = true;
      return Set(month, month, found, placed);
    }
    if (!base.IsFull() || (unit_days != 1 && unit_days != 7)) return;
    placed->approximate = unit_days == 7;
    const CalendarDate day = FromDay(ToDay(base) + count * unit_days);
    Set(day, day, found, placed);
  }

  void PlaceNarrativeCount(const TimeMatch& match, PlacedTime* placed) const {
    placed->confidence = 0.5;
    const PlacedTime* last = Narrative(match.first);
    if (last == nullptr) return;
    const bool later = text_.tokens[match.last - 1].lower == "later";
    SetCount(last->end, later ? match.count : -match.count, match.unit_days, kNarrative, placed);
  }

  void PlaceAgo(const TimeMatch& match, PlacedTime* placed) const {
    placed->confidence = 0.5;
    if (publication_.year == 0) return;
    SetCount(publication_, -match.count, match.unit_days, kPublicationVague, placed);
  }

  void PlaceDuration(const TimeMatch& match, PlacedTime* placed) const {
    placed->kind = v1::TIME_KIND_DURATION;
    placed->anchoring = v1::TIME_ANCHORING_EXPLICIT;
    placed->confidence = 0.95;
    const int count = std::max(match.count, 1);
    placed->duration_days =
        match.unit_days == 0 ? std::max(1, (count + 12) / 24) : count * match.unit_days;
  }

  void PlaceDayIndex(const TimeMatch& match, PlacedTime* placed) const {
    placed->kind = v1::TIME_KIND_DAY_INDEX;
    placed->anchoring = v1::TIME_ANCHORING_NONE;
    placed->day_index = match.count;
    placed->confidence = 0.8;
  }

  void PlaceRecurring(const TimeMatch& match, PlacedTime* placed) const {
    placed->kind = v1::TIME_KIND_RECURRING;
    const CalendarDate day{0, match.start.month, match.start.day};
    Set(day, day, {v1::TIME_ANCHORING_NONE, 0.7}, placed);
  }

  const AnnotatedText& text_;
  const std::vector<VerbGroup>& groups_;
  const std::vector<TimeMatch>& matches_;
  CalendarDate publication_;
  std::vector<ExplicitDate> explicit_;
  std::vector<PlacedTime> placed_;
  int narrative_ = -1;  // The latest placed time with a whole day.
};

}  // namespace

std::vector<PlacedTime> PlaceTimes(const AnnotatedText& text, const std::vector<VerbGroup>& groups,
                                   const std::vector<TimeMatch>& matches) {
  return Placer(text, groups, matches).Place();
}

}  // namespace communique::entity
