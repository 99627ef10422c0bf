#ifndef SERVICES_ENTITY_DOMAIN_EVENT_NOUN_PHRASE_H_
#define SERVICES_ENTITY_DOMAIN_EVENT_NOUN_PHRASE_H_

#include <vector>

#include "services/entity/domain/event_scene.h"
#include "services/entity/domain/events.h"

namespace communique::entity {

// What stands in front of a noun that names an event: its adjectives, whose it is, who takes part.
class NounPhrase {
 public:
  explicit NounPhrase(const EventScene& scene) : scene_(scene) {}

  // Sets the modifiers of `event`, adds those that the noun is named after ("Xi-Putin talks"), and
  // its possessors ("his", "Rao's") to `owners`. Returns the token at which the phrase starts.
  int Read(int noun, EventSpan* event, std::vector<int>* owners) const;

  // `token` is part of a verb, not a noun in -ing behind a determiner.
  bool InVerb(int token) const;

 private:
  int ReadOwner(int before, int noun, std::vector<int>* owners) const;
  bool IsNamePart(int token) const;
  bool IsModifier(int token) const;
  void AddAttributeNames(TokenRange range, EventSpan* event) const;

  const EventScene& scene_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_EVENT_NOUN_PHRASE_H_
