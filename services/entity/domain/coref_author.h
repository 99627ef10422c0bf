#ifndef SERVICES_ENTITY_DOMAIN_COREF_AUTHOR_H_
#define SERVICES_ENTITY_DOMAIN_COREF_AUTHOR_H_

#include <string>
#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/link_knowledge.h"
#include "services/entity/domain/mention_draft.h"

namespace communique::entity {

// Makes or finds the entity of the document's author (DocumentContext::author) and marks it.
// Returns its index, or -1 when the author is not known.
int AddAuthor(const KnowledgeBase& base, const LinkContext& context, AnnotatedText* out);

// The country whose government speaks: that of an author who is in the knowledge base, else that of
// a publisher that is a ministry or a seat of government; empty when no government does.
std::string HomeCountry(const KnowledgeBase& base, int author, const AnnotatedText& text);

// Ties "I", "me" and "my" outside quotation marks to `author`. Turns of a transcript ("PRIME
// MINISTER X:") change who "I" is. Returns for each sentence the entity that speaks it, -1 where
// that is not known, or where nobody says "I".
std::vector<int> ResolveSpeakers(const MentionDrafts& drafts, int author, AnnotatedText* out);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_AUTHOR_H_
