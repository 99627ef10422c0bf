#include "services/summary/domain/meetings.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/phrase.h"

namespace communique::summary {
namespace {

constexpr int kDateReach = 14;
constexpr int kClauseWords = 40;
// Score of a meeting by what it rests on.
constexpr double kStatedScore = 1.6;
constexpr double kAppearanceScore = 1.2;

struct Encounter {
  std::vector<int> people;
  int time = -1;
  int sentence = -1;
  Cue cue;
  bool planned = false;
  double score = 0;
};

void AddPeople(const DocumentView& view, const std::vector<int>& mentions,
               std::vector<int>* people) {
  for (const int m : mentions) {
    for (const int person : Members(view, view.mentions()[m].entity)) {
      if (!absl::c_linear_search(*people, person)) people->push_back(person);
    }
  }
}

// Only people of the two sides; others in the sentence are named for other reasons.
void KeepSides(const VisitContext& context, const Cast& cast, std::vector<int>* people) {
  const absl::string_view home = context.view.CountryOf(cast.principal);
  people->erase(std::remove_if(people->begin(), people->end(),
                               [&](int person) {
                                 if (cast.Has(person)) return false;
                                 const absl::string_view country = context.view.CountryOf(person);
                                 return country.empty()
                                            ? !context.view.HoldsOffice(person)
                                            : country != home && !context.main.GoesTo(country);
                               }),
                people->end());
}

bool TwoSides(const VisitContext& context, const Cast& cast, const std::vector<int>& people) {
  const bool visitor = absl::c_any_of(people, [&](int p) { return cast.OnVisitorsSide(p); });
  const bool other = absl::c_any_of(people, [&](int p) {
    return !cast.OnVisitorsSide(p) &&
           context.view.CountryOf(p) != context.view.CountryOf(cast.principal);
  });
  return visitor && other;
}

int DayNear(const VisitContext& context, const Cue& cue) {
  const DocumentView& view = context.view;
  int best = -1;
  int best_gap = kDateReach;
  const SentenceView& sentence = view.sentences()[cue.sentence];
  for (int w = sentence.first_word; w < sentence.last_word; ++w) {
    const int t = view.words()[w].time;
    if (t < 0 || !IsDay(view.time(t).value().start())) continue;
    const base::v1::DateRange& value = view.time(t).value();
    if (value.has_end() && !SameDate(value.start(), value.end())) continue;
    const int gap = w < cue.first_word ? cue.first_word - w : w - cue.last_word;
    if (gap >= best_gap) continue;
    best_gap = gap;
    best = t;
  }
  return best;
}

std::optional<Encounter> FromCue(const VisitContext& context, const Cast& cast, const Cue& cue) {
  const DocumentView& view = context.view;
  const CueModality modality = ModalityOf(view, context.cues, cue);
  if (modality.negated || modality.value == entity::v1::MODALITY_PAST_BACKGROUND ||
      modality.value == entity::v1::MODALITY_HYPOTHETICAL ||
      modality.value == entity::v1::MODALITY_CANCELLED) {
    return std::nullopt;
  }
  if (modality.quoted || context.cues.Has(cue.sentence, CueKind::kCall)) return std::nullopt;
  Encounter encounter;
  const Argument agent = FindAgent(view, cue);
  const Argument patient = FindPatient(view, cue);
  if (agent.mention >= 0) {
    AddPeople(view, CoordinatedBefore(view, agent.mention), &encounter.people);
  } else if (agent.entity >= 0) {
    encounter.people = Members(view, agent.entity);
  }
  if (patient.entity >= 0) AddPeople(view, Coordinated(view, patient.mention), &encounter.people);
  KeepSides(context, cast, &encounter.people);
  // "A meeting with H": the visitor goes without saying, in the visit's own sentences.
  const bool visitor =
      absl::c_any_of(encounter.people, [&](int p) { return cast.OnVisitorsSide(p); });
  if (!visitor && !encounter.people.empty()) {
    encounter.people.insert(encounter.people.begin(), cast.principal);
  }
  if (!TwoSides(context, cast, encounter.people)) return std::nullopt;
  encounter.time = DayNear(context, cue);
  encounter.sentence = cue.sentence;
  encounter.cue = cue;
  encounter.planned = modality.value == entity::v1::MODALITY_PLANNED;
  encounter.score = kStatedScore;
  return encounter;
}

bool SamePeople(std::vector<int> a, std::vector<int> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

bool SameDay(const DocumentView& view, const Encounter& a, const Encounter& b) {
  if (a.time < 0 || b.time < 0) return true;
  return SameDate(view.time(a.time).value().start(), view.time(b.time).value().start());
}

void AddEncounter(const DocumentView& view, Encounter encounter, std::vector<Encounter>* all) {
  for (Encounter& known : *all) {
    if (!SamePeople(known.people, encounter.people) || !SameDay(view, known, encounter)) continue;
    if (known.time < 0) known.time = encounter.time;
    known.planned = known.planned && encounter.planned;
    return;
  }
  all->push_back(std::move(encounter));
}

absl::string_view LevelOf(const DocumentView& view, const std::vector<int>& people) {
  static constexpr absl::string_view kLeaders[] = {
      "president",  "prime minister", "head of state", "head of government", "monarch", "king",
      "chancellor", "emir",           "sultan"};
  int leaders = 0;
  int ministers = 0;
  for (const int person : people) {
    for (const entity::v1::Role& role : view.entity(person).roles()) {
      if (absl::c_linear_search(kLeaders, role.office())) {
        ++leaders;
        break;
      }
      if (absl::StrContains(role.office(), "minister")) {
        ++ministers;
        break;
      }
    }
  }
  if (leaders >= 2) return "leaders";
  return ministers + leaders >= 2 ? "ministers" : leaders + ministers > 0 ? "officials" : "";
}

std::string PlaceNear(const DocumentView& view, const Cue& cue) {
  const SentenceView& sentence = view.sentences()[cue.sentence];
  for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
    const MentionView& mention = view.mentions()[m];
    if (!view.IsPlaceLike(mention.entity) || mention.metonymic) continue;
    const int before = WordBefore(view, mention);
    const absl::string_view word = before >= 0 ? absl::string_view(view.words()[before].lower) : "";
    if (word == "in" || word == "at") {
      return std::string(view.text().substr(mention.begin, mention.end - mention.begin));
    }
  }
  return "";
}

v1::Meeting ToMeeting(const VisitContext& context, const Encounter& encounter) {
  const DocumentView& view = context.view;
  v1::Meeting meeting;
  for (const int person : encounter.people) {
    meeting.add_participants(NameOf(view, person));
  }
  if (encounter.time >= 0) {
    const entity::v1::TimeExpression& time = view.time(encounter.time);
    v1::DateRangeFinding& date = *meeting.mutable_date();
    *date.mutable_value() = time.value();
    const bool stated = time.anchoring() == entity::v1::TIME_ANCHORING_EXPLICIT;
    *date.mutable_support() =
        MakeSupport(Slot::kDates, 1.8, "meetings.day",
                    {view.Evidence(time.span().byte_begin(), time.span().byte_end(),
                                   stated ? base::v1::BASIS_STATED : base::v1::BASIS_INFERRED)});
  }
  meeting.set_place(PlaceNear(view, encounter.cue));
  meeting.set_level(std::string(LevelOf(view, encounter.people)));
  meeting.set_planned(encounter.planned);
  const WordRange clause = ClauseAround(view, encounter.sentence, encounter.cue.first_word,
                                        encounter.cue.last_word, kClauseWords);
  *meeting.mutable_support() = MakeSupport(Slot::kMeeting, encounter.score, "meetings.cue",
                                           {PhraseEvidence(view, clause, base::v1::BASIS_STATED)});
  return meeting;
}

}  // namespace

std::vector<v1::Meeting> FindMeetings(const VisitContext& context, const Cast& cast) {
  std::vector<Encounter> encounters;
  for (size_t s = 0; s < context.view.sentences().size(); ++s) {
    const int sentence = static_cast<int>(s);
    if (!context.InMain(sentence) || context.view.sentences()[s].zone == Zone::kApparatus) continue;
    for (const Cue& cue : context.cues.In(sentence)) {
      if (cue.kind != CueKind::kMeet && cue.kind != CueKind::kHost) continue;
      std::optional<Encounter> encounter = FromCue(context, cast, cue);
      if (encounter.has_value()) AddEncounter(context.view, *std::move(encounter), &encounters);
    }
  }
  for (const VisitFrame* frame : context.MainFrames()) {
    if (frame->source != FrameSource::kAppearance || frame->host < 0) continue;
    Encounter encounter;
    encounter.people = {frame->traveller, frame->host};
    encounter.cue = frame->cue;
    encounter.sentence = frame->cue.sentence;
    encounter.score = kAppearanceScore;
    AddEncounter(context.view, std::move(encounter), &encounters);
  }
  std::vector<v1::Meeting> meetings;
  for (const Encounter& encounter : encounters) meetings.push_back(ToMeeting(context, encounter));
  return meetings;
}

}  // namespace communique::summary
