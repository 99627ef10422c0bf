#ifndef SERVICES_ENTITY_DOMAIN_VERB_LIKELY_H_
#define SERVICES_ENTITY_DOMAIN_VERB_LIKELY_H_

#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/verb_groups.h"
#include "services/entity/domain/verb_lexicon.h"

namespace communique::entity {

// For a sentence, no heading, in which `groups`, whose last ones are its own, have no finite verb:
// adds the first form that may be one though it is a noun too ("The text covers visas."), or that
// opens the sentence ("Keep the horses."), in its place. Else does nothing.
void AddLikelyVerb(const VerbLexicon& lexicon, const AnnotatedText& text,
                   const SentenceSpan& sentence, std::vector<VerbGroup>* groups);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_VERB_LIKELY_H_
