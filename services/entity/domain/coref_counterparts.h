#ifndef SERVICES_ENTITY_DOMAIN_COREF_COUNTERPARTS_H_
#define SERVICES_ENTITY_DOMAIN_COREF_COUNTERPARTS_H_

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/link_knowledge.h"
#include "services/entity/domain/mention_draft.h"

namespace communique::entity {

// Gives "her Georgian counterpart, X" the office of whoever "her" is: X is Foreign Minister of
// Georgia when she is a foreign minister. The counterpart whom nobody names is tied to the holder
// of that office whom the text or, on the document's date, the knowledge base knows. Needs resolved
// pronouns.
void ResolveCounterparts(const MentionDrafts& drafts, const KnowledgeBase& base,
                         const LinkContext& context, AnnotatedText* out);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_COUNTERPARTS_H_
