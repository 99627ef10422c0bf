#ifndef SERVICES_ENTITY_DOMAIN_COREF_GROUPS_H_
#define SERVICES_ENTITY_DOMAIN_COREF_GROUPS_H_

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/mention_draft.h"

namespace communique::entity {

// Ties "the two leaders" and "both leaders" to an entity of the two most named leaders of different
// countries, "both sides" and "the two countries" to one of the two most named countries, and
// "they" to such a group in the sentence or the two before. Without two members the mention keeps
// entity -1.
void ResolveGroups(const MentionDrafts& drafts, AnnotatedText* out);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_GROUPS_H_
