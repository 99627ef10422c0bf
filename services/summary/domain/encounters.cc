#include "services/summary/domain/encounters.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"
#include "services/summary/domain/joint_acts.h"
#include "services/summary/domain/person_signs.h"

namespace communique::summary {
namespace {

// "Hopes to meet": no more words than these stand between.
constexpr int kHopeReach = 4;
// "... and with H": how far behind a list of people the next one begins, and its first name.
constexpr int kNextListReach = 14;
constexpr int kNameReach = 9;
// "K on Tuesday": the day stands this near behind the name.
constexpr int kTimeReach = 4;

struct Party {
  int entity = -1;
  bool pronoun = false;
};

// People of one meeting, and the words that stand for it.
struct PartyList {
  std::vector<Party> parties;
  int first_word = -1;  // -1: the cue itself.
  int last_word = -1;
};

void Add(const DocumentView& view, int m, std::vector<Party>* parties) {
  const MentionView& mention = view.mentions()[m];
  const bool pronoun = mention.kind == entity::v1::MENTION_KIND_PRONOUN;
  for (const int person : Members(view, mention.entity)) {
    const bool known =
        absl::c_any_of(*parties, [&](const Party& party) { return party.entity == person; });
    if (!known) parties->push_back({person, pronoun});
  }
}

bool IsHoped(const DocumentView& view, const Cue& cue) {
  static constexpr absl::string_view kHopes[] = {"hopes", "hope", "hoping", "wishes", "keen"};
  const int start = view.sentences()[cue.sentence].first_word;
  for (int w = cue.first_word - 1; w >= std::max(start, cue.first_word - kHopeReach); --w) {
    if (absl::c_linear_search(kHopes, view.words()[w].lower)) return true;
  }
  return false;
}

// Denied, cancelled, recalled, quoted or only imagined meetings bring nobody together.
bool TakesPlace(const CueModality& modality, bool hoped) {
  if (modality.negated || modality.quoted) return false;
  if (modality.value == entity::v1::MODALITY_HYPOTHETICAL) return hoped;
  return modality.value != entity::v1::MODALITY_PAST_BACKGROUND &&
         modality.value != entity::v1::MODALITY_CANCELLED;
}

bool IsVerbCue(CueKind kind) {
  static constexpr CueKind kVerbs[] = {CueKind::kMeet,   CueKind::kHost,   CueKind::kVisit,
                                       CueKind::kArrive, CueKind::kTravel, CueKind::kTour,
                                       CueKind::kSign,   CueKind::kInvite};
  return absl::c_linear_search(kVerbs, kind);
}

bool HasAnd(const DocumentView& view, int first, int last) {
  for (int w = first; w < last; ++w) {
    const absl::string_view lower = view.words()[w].lower;
    if (lower == "and" || lower == "then" || lower == ";" || lower == "before" ||
        lower == "followed") {
      return true;
    }
  }
  return false;
}

// "Will call on H and will also meet K": H stands before "meet", but is what was called on.
bool IsEarlierObject(const VisitContext& context, const MentionView& mention, const Cue& cue) {
  if (mention.kind == entity::v1::MENTION_KIND_PRONOUN) return false;
  if (!HasAnd(context.view, mention.last_word, cue.first_word)) return false;
  return absl::c_any_of(context.cues.In(cue.sentence), [&](const Cue& other) {
    return IsVerbCue(other.kind) && other.last_word <= mention.first_word &&
           other.last_word < cue.first_word;
  });
}

// "The meetings I had with H": who met stands right behind the noun. -1 for none.
int SubjectBehind(const DocumentView& view, const Cue& cue) {
  if (cue.last_word >= view.sentences()[cue.sentence].last_word) return -1;
  const int m = view.words()[cue.last_word].mention;
  if (m < 0 || view.mentions()[m].kind != entity::v1::MENTION_KIND_PRONOUN) return -1;
  static constexpr absl::string_view kSubjects[] = {"i", "he", "she", "we", "they"};
  return absl::c_linear_search(kSubjects, view.words()[cue.last_word].lower) ? m : -1;
}

std::vector<Party> AgentsOf(const VisitContext& context, const Cue& cue) {
  const DocumentView& view = context.view;
  std::vector<Party> parties;
  const int behind = SubjectBehind(view, cue);
  if (behind >= 0) {
    Add(view, behind, &parties);
    return parties;
  }
  const Argument agent = FindAgent(view, cue);
  if (agent.mention < 0) {
    if (agent.entity >= 0) parties.push_back({agent.entity, true});
    return parties;
  }
  if (IsEarlierObject(context, view.mentions()[agent.mention], cue)) return parties;
  for (const int m : CoordinatedBefore(view, agent.mention)) Add(view, m, &parties);
  return parties;
}

bool SaysWith(const DocumentView& view, int first, int last) {
  for (int w = first; w < last; ++w) {
    if (view.words()[w].lower == "with") return true;
  }
  return false;
}

// The first person of a list that "and with" or "; with" opens behind word `after`; -1 for none.
int NextList(const DocumentView& view, int sentence, int after) {
  const SentenceView& s = view.sentences()[sentence];
  const int limit = std::min(s.last_word, after + kNextListReach);
  for (int w = after + 1; w < limit; ++w) {
    const absl::string_view before = view.words()[w - 1].lower;
    if (view.words()[w].lower != "with") continue;
    if (before != "and" && before != ";" && before != ",") continue;
    for (int m = s.first_mention; m < s.last_mention; ++m) {
      const MentionView& mention = view.mentions()[m];
      if (mention.first_word <= w || !view.IsPersonLike(mention.entity)) continue;
      return mention.first_word - w <= kNameReach ? m : -1;
    }
  }
  return -1;
}

bool HasTime(const DocumentView& view, int first, int last) {
  for (int w = first; w < last; ++w) {
    if (view.words()[w].time >= 0) return true;
  }
  return false;
}

// "With H, and with K"; "H on Monday and K on Tuesday".
bool IsNewMeeting(const DocumentView& view, int last_word, const MentionView& next) {
  if (SaysWith(view, last_word, next.first_word)) return true;
  const int end = view.sentences()[next.sentence].last_word;
  return HasTime(view, last_word, next.first_word) &&
         HasTime(view, next.last_word, std::min(end, next.last_word + kTimeReach));
}

// The people behind the cue, one list for each meeting: "talks with H, and with K" are two, "talks
// with H and K" is one.
std::vector<PartyList> PatientLists(const DocumentView& view, const Cue& cue) {
  std::vector<PartyList> lists;
  Cue from = cue;
  if (SubjectBehind(view, cue) >= 0) from.last_word = cue.last_word + 1;
  int m = FindPatient(view, from).mention;
  while (m >= 0) {
    lists.emplace_back();
    int last_word = view.mentions()[m].first_word;
    for (const int other : Coordinated(view, m)) {
      const MentionView& mention = view.mentions()[other];
      if (!lists.back().parties.empty() && IsNewMeeting(view, last_word, mention)) {
        lists.emplace_back();
      }
      const bool anchored = lists.size() > 1 && lists.back().parties.empty();
      if (anchored) lists.back().first_word = mention.first_word;
      if (anchored) lists.back().last_word = mention.last_word;
      Add(view, other, &lists.back().parties);
      last_word = mention.last_word;
    }
    m = NextList(view, cue.sentence, last_word);
  }
  if (lists.empty()) lists.emplace_back();
  return lists;
}

// "He was received by H", where "he" was last said of another host: the visitor is meant. "A
// meeting with H": the visitor goes without saying.
void AddVisitor(const Cast& cast, std::vector<Party>* parties) {
  const bool there = absl::c_any_of(
      *parties, [&](const Party& party) { return cast.OnVisitorsSide(party.entity); });
  if (there || parties->empty()) return;
  for (Party& party : *parties) {
    if (!party.pronoun || parties->size() < 2) continue;
    party = {cast.principal, true};
    return;
  }
  parties->insert(parties->begin(), {cast.principal, true});
}

bool IsOnTheWay(const DocumentView& view, int sentence) {
  static constexpr absl::string_view kWayWords[] = {"airport",  "airfield", "tarmac",  "runway",
                                                    "plane",    "aircraft", "station", "arrival",
                                                    "airstrip", "dock",     "pier",    "border"};
  const SentenceView& s = view.sentences()[sentence];
  for (int w = s.first_word; w < s.last_word; ++w) {
    if (absl::c_linear_search(kWayWords, view.words()[w].lower)) return true;
    const bool base = view.words()[w].lower == "base" && w > s.first_word;
    if (base && view.words()[w - 1].lower == "force") return true;
  }
  return false;
}

// Verbs by which one meets a plane as well as a person.
bool MayGreet(const DocumentView& view, const Cue& cue) {
  static constexpr absl::string_view kGreetings[] = {"met",      "meet",    "welcomed", "received",
                                                     "greeted",  "receive", "greet",    "welcome",
                                                     "welcomes", "waiting", "seen",     "bade"};
  return absl::c_linear_search(kGreetings, view.words()[cue.first_word].lower);
}

Tie TieOf(const DocumentView& view, const Cue& cue) {
  if (MayGreet(view, cue) && IsOnTheWay(view, cue.sentence)) return Tie::kGreeting;
  return cue.kind == CueKind::kHost ? Tie::kReceiving : Tie::kMeeting;
}

void FromCue(const VisitContext& context, const Cast& cast, const Cue& cue,
             std::vector<Encounter>* encounters) {
  const DocumentView& view = context.view;
  const CueModality modality = ModalityOf(view, context.cues, cue);
  const bool hoped = IsHoped(view, cue);
  if (!TakesPlace(modality, hoped) || context.cues.Has(cue.sentence, CueKind::kCall)) return;
  if (IsDatedElsewhere(context, cue.sentence)) return;
  const std::vector<Party> agents = AgentsOf(context, cue);
  for (const PartyList& list : PatientLists(view, cue)) {
    std::vector<Party> parties = agents;
    for (const Party& patient : list.parties) {
      const bool known = absl::c_any_of(
          parties, [&](const Party& party) { return party.entity == patient.entity; });
      if (!known) parties.push_back(patient);
    }
    Encounter encounter;
    encounter.implied = absl::c_none_of(parties, [&](const Party& party) {
      return cast.OnVisitorsSide(party.entity) || party.pronoun;
    });
    AddVisitor(cast, &parties);
    for (const Party& party : parties) {
      if (!absl::c_linear_search(encounter.people, party.entity))
        encounter.people.push_back(party.entity);
    }
    if (encounter.people.size() < 2) continue;
    encounter.tie = TieOf(view, cue);
    encounter.cue = cue;
    if (list.first_word >= 0) encounter.cue.first_word = list.first_word;
    if (list.first_word >= 0) encounter.cue.last_word = list.last_word;
    encounter.planned = hoped || modality.value == entity::v1::MODALITY_PLANNED;
    encounter.hoped = hoped;
    encounters->push_back(std::move(encounter));
  }
}

void FromAppearances(const VisitContext& context, std::vector<Encounter>* encounters) {
  for (const VisitFrame* frame : context.MainFrames()) {
    if (frame->source != FrameSource::kAppearance || frame->host < 0) continue;
    Encounter encounter;
    encounter.people = {frame->traveller, frame->host};
    encounter.tie = Tie::kAppearance;
    encounter.cue = frame->cue;
    encounters->push_back(std::move(encounter));
  }
}

}  // namespace

std::vector<Encounter> FindEncounters(const VisitContext& context, const PersonIndex& persons,
                                      const Cast& cast) {
  std::vector<Encounter> encounters;
  for (size_t s = 0; s < context.view.sentences().size(); ++s) {
    const int sentence = static_cast<int>(s);
    if (!context.InMain(sentence) || context.view.sentences()[s].zone == Zone::kApparatus) continue;
    for (const Cue& cue : context.cues.In(sentence)) {
      if (cue.kind == CueKind::kMeet || cue.kind == CueKind::kHost) {
        FromCue(context, cast, cue, &encounters);
      }
    }
    std::vector<Encounter> joint = FindJointActs(context, persons, cast, sentence);
    for (Encounter& encounter : joint) encounters.push_back(std::move(encounter));
  }
  FromAppearances(context, &encounters);
  return encounters;
}

}  // namespace communique::summary
