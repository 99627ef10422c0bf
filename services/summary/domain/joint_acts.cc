#include "services/summary/domain/joint_acts.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"

namespace communique::summary {
namespace {

// What two people can only do when they are together. Forms of the past, the present and the
// future.
constexpr absl::string_view kActs[] = {
    "signed",     "sign",      "signs",    "witnessed", "witness",     "attended",  "attend",
    "attends",    "opened",    "open",     "opens",     "inaugurated", "sat",       "sit",
    "spent",      "spend",     "walked",   "walk",      "toured",      "tour",      "took",
    "take",       "talked",    "talk",     "spoke",     "speak",       "dined",     "dine",
    "watched",    "watch",     "unveiled", "unveil",    "launched",    "laid",      "shook",
    "embraced",   "visited",   "visit",    "adopted",   "posed",       "discussed", "discuss",
    "co-chaired", "chaired",   "presided", "rode",      "planted",     "joined",    "agreed",
    "agree",      "exchanged", "held"};
// An act stands this near behind its subject.
constexpr int kActReach = 5;
// "Spent the afternoon with H": "with" stands this near behind the act, the name behind "with".
constexpr int kWithReach = 5;
constexpr int kNameReach = 6;

bool IsSubject(const DocumentView& view, int first_mention) {
  static constexpr absl::string_view kGoverning[] = {
      "of",  "by",   "between", "to",   "for",  "from", "with",  "in",
      "and", "told", "asked",   "than", "like", "on",   "about", "against"};
  const int before = WordBefore(view, view.mentions()[first_mention]);
  return before < 0 || !absl::c_linear_search(kGoverning, view.words()[before].lower);
}

// The act of people whose last name ends at word `after`, as a cue; first_word -1 for none.
Cue ActAfter(const DocumentView& view, int sentence, int after) {
  const int limit = std::min(view.sentences()[sentence].last_word, after + kActReach);
  for (int w = after; w < limit; ++w) {
    const Word& word = view.words()[w];
    if (word.lower == "," && w > after) break;
    if (word.mention >= 0 && view.IsPersonLike(view.mentions()[word.mention].entity)) break;
    if (absl::c_linear_search(kActs, word.lower)) return {CueKind::kMeet, w, w + 1, sentence, ""};
  }
  return {CueKind::kMeet, -1, -1, sentence, ""};
}

bool IsHost(const VisitContext& context, const PersonIndex& persons, int entity) {
  if (!persons.IsSinglePerson(entity) || entity == context.main.principal) return false;
  const bool country = persons.Acts(entity, Side::kHosts, Certainty::kGuessed);
  return country && context.view.HoldsOffice(entity);
}

// The same, or of a country that is not known for sure.
bool MayBeHost(const VisitContext& context, const PersonIndex& persons, int entity) {
  if (IsHost(context, persons, entity)) return true;
  return persons.IsSinglePerson(entity) && context.view.HoldsOffice(entity) &&
         entity != context.main.principal &&
         persons.AffiliationOf(entity).certainty != Certainty::kSaid;
}

// The people of a list of mentions when both sides are among them; else empty.
std::vector<int> BothSides(const VisitContext& context, const PersonIndex& persons,
                           const Cast& cast, const std::vector<int>& mentions) {
  std::vector<int> people;
  for (const int m : mentions) {
    for (const int person : Members(context.view, context.view.mentions()[m].entity)) {
      const bool wanted = cast.OnVisitorsSide(person) || IsHost(context, persons, person);
      if (wanted && !absl::c_linear_search(people, person)) people.push_back(person);
    }
  }
  const bool visitor = absl::c_any_of(people, [&](int p) { return cast.OnVisitorsSide(p); });
  const bool host = absl::c_any_of(people, [&](int p) { return !cast.OnVisitorsSide(p); });
  return visitor && host ? people : std::vector<int>();
}

bool Happens(const VisitContext& context, const Cue& act, bool* planned) {
  const CueModality modality = ModalityOf(context.view, context.cues, act);
  *planned = modality.value == entity::v1::MODALITY_PLANNED;
  return !modality.negated && !modality.quoted &&
         (*planned || modality.value == entity::v1::MODALITY_ACTUAL);
}

void AddAct(const VisitContext& context, std::vector<int> people, const Cue& act,
            std::vector<Encounter>* encounters) {
  Encounter encounter;
  if (people.size() < 2 || act.first_word < 0) return;
  if (!Happens(context, act, &encounter.planned)) return;
  encounter.people = std::move(people);
  encounter.tie = Tie::kJointAct;
  encounter.cue = act;
  encounters->push_back(std::move(encounter));
}

// "With H she signed": H stands behind "with" at the head of the sentence, the visitor behind H.
void AddFronted(const VisitContext& context, const PersonIndex& persons, const Cast& cast,
                int sentence, std::vector<Encounter>* encounters) {
  const DocumentView& view = context.view;
  const SentenceView& s = view.sentences()[sentence];
  if (s.last_mention - s.first_mention < 2 || s.first_word >= s.last_word) return;
  if (view.words()[s.first_word].lower != "with") return;
  std::vector<int> here;
  for (int m = s.first_mention; m < s.last_mention && here.size() < 2; ++m) {
    if (view.IsPersonLike(view.mentions()[m].entity)) here.push_back(m);
  }
  if (here.size() < 2) return;
  const MentionView& host = view.mentions()[here[0]];
  const MentionView& subject = view.mentions()[here[1]];
  const bool pronoun = subject.kind == entity::v1::MENTION_KIND_PRONOUN;
  if (!MayBeHost(context, persons, host.entity)) return;
  if (!pronoun && !cast.OnVisitorsSide(subject.entity)) return;
  AddAct(context, {pronoun ? cast.principal : subject.entity, host.entity},
         ActAfter(view, sentence, subject.last_word), encounters);
}

// "Spent two days with H", "sat with H for an hour": what somebody does with a host, the visitor
// does.
void AddActsWith(const VisitContext& context, const PersonIndex& persons, const Cast& cast,
                 int sentence, std::vector<Encounter>* encounters) {
  const DocumentView& view = context.view;
  const SentenceView& s = view.sentences()[sentence];
  for (int w = s.first_word; w < s.last_word; ++w) {
    if (!absl::c_linear_search(kActs, view.words()[w].lower)) continue;
    int with = w + 1;
    while (with < std::min(s.last_word, w + kWithReach) && view.words()[with].lower != "with") {
      ++with;
    }
    if (with >= std::min(s.last_word, w + kWithReach)) continue;
    for (int name = with + 1; name < std::min(s.last_word, with + kNameReach); ++name) {
      const int m = view.words()[name].mention;
      if (m < 0 || !view.IsPersonLike(view.mentions()[m].entity)) continue;
      const int host = view.mentions()[m].entity;
      const bool pronoun = view.mentions()[m].kind == entity::v1::MENTION_KIND_PRONOUN;
      if (!pronoun && IsHost(context, persons, host)) {
        AddAct(context, {cast.principal, host}, {CueKind::kMeet, w, w + 1, sentence, ""},
               encounters);
      }
      break;
    }
  }
}

}  // namespace

std::vector<Encounter> FindJointActs(const VisitContext& context, const PersonIndex& persons,
                                     const Cast& cast, int sentence) {
  const DocumentView& view = context.view;
  const SentenceView& s = view.sentences()[sentence];
  std::vector<Encounter> encounters;
  if (s.zone == Zone::kTitle || s.zone == Zone::kHeading) return encounters;
  if (context.cues.Has(sentence, CueKind::kCall)) return encounters;
  int next = s.first_mention;
  while (next < s.last_mention) {
    const int m = next++;
    if (!view.IsPersonLike(view.mentions()[m].entity)) continue;
    const std::vector<int> list = Coordinated(view, m);
    next = std::max(next, list.back() + 1);
    if (!IsSubject(view, m)) continue;
    AddAct(context, BothSides(context, persons, cast, list),
           ActAfter(view, sentence, view.mentions()[list.back()].last_word), &encounters);
  }
  AddFronted(context, persons, cast, sentence, &encounters);
  AddActsWith(context, persons, cast, sentence, &encounters);
  return encounters;
}

}  // namespace communique::summary
