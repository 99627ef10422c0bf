#include "services/summary/domain/visit_dates.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "common/text/span_index.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

using base::v1::PartialDate;

enum class Role { kWhole, kStart, kEnd, kSingle };

enum DateFeature {
  kRange,        // Has two different ends.
  kInMainFrame,  // In the sentence of a frame of the main visit.
  kNear,         // 1 beside the cue, falling to 0 at 15 words.
  kTitleOrLead,
  kExplicit,  // All parts are in the expression.
  kMonthOnly,
  kYearOnly,
  kQuotedTime,
  kOtherEvent,  // Nearer to a word of another event ("the summit on 3 May") than to the visit's.
  kVague,       // "Last week", "this weekend": the days of the calendar, not of the visit.
  kRealFrame,   // The frame is neither background nor hypothetical.
  kDateFeatureCount
};
using Features = std::array<double, kDateFeatureCount>;
constexpr Features kWeights = {1.5, 1.2, 1.2, 0.8, 0.3, -0.8, -2.5, -1.0, -0.9, -2.0, 0.8};
constexpr double kThreshold = 2.0;
constexpr int kReach = 15;
// A planned visit on a day this little past began as the document was written.
constexpr long kRecentDays = 30;
// Legs of one trip follow each other within this many days.
constexpr long kLegGap = 4;
// A trip of more days than this is two visits, or a term of office.
constexpr long kLongestTrip = 45;

struct Dated {
  int time = -1;
  int sentence = -1;
  Role role = Role::kSingle;
  PartialDate start;
  PartialDate end;
  bool home = false;  // The day of leaving home, or of coming back.
  bool inferred = false;
  double score = 0;
};

double Score(const Features& features) {
  double sum = 0;
  for (int i = 0; i < kDateFeatureCount; ++i) sum += kWeights[i] * features[i];
  return sum;
}

int FirstWord(const DocumentView& view, int sentence, int time) {
  for (int w = view.sentences()[sentence].first_word; w < view.sentences()[sentence].last_word;
       ++w) {
    if (view.words()[w].time == time) return w;
  }
  return view.sentences()[sentence].first_word;
}

int Gap(const Cue& cue, int word) {
  return word >= cue.last_word ? word - cue.last_word : cue.first_word - word;
}

// Distance to the nearest cue of these kinds in the sentence; a large number for none.
template <size_t N>
int Nearest(const CueIndex& cues, int sentence, int word, const CueKind (&kinds)[N]) {
  int best = 1000;
  for (const Cue& cue : cues.In(sentence)) {
    if (absl::c_linear_search(kinds, cue.kind)) best = std::min(best, Gap(cue, word));
  }
  return best;
}

constexpr CueKind kVisitKinds[] = {CueKind::kVisit, CueKind::kArrive, CueKind::kTravel,
                                   CueKind::kTrip,  CueKind::kGuest,  CueKind::kHost,
                                   CueKind::kDepart};
constexpr CueKind kOtherKinds[] = {CueKind::kOccasion, CueKind::kCall, CueKind::kMeet};
constexpr CueKind kArriveKinds[] = {CueKind::kArrive};
constexpr CueKind kDepartKinds[] = {CueKind::kDepart};

const VisitFrame* FrameIn(const VisitContext& context, int sentence) {
  for (const VisitFrame* frame : context.MainFrames()) {
    if (frame->cue.sentence == sentence) return frame;
  }
  return nullptr;
}

// "Leaves X on 3 May", where X lies in the traveller's own country.
bool LeavesHome(const VisitContext& context, int sentence) {
  const DocumentView& view = context.view;
  const absl::string_view home = view.CountryOf(context.main.principal);
  for (const Cue& cue : context.cues.In(sentence, CueKind::kDepart)) {
    const std::string& verb = view.words()[cue.first_word].lower;
    const bool leaves =
        absl::StartsWith(verb, "leav") || verb == "left" || absl::StartsWith(verb, "depart");
    const int next = cue.last_word < static_cast<int>(view.words().size())
                         ? view.words()[cue.last_word].mention
                         : -1;
    if (!leaves || next < 0 || !view.IsPlaceLike(view.mentions()[next].entity)) continue;
    if (!home.empty() && view.CountryOf(view.mentions()[next].entity) == home) return true;
  }
  return false;
}

// Whether a day is that of coming or of going, by the nearest verb.
Role RoleOf(const VisitContext& context, int sentence, int word, bool range) {
  if (range) return Role::kWhole;
  const int arrive = Nearest(context.cues, sentence, word, kArriveKinds);
  const int depart = Nearest(context.cues, sentence, word, kDepartKinds);
  const int visit = Nearest(context.cues, sentence, word, kVisitKinds);
  static constexpr absl::string_view kFrom[] = {"from",  "starting", "beginning",  "begins",
                                                "began", "start",    "commencing", "since"};
  static constexpr absl::string_view kUntil[] = {"until", "till", "to", "through", "ending"};
  for (int w = std::max(context.view.sentences()[sentence].first_word, word - 3); w < word; ++w) {
    const absl::string_view lower = context.view.words()[w].lower;
    if (absl::c_linear_search(kFrom, lower)) return Role::kStart;
    if (w == word - 1 && absl::c_linear_search(kUntil, lower)) return Role::kEnd;
  }
  if (depart < kReach && depart <= arrive && depart <= visit) {
    return LeavesHome(context, sentence) ? Role::kStart : Role::kEnd;
  }
  if (arrive < kReach && arrive <= visit) return Role::kStart;
  return Role::kSingle;
}

bool IsVague(const DocumentView& view, const entity::v1::TimeExpression& time) {
  static constexpr absl::string_view kVagueWords[] = {"week",   "weekend", "fortnight", "summer",
                                                      "winter", "spring",  "autumn",    "recent"};
  const std::string words = FoldWord(text::Slice(view.text(), time.span()));
  return absl::c_any_of(kVagueWords,
                        [&](absl::string_view word) { return absl::StrContains(words, word); });
}

Features DateFeatures(const VisitContext& context, const entity::v1::TimeExpression& time,
                      int sentence, int word) {
  const VisitFrame* frame = FrameIn(context, sentence);
  const PartialDate& start = time.value().start();
  Features f = {};
  f[kRange] =
      time.value().has_end() && !SameDate(start, time.value().end()) && IsDay(start) ? 1 : 0;
  f[kInMainFrame] = frame != nullptr ? 1 : 0;
  const int near = Nearest(context.cues, sentence, word, kVisitKinds);
  f[kNear] = near < kReach ? 1.0 - static_cast<double>(near) / kReach : 0;
  const Zone zone = context.view.sentences()[sentence].zone;
  f[kTitleOrLead] = zone == Zone::kTitle || zone == Zone::kLead ? 1 : 0;
  f[kExplicit] = time.anchoring() == entity::v1::TIME_ANCHORING_EXPLICIT ? 1 : 0;
  f[kMonthOnly] = start.month() != 0 && start.day() == 0 ? 1 : 0;
  f[kYearOnly] = start.month() == 0 ? 1 : 0;
  f[kQuotedTime] = context.view.words()[word].quotation >= 0 ? 1 : 0;
  f[kOtherEvent] = Nearest(context.cues, sentence, word, kOtherKinds) < near ? 1 : 0;
  f[kVague] = IsVague(context.view, time) ? 1 : 0;
  f[kRealFrame] = frame != nullptr &&
                          frame->modality.value != entity::v1::MODALITY_PAST_BACKGROUND &&
                          frame->modality.value != entity::v1::MODALITY_HYPOTHETICAL
                      ? 1
                      : 0;
  return f;
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
      const bool near = Nearest(context.cues, s, FirstWord(view, s, t), kVisitKinds) < kReach;
      if (days > 0 && days <= kLongestTrip && near) {
        *where = t;
        return days;
      }
    }
  }
  return 0;
}

// A day on which somebody received the visitor says nothing about the days before and after; a
// range, or a day still to come, does.
bool OnlyReceives(const VisitContext& context, int sentence, int word, bool range) {
  static constexpr CueKind kReceiving[] = {CueKind::kHost};
  static constexpr CueKind kGoing[] = {CueKind::kVisit, CueKind::kArrive, CueKind::kTravel,
                                       CueKind::kTrip,  CueKind::kGuest,  CueKind::kDepart};
  if (range || Nearest(context.cues, sentence, word, kReceiving) >
                   Nearest(context.cues, sentence, word, kGoing)) {
    return false;
  }
  const VisitFrame* frame = FrameIn(context, sentence);
  return frame == nullptr || frame->modality.value != entity::v1::MODALITY_PLANNED;
}

// "In July", planned in April of a year, is the coming July, not the last one.
void MoveToFuture(const VisitContext& context, int sentence, const entity::v1::TimeExpression& time,
                  Dated* dated) {
  const VisitFrame* frame = FrameIn(context, sentence);
  const PartialDate& published = context.view.publication_date();
  const bool planned = frame != nullptr && frame->modality.value == entity::v1::MODALITY_PLANNED;
  const bool anchored = time.anchoring() == entity::v1::TIME_ANCHORING_PUBLICATION ||
                        time.anchoring() == entity::v1::TIME_ANCHORING_CONTEXT;
  if (!planned || !anchored || dated->start.month() == 0 || dated->start.year() == 0) return;
  if (dated->start.year() + 1 < published.year()) return;
  if (Compare(dated->end, published).value_or(0) >= 0) return;
  const bool recent = IsDay(dated->end) && IsDay(published) &&
                      ToSerial(published) - ToSerial(dated->end) < kRecentDays;
  if (recent) return;
  dated->start.set_year(dated->start.year() + 1);
  dated->end.set_year(dated->end.year() + 1);
}

std::vector<Dated> Candidates(const VisitContext& context) {
  const DocumentView& view = context.view;
  std::vector<Dated> candidates;
  for (size_t s = 0; s < view.sentences().size(); ++s) {
    const int sentence = static_cast<int>(s);
    if (!context.InMain(sentence)) continue;
    for (const int t : view.TimesIn(sentence)) {
      const entity::v1::TimeExpression& time = view.time(t);
      if (time.kind() == entity::v1::TIME_KIND_DURATION || !time.value().has_start()) continue;
      if (time.kind() == entity::v1::TIME_KIND_DAY_INDEX) continue;
      const int word = FirstWord(view, sentence, t);
      const Features f = DateFeatures(context, time, sentence, word);
      if (f[kNear] == 0 || OnlyReceives(context, sentence, word, f[kRange] > 0)) continue;
      Dated dated;
      dated.time = t;
      dated.sentence = sentence;
      dated.role = RoleOf(context, sentence, word, f[kRange] > 0);
      dated.home = dated.role == Role::kStart && LeavesHome(context, sentence);
      dated.start = time.value().start();
      dated.end = time.value().has_end() ? time.value().end() : time.value().start();
      dated.inferred = time.anchoring() != entity::v1::TIME_ANCHORING_EXPLICIT;
      MoveToFuture(context, sentence, time, &dated);
      dated.score = Score(f);
      if (dated.score >= kThreshold) candidates.push_back(dated);
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Dated& a, const Dated& b) { return a.score > b.score; });
  return candidates;
}

bool Joins(const PartialDate& start, const PartialDate& end, const Dated& other) {
  if (!IsDay(start) || !IsDay(end) || !IsDay(other.start) || !IsDay(other.end)) return false;
  if ((start.year() == 0) != (other.start.year() == 0)) return false;
  const long first = std::min(ToSerial(start), ToSerial(other.start));
  const long last = std::max(ToSerial(end), ToSerial(other.end));
  const bool touches = other.home || (ToSerial(other.start) - ToSerial(end) <= kLegGap &&
                                      ToSerial(start) - ToSerial(other.end) <= kLegGap);
  return touches && last - first <= kLongestTrip;
}

void Widen(const Dated& other, Dated* trip) {
  if (ToSerial(other.start) < ToSerial(trip->start)) trip->start = other.start;
  if (ToSerial(other.end) > ToSerial(trip->end)) trip->end = other.end;
}

base::v1::Evidence TimeEvidence(const DocumentView& view, int time, bool inferred) {
  const base::v1::TextSpan& span = view.time(time).span();
  return view.Evidence(span.byte_begin(), span.byte_end(),
                       inferred ? base::v1::BASIS_INFERRED : base::v1::BASIS_STATED);
}

v1::DateRangeFinding Finding(const VisitContext& context, const std::optional<PartialDate>& start,
                             const std::optional<PartialDate>& end, double score,
                             absl::string_view rule, std::vector<base::v1::Evidence> evidence,
                             int sentence) {
  v1::DateRangeFinding finding;
  *finding.mutable_value() = MakeRange(start, end);
  evidence.push_back(context.view.SentenceEvidence(sentence, evidence.front().basis()));
  *finding.mutable_support() =
      MakeSupport(Slot::kDates, score - kThreshold, rule, std::move(evidence));
  return finding;
}

// A stated range, widened by the legs that touch it.
v1::DateRangeFinding FromRange(const VisitContext& context, const std::vector<Dated>& candidates,
                               Dated trip) {
  std::vector<base::v1::Evidence> evidence = {TimeEvidence(context.view, trip.time, trip.inferred)};
  for (const Dated& other : candidates) {
    if (other.time == trip.time || (other.role != Role::kWhole && !other.home)) continue;
    if (!other.home && FrameIn(context, other.sentence) == nullptr) continue;
    if (!Joins(trip.start, trip.end, other)) continue;
    const PartialDate start = trip.start;
    const PartialDate end = trip.end;
    Widen(other, &trip);
    if (SameDate(start, trip.start) && SameDate(end, trip.end)) continue;
    evidence.push_back(TimeEvidence(context.view, other.time, other.inferred));
  }
  return Finding(context, trip.start, trip.end, trip.score, "dates.range", std::move(evidence),
                 trip.sentence);
}

// Days of coming and going, day counts, single days.
v1::DateRangeFinding FromDays(const VisitContext& context, const std::vector<Dated>& candidates,
                              const Dated& anchor) {
  std::vector<base::v1::Evidence> evidence = {
      TimeEvidence(context.view, anchor.time, anchor.inferred)};
  int duration_time = -1;
  const int days = DurationDays(context, anchor.sentence, &duration_time);
  if (days > 0 && IsDay(anchor.start)) {
    evidence.push_back(TimeEvidence(context.view, duration_time, true));
    for (base::v1::Evidence& passage : evidence) passage.set_basis(base::v1::BASIS_INFERRED);
    const bool from_end = anchor.role == Role::kEnd;
    const PartialDate start = from_end ? AddDays(anchor.start, 1 - days) : anchor.start;
    const PartialDate end = from_end ? anchor.start : AddDays(anchor.start, days - 1);
    return Finding(context, start, end, anchor.score, "dates.day_count", std::move(evidence),
                   anchor.sentence);
  }
  std::optional<PartialDate> start;
  std::optional<PartialDate> end;
  if (anchor.role != Role::kEnd) start = anchor.start;
  if (anchor.role != Role::kStart) end = anchor.end;
  for (const Dated& other : candidates) {
    if (!IsDay(anchor.start) || other.time == anchor.time) continue;
    if (!Joins(anchor.start, anchor.end, other)) continue;
    const bool later = ToSerial(other.start) >= ToSerial(anchor.start);
    const bool ends = other.role == Role::kEnd && later &&
                      (!end.has_value() || ToSerial(other.start) > ToSerial(*end));
    const bool starts = other.role == Role::kStart && !later &&
                        (!start.has_value() || ToSerial(other.start) < ToSerial(*start));
    if (!ends && !starts) continue;
    (ends ? end : start) = other.start;
    evidence.push_back(TimeEvidence(context.view, other.time, true));
  }
  return Finding(context, start, end, anchor.score, "dates.days", std::move(evidence),
                 anchor.sentence);
}

}  // namespace

std::optional<v1::DateRangeFinding> FindDates(const VisitContext& context) {
  const std::vector<Dated> candidates = Candidates(context);
  const auto range =
      absl::c_find_if(candidates, [](const Dated& dated) { return dated.role == Role::kWhole; });
  if (range != candidates.end()) return FromRange(context, candidates, *range);
  // The first day beats later ones: legs and meetings follow it.
  if (candidates.empty()) return std::nullopt;
  return FromDays(context, candidates, candidates.front());
}

}  // namespace communique::summary
