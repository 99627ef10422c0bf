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
  return rules;
}

}  // namespace communique::entity
