#ifndef SERVICES_ENTITY_DOMAIN_COREF_AUTHOR_H_
#define SERVICES_ENTITY_DOMAIN_COREF_AUTHOR_H_

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/link_knowledge.h"
#include "services/entity/domain/mention_draft.h"

namespace communique::entity {

// Makes or finds the entity of the document's author (DocumentContext::author) and ties "I", "me"
// and "my" outside quotation marks to it. Turns of a transcript ("PRIME MINISTER X:") change who
// "I" is.
void ResolveAuthor(const MentionDrafts& drafts, const KnowledgeBase& base,
                   const LinkContext& context, AnnotatedText* out);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_AUTHOR_H_
