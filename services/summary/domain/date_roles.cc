#include "services/summary/domain/date_roles.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"

namespace communique::summary {
namespace {

using entity::v1::Event;

constexpr int kCueReach = 15;

struct TieRow {
  absl::string_view kind;  // As Event.kind has it.
  EventTie tie;
};
constexpr TieRow kTies[] = {
    {"visit", EventTie::kGo},        {"arrive", EventTie::kGo},
    {"depart", EventTie::kGo},       {"tour", EventTie::kGo},
    {"host", EventTie::kReceive},    {"meet", EventTie::kActivity},
    {"speak", EventTie::kActivity},  {"attend", EventTie::kActivity},
    {"honour", EventTie::kActivity}, {"sign", EventTie::kActivity},
};

bool Holds(const VisitContext& context, const google::protobuf::RepeatedPtrField<std::string>& ids,
           int entity) {
  return absl::c_any_of(ids, [&](const std::string& id) {
    const int index = context.view.EntityIndex(id);
    return index >= 0 &&
           absl::c_linear_search(Members(context.view, context.view.Resolved(index)), entity);
  });
}

bool NamesPersons(const VisitContext& context,
                  const google::protobuf::RepeatedPtrField<std::string>& ids) {
  return absl::c_any_of(ids, [&](const std::string& id) {
    const int index = context.view.EntityIndex(id);
    return index >= 0 && context.view.IsPersonLike(index);
  });
}

// The places of the event, where it has any, lie where the visit goes, or in the visitor's country.
bool OnTheWay(const VisitContext& context, const Event& event) {
  bool placed = false;
  for (const std::string& id : event.place_entity_ids()) {
    const int index = context.view.EntityIndex(id);
    const absl::string_view country = index >= 0 ? context.view.CountryOf(index) : "";
    if (country.empty()) continue;
    if (context.main.GoesTo(country)) return true;
    if (country == context.view.CountryOf(context.main.principal)) return true;
    placed = true;
  }
  return !placed;
}

bool IsReal(const Event& event) {
  return !event.negated() && event.modality() != entity::v1::MODALITY_PAST_BACKGROUND;
}

// The word that tells the event is that of a frame of the main visit.
bool IsOfMainFrame(const VisitContext& context, const Event& event) {
  return absl::c_any_of(context.MainFrames(), [&](const VisitFrame* frame) {
    if (frame->cue.sentence != event.sentence()) return false;
    const std::vector<Word>& words = context.view.words();
    return static_cast<int>(words[frame->cue.first_word].begin) < event.trigger().byte_end() &&
           static_cast<int>(words[frame->cue.last_word - 1].end) > event.trigger().byte_begin();
  });
}

EventTie TieOf(const VisitContext& context, const Event& event, bool recalled) {
  const auto row =
      absl::c_find_if(kTies, [&](const TieRow& tie) { return tie.kind == event.kind(); });
  if (row == std::end(kTies) || event.negated()) return EventTie::kNone;
  if (!recalled && !IsReal(event)) return EventTie::kNone;
  if (row->tie == EventTie::kGo && IsOfMainFrame(context, event)) return EventTie::kGo;
  const bool acts = Holds(context, event.actor_entity_ids(), context.main.principal);
  const bool received = Holds(context, event.recipient_entity_ids(), context.main.principal);
  if (!OnTheWay(context, event)) return EventTie::kNone;
  if (row->tie == EventTie::kGo) {
    return acts || !NamesPersons(context, event.actor_entity_ids()) ? EventTie::kGo
                                                                    : EventTie::kNone;
  }
  return acts || received ? row->tie : EventTie::kNone;
}

// The visitor's country, when the visit does not go there (a monarch of several countries).
absl::string_view HomeOf(const VisitContext& context) {
  const absl::string_view home = context.view.CountryOf(context.main.principal);
  return context.main.GoesTo(home) ? "" : home;
}

absl::string_view WordText(const VisitContext& context, int word) {
  const std::vector<Word>& words = context.view.words();
  if (word < 0 || word >= static_cast<int>(words.size())) return "";
  return words[word].lower;
}

int Gap(const Cue& cue, int word) {
  return word >= cue.last_word ? word - cue.last_word : cue.first_word - word;
}

constexpr CueKind kMotionKinds[] = {CueKind::kVisit,  CueKind::kArrive, CueKind::kTravel,
                                    CueKind::kTour,   CueKind::kTrip,   CueKind::kGuest,
                                    CueKind::kDepart, CueKind::kHost};

// Behind a time and another joint, a word belongs to what is said next: "came on 3 May and left on
// 5 May".
int Distance(const VisitContext& context, const Cue& cue, int word) {
  static constexpr absl::string_view kJoints[] = {"and", ",", ";", "before", "after", "but"};
  static constexpr int kJointCost = 6;
  int distance = Gap(cue, word);
  for (int w = word; w < cue.first_word; ++w) {
    if (!absl::c_linear_search(kJoints, WordText(context, w))) continue;
    distance += kJointCost;
    break;
  }
  return distance;
}

// The cue of motion or receiving that is nearest to the time; what stands before it goes first.
std::optional<Cue> NearestMotion(const VisitContext& context, const TimePlace& place) {
  std::optional<Cue> best;
  int best_gap = kCueReach;
  for (const Cue& cue : context.cues.In(place.sentence)) {
    if (!absl::c_linear_search(kMotionKinds, cue.kind)) continue;
    const int gap = Distance(context, cue, place.word);
    if (gap >= best_gap) continue;
    best_gap = gap;
    best = cue;
  }
  return best;
}

// The cue of motion that stands in the words of the event.
std::optional<Cue> MotionOf(const VisitContext& context, int event) {
  if (event < 0) return std::nullopt;
  const base::v1::TextSpan& trigger = context.view.analysis().events(event).trigger();
  const std::vector<Word>& words = context.view.words();
  for (const Cue& cue : context.cues.In(context.view.analysis().events(event).sentence())) {
    if (!absl::c_linear_search(kMotionKinds, cue.kind)) continue;
    if (static_cast<int>(words[cue.first_word].begin) < trigger.byte_end() &&
        static_cast<int>(words[cue.last_word - 1].end) > trigger.byte_begin()) {
      return cue;
    }
  }
  return std::nullopt;
}

// "From 3 May", "beginning on Monday": the words in front of a time.
std::optional<DateRole> RoleByWordsBefore(const VisitContext& context, const TimePlace& place) {
  static constexpr absl::string_view kFrom[] = {"from",      "starting",  "beginning", "begins",
                                                "began",     "start",     "starts",    "commencing",
                                                "commences", "commenced", "between",   "since"};
  static constexpr absl::string_view kUntil[] = {"until", "till", "to", "through", "ending"};
  static constexpr absl::string_view kBegan[] = {"began", "begins",  "begin",
                                                 "begun", "started", "starts"};
  static constexpr int kReach = 3;
  static constexpr int kVerbReach = 5;
  for (int w = place.word - 1; w >= std::max(0, place.word - kVerbReach); --w) {
    const absl::string_view word = WordText(context, w);
    if (word == "." || word == ";" || word == ",") break;
    if (absl::c_linear_search(kBegan, word)) return DateRole::kStart;
    if (place.word - w > kReach) continue;
    if (absl::c_linear_search(kFrom, word)) return DateRole::kStart;
    if (w == place.word - 1 && absl::c_linear_search(kUntil, word)) return DateRole::kEnd;
  }
  return std::nullopt;
}

// "Begin a two-day visit", "concluded his trip": what is done to the visit tells its first or its
// last day.
DateRole RoleOfTrip(const VisitContext& context, const Cue& trip) {
  struct Row {
    absl::string_view stem;
    DateRole role;
  };
  static constexpr Row kRows[] = {
      {"begin", DateRole::kStart},  {"began", DateRole::kStart},   {"start", DateRole::kStart},
      {"open", DateRole::kStart},   {"commenc", DateRole::kStart}, {"kick", DateRole::kStart},
      {"embark", DateRole::kStart}, {"conclud", DateRole::kEnd},   {"wound", DateRole::kEnd},
      {"wrap", DateRole::kEnd},     {"ended", DateRole::kEnd},     {"ends", DateRole::kEnd},
      {"ending", DateRole::kEnd},   {"finish", DateRole::kEnd},    {"complet", DateRole::kEnd},
  };
  static constexpr int kReach = 7;
  const int first = context.view.sentences()[trip.sentence].first_word;
  for (int w = trip.first_word - 1; w >= std::max(first, trip.first_word - kReach); --w) {
    for (const Row& row : kRows) {
      if (absl::StartsWith(WordText(context, w), row.stem)) return row.role;
    }
  }
  return DateRole::kSingle;
}

// The country of the first place behind the cue, within `reach` words; empty for none.
absl::string_view CountryBehind(const VisitContext& context, const Cue& cue, int reach) {
  const int last =
      std::min(context.view.sentences()[cue.sentence].last_word, cue.last_word + reach);
  for (int w = cue.last_word; w < last; ++w) {
    const int mention = context.view.words()[w].mention;
    if (mention < 0) continue;
    const int entity = context.view.mentions()[mention].entity;
    if (context.view.IsPlaceLike(entity)) return context.view.CountryOf(entity);
  }
  return "";
}

// "Leaves Oslo on 3 May", "is leaving today for a visit to Chile": the trip begins; "leaves Chile",
// "returns to Oslo", "concluded the visit": it ends.
RoleFinding Departure(const VisitContext& context, const Cue& cue) {
  static constexpr int kPlaceReach = 4;
  static constexpr int kGoalReach = 8;
  const absl::string_view home = HomeOf(context);
  const absl::string_view verb = WordText(context, cue.first_word);
  const bool leaves =
      absl::StartsWith(verb, "leav") || verb == "left" || absl::StartsWith(verb, "depart");
  if (leaves) {
    const absl::string_view from = CountryBehind(context, cue, kPlaceReach);
    if (!from.empty() && from == home) return {DateRole::kStart, true};
    for (int w = cue.last_word; w < cue.last_word + kGoalReach; ++w) {
      if (WordText(context, w) == "." || WordText(context, w) == ",") break;
      if (WordText(context, w) != "for") continue;
      const Cue goal = {cue.kind, w, w + 1, cue.sentence, cue.value};
      const absl::string_view to = CountryBehind(context, goal, kGoalReach);
      if (!to.empty() && context.main.GoesTo(to)) return {DateRole::kStart, true};
    }
    return {DateRole::kEnd, false};
  }
  const absl::string_view to = CountryBehind(context, cue, kPlaceReach);
  const bool returns =
      absl::StartsWith(verb, "return") || absl::StartsWith(verb, "fl") || verb == "went";
  // "They will return to Chile on Friday" is another leg.
  if (returns && !to.empty() && to != home) return {DateRole::kSingle, false};
  return {DateRole::kEnd, returns};
}

RoleFinding RoleOfCue(const VisitContext& context, const Cue& cue) {
  const absl::string_view home = HomeOf(context);
  switch (cue.kind) {
    case CueKind::kArrive:
      if (!home.empty() && CountryBehind(context, cue, 4) == home) return {DateRole::kEnd, true};
      return {DateRole::kStart, false};
    case CueKind::kDepart:
      return Departure(context, cue);
    case CueKind::kHost:
      return {DateRole::kActivity, false};
    case CueKind::kTrip:
      return {RoleOfTrip(context, cue), false};
    case CueKind::kTravel:  // "Flew back to Oslo."
      if (!home.empty() && CountryBehind(context, cue, 4) == home) return {DateRole::kEnd, true};
      return {DateRole::kSingle, false};
    default:
      return {RoleOfTrip(context, cue), false};
  }
}

}  // namespace

EventTie TieToVisit(const VisitContext& context, const entity::v1::Event& event) {
  return TieOf(context, event, false);
}

TimeOwners::TimeOwners(const VisitContext& context) {
  const size_t count = context.view.analysis().time_expressions_size();
  ties_.assign(count, EventTie::kNone);
  events_.assign(count, -1);
  owned_.assign(count, false);
  for (int e = 0; e < context.view.analysis().events_size(); ++e) {
    const entity::v1::Event& event = context.view.analysis().events(e);
    if (event.time_expressions().empty()) continue;
    const bool recalled = event.sentence() < static_cast<int>(context.main.sentences.size()) &&
                          !context.main.sentences[event.sentence()];
    const EventTie tie = TieOf(context, event, recalled);
    for (const int t : event.time_expressions()) {
      if (t < 0 || t >= static_cast<int>(count)) continue;
      owned_[t] = true;
      if (tie <= ties_[t]) continue;
      ties_[t] = tie;
      events_[t] = e;
    }
  }
}

RoleFinding RoleOfTime(const VisitContext& context, const TimeOwners& owners,
                       const TimePlace& place, bool range) {
  if (range) return {DateRole::kWhole, false};
  const std::optional<DateRole> before = RoleByWordsBefore(context, place);
  if (before.has_value()) return {*before, false};
  const EventTie tie = owners.Tie(place.time);
  if (tie == EventTie::kActivity || tie == EventTie::kReceive) return {DateRole::kActivity, false};
  std::optional<Cue> motion = NearestMotion(context, place);
  if (!motion.has_value() || motion->kind == CueKind::kHost) {
    const std::optional<Cue> own = MotionOf(context, owners.Event(place.time));
    if (own.has_value()) motion = own;
  }
  if (motion.has_value()) return RoleOfCue(context, *motion);
  const int event = owners.Event(place.time);
  const absl::string_view kind =
      event < 0 ? "" : absl::string_view(context.view.analysis().events(event).kind());
  if (kind == "depart") return {DateRole::kEnd, false};
  return {kind == "arrive" ? DateRole::kStart : DateRole::kActivity, false};
}

}  // namespace communique::summary
