#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_LEMMA_RULES_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_LEMMA_RULES_H_

#include <string>

#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// The form that spaCy's rule lemmatizer (spacy/pipeline/lemmatizer.py, rule_lemmatize) puts first:
// an exception, else what a suffix rule gives and the index knows, else the first form that a
// suffix rule gives, else `text` itself. `lower_text` is `text` in lower case.
std::string FirstLemma(const LemmatizerTables::Rules& rules, absl::string_view text,
                       absl::string_view lower_text);

// Whether English takes the word for a base form, of which the lemma is the word in lower case
// (spacy/lang/en/lemmatizer.py, is_base_form).
bool IsEnglishBaseForm(absl::string_view pos, absl::string_view morph);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_LEMMA_RULES_H_
