#ifndef SERVICES_ENTITY_DOMAIN_COREF_PRONOUNS_H_
#define SERVICES_ENTITY_DOMAIN_COREF_PRONOUNS_H_

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/mention_draft.h"

namespace communique::entity {

// Sets the entity of "he", "she" and their forms: the person of fitting gender in the same or the
// three sentences before, by distance, subject position and how often he is named. A pronoun with
// two candidates of nearly the same weight, or with none, keeps entity -1.
void ResolvePronouns(const MentionDrafts& drafts, AnnotatedText* out);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_PRONOUNS_H_
