#include "services/entity/domain/event_nouns.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "services/entity/domain/event_noun_phrase.h"
#include "services/entity/domain/event_roles.h"
#include "services/entity/domain/event_verbs.h"
#include "services/entity/domain/one_of.h"

namespace communique::entity {
namespace {

constexpr int kModifierReach = 7;   // Tokens in front of a noun that may modify it.
constexpr int kGovernorReach = 12;  // Tokens between a noun and the verb it depends on.
constexpr int kSubjectGroups = 4;   // Verbs behind a noun that may have it as their subject.

}  // namespace

std::optional<EventSpan> NounReader::Read(int token, int* next) {
  const TriggerMatch match = MatchNoun(scene_.lexicon(), scene_.text(), token);
  const NounPhrase phrase(scene_);
  *next = token + 1;
  if (match.trigger == nullptr || phrase.InVerb(token) || PartOfName(match.span))
    return std::nullopt;
  *next = match.span.last;
  if (match.trigger->kind == kNoEvent) return std::nullopt;
  EventSpan event = scene_.Start(match);
  event.noun = true;
  std::vector<int> owners;
  const int start = phrase.Read(match.span.first, &event, &owners);
  const int governor = GovernorOf(start);
  event.clause = {start, scene_.ArgumentsFrom(match.span.last, false).last};
  const bool attended = ReadRoles(owners, governor, &event);
  // "home for dinner" is none, "a dinner" and "dinner with Ito" are.
  const bool bare = start == match.span.first && !scene_.FollowsDeterminer(start) && !attended;
  if ((match.trigger->entity && bare) || Repeats(event, governor)) return std::nullopt;
  event.times = TimesOf(start, match.span.last, governor);
  SetReality(governor, &event);
  SetCalledOff(start, &event);
  event.confidence = event.actors.empty() ? 0.45 : 0.75;
  return event;
}

// Sets the roles from what stands behind the noun, its owners, and its verb. True when the first
// two name somebody.
bool NounReader::ReadRoles(const std::vector<int>& owners, int governor, EventSpan* event) const {
  EventRoles roles;
  ReadArguments(scene_.text(), {event->trigger.last, event->clause.last}, true, &roles);
  TakeOwners(owners, &roles, event);
  for (int entity : roles.actors) AddEntity(entity, &event->actors);
  event->recipients = roles.recipients;
  for (int place : roles.places) AddEntity(place, &event->places);
  FinishRoles(roles, event);
  const bool attended = !owners.empty() || !roles.actors.empty() || !event->recipients.empty();
  if (governor >= 0) AddGovernorsSubject(governor, event);
  if (governor >= 0) AddGovernorsArguments(governor, event);
  if (event->kind == "invite") AddInvited(governor, event);
  if (event->actors.empty()) AddFrontedSubject(event->clause.first, event);
  if (event->actors.empty() && event->kind == "meet") std::swap(event->actors, event->recipients);
  DropRepeats(event);
  return attended;
}

// "Talks" inside a longer name.
bool NounReader::PartOfName(TokenRange span) const {
  const std::vector<MentionSpan>& mentions = scene_.text().mentions;
  const auto first =
      std::lower_bound(mentions.begin(), mentions.end(), span.first - kModifierReach,
                       [](const MentionSpan& m, int t) { return m.first_token < t; });
  for (auto it = first; it != mentions.end() && it->first_token <= span.first; ++it) {
    const bool named = it->kind == v1::MENTION_KIND_NAME && it->type != v1::ENTITY_TYPE_EVENT;
    if (named && it->last_token >= span.last &&
        it->last_token - it->first_token > span.last - span.first)
      return true;
  }
  return false;
}

// The verb behind the noun that has it as its subject; -1 for none. A finite one goes before a
// participle: "Rao's visit, planned for May, was put off".
int NounReader::SubjectOf(int start) const {
  const Syntax& syntax = scene_.syntax();
  const int last = scene_.SentenceOf(start).last_token;
  const int size = static_cast<int>(syntax.groups.size());
  int weak = -1;
  int seen = 0;
  for (int g = scene_.GroupFrom(start); g < size && seen < kSubjectGroups; ++g, ++seen) {
    const VerbGroup& verb = syntax.groups[g];
    if (verb.first >= last) break;
    if (scene_.IsBareAdjective(verb)) continue;
    const Clause& clause = syntax.clauses[g];
    const bool covers =
        !clause.inherited && clause.subject.first <= start + 2 && start < clause.subject.last;
    if (covers && !clause.relative && !verb.participle) return g;
    if (covers && seen == 0) weak = g;
  }
  return weak;
}

// The verb that the noun is an object, subject or complement of; -1 for none.
int NounReader::GovernorOf(int start) const {
  const SentenceSpan& sentence = scene_.SentenceOf(start);
  const int after = scene_.GroupFrom(start);
  if (after > 0) {
    const VerbGroup& before = scene_.syntax().groups[after - 1];
    const bool near = before.first >= sentence.first_token && start - before.last <= kGovernorReach;
    if (near && before.lemma != "accord" && !Separated(before.last, start)) return after - 1;
  }
  return SubjectOf(start);
}

bool NounReader::Separated(int from, int to) const {
  for (int i = from; i < to; ++i) {
    const absl::string_view word = scene_.Lower(i);
    if (word == ";" || word == ":" || word == "—" || word == "\"") return true;
  }
  return false;
}

void NounReader::AddGovernorsSubject(int governor, EventSpan* event) const {
  const VerbGroup& verb = scene_.syntax().groups[governor];
  const bool behind = verb.last <= event->trigger.first;
  const Governor role = scene_.lexicon().GovernorOf(verb.lemma);
  // Who paid a visit paid it, though it was "the first by a Norwegian premier".
  const bool people = std::any_of(event->actors.begin(), event->actors.end(), [this](int entity) {
    return scene_.text().entities[entity].type == v1::ENTITY_TYPE_PERSON;
  });
  const bool told = !event->actors.empty() && (people || role != Governor::kLight);
  if (!behind || told) return;
  const bool acts = role == Governor::kLight || role == Governor::kPlan ||
                    role == Governor::kKeep || event->kind == "meet" ||
                    CallsOff(governor, "cancel") || CallsOff(governor, "postpone");
  if (!acts || event->kind == "invite" || event->kind == "parade") return;
  const Clause& clause = scene_.syntax().clauses[governor];
  std::vector<int> subject = verb.passive ? HeadEntities(scene_.text(), clause.agent)
                                          : SubjectEntities(scene_.text(), clause);
  if (!subject.empty()) event->actors = std::move(subject);
}

// "Talks between Rao and Ito began in Oslo": what stands behind the verb belongs to the noun.
void NounReader::AddGovernorsArguments(int governor, EventSpan* event) const {
  const VerbGroup& verb = scene_.syntax().groups[governor];
  const Governor role = scene_.lexicon().GovernorOf(verb.lemma);
  if (verb.first < event->trigger.last || role != Governor::kLight) return;
  EventRoles roles;
  ReadArguments(scene_.text(), scene_.ArgumentsFrom(verb.last, false), true, &roles);
  if (event->places.empty()) event->places = roles.places;
  if (event->kind == "meet" && event->actors.empty() && event->recipients.empty())
    event->recipients = roles.recipients;
}

// "In a call with Ito, Rao agreed", "On arrival in Oslo Rao spoke": whoever the sentence is about
// acts; not so in "During the visit Ito spoke".
void NounReader::AddFrontedSubject(int start, EventSpan* event) const {
  constexpr absl::string_view kKinds[] = {"call", "meet", "visit", "tour", "speak", "arrive"};
  constexpr absl::string_view kFronting[] = {"in", "on", "upon", "at", "during", "after"};
  const int first = scene_.SentenceOf(start).first_token;
  int before = start - 1;
  if (before > first && (scene_.Lower(before) == "a" || scene_.Lower(before) == "an")) --before;
  if (before != first || !IsOneOf(event->kind, kKinds) || !IsOneOf(scene_.Lower(before), kFronting))
    return;
  const std::vector<VerbGroup>& groups = scene_.syntax().groups;
  const int last = scene_.SentenceOf(start).last_token;
  for (int g = scene_.GroupFrom(start); g < static_cast<int>(groups.size()); ++g) {
    if (groups[g].first >= last) return;
    const TokenRange lead = scene_.LeadOf(g);
    if (lead.IsEmpty()) continue;
    if (event->trigger.last <= lead.last)
      event->actors = SubjectEntities(scene_.text(), scene_.syntax().clauses[g]);
    return;
  }
}

// "Rao accepted Ito's invitation", "at Ito's invitation Rao came": the subject is who was invited.
void NounReader::AddInvited(int governor, EventSpan* event) const {
  if (event->actors.empty() || !event->recipients.empty()) return;
  const std::vector<VerbGroup>& groups = scene_.syntax().groups;
  int g = governor >= 0 && groups[governor].last <= event->trigger.first
              ? governor
              : scene_.GroupFrom(event->trigger.last);
  if (g >= static_cast<int>(groups.size())) return;
  if (groups[g].first >= scene_.SentenceOf(event->trigger.first).last_token) return;
  event->recipients = SubjectEntities(scene_.text(), scene_.syntax().clauses[g]);
}

// The verb itself cancels or postpones.
bool NounReader::CallsOff(int governor, absl::string_view kind) const {
  const TriggerMatch match =
      MatchVerb(scene_.lexicon(), scene_.text(), scene_.syntax().groups[governor]);
  return match.trigger != nullptr && match.trigger->kind == kind;
}

std::vector<int> NounReader::TimesOf(int start, int last, int governor) const {
  std::vector<int> times;
  if (governor >= 0) times = scene_.TimesOfVerb(governor);
  for (int t : scene_.TimesIn({start, scene_.ArgumentsFrom(last, true).last})) AddEntity(t, &times);
  std::sort(times.begin(), times.end());
  return times;
}

void NounReader::SetReality(int governor, EventSpan* event) const {
  EventReality reality = scene_.reality().OfNoun(governor, event->modifiers, event->times);
  if (governor >= 0) {
    const bool off = !scene_.syntax().groups[governor].negated;
    if (off && CallsOff(governor, "cancel")) reality.modality = v1::MODALITY_CANCELLED;
    if (off && CallsOff(governor, "postpone")) reality.modality = v1::MODALITY_POSTPONED;
    // An invitation that is accepted has been made.
    const bool made = event->kind == "invite" && reality.modality == v1::MODALITY_PLANNED;
    if (made && scene_.syntax().groups[governor].modal == Modal::kNone)
      reality.modality = v1::MODALITY_ACTUAL;
  }
  event->modality = reality.modality;
  event->negated = reality.negated;
}

// "the cancellation of his visit": the noun before says what became of the event.
void NounReader::SetCalledOff(int start, EventSpan* event) {
  constexpr int kReach = 8;  // Tokens between the two nouns.
  const bool near = off_.trigger.last > 0 && start >= off_.trigger.last &&
                    start - off_.trigger.last <= kReach && off_.sentence == event->sentence &&
                    scene_.Lower(off_.trigger.last) == "of";
  if (near && off_.kind == "cancel") event->modality = v1::MODALITY_CANCELLED;
  if (near && off_.kind == "postpone") event->modality = v1::MODALITY_POSTPONED;
  if (event->kind == "cancel" || event->kind == "postpone") off_ = *event;
}

// The governing verb already expresses the event ("paid a visit", "held talks").
bool NounReader::Repeats(const EventSpan& event, int governor) const {
  if (governor < 0) return false;
  const TriggerMatch match =
      MatchVerb(scene_.lexicon(), scene_.text(), scene_.syntax().groups[governor]);
  return match.trigger != nullptr && match.trigger->kind == event.kind &&
         !match.trigger->object.empty();
}

}  // namespace communique::entity
