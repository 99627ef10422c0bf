#include "services/entity/domain/language_rules.h"

#include "common/status/macros.h"
#include "entity_language_data.h"

namespace communique::entity {

absl::StatusOr<LanguageRules> LanguageRules::Load() {
  LanguageRules rules;
  COMMUNIQUE_ASSIGN_OR_RETURN(rules.sentences,
                              SentenceRules::Parse(entity_language::sentence_abbreviations()));
  COMMUNIQUE_ASSIGN_OR_RETURN(rules.verbs, VerbLexicon::Parse(entity_language::verb_forms()));
  COMMUNIQUE_ASSIGN_OR_RETURN(
      rules.times,
      TimeGrammar::Parse(entity_language::time_lexicon(), entity_language::time_patterns(),
                         entity_language::time_commemorations()));
  COMMUNIQUE_ASSIGN_OR_RETURN(
      rules.cues, CueLexicon::Parse(entity_language::cues(), entity_language::cue_phrases(),
                                    entity_language::cue_sources()));
  COMMUNIQUE_ASSIGN_OR_RETURN(
      rules.opinions,
      OpinionModel::Parse(entity_language::opinion_cues(), entity_language::opinion_weights()));
  COMMUNIQUE_ASSIGN_OR_RETURN(
      rules.events,
      EventLexicon::Parse(entity_language::event_triggers(), entity_language::event_governors()));
  COMMUNIQUE_ASSIGN_OR_RETURN(rules.quantities,
                              QuantityLexicon::Parse(entity_language::quantity_words()));
  return rules;
}

}  // namespace communique::entity
