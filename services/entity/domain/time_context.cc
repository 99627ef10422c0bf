#include "services/entity/domain/time_context.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "services/entity/domain/time_calendar.h"
#include "services/entity/domain/time_dateline.h"

namespace communique::entity {
namespace {

constexpr int kContextSentences = 3;   // How far back the day spoken of reaches.
constexpr int kNearDays = 45;          // Days of one narrative lie this near to each other.
constexpr int kTensePenalty = 300;     // Days that a wrong tense weighs when a year is chosen.
constexpr int kSlack = 2;              // Days: time zones and copy desks.
constexpr int kBesideTokens = 2;       // Between a year and the days in it: "from", ", on".
constexpr int kWeekdayPenalty = 1000;  // Days that a wrong weekday weighs.
constexpr int kLongPast = 60;          // Days after which a text tells of history.
constexpr int kLongestStay = 31;       // Days.
constexpr int kWeekdayReach = 4;       // Days after a stay in which a weekday is the latest one.

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
    : text_(text), tense_(text, groups), told_(FromProto(text.context.publication_date)) {
  for (const TimeMatch& match : matches) {
    if (!StatesDate(match)) continue;
    const DateParts& end = match.end.year != 0 ? match.end : match.start;
    stated_.push_back({match.first, {end.year, end.month, end.day}});
  }
  FindStory(matches);
  if (told_.IsFull()) return;
  CalendarDate dateline = FindDateline(text, matches);
  if (dateline.year == 0) dateline.year = told_.year;
  if (!dateline.IsFull() || (told_.year != 0 && dateline.year != told_.year)) return;
  told_ = dateline;
  told_anchoring_ = v1::TIME_ANCHORING_CONTEXT;
}

void TimeContext::FindStory(const std::vector<TimeMatch>& matches) {
  for (const TimeMatch& match : matches) {
    const bool range = match.form == TimeForm::kRange;
    if (!range && match.form != TimeForm::kDate) continue;
    const DateParts& last = range ? match.end : match.start;
    const int year = match.start.year != 0 ? match.start.year : last.year;
    const CalendarDate start{year, match.start.month, match.start.day};
    const CalendarDate end{last.year, last.month, last.day};
    if (!start.IsFull() || !end.IsFull() || !IsPossible(start) || !IsPossible(end)) continue;
    if (start == told_) continue;
    story_start_ = start;
    story_end_ = end;
    return;
  }
}

void TimeContext::Note(const TimeMatch& match, const PlacedTime& placed) {
  const bool stay = match.form == TimeForm::kRange && placed.start.IsFull() && placed.end.IsFull();
  if (stay && stay_end_.IsEmpty() && DaysBetween(placed.start, placed.end) <= kLongestStay) {
    stay_start_ = placed.start;
    stay_end_ = placed.end;
  }
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

// The year that fits the day of telling, the tense and the weekday.
int TimeContext::ToldYear(CalendarDate date, int weekday, v1::Tense tense) const {
  if (told_.month == 0) return told_.year;
  int best = told_.year;
  int best_score = 0;
  for (int year : {told_.year, told_.year - 1, told_.year + 1}) {
    date.year = year;
    const int days = DaysBetween(told_, date);
    const bool wrong =
        (tense == v1::TENSE_PAST && days > kSlack) || (tense == v1::TENSE_FUTURE && days < -kSlack);
    const bool other_day =
        weekday != 0 && date.IsFull() && IsPossible(date) && WeekdayNumber(ToDay(date)) != weekday;
    const int score =
        std::abs(days) + (wrong ? kTensePenalty : 0) + (other_day ? kWeekdayPenalty : 0);
    if (year == told_.year || score < best_score) {
      best = year;
      best_score = score;
    }
  }
  return best;
}

// A date without a year belongs to the days that the text tells of when it lies near them, they are
// long past, and nothing speaks of the future.
bool TimeContext::IsOfStory(int token, CalendarDate* date) const {
  if (!story_end_.IsFull() || tense_.At(token) == v1::TENSE_FUTURE) return false;
  if (told_.year != 0 && DaysBetween(story_end_, told_) <= kLongPast) return false;
  CalendarDate near = *date;
  near.year = NearestYear(near, story_end_);
  if (std::abs(DaysBetween(story_end_, near)) > kNearDays) return false;
  *date = near;
  return true;
}

CalendarDate TimeContext::StoryDayFor(int weekday, v1::Tense tense) const {
  if (!told_.IsFull()) return {};
  const bool past = tense == v1::TENSE_PAST;
  if (stay_end_.IsFull() && NextWeekday(ToDay(stay_start_), weekday) <= ToDay(stay_end_)) {
    const int over = DaysBetween(stay_end_, told_);
    if (past ? over >= kWeekdayReach : over <= 0) return stay_start_;
  }
  const bool history = past && story_end_.IsFull() && story_start_ == story_end_ &&
                       DaysBetween(story_end_, told_) > kLongPast;
  return history ? story_start_ : CalendarDate{};
}

// "next year from 4 to 11 April": a year that stands right before; 0 when none does.
int TimeContext::YearBeside(int token) const {
  const bool alone = year_.start.year != 0 && year_.start.month == 0 && year_.start == year_.end;
  const bool beside = alone && token >= year_.last && token - year_.last <= kBesideTokens;
  return beside && SentenceOf(token) == SentenceOf(year_.first) ? year_.start.year : 0;
}

Found TimeContext::FindYear(int token, int weekday, CalendarDate* date) const {
  if (const int year = YearBeside(token); year != 0) {
    date->year = year;
    return kFoundInSentence;
  }
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
  if (IsOfStory(token, date)) return kFoundFar;
  if (told_.year != 0) {
    date->year = ToldYear(*date, weekday, tense_.At(token));
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
  const v1::Tense tense = tense_.At(token);
  absl::CivilMonth month(told_.year, told_.month);
  if (tense != v1::TENSE_FUTURE && date->day > told_.day) --month;
  if (tense == v1::TENSE_FUTURE && date->day < told_.day) ++month;
  date->year = static_cast<int>(month.year());
  date->month = month.month();
  return ByTold(0.65);
}

Found TimeContext::Complete(int token, int weekday, CalendarDate* date) const {
  if (date->year != 0) return kFoundExplicit;
  if (date->month != 0) return FindYear(token, weekday, date);
  return FindMonth(token, date);
}

}  // namespace communique::entity
