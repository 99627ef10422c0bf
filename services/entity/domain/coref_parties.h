#ifndef SERVICES_ENTITY_DOMAIN_COREF_PARTIES_H_
#define SERVICES_ENTITY_DOMAIN_COREF_PARTIES_H_

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/mention_draft.h"
#include "services/entity/domain/mention_lexicon.h"

namespace communique::entity {

// Who travels and who receives in a text; an entity, or -1 when the text does not make it clear.
struct VisitParties {
  int visitor = -1;
  int host = -1;
};

// Finds the parties by the words beside the mentions of people: "X arrived", "X's visit", "visit by
// X", "the visiting X"; "X received", "met by X". Each must clearly lead the next.
VisitParties FindParties(const MentionDrafts& drafts, const MentionLexicon& lexicon,
                         const AnnotatedText& text);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_PARTIES_H_
