#ifndef SERVICES_ENTITY_DOMAIN_LANGUAGE_RULES_H_
#define SERVICES_ENTITY_DOMAIN_LANGUAGE_RULES_H_

#include "absl/status/statusor.h"
#include "services/entity/domain/cue_lexicon.h"
#include "services/entity/domain/event_lexicon.h"
#include "services/entity/domain/opinion_model.h"
#include "services/entity/domain/quantity_lexicon.h"
#include "services/entity/domain/sentence_rules.h"
#include "services/entity/domain/time_grammar.h"
#include "services/entity/domain/verb_lexicon.h"

namespace communique::entity {

// Every table that the language stages read, loaded once at start. Immutable, so one instance
// serves all threads.
struct LanguageRules {
  SentenceRules sentences;
  VerbLexicon verbs;
  TimeGrammar times;
  CueLexicon cues;
  OpinionModel opinions;
  EventLexicon events;
  QuantityLexicon quantities;

  // The tables that are compiled in. An error names the table and its bad line.
  static absl::StatusOr<LanguageRules> Load();
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_LANGUAGE_RULES_H_
