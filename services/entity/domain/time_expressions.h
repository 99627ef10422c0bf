#ifndef SERVICES_ENTITY_DOMAIN_TIME_EXPRESSIONS_H_
#define SERVICES_ENTITY_DOMAIN_TIME_EXPRESSIONS_H_

#include <vector>

#include "common/text/span_index.h"
#include "communique/entity/v1/analysis.pb.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/language_rules.h"
#include "services/entity/domain/verb_groups.h"

namespace communique::entity {

// The expressions of time in `text`, in text order, never overlapping. Values are placed by the
// document's own dates and context.publication_date, never by today. `groups` are those of
// FindVerbGroups; `index` is over text.text. Linear in the text.
std::vector<v1::TimeExpression> FindTimes(const LanguageRules& rules, const AnnotatedText& text,
                                          const std::vector<VerbGroup>& groups,
                                          const text::SpanIndex& index);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_EXPRESSIONS_H_
