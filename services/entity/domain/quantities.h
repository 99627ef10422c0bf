#ifndef SERVICES_ENTITY_DOMAIN_QUANTITIES_H_
#define SERVICES_ENTITY_DOMAIN_QUANTITIES_H_

#include <string>
#include <vector>

#include "communique/entity/v1/analysis.pb.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/quantity_lexicon.h"
#include "services/entity/domain/verb_groups.h"

namespace communique::entity {

// A number with what it counts; the plain form of entity.v1.Quantity. Tokens [first, last).
struct QuantitySpan {
  int first = 0;
  int last = 0;
  int counted_first = 0;  // Equal for money and shares.
  int counted_last = 0;
  v1::QuantityKind kind = v1::QUANTITY_KIND_COUNT;
  v1::QuantityQualifier qualifier = v1::QUANTITY_QUALIFIER_EXACT;
  double value = 0;
  std::string unit;
};

// The quantities of a text in order: a number in figures or words, what qualifies it, and a plural
// noun, a currency or a percent sign. Times, ordinals, numbers that name something ("Article 5")
// and "one" are none. `groups` tell where a noun phrase ends. Linear in the tokens.
std::vector<QuantitySpan> FindQuantities(const QuantityLexicon& lexicon, const AnnotatedText& text,
                                         const std::vector<VerbGroup>& groups,
                                         const std::vector<v1::TimeExpression>& times);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_QUANTITIES_H_
