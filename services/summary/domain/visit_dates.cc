#include "services/summary/domain/visit_dates.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "common/text/span_index.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/date_candidates.h"
#include "services/summary/domain/date_math.h"

namespace communique::summary {
namespace {

using base::v1::PartialDate;

// Legs of one trip follow each other within this many days.
constexpr long kLegGap = 4;
// A trip of more days than this is two visits, or a term of office.
constexpr long kLongestTrip = 45;
// Days on which something happened that lie further apart are not of one visit.
constexpr long kLongestProgramme = 10;
// What happens in the course of a visit dates it less surely than its own words.
constexpr double kActivityPenalty = 0.6;
// How far, in words, a day count may stand from a word of visiting.
constexpr int kDurationReach = 15;

// The trip as known so far.
struct Trip {
  std::optional<PartialDate> start;
  std::optional<PartialDate> end;
  std::vector<base::v1::Evidence> evidence;
  double score = 0;
  int sentence = -1;
};

base::v1::Evidence TimeEvidence(const DocumentView& view, int time, bool inferred) {
  const base::v1::TextSpan& span = view.time(time).span();
  return view.Evidence(span.byte_begin(), span.byte_end(),
                       inferred ? base::v1::BASIS_INFERRED : base::v1::BASIS_STATED);
}

v1::DateRangeFinding Finding(const VisitContext& context, Trip trip, absl::string_view rule) {
  v1::DateRangeFinding finding;
  *finding.mutable_value() = MakeRange(trip.start, trip.end);
  trip.evidence.push_back(
      context.view.SentenceEvidence(trip.sentence, trip.evidence.front().basis()));
  *finding.mutable_support() =
      MakeSupport(Slot::kDates, trip.score - kDateThreshold, rule, std::move(trip.evidence));
  return finding;
}

Trip StartWith(const VisitContext& context, const DateCandidate& anchor) {
  Trip trip;
  trip.evidence = {TimeEvidence(context.view, anchor.time, anchor.inferred)};
  trip.score = anchor.score;
  trip.sentence = anchor.sentence;
  return trip;
}

// The other days touch the trip, or are those of leaving home and coming back.
bool Joins(const PartialDate& start, const PartialDate& end, const DateCandidate& other) {
  if (!IsDay(start) || !IsDay(end) || !IsDay(other.start) || !IsDay(other.end)) return false;
  if ((start.year() == 0) != (other.start.year() == 0)) return false;
  const long first = std::min(ToSerial(start), ToSerial(other.start));
  const long last = std::max(ToSerial(end), ToSerial(other.end));
  const bool touches = other.home || (ToSerial(other.start) - ToSerial(end) <= kLegGap &&
                                      ToSerial(start) - ToSerial(other.end) <= kLegGap);
  return touches && last - first <= kLongestTrip;
}

// The coming home of which only the month is known: "returns early in July".
bool ComesHomeLater(const PartialDate& end, const DateCandidate& other) {
  return other.home && other.role == DateRole::kEnd && other.start.day() == 0 &&
         Compare(other.start, end).value_or(0) > 0;
}

// The days of a trip that the other candidate may move.
bool WidensStart(const DateCandidate& other) {
  return other.role == DateRole::kWhole || other.role == DateRole::kStart;
}
bool WidensEnd(const DateCandidate& other) {
  return other.role == DateRole::kWhole || other.role == DateRole::kEnd;
}

// A leg, an arrival or a departure that touches the trip widens it; true when it did.
bool Widen(const DateCandidate& other, Trip* trip) {
  if (ComesHomeLater(*trip->end, other)) {
    trip->end = other.start;
    return true;
  }
  if (!Joins(*trip->start, *trip->end, other)) return false;
  const bool earlier = WidensStart(other) && ToSerial(other.start) < ToSerial(*trip->start);
  const bool later = WidensEnd(other) && ToSerial(other.end) > ToSerial(*trip->end);
  if (earlier) trip->start = other.start;
  if (later) trip->end = other.end;
  return earlier || later;
}

// A stated range, widened by what touches it, in the order of the calendar.
v1::DateRangeFinding FromRange(const VisitContext& context, std::vector<DateCandidate> candidates,
                               const DateCandidate& anchor) {
  Trip trip = StartWith(context, anchor);
  trip.start = anchor.start;
  trip.end = anchor.end;
  candidates.erase(std::remove_if(candidates.begin(), candidates.end(),
                                  [](const DateCandidate& other) { return !IsDay(other.start); }),
                   candidates.end());
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const DateCandidate& a, const DateCandidate& b) {
                     return ToSerial(a.start) < ToSerial(b.start);
                   });
  const auto widen = [&](const DateCandidate& other) {
    if (other.time == anchor.time || !Widen(other, &trip)) return;
    trip.evidence.push_back(TimeEvidence(context.view, other.time, other.inferred));
  };
  std::for_each(candidates.begin(), candidates.end(), widen);
  std::for_each(candidates.rbegin(), candidates.rend(), widen);
  return Finding(context, std::move(trip), "dates.range");
}

// A cue of visiting stands near the time expression.
bool NearVisitWord(const VisitContext& context, int sentence, int time) {
  static constexpr CueKind kKinds[] = {CueKind::kVisit, CueKind::kArrive, CueKind::kTravel,
                                       CueKind::kTrip,  CueKind::kGuest,  CueKind::kHost,
                                       CueKind::kDepart};
  const base::v1::TextSpan& span = context.view.time(time).span();
  const std::vector<Word>& words = context.view.words();
  return absl::c_any_of(context.cues.In(sentence), [&](const Cue& cue) {
    if (!absl::c_linear_search(kKinds, cue.kind)) return false;
    const int first = std::max(0, cue.first_word - kDurationReach);
    const int last = std::min(static_cast<int>(words.size()), cue.last_word + kDurationReach) - 1;
    return static_cast<int>(words[first].begin) <= span.byte_begin() &&
           span.byte_end() <= static_cast<int>(words[last].end);
  });
}

// A day count in the sentence or, failing that, in another frame of the main visit.
int DurationDays(const VisitContext& context, int sentence, int* where) {
  const DocumentView& view = context.view;
  std::vector<int> sentences = {sentence};
  for (const VisitFrame* frame : context.MainFrames()) sentences.push_back(frame->cue.sentence);
  for (const int s : sentences) {
    for (const int t : view.TimesIn(s)) {
      if (view.time(t).kind() != entity::v1::TIME_KIND_DURATION) continue;
      const int days = view.time(t).duration_days();
      const bool hours = absl::StrContains(text::Slice(view.text(), view.time(t).span()), "hour");
      if (days > 0 && days <= kLongestTrip && !hours && NearVisitWord(context, s, t)) {
        *where = t;
        return days;
      }
    }
  }
  return 0;
}

// "Arrives on 3 May for a three-day visit": both ends count.
v1::DateRangeFinding FromDayCount(const VisitContext& context, const DateCandidate& anchor,
                                  int days, int duration_time) {
  Trip trip = StartWith(context, anchor);
  trip.evidence.push_back(TimeEvidence(context.view, duration_time, true));
  for (base::v1::Evidence& passage : trip.evidence) passage.set_basis(base::v1::BASIS_INFERRED);
  const bool from_end = anchor.role == DateRole::kEnd;
  trip.start = from_end ? AddDays(anchor.start, 1 - days) : anchor.start;
  trip.end = from_end ? anchor.start : AddDays(anchor.start, days - 1);
  return Finding(context, std::move(trip), "dates.day_count");
}

// The day of coming home, where the text has it: it tells more than "about five weeks".
bool KnowsTheEnd(const std::vector<DateCandidate>& candidates, const DateCandidate& anchor) {
  return anchor.role != DateRole::kEnd &&
         absl::c_any_of(candidates, [&](const DateCandidate& other) {
           return other.home && other.role == DateRole::kEnd &&
                  Compare(other.start, anchor.start).value_or(0) > 0;
         });
}

// What another day adds to a trip of which single days are known.
bool AddDay(const DateCandidate& other, const DateCandidate& anchor, Trip* trip) {
  const PartialDate& first = trip->start.has_value() ? *trip->start : anchor.start;
  const PartialDate& last = trip->end.has_value() ? *trip->end : anchor.end;
  if (!trip->end.has_value() && ComesHomeLater(last, other)) {
    trip->end = other.start;
    return true;
  }
  if (!Joins(first, last, other)) return false;
  const bool single = other.role == DateRole::kSingle && anchor.role == DateRole::kSingle;
  const bool ends = (single || other.role == DateRole::kEnd) &&
                    ToSerial(other.end) >= ToSerial(last) &&
                    (!trip->end.has_value() || ToSerial(other.end) > ToSerial(last));
  const bool starts = (single || other.role == DateRole::kStart) &&
                      ToSerial(other.start) <= ToSerial(first) &&
                      (!trip->start.has_value() || ToSerial(other.start) < ToSerial(first));
  if (ends) trip->end = other.end;
  if (starts) trip->start = other.start;
  return ends || starts;
}

// Days of coming and going, day counts, single days.
v1::DateRangeFinding FromDays(const VisitContext& context,
                              const std::vector<DateCandidate>& candidates,
                              const DateCandidate& anchor) {
  int duration_time = -1;
  const int days = DurationDays(context, anchor.sentence, &duration_time);
  if (days > 0 && IsDay(anchor.start) && !KnowsTheEnd(candidates, anchor))
    return FromDayCount(context, anchor, days, duration_time);
  Trip trip = StartWith(context, anchor);
  if (anchor.role != DateRole::kEnd) trip.start = anchor.start;
  if (anchor.role != DateRole::kStart) trip.end = anchor.end;
  for (const DateCandidate& other : candidates) {
    if (other.time == anchor.time || other.role == DateRole::kActivity) continue;
    if (!AddDay(other, anchor, &trip)) continue;
    trip.evidence.push_back(TimeEvidence(context.view, other.time, true));
  }
  return Finding(context, std::move(trip), "dates.days");
}

bool IsAhead(const VisitContext& context, const PartialDate& date) {
  return Compare(context.view.publication_date(), date).value_or(0) < 0;
}

// From the first to the last day on which something happens in the course of the visit. One such
// day alone dates a visit that is to come; of one that is told, it is only a day of it.
std::optional<v1::DateRangeFinding> FromActivities(const VisitContext& context,
                                                   const std::vector<DateCandidate>& candidates) {
  Trip trip;
  for (const DateCandidate& other : candidates) {
    const bool spoken = context.view.sentences()[other.sentence].speaker >= 0;
    if (!IsDay(other.start) || !IsDay(other.end) || spoken) continue;
    if (!trip.start.has_value()) {
      trip = StartWith(context, other);
      trip.score -= kActivityPenalty;
      trip.start = other.start;
      trip.end = other.end;
      continue;
    }
    if ((trip.start->year() == 0) != (other.start.year() == 0)) continue;
    const long first = std::min(ToSerial(*trip.start), ToSerial(other.start));
    const long last = std::max(ToSerial(*trip.end), ToSerial(other.end));
    if (last - first >= kLongestProgramme) continue;
    if (first < ToSerial(*trip.start)) trip.start = other.start;
    if (last > ToSerial(*trip.end)) trip.end = other.end;
    trip.evidence.push_back(TimeEvidence(context.view, other.time, true));
  }
  if (!trip.start.has_value()) return std::nullopt;
  if (SameDate(*trip.start, *trip.end) && !IsAhead(context, *trip.start)) return std::nullopt;
  return Finding(context, std::move(trip), "dates.activities");
}

bool IsLongPast(const VisitContext& context, const PartialDate& date) {
  const int year = context.view.publication_date().year();
  return year != 0 && date.year() != 0 && date.year() + 1 < year;
}

// What a text tells first below its title lies long before it.
bool BeginsLongAgo(const VisitContext& context) {
  for (const VisitFrame& frame : context.frames) {
    const SentenceView& sentence = context.view.sentences()[frame.cue.sentence];
    if (sentence.zone == Zone::kTitle) continue;
    return frame.modality.value == entity::v1::MODALITY_PAST_BACKGROUND &&
           absl::c_any_of(context.view.TimesIn(frame.cue.sentence), [&](int t) {
             return IsLongPast(context, context.view.time(t).value().start());
           });
  }
  return false;
}

// The text tells its visit as history: all that dates it lies long before the document.
bool IsHistory(const VisitContext& context, const std::vector<DateCandidate>& candidates) {
  if (candidates.empty()) return BeginsLongAgo(context);
  return absl::c_all_of(candidates, [&](const DateCandidate& candidate) {
    return IsLongPast(context, candidate.start);
  });
}

const DateCandidate* FirstOf(const std::vector<DateCandidate>& candidates, DateRole role) {
  const auto found = absl::c_find_if(
      candidates, [role](const DateCandidate& candidate) { return candidate.role == role; });
  return found == candidates.end() ? nullptr : &*found;
}

}  // namespace

std::optional<v1::DateRangeFinding> FindDates(const VisitContext& context) {
  std::vector<DateCandidate> candidates = CollectDates(context, DateScope::kMain);
  if (IsHistory(context, candidates)) {
    candidates = CollectDates(context, DateScope::kRecalled);
  }
  const DateCandidate* whole = FirstOf(candidates, DateRole::kWhole);
  if (whole != nullptr) return FromRange(context, candidates, *whole);
  // The first day beats later ones: legs and meetings follow it.
  for (const DateRole role : {DateRole::kStart, DateRole::kSingle, DateRole::kEnd}) {
    const DateCandidate* anchor = FirstOf(candidates, role);
    if (anchor != nullptr) return FromDays(context, candidates, *anchor);
  }
  return FromActivities(context, candidates);
}

}  // namespace communique::summary
