#include "services/entity/domain/time_context.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

#include "services/entity/domain/time_calendar.h"
#include "services/entity/domain/time_dateline.h"

namespace communique::entity {
namespace {

// Participles that speak of the future: "scheduled for Monday".
constexpr std::array<absl::string_view, 7> kFutureParticiples = {
    "schedule", "plan", "set", "slate", "expect", "due", "reschedule"};
constexpr int kContextSentences = 3;  // How far back the day spoken of reaches.
constexpr int kNearDays = 45;         // Days of one narrative lie this near to each other.
constexpr int kTensePenalty = 300;    // Days that a wrong tense weighs when a year is chosen.
constexpr int kSlack = 2;             // Days: time zones and copy desks.

bool StatesDate(const TimeMatch& match) {
  const DateParts& end = match.end.year != 0 ? match.end : match.start;
  const bool dated = match.form == TimeForm::kDate || match.form == TimeForm::kRange ||
                     match.form == TimeForm::kMonth || match.form == TimeForm::kNumericDate;
  return dated && end.year != 0 && end.month != 0;
}

}  // namespace

void SetPlace(const CalendarDate& start, const CalendarDate& end, const Found& found,
              PlacedTime* placed) {
  placed->start = start;
  placed->end = end;
  placed->anchoring = found.anchoring;
  placed->confidence = found.confidence;
}

TimeContext::TimeContext(const AnnotatedText& text, const std::vector<VerbGroup>& groups,
                         const std::vector<TimeMatch>& matches)
    : text_(text), groups_(groups), told_(FromProto(text.context.publication_date)) {
  for (const TimeMatch& match : matches) {
    if (!StatesDate(match)) continue;
    const DateParts& end = match.end.year != 0 ? match.end : match.start;
    stated_.push_back({match.first, {end.year, end.month, end.day}});
  }
  if (told_.IsFull()) return;
  CalendarDate dateline = FindDateline(text, matches);
  if (dateline.year == 0) dateline.year = told_.year;
  if (!dateline.IsFull() || (told_.year != 0 && dateline.year != told_.year)) return;
  told_ = dateline;
  told_anchoring_ = v1::TIME_ANCHORING_CONTEXT;
}

void TimeContext::Note(const PlacedTime& placed) {
  if (placed.kind == v1::TIME_KIND_DURATION || placed.kind == v1::TIME_KIND_RECURRING) return;
  if (placed.open_digits != 0 || placed.end.year == 0) return;
  year_ = placed;
  if (placed.end.month != 0) month_ = placed;
  if (placed.end.IsFull()) day_ = placed;
}

const PlacedTime* TimeContext::Spoken(int token, const PlacedTime& last) const {
  if (last.end.year == 0) return nullptr;
  return SentenceOf(token) - SentenceOf(last.first) <= kContextSentences ? &last : nullptr;
}

v1::Tense TimeContext::TenseAt(int token) const {
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

bool TimeContext::IsWouldAt(int token) const {
  const int near = GroupNear(text_, groups_, token);
  return near >= 0 && groups_[near].modal == Modal::kWould && !groups_[near].perfect;
}

const TimeContext::StatedDate* TimeContext::StatedFrom(int token) const {
  const auto it = std::lower_bound(stated_.begin(), stated_.end(), token,
                                   [](const StatedDate& e, int t) { return e.token < t; });
  return it == stated_.end() ? nullptr : &*it;
}

const TimeContext::StatedDate* TimeContext::StatedBefore(int token) const {
  const auto it = std::lower_bound(stated_.begin(), stated_.end(), token,
                                   [](const StatedDate& e, int t) { return e.token < t; });
  return it == stated_.begin() ? nullptr : &*std::prev(it);
}

// The nearest date with year and month in the sentence of `token`.
const TimeContext::StatedDate* TimeContext::StatedInSentence(int token) const {
  const StatedDate* best = nullptr;
  for (const StatedDate* near : {StatedFrom(token), StatedBefore(token)}) {
    if (near == nullptr || SentenceOf(near->token) != SentenceOf(token)) continue;
    if (best == nullptr || std::abs(near->token - token) < std::abs(best->token - token))
      best = near;
  }
  return best;
}

// The year that fits the day of telling and the tense.
int TimeContext::ToldYear(CalendarDate date, v1::Tense tense) const {
  if (told_.month == 0) return told_.year;
  int best = told_.year;
  int best_score = 0;
  for (int year : {told_.year, told_.year - 1, told_.year + 1}) {
    date.year = year;
    const int days = DaysBetween(told_, date);
    const bool wrong =
        (tense == v1::TENSE_PAST && days > kSlack) || (tense == v1::TENSE_FUTURE && days < -kSlack);
    const int score = std::abs(days) + (wrong ? kTensePenalty : 0);
    if (year == told_.year || score < best_score) {
      best = year;
      best_score = score;
    }
  }
  return best;
}

Found TimeContext::FindYear(int token, CalendarDate* date) const {
  if (const StatedDate* same = StatedInSentence(token)) {
    date->year = NearestYear(*date, same->date);
    return kFoundInSentence;
  }
  const StatedDate* before = StatedBefore(token);
  if (before != nullptr && SentenceOf(token) - SentenceOf(before->token) <= kContextSentences) {
    CalendarDate near = *date;
    near.year = NearestYear(near, before->date);
    if (std::abs(DaysBetween(before->date, near)) <= kNearDays) {
      *date = near;
      return kFoundInNarrative;
    }
  }
  if (told_.year != 0) {
    date->year = ToldYear(*date, TenseAt(token));
    return ByTold(0.88);
  }
  if (before == nullptr && !stated_.empty()) before = &stated_.front();
  if (before == nullptr) return {v1::TIME_ANCHORING_NONE, 0.8};
  date->year = NearestYear(*date, before->date);
  return kFoundFar;
}

// The month for a day that stands alone, from the month spoken of or the day of telling.
Found TimeContext::FindMonth(int token, CalendarDate* date) const {
  if (const PlacedTime* last = SpokenMonth(token)) {
    date->year = last->end.year;
    date->month = last->end.month;
    return kFoundInNarrative;
  }
  if (const StatedDate* same = StatedInSentence(token)) {
    date->year = same->date.year;
    date->month = same->date.month;
    return kFoundInNarrative;
  }
  if (!told_.IsFull()) return kFoundNowhere;
  const v1::Tense tense = TenseAt(token);
  absl::CivilMonth month(told_.year, told_.month);
  if (tense != v1::TENSE_FUTURE && date->day > told_.day) --month;
  if (tense == v1::TENSE_FUTURE && date->day < told_.day) ++month;
  date->year = static_cast<int>(month.year());
  date->month = month.month();
  return ByTold(0.65);
}

Found TimeContext::Complete(int token, CalendarDate* date) const {
  if (date->year != 0) return kFoundExplicit;
  if (date->month != 0) return FindYear(token, date);
  return FindMonth(token, date);
}

}  // namespace communique::entity
