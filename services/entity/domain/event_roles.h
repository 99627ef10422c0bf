#ifndef SERVICES_ENTITY_DOMAIN_EVENT_ROLES_H_
#define SERVICES_ENTITY_DOMAIN_EVENT_ROLES_H_

#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/attributions.h"
#include "services/entity/domain/events.h"

namespace communique::entity {

// Entities around a trigger, each once, in text order. Indices into AnnotatedText::entities.
struct EventRoles {
  std::vector<int> actors;
  std::vector<int> recipients;
  std::vector<int> places;
  std::vector<int> origins;  // Places behind "from".
  std::vector<int> senders;  // Who can act, behind "from".
  std::vector<int> goals;    // Countries behind "to"; they are among the places too.
  std::vector<int> bounds;   // Places behind "for".
};

// Adds `entity` to `list` unless it is there or negative.
void AddEntity(int entity, std::vector<int>* list);

// The entities that the noun phrase in `range` names as a whole: conjoined ones all, those behind a
// preposition ("the president of France") only when there is no other.
std::vector<int> HeadEntities(const AnnotatedText& text, TokenRange range);

// Who does what a clause says: the subject's head, or the person that stands in apposition to it
// ("the president of Fiji, Rao, came").
std::vector<int> SubjectEntities(const AnnotatedText& text, const Clause& clause);

// Reads what follows a trigger: "to Oslo", "with Rao", "by the king", "of the emir", or a direct
// object. Stops at the end of `range`. `noun`: "of" and "by" name who acts, and there is no object.
void ReadArguments(const AnnotatedText& text, TokenRange range, bool noun, EventRoles* roles);

// Settles what depends on the kind of the event: who leaves comes from somewhere, a pledge goes to
// a country.
void FinishRoles(const EventRoles& roles, EventSpan* event);

// The possessors of a noun act ("Rao's visit"); a parade or a fair has its place from them
// ("Moscow's parade").
void TakeOwners(const std::vector<int>& owners, EventRoles* roles, EventSpan* event);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_EVENT_ROLES_H_
