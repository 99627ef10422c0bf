#ifndef SERVICES_ENTITY_DOMAIN_LINK_METONYMS_H_
#define SERVICES_ENTITY_DOMAIN_LINK_METONYMS_H_

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/mention_draft.h"
#include "services/entity/domain/mention_lexicon.h"

namespace communique::entity {

// True when a capital or a seat of government stands for its government: it speaks or acts ("Oslo
// said"), or it is a party ("between Oslo and Riga", "Oslo-Riga relations"). After a preposition of
// place it is the place.
bool IsMetonymic(const AnnotatedText& text, const MentionSpan& span, const MentionLexicon& lexicon);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_LINK_METONYMS_H_
