#ifndef SERVICES_ENTITY_DOMAIN_COREF_OFFICES_H_
#define SERVICES_ENTITY_DOMAIN_COREF_OFFICES_H_

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/link_countries.h"
#include "services/entity/domain/link_knowledge.h"
#include "services/entity/domain/mention_draft.h"

namespace communique::entity {

// Sets the entity of every mention of kind NOMINAL that is an office: the person of the document
// who holds it, else the one person of the knowledge base who held it on the document's date, else
// an entity of type OFFICE. Mentions that describe nobody in particular keep entity -1.
void ResolveOffices(const MentionDrafts& drafts, const KnowledgeBase& base,
                    const LinkContext& context, const CountryFinder& countries, AnnotatedText* out);

// True for the offices that lead a state: the people "the two leaders" can be.
bool LeadsState(absl::string_view office);

// Somebody who leads a state or is a minister, or is the counterpart of somebody who does; an
// office without a name always.
bool LeadsSomething(const EntityRecord& entity);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_OFFICES_H_
