#include "services/summary/domain/date_candidates.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "common/text/span_index.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

using base::v1::PartialDate;
using entity::v1::TimeExpression;

enum DateFeature {
  kGoEvent,       // The time of an event of the journey itself.
  kReceiveEvent,  // The time of the visitor's reception.
  kOtherEvent,    // The time of events, none of them the visit's.
  kHomeEvent,     // The traveller leaves home or comes home.
  kInMainFrame,   // In the sentence of a frame of the main visit.
  kRealFrame,     // That frame is neither background nor hypothetical.
  kBesideFrame,   // In a sentence beside one, without a frame of its own.
  kNear,          // 1 beside a cue of visiting, falling to 0 at kReach words.
  kNamesPrincipal,
  kRange,  // Has two different ends, both days.
  kTitleOrLead,
  kHeading,
  kExplicit,  // All parts are in the expression.
  kMonthOnly,
  kYearOnly,
  kQuotedTime,
  kActivityDay,  // Dates what happens in the course of the visit.
  kThere,        // What happens, happens where the visit goes.
  kSpoken,       // Said at a microphone, where many journeys are touched on.
  kDateFeatureCount
};
using Features = std::array<double, kDateFeatureCount>;
constexpr Features kWeights = {1.8, 0.6, -1.5, 1.6,  1.2,  0.8,  0.6,  0.8, 0.5, 1.2,
                               0.8, 1.0, 0.3,  -0.8, -2.5, -1.0, -0.6, 0.7, -0.6};
constexpr int kReach = 15;
// "Today concluded", "left today": the day of publication belongs to a verb beside it.
constexpr int kTodayReach = 3;
// A planned visit on a day this little past began as the document was written.
constexpr long kRecentDays = 30;

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

constexpr CueKind kVisitKinds[] = {CueKind::kVisit,  CueKind::kArrive, CueKind::kTravel,
                                   CueKind::kTrip,   CueKind::kGuest,  CueKind::kHost,
                                   CueKind::kDepart, CueKind::kTour};

int NearestVisitCue(const VisitContext& context, const TimePlace& place) {
  int best = kReach;
  for (const Cue& cue : context.cues.In(place.sentence)) {
    if (!absl::c_linear_search(kVisitKinds, cue.kind)) continue;
    best = std::min(best, place.word >= cue.last_word ? place.word - cue.last_word
                                                      : cue.first_word - place.word);
  }
  return best;
}

// Calendar weeks and seasons are not the days of a visit.
bool IsVague(const DocumentView& view, const TimeExpression& time) {
  static constexpr absl::string_view kVagueWords[] = {"week",   "weekend", "fortnight", "summer",
                                                      "winter", "spring",  "autumn",    "recent"};
  const std::string words = FoldWord(text::Slice(view.text(), time.span()));
  return absl::c_any_of(kVagueWords,
                        [&](absl::string_view word) { return absl::StrContains(words, word); });
}

// "Today": the day of publication, said without naming it.
bool IsPublicationDay(const DocumentView& view, const TimeExpression& time) {
  return time.anchoring() == entity::v1::TIME_ANCHORING_PUBLICATION &&
         time.kind() == entity::v1::TIME_KIND_DATE &&
         SameDate(time.value().start(), view.publication_date()) &&
         !absl::c_any_of(text::Slice(view.text(), time.span()),
                         [](char c) { return c >= '0' && c <= '9'; });
}

// What the candidates of one document share.
struct Collector {
  const VisitContext& context;
  const TimeOwners owners;
  const DateScope scope;
  std::vector<const VisitFrame*> own_frames;  // By sentence; null for none.
  std::vector<bool> framed;                   // By sentence: holds a frame of any visit.

  Collector(const VisitContext& visit, DateScope dates);

  bool InScope(int sentence) const;
  bool IsBeside(int sentence) const;
  bool TakesPlaceThere(int time) const;
  bool IsDateline(const TimeExpression& time, const TimePlace& place) const;
  bool IsOtherYear(const TimeExpression& time, const TimePlace& place) const;
  bool Planned(int sentence) const;
  Features FeaturesOf(const TimeExpression& time, const TimePlace& place,
                      const RoleFinding& role) const;
  bool IsUseless(const TimeExpression& time, const TimePlace& place, const RoleFinding& role) const;
  void MoveToFuture(const TimeExpression& time, DateCandidate* dated) const;
  void Consider(int sentence, int t, std::vector<DateCandidate>* candidates) const;
};

// The journey that a text of history tells, though each of its sentences is long past.
bool SameJourney(const VisitContext& context, const VisitFrame& frame) {
  if (frame.modality.negated) return false;
  if (frame.traveller >= 0 && frame.traveller != context.main.principal) return false;
  const absl::string_view home = context.view.CountryOf(context.main.principal);
  return frame.countries.empty() ||
         absl::c_any_of(frame.countries, [&](const std::string& country) {
           return context.main.GoesTo(country) || country == home;
         });
}

// A journey to the same country in a sentence that names the visitor: whoever its subject was taken
// for, the visitor is of the party.
bool InCompany(const VisitContext& context, const VisitFrame& frame) {
  const bool real = frame.modality.value == entity::v1::MODALITY_ACTUAL ||
                    frame.modality.value == entity::v1::MODALITY_PLANNED;
  return real && !frame.modality.negated && context.InMain(frame.cue.sentence) &&
         context.NamesPrincipal(frame.cue.sentence) &&
         absl::c_any_of(frame.countries,
                        [&](const std::string& country) { return context.main.GoesTo(country); });
}

Collector::Collector(const VisitContext& visit, DateScope dates)
    : context(visit), owners(visit), scope(dates) {
  own_frames.assign(context.view.sentences().size(), nullptr);
  framed.assign(context.view.sentences().size(), false);
  for (const VisitFrame& frame : context.frames) {
    framed[frame.cue.sentence] = true;
    const bool recalled = scope == DateScope::kRecalled && SameJourney(context, frame);
    if (recalled || InCompany(context, frame)) {
      own_frames[frame.cue.sentence] = &frame;
    }
  }
  for (const VisitFrame* frame : context.MainFrames()) {
    if (own_frames[frame->cue.sentence] == nullptr) own_frames[frame->cue.sentence] = frame;
  }
}

bool Collector::InScope(int sentence) const {
  if (context.view.sentences()[sentence].zone == Zone::kApparatus) return false;
  return context.InMain(sentence) ||
         (scope == DateScope::kRecalled && own_frames[sentence] != nullptr);
}

bool Collector::IsBeside(int sentence) const {
  if (framed[sentence]) return false;
  const int count = static_cast<int>(own_frames.size());
  return (sentence > 0 && own_frames[sentence - 1] != nullptr) ||
         (sentence + 1 < count && own_frames[sentence + 1] != nullptr);
}

bool Collector::TakesPlaceThere(int time) const {
  const int event = owners.Event(time);
  if (event < 0) return false;
  return absl::c_any_of(context.view.analysis().events(event).place_entity_ids(),
                        [&](const std::string& id) {
                          const int place = context.view.EntityIndex(id);
                          return place >= 0 && context.main.GoesTo(context.view.CountryOf(place));
                        });
}

Features Collector::FeaturesOf(const TimeExpression& time, const TimePlace& place,
                               const RoleFinding& role) const {
  const VisitFrame* frame = own_frames[place.sentence];
  const PartialDate& start = time.value().start();
  const EventTie tie = owners.Tie(place.time);
  Features f = {};
  f[kGoEvent] = tie == EventTie::kGo ? 1 : 0;
  f[kReceiveEvent] = tie == EventTie::kReceive ? 1 : 0;
  f[kOtherEvent] = owners.IsOwned(place.time) && tie == EventTie::kNone ? 1 : 0;
  f[kHomeEvent] = role.home && context.NamesPrincipal(place.sentence) ? 1 : 0;
  f[kInMainFrame] = frame != nullptr ? 1 : 0;
  const bool unreal = frame == nullptr ||
                      frame->modality.value == entity::v1::MODALITY_PAST_BACKGROUND ||
                      frame->modality.value == entity::v1::MODALITY_HYPOTHETICAL;
  f[kRealFrame] = unreal && scope == DateScope::kMain ? 0 : frame != nullptr ? 1 : 0;
  f[kBesideFrame] = IsBeside(place.sentence) ? 1 : 0;
  f[kNear] = 1.0 - static_cast<double>(NearestVisitCue(context, place)) / kReach;
  f[kNamesPrincipal] = context.NamesPrincipal(place.sentence) ? 1 : 0;
  f[kRange] = role.role == DateRole::kWhole ? 1 : 0;
  const Zone zone = context.view.sentences()[place.sentence].zone;
  f[kTitleOrLead] = zone == Zone::kTitle || zone == Zone::kLead ? 1 : 0;
  f[kHeading] = zone == Zone::kHeading && frame != nullptr ? 1 : 0;
  f[kExplicit] = time.anchoring() == entity::v1::TIME_ANCHORING_EXPLICIT ? 1 : 0;
  f[kMonthOnly] = start.month() != 0 && start.day() == 0 ? 1 : 0;
  f[kYearOnly] = start.month() == 0 ? 1 : 0;
  f[kQuotedTime] = context.view.words()[place.word].quotation >= 0 ? 1 : 0;
  f[kActivityDay] = role.role == DateRole::kActivity ? 1 : 0;
  f[kThere] = role.role == DateRole::kActivity && TakesPlaceThere(place.time) ? 1 : 0;
  f[kSpoken] = context.view.sentences()[place.sentence].speaker >= 0 ? 1 : 0;
  return f;
}

// The date of the document itself, in its title or its first lines.
bool Collector::IsDateline(const TimeExpression& time, const TimePlace& place) const {
  const Zone zone = context.view.sentences()[place.sentence].zone;
  return (zone == Zone::kTitle || zone == Zone::kHeading) &&
         time.kind() == entity::v1::TIME_KIND_DATE &&
         SameDate(time.value().start(), context.view.publication_date());
}

// A year alone dates a visit that is to come in another year, and no other.
bool Collector::IsOtherYear(const TimeExpression& time, const TimePlace& place) const {
  const int published = context.view.publication_date().year();
  return time.value().start().month() != 0 ||
         (Planned(place.sentence) && time.value().start().year() > published);
}

// Times that date nothing: weeks of the calendar, the document's own date, and a "today" on which
// nobody comes or goes.
bool Collector::IsUseless(const TimeExpression& time, const TimePlace& place,
                          const RoleFinding& role) const {
  if (IsVague(context.view, time) || IsDateline(time, place)) return true;
  const bool go = owners.Tie(place.time) == EventTie::kGo;
  if (framed[place.sentence] && own_frames[place.sentence] == nullptr && !go) return true;
  if (!IsDay(time.value().start()) && scope == DateScope::kRecalled) return true;
  if (!IsOtherYear(time, place)) return true;
  if (!IsPublicationDay(context.view, time)) return false;
  const bool moves = role.role == DateRole::kStart || role.role == DateRole::kEnd;
  return !moves || (!go && NearestVisitCue(context, place) > kTodayReach);
}

// The visit is told as one to come, in this sentence or, where it has no frame, in its best one.
bool Collector::Planned(int sentence) const {
  const VisitFrame* frame = own_frames[sentence];
  if (frame == nullptr && !context.main.frames.empty()) {
    frame = &context.frames[context.main.frames.front()];
  }
  return frame != nullptr && frame->modality.value == entity::v1::MODALITY_PLANNED;
}

// "In July", planned in April of a year, is the coming July, not the last one; without a
// publication date the year of something recalled says nothing of what is planned.
void Collector::MoveToFuture(const TimeExpression& time, DateCandidate* dated) const {
  const PartialDate& published = context.view.publication_date();
  const bool planned = Planned(dated->sentence);
  const bool context_year = time.anchoring() == entity::v1::TIME_ANCHORING_CONTEXT;
  const bool anchored = context_year || time.anchoring() == entity::v1::TIME_ANCHORING_PUBLICATION;
  if (!planned || !anchored || dated->start.month() == 0 || dated->start.year() == 0) return;
  if (published.year() == 0) {
    if (context_year) dated->start.clear_year();
    if (context_year) dated->end.clear_year();
    return;
  }
  if (dated->start.year() + 1 < published.year()) return;
  if (Compare(dated->end, published).value_or(0) >= 0) return;
  const bool recent = IsDay(dated->end) && IsDay(published) &&
                      ToSerial(published) - ToSerial(dated->end) < kRecentDays;
  if (recent) return;
  dated->start.set_year(dated->start.year() + 1);
  dated->end.set_year(dated->end.year() + 1);
}

void Collector::Consider(int sentence, int t, std::vector<DateCandidate>* candidates) const {
  const TimeExpression& time = context.view.time(t);
  const PartialDate& start = time.value().start();
  const bool range = time.value().has_end() && !SameDate(start, time.value().end()) && IsDay(start);
  if (!time.value().has_start() || time.kind() == entity::v1::TIME_KIND_DAY_INDEX) return;
  if (time.kind() == entity::v1::TIME_KIND_DURATION && !range) return;
  const TimePlace place = {t, sentence, FirstWord(context.view, sentence, t)};
  const RoleFinding role = RoleOfTime(context, owners, place, range);
  if (IsUseless(time, place, role)) return;
  DateCandidate dated;
  dated.time = t;
  dated.sentence = sentence;
  dated.role = role.role;
  dated.home = role.home;
  dated.start = start;
  dated.end = time.value().has_end() ? time.value().end() : start;
  dated.inferred = time.anchoring() != entity::v1::TIME_ANCHORING_EXPLICIT;
  MoveToFuture(time, &dated);
  dated.score = Score(FeaturesOf(time, place, role));
  if (dated.score >= kDateThreshold) candidates->push_back(std::move(dated));
}

}  // namespace

std::vector<DateCandidate> CollectDates(const VisitContext& context, DateScope scope) {
  const Collector collector(context, scope);
  std::vector<DateCandidate> candidates;
  for (size_t s = 0; s < context.view.sentences().size(); ++s) {
    const int sentence = static_cast<int>(s);
    if (!collector.InScope(sentence)) continue;
    for (const int t : context.view.TimesIn(sentence)) {
      collector.Consider(sentence, t, &candidates);
    }
  }
  std::stable_sort(
      candidates.begin(), candidates.end(),
      [](const DateCandidate& a, const DateCandidate& b) { return a.score > b.score; });
  return candidates;
}

}  // namespace communique::summary
