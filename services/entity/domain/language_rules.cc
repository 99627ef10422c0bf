#include "services/entity/domain/language_rules.h"

#include "common/status/macros.h"
#include "entity_language_data.h"

namespace communique::entity {

absl::StatusOr<LanguageRules> LanguageRules::Load() {
  LanguageRules rules;
  COMMUNIQUE_ASSIGN_OR_RETURN(rules.sentences,
                              SentenceRules::Parse(entity_language::sentence_abbreviations()));
  return rules;
}

}  // namespace communique::entity
