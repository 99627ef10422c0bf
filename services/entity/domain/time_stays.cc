#include "services/entity/domain/time_stays.h"

#include <algorithm>

#include "services/entity/domain/time_calendar.h"

namespace communique::entity {
namespace {

constexpr int kLongestStay = 31;    // Days.
constexpr int kCueReach = 12;       // Tokens between a cue and the length or the day.
constexpr int kStayTimes = 40;      // Expressions back in which a stay is looked for.
constexpr int kStaySentences = 30;  // Sentences back.
constexpr double kStayConfidence = 0.7;
constexpr double kCountedConfidence =
    0.4;  // A day is often counted from another one than the first that is told.

class StayPlacer {
 public:
  StayPlacer(const TimeLexicon& lexicon, const AnnotatedText& text, std::vector<PlacedTime>* times)
      : lexicon_(lexicon), text_(text), times_(*times) {}

  void Place() {
    for (size_t i = 0; i < times_.size(); ++i) {
      PlacedTime& time = times_[i];
      const bool length = time.kind == v1::TIME_KIND_DURATION;
      if (length && time.duration_days > 1 && time.duration_days <= kLongestStay) PlaceLength(i);
      if (time.kind == v1::TIME_KIND_DAY_INDEX) PlaceCounted(i);
    }
  }

 private:
  int SentenceOf(const PlacedTime& time) const { return text_.tokens[time.first].sentence; }

  // 1 where a stay begins, -1 where it ends, 0 for other words.
  int CueAt(int token) const {
    const TimeWord word = lexicon_.Classify(text_.tokens[token]);
    return (word.classes & kTimeStayCue) != 0 ? (word.value > 0 ? 1 : -1) : 0;
  }

  // The cue nearest in front of `token`, in its sentence and not before `floor`.
  int CueBefore(int token, int floor) const {
    const int first = text_.sentences[text_.tokens[token].sentence].first_token;
    for (int i = token - 1; i >= std::max({first, floor, token - kCueReach}); --i) {
      if (const int cue = CueAt(i); cue != 0) return cue;
    }
    return 0;
  }

  // The only whole day of the sentence; null when there is none, or more, or a range.
  const PlacedTime* DayBeside(size_t index) const {
    const PlacedTime* day = nullptr;
    const int sentence = SentenceOf(times_[index]);
    const auto consider = [&](const PlacedTime& time) {
      const bool whole =
          time.kind == v1::TIME_KIND_DATE && time.start.IsFull() && time.start == time.end;
      if (!whole || day != nullptr) return false;
      day = &time;
      return true;
    };
    for (size_t i = index; i > 0 && SentenceOf(times_[i - 1]) == sentence; --i) {
      if (!consider(times_[i - 1])) return nullptr;
    }
    for (size_t i = index + 1; i < times_.size() && SentenceOf(times_[i]) == sentence; ++i) {
      if (!consider(times_[i])) return nullptr;
    }
    return day;
  }

  void PlaceLength(size_t index) {
    PlacedTime& length = times_[index];
    const PlacedTime* day = DayBeside(index);
    if (day == nullptr) return;
    const bool day_first = day->first < length.first;
    if (std::max(day->first, length.first) - std::min(day->last, length.last) > kCueReach) return;
    // "a three-day visit beginning Monday", else "begins a three-day visit on Monday".
    int cue = day_first ? 0 : CueBefore(day->first, length.last);
    if (cue == 0) cue = CueBefore(std::min(day->first, length.first), 0);
    if (cue == 0) return;
    const absl::CivilDay at = ToDay(day->start);
    const int more = length.duration_days - 1;
    const Found found = {v1::TIME_ANCHORING_CONTEXT, std::min(day->confidence, kStayConfidence)};
    const CalendarDate start = FromDay(cue > 0 ? at : at - more);
    const CalendarDate end = FromDay(cue > 0 ? at + more : at);
    SetPlace(start, end, {found.anchoring, length.confidence}, &length);
  }

  // "of the strike": the days of something else are counted.
  bool CountsOther(const PlacedTime& counted) const {
    const int last = text_.sentences[SentenceOf(counted)].last_token;
    int at = counted.last;
    if (at >= last || text_.tokens[at].lower != "of") return false;
    for (++at; at < std::min(last, counted.last + 7); ++at) {
      if ((lexicon_.Classify(text_.tokens[at]).classes & kTimeStay) != 0) return false;
    }
    return true;
  }

  // "on Thursday, the second day": the day beside it, within a few tokens; null when there is none.
  const PlacedTime* DayInApposition(size_t index) const {
    constexpr int kGap = 2;  // Tokens between the two: a comma and an article.
    const PlacedTime& counted = times_[index];
    const auto is_day = [&](const PlacedTime& time) {
      return time.kind == v1::TIME_KIND_DATE && time.start.IsFull() && time.start == time.end &&
             SentenceOf(time) == SentenceOf(counted);
    };
    if (index > 0) {
      const PlacedTime& before = times_[index - 1];
      if (is_day(before) && counted.first - before.last <= kGap) return &before;
    }
    if (index + 1 == times_.size()) return nullptr;
    const PlacedTime& after = times_[index + 1];
    return is_day(after) && after.first - counted.last <= kGap ? &after : nullptr;
  }

  // The stay that was told last and has so many days; null when there was none near.
  const PlacedTime* StayBefore(size_t index) const {
    const PlacedTime& counted = times_[index];
    const size_t floor = index > kStayTimes ? index - kStayTimes : 0;
    for (size_t i = index; i > floor; --i) {
      const PlacedTime& stay = times_[i - 1];
      if (SentenceOf(counted) - SentenceOf(stay) > kStaySentences) return nullptr;
      const bool spans = stay.stay || stay.kind == v1::TIME_KIND_DURATION;
      if (!spans || !stay.start.IsFull() || !stay.end.IsFull()) continue;
      const int days = DaysBetween(stay.start, stay.end) + 1;
      if (days <= kLongestStay && counted.day_index <= days) return &stay;
    }
    return nullptr;
  }

  void PlaceCounted(size_t index) {
    PlacedTime& counted = times_[index];
    const Found found = {v1::TIME_ANCHORING_CONTEXT, kCountedConfidence};
    const PlacedTime* beside = DayInApposition(index);
    if (beside != nullptr && counted.day_index > 0)
      return SetPlace(beside->start, beside->start, found, &counted);
    if (CountsOther(counted)) return;
    const PlacedTime* stay = StayBefore(index);
    if (stay == nullptr) return;
    if (counted.day_index == kLastDay) counted.day_index = DaysBetween(stay->start, stay->end) + 1;
    const CalendarDate day = FromDay(ToDay(stay->start) + (counted.day_index - 1));
    SetPlace(day, day, found, &counted);
  }

  const TimeLexicon& lexicon_;
  const AnnotatedText& text_;
  std::vector<PlacedTime>& times_;
};

}  // namespace

void PlaceStays(const TimeLexicon& lexicon, const AnnotatedText& text,
                std::vector<PlacedTime>* times) {
  StayPlacer(lexicon, text, times).Place();
  // The last day of nobody knows what.
  times->erase(std::remove_if(times->begin(), times->end(),
                              [](const PlacedTime& time) { return time.day_index == kLastDay; }),
               times->end());
}

}  // namespace communique::entity
