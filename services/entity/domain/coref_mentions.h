#ifndef SERVICES_ENTITY_DOMAIN_COREF_MENTIONS_H_
#define SERVICES_ENTITY_DOMAIN_COREF_MENTIONS_H_

#include "services/entity/domain/annotation.h"

namespace communique::entity {

// An antecedent stands at most so many mentions back, whatever the text says.
inline constexpr int kMentionsBack = 40;

// Somebody, by name or by office alone.
inline bool IsSomebody(const EntityRecord& entity) {
  return entity.type == v1::ENTITY_TYPE_PERSON || entity.type == v1::ENTITY_TYPE_OFFICE;
}

// Makes mention `m` one of `entity`.
inline void Tie(int m, int entity, AnnotatedText* out) {
  out->mentions[m].entity = entity;
  out->mentions[m].type = out->entities[entity].type;
  out->entities[entity].mentions.push_back(m);
}

// The person or office of mention `m`; -1 when it means nobody, or is still open.
inline int SomebodyAt(int m, const AnnotatedText& text) {
  const int entity = text.mentions[m].entity;
  return entity >= 0 && IsSomebody(text.entities[entity]) ? entity : -1;
}

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_MENTIONS_H_
