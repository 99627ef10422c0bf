#ifndef SERVICES_ENTITY_DOMAIN_EVENT_TRIGGERS_H_
#define SERVICES_ENTITY_DOMAIN_EVENT_TRIGGERS_H_

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/clauses.h"
#include "services/entity/domain/event_lexicon.h"
#include "services/entity/domain/verb_groups.h"

namespace communique::entity {

// A row of the event table that the text matches, and the tokens that match it.
struct TriggerMatch {
  const EventTrigger* trigger = nullptr;  // Null when nothing matches.
  TokenRange span;
};

// The row that a verb group expresses, with the word that the row asks for within eight tokens.
TriggerMatch MatchVerb(const EventLexicon& lexicon, const AnnotatedText& text,
                       const VerbGroup& group);

// The row whose nouns stand at `token`, within the token's sentence.
TriggerMatch MatchNoun(const EventLexicon& lexicon, const AnnotatedText& text, int token);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_EVENT_TRIGGERS_H_
