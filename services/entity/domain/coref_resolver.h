#ifndef SERVICES_ENTITY_DOMAIN_COREF_RESOLVER_H_
#define SERVICES_ENTITY_DOMAIN_COREF_RESOLVER_H_

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/link_knowledge.h"
#include "services/entity/domain/mention_draft.h"
#include "services/entity/domain/mention_lexicon.h"

namespace communique::entity {

// Ties offices, groups and pronouns to the entities they mean, in this order: the author and "I";
// offices by title, country and date ("the Norwegian premier"), then by title alone; "the two
// leaders"; he, she and they by gender, distance, subject and salience. What stays open gets an
// entity of its own when it is an office or a group, else its mention is dropped: a wrong
// antecedent is worse than none. `out` holds the names (see LinkNames); afterwards every mention
// has an entity.
void ResolveReferences(const MentionDrafts& drafts, const KnowledgeBase& base,
                       const MentionLexicon& lexicon, const LinkContext& context,
                       AnnotatedText* out);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_RESOLVER_H_
