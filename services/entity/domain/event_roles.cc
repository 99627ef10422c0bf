#include "services/entity/domain/event_roles.h"

#include <algorithm>
#include <iterator>

#include "services/entity/domain/event_mentions.h"
#include "services/entity/domain/one_of.h"

namespace communique::entity {
namespace {

constexpr absl::string_view kModifying[] = {"of", "in",   "at", "for",  "from",
                                            "to", "near", "on", "with", "by"};

}  // namespace

void AddEntity(int entity, std::vector<int>* list) {
  if (entity >= 0 && std::find(list->begin(), list->end(), entity) == list->end())
    list->push_back(entity);
}

std::vector<int> HeadEntities(const AnnotatedText& text, TokenRange range) {
  std::vector<int> heads;
  std::vector<int> others;
  int covered = range.first;
  for (int m : MentionsIn(text, range)) {
    const MentionSpan& mention = text.mentions[m];
    if (mention.first_token < covered || !CanAct(mention)) continue;
    covered = mention.last_token;
    const bool modifies =
        IsOneOf(WordBefore(text, mention, range.first), kModifying) ||
        IsAttribute(text, mention, range.last) ||
        (mention.last_token < range.last && text.tokens[mention.last_token].lower == "'s");
    AddEntity(mention.entity, modifies ? &others : &heads);
  }
  return heads.empty() ? others : heads;
}

std::vector<int> SubjectEntities(const AnnotatedText& text, const Clause& clause) {
  const std::vector<int> heads = HeadEntities(text, clause.subject);
  const auto is_person = [&text](int e) { return text.entities[e].type == v1::ENTITY_TYPE_PERSON; };
  if (clause.aside.IsEmpty() || std::any_of(heads.begin(), heads.end(), is_person)) return heads;
  const std::vector<int> beside = MentionsIn(text, clause.aside);
  constexpr int kReach = 3;  // Tokens of titles in front of the name.
  const bool named = !beside.empty() &&
                     text.mentions[beside[0]].first_token - clause.aside.first <= kReach &&
                     text.mentions[beside[0]].type == v1::ENTITY_TYPE_PERSON &&
                     text.mentions[beside[0]].kind == v1::MENTION_KIND_NAME;
  return named ? std::vector<int>{text.mentions[beside[0]].entity} : heads;
}

void FinishRoles(const EventRoles& roles, EventSpan* event) {
  constexpr absl::string_view kBound[] = {"depart", "visit", "arrive"};
  if (IsOneOf(event->kind, kBound)) {
    for (int place : roles.bounds) AddEntity(place, &event->places);
  }
  if (event->kind == "depart" && event->places.empty()) event->places = roles.origins;
  if (event->kind == "invite" && event->actors.empty()) event->actors = roles.senders;
  if (event->kind != "pledge") return;
  for (int goal : roles.goals) {
    event->places.erase(std::remove(event->places.begin(), event->places.end(), goal),
                        event->places.end());
    AddEntity(goal, &event->recipients);
  }
}

void TakeOwners(const std::vector<int>& owners, EventRoles* roles, EventSpan* event) {
  const bool staged = event->kind == "parade";
  for (int owner : owners) AddEntity(owner, staged ? &event->places : &roles->actors);
}

}  // namespace communique::entity
