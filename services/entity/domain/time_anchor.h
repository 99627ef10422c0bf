#ifndef SERVICES_ENTITY_DOMAIN_TIME_ANCHOR_H_
#define SERVICES_ENTITY_DOMAIN_TIME_ANCHOR_H_

#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/time_context.h"
#include "services/entity/domain/time_grammar.h"
#include "services/entity/domain/verb_groups.h"

namespace communique::entity {

// Places every match: missing parts from expressions in the same sentence, then from the day that
// the text speaks of, then from the publication date, else the dateline, by the tense of the
// nearest verb. Neither is ever a value by default. Linear in the matches.
std::vector<PlacedTime> PlaceTimes(const TimeLexicon& lexicon, const AnnotatedText& text,
                                   const std::vector<VerbGroup>& groups,
                                   const std::vector<TimeMatch>& matches);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_ANCHOR_H_
