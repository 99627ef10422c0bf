#ifndef SERVICES_ENTITY_DOMAIN_TIME_RANGES_H_
#define SERVICES_ENTITY_DOMAIN_TIME_RANGES_H_

#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/time_grammar.h"

namespace communique::entity {

// Joins "A to B" and "between A and B" of two neighbouring matches into ranges, and takes "7 and 12
// May" apart into two days.
std::vector<TimeMatch> JoinRanges(const AnnotatedText& text, const std::vector<TimeMatch>& matches);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_RANGES_H_
