#ifndef SERVICES_ENTITY_DOMAIN_LINK_ENTITIES_H_
#define SERVICES_ENTITY_DOMAIN_LINK_ENTITIES_H_

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/link_knowledge.h"
#include "services/entity/domain/mention_draft.h"
#include "services/entity/domain/mention_lexicon.h"

namespace communique::entity {

// Makes the entities that are named: one for each person, country, place or thing, linked to the
// knowledge base where the evidence allows. Sets out->mentions (all drafts, in their order,
// references with entity -1) and out->entities.
void LinkNames(const MentionDrafts& drafts, const KnowledgeBase& base,
               const MentionLexicon& lexicon, const LinkContext& context, AnnotatedText* out);

// The stated role as a message: title as a reader would say it, office, country, span left unset.
v1::Role StatedRole(const AnnotatedText& text, const RolePhrase& role, const KnowledgeBase& base);

// A term of office as a message.
v1::Role RoleOf(const Term& term, const KnowledgeBase& base);

// Copies what the knowledge base knows into an entity and adds the terms that cover `date`.
void FillFromRecord(const KnowledgeBase& base, RecordId id, const base::v1::PartialDate& date,
                    EntityRecord* entity);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_LINK_ENTITIES_H_
