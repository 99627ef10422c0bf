#include "services/entity/domain/event_verbs.h"

#include <algorithm>

#include "services/entity/domain/event_roles.h"

namespace communique::entity {
namespace {

// What is visited is a place, also as the subject of a passive.
void MovePlaces(const AnnotatedText& text, TokenRange subject, EventSpan* event) {
  for (int m : MentionsIn(text, subject)) {
    const MentionSpan& mention = text.mentions[m];
    if (mention.type == v1::ENTITY_TYPE_PERSON || mention.type == v1::ENTITY_TYPE_ORGANIZATION)
      continue;
    AddEntity(mention.entity, &event->places);
  }
}

TokenRange ClauseOf(const EventScene& scene, int g) {
  const VerbGroup& group = scene.syntax().groups[g];
  const TokenRange subject = scene.syntax().clauses[g].subject;
  const std::vector<Token>& tokens = scene.text().tokens;
  const bool elsewhere = subject.IsEmpty() || subject.first > group.first ||
                         tokens[subject.first].sentence != tokens[group.first].sentence;
  return {elsewhere ? group.first : subject.first,
          std::max(group.last, scene.ArgumentsFrom(group.last, true).last)};
}

void SetActive(const std::vector<int>& subject, const EventRoles& roles, EventSpan* event) {
  event->actors = subject;
  event->recipients = roles.recipients;
}

void SetPassive(const EventScene& scene, int g, const std::vector<int>& subject,
                const EventRoles& roles, EventSpan* event) {
  const Clause& clause = scene.syntax().clauses[g];
  event->actors = HeadEntities(scene.text(), clause.agent);
  event->recipients = subject;
  for (int entity : roles.recipients) AddEntity(entity, &event->recipients);
  if (event->kind == "visit" || event->kind == "tour")
    MovePlaces(scene.text(), clause.subject, event);
}

// Where a sentence begins ("In Oslo, Rao met Ito") it says where its first verb happens.
void AddLeadingPlaces(const EventScene& scene, int g, EventSpan* event) {
  const TokenRange lead = scene.LeadOf(g);
  if (lead.IsEmpty() || !event->places.empty()) return;
  EventRoles roles;
  ReadArguments(scene.text(), lead, true, &roles);
  event->places = roles.places;
}

}  // namespace

void DropRepeats(EventSpan* event) {
  const auto drop = [](std::vector<int>* list, const std::vector<int>& from) {
    list->erase(std::remove_if(list->begin(), list->end(),
                               [&from](int e) {
                                 return std::find(from.begin(), from.end(), e) != from.end();
                               }),
                list->end());
  };
  drop(&event->recipients, event->actors);
  drop(&event->recipients, event->places);
}

std::optional<EventSpan> ReadVerbEvent(const EventScene& scene, int g) {
  const VerbGroup& group = scene.syntax().groups[g];
  const TriggerMatch match = MatchVerb(scene.lexicon(), scene.text(), group);
  if (match.trigger == nullptr || match.trigger->kind == kNoEvent || scene.IsBareAdjective(group))
    return std::nullopt;
  EventSpan event = scene.Start(match);
  const Clause& clause = scene.syntax().clauses[g];
  EventRoles roles;
  ReadArguments(scene.text(), scene.ArgumentsFrom(group.last, false), false, &roles);
  const std::vector<int> subject = SubjectEntities(scene.text(), clause);
  const bool passive = group.passive || (group.participle && !clause.agent.IsEmpty());
  if (passive) {
    SetPassive(scene, g, subject, roles, &event);
  } else {
    SetActive(subject, roles, &event);
  }
  for (int place : roles.places) AddEntity(place, &event.places);
  FinishRoles(roles, &event);
  if (match.trigger->entity && event.recipients.empty() && event.places.empty())
    return std::nullopt;
  AddLeadingPlaces(scene, g, &event);
  DropRepeats(&event);
  event.times = scene.TimesOfVerb(g);
  event.clause = ClauseOf(scene, g);
  const EventReality reality = scene.reality().OfVerb(g, event.times);
  event.modality = reality.modality;
  event.negated = reality.negated;
  event.confidence = event.actors.empty() ? 0.5 : clause.inherited ? 0.7 : 0.85;
  return event;
}

}  // namespace communique::entity
