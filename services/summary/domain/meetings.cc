#include "services/summary/domain/meetings.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/encounters.h"
#include "services/summary/domain/meeting_details.h"
#include "services/summary/domain/person_signs.h"
#include "services/summary/domain/phrase.h"

namespace communique::summary {
namespace {

constexpr int kClauseWords = 40;

// What an encounter is worth as a meeting, by what it rests on; log-odds. A weak one only stands
// where no strong one has the same people.
struct TieScore {
  Tie tie;
  double score;
  bool weak;
};
constexpr TieScore kTieScores[] = {{Tie::kMeeting, 1.6, false},
                                   {Tie::kReceiving, 1.4, false},
                                   {Tie::kAppearance, 1.2, false},
                                   {Tie::kJointAct, 1.0, true},
                                   {Tie::kGreeting, 0.8, true}};
constexpr double kHopedScore = -0.4;

const TieScore& ScoreOf(Tie tie) {
  const auto* row = absl::c_find_if(kTieScores, [tie](const TieScore& r) { return r.tie == tie; });
  return row == std::end(kTieScores) ? kTieScores[0] : *row;
}

struct Candidate {
  Encounter encounter;
  int time = -1;
  bool appearance = false;  // It, or a retelling of it, is an appearance before the press.
};

// Only people who can have met: those of the two sides, and office-holders whose country the text
// does not say. Somebody of a third country only when named right in the meeting's words, at a
// destination.
bool MayMeet(const VisitContext& context, const PersonIndex& persons, const Cast& cast,
             int person) {
  if (cast.Has(person)) return true;
  if (!persons.IsSinglePerson(person) || IsExcluded(context, persons, person)) return false;
  const bool office = context.view.entity(person).type() == entity::v1::ENTITY_TYPE_OFFICE;
  if (office && !IsTellingOffice(context.view, person)) return false;
  const Affiliation& affiliation = persons.AffiliationOf(person);
  if (affiliation.side == Side::kVisitors && affiliation.certainty == Certainty::kSaid) return true;
  if (affiliation.side == Side::kHosts) return true;
  return context.view.HoldsOffice(person);
}

// Somebody of the visitor's side and somebody who is not.
bool TwoSides(const PersonIndex& persons, const Cast& cast, const std::vector<int>& people) {
  const bool visitor = absl::c_any_of(people, [&](int p) { return cast.OnVisitorsSide(p); });
  const bool other = absl::c_any_of(people, [&](int p) {
    if (cast.OnVisitorsSide(p)) return false;
    return absl::c_linear_search(cast.hosts, p) ||
           !persons.Acts(p, Side::kVisitors, Certainty::kSaid);
  });
  return visitor && other;
}

bool SamePeople(std::vector<int> a, std::vector<int> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

bool Includes(std::vector<int> all, std::vector<int> part) {
  std::sort(all.begin(), all.end());
  std::sort(part.begin(), part.end());
  return std::includes(all.begin(), all.end(), part.begin(), part.end());
}

bool SameDay(const DocumentView& view, const Candidate& a, const Candidate& b) {
  if (a.time < 0 || b.time < 0) return true;
  return SameDate(view.time(a.time).value().start(), view.time(b.time).value().start());
}

// `all` has more than `part` only by offices that nobody is named for.
bool AddsOnlyOffices(const DocumentView& view, const std::vector<int>& all,
                     const std::vector<int>& part) {
  return Includes(all, part) && absl::c_all_of(all, [&](int p) {
           return absl::c_linear_search(part, p) ||
                  view.entity(p).type() == entity::v1::ENTITY_TYPE_OFFICE;
         });
}

// One meeting told twice: the same people on the same day, or on no known day; a weak encounter of
// people who meet anyway.
bool IsRetelling(const DocumentView& view, const Candidate& known, const Candidate& next) {
  const std::vector<int>& a = known.encounter.people;
  const std::vector<int>& b = next.encounter.people;
  if (ScoreOf(next.encounter.tie).weak && Includes(b, a)) return true;
  if (next.time < 0 && AddsOnlyOffices(view, b, a)) return true;
  return SamePeople(a, b) && (SameDay(view, known, next) || ScoreOf(next.encounter.tie).weak);
}

void Merge(const DocumentView& view, Candidate next, std::vector<Candidate>* all) {
  for (Candidate& known : *all) {
    if (!IsRetelling(view, known, next)) continue;
    if (known.time < 0 && SamePeople(known.encounter.people, next.encounter.people)) {
      known.time = next.time;
    }
    known.encounter.planned = known.encounter.planned && next.encounter.planned;
    known.appearance |= next.appearance;
    return;
  }
  all->push_back(std::move(next));
}

base::v1::Evidence DayEvidence(const DocumentView& view, const entity::v1::TimeExpression& time) {
  const bool stated = time.anchoring() == entity::v1::TIME_ANCHORING_EXPLICIT;
  return view.Evidence(time.span().byte_begin(), time.span().byte_end(),
                       stated ? base::v1::BASIS_STATED : base::v1::BASIS_INFERRED);
}

// Whoever speaks before the press with a host does so on the day of the transcript; the cue is the
// passage, and the day is marked as inferred.
void SetDayOfTranscript(const DocumentView& view, const Encounter& encounter,
                        v1::DateRangeFinding* date) {
  *date->mutable_value() = MakeRange(view.publication_date(), view.publication_date());
  *date->mutable_support() =
      MakeSupport(Slot::kDates, 0.6, "meetings.transcript_day",
                  {view.SentenceEvidence(encounter.cue.sentence, base::v1::BASIS_INFERRED)});
}

bool IsTranscript(const DocumentView& view) {
  return absl::c_any_of(view.sentences(),
                        [](const SentenceView& sentence) { return sentence.speaker >= 0; });
}

void SetDay(const VisitContext& context, const Candidate& candidate, v1::Meeting* meeting) {
  const DocumentView& view = context.view;
  if (candidate.time >= 0) {
    const entity::v1::TimeExpression& time = view.time(candidate.time);
    *meeting->mutable_date()->mutable_value() = time.value();
    *meeting->mutable_date()->mutable_support() =
        MakeSupport(Slot::kDates, 1.8, "meetings.day", {DayEvidence(view, time)});
  } else if (candidate.appearance && IsTranscript(view) && IsDay(view.publication_date())) {
    SetDayOfTranscript(view, candidate.encounter, meeting->mutable_date());
  }
}

v1::Meeting ToMeeting(const VisitContext& context, const Candidate& candidate) {
  const DocumentView& view = context.view;
  const Encounter& encounter = candidate.encounter;
  v1::Meeting meeting;
  for (const int person : encounter.people) {
    const std::string name = NameOf(view, person);
    if (!absl::c_linear_search(meeting.participants(), name)) meeting.add_participants(name);
  }
  SetDay(context, candidate, &meeting);
  meeting.set_place(PlaceOf(context, encounter));
  meeting.set_level(std::string(LevelOf(view, encounter.people)));
  meeting.set_planned(encounter.planned);
  const WordRange clause = ClauseAround(view, encounter.cue.sentence, encounter.cue.first_word,
                                        encounter.cue.last_word, kClauseWords);
  const double score = ScoreOf(encounter.tie).score + (encounter.hoped ? kHopedScore : 0);
  *meeting.mutable_support() = MakeSupport(Slot::kMeeting, score, "meetings.cue",
                                           {PhraseEvidence(view, clause, base::v1::BASIS_STATED)});
  return meeting;
}

// Strong encounters first, so that weak ones are known for retellings.
void MergeAll(const VisitContext& context, const PersonIndex& persons, const Cast& cast, bool weak,
              std::vector<Candidate>* candidates) {
  for (Encounter& encounter : FindEncounters(context, persons, cast)) {
    if (ScoreOf(encounter.tie).weak != weak) continue;
    std::vector<int>& people = encounter.people;
    people.erase(std::remove_if(people.begin(), people.end(),
                                [&](int person) {
                                  const bool third =
                                      persons.Acts(person, Side::kThird, Certainty::kSaid);
                                  return !MayMeet(context, persons, cast, person) ||
                                         (third && encounter.implied);
                                }),
                 people.end());
    if (!TwoSides(persons, cast, people)) continue;
    Candidate candidate{encounter, DayOf(context, encounter), encounter.tie == Tie::kAppearance};
    Merge(context.view, std::move(candidate), candidates);
  }
}

}  // namespace

std::vector<v1::Meeting> FindMeetings(const VisitContext& context, const Cast& cast) {
  const PersonIndex persons(context);
  std::vector<Candidate> candidates;
  MergeAll(context, persons, cast, false, &candidates);
  MergeAll(context, persons, cast, true, &candidates);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) {
                     return a.encounter.cue.first_word < b.encounter.cue.first_word;
                   });
  std::vector<v1::Meeting> meetings;
  for (const Candidate& candidate : candidates) meetings.push_back(ToMeeting(context, candidate));
  return meetings;
}

}  // namespace communique::summary
