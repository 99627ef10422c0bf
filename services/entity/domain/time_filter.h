#ifndef SERVICES_ENTITY_DOMAIN_TIME_FILTER_H_
#define SERVICES_ENTITY_DOMAIN_TIME_FILTER_H_

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/time_grammar.h"
#include "services/entity/domain/time_lexicon.h"

namespace communique::entity {

// False when the words around `match`, or its own, show that it is no expression of time: "may" the
// verb, 2,000 things, a 70-year-old, "from day one".
bool IsTimeExpression(const TimeLexicon& lexicon, const AnnotatedText& text,
                      const TimeMatch& match);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_FILTER_H_
