#ifndef SERVICES_ENTITY_DOMAIN_MENTION_REFERENCES_H_
#define SERVICES_ENTITY_DOMAIN_MENTION_REFERENCES_H_

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/mention_draft.h"
#include "services/entity/domain/mention_lexicon.h"
#include "services/entity/domain/mention_words.h"

namespace communique::entity {

// Adds the mentions that name nobody: offices that stand alone ("the prime minister"), groups ("the
// two leaders", "both sides") and pronouns. `drafts` holds the names and the role phrases.
void AddReferences(const AnnotatedText& text, const DocumentWords& words,
                   const MentionLexicon& lexicon, MentionDrafts* drafts);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_MENTION_REFERENCES_H_
