#ifndef SERVICES_ENTITY_DOMAIN_TIME_DATELINE_H_
#define SERVICES_ENTITY_DOMAIN_TIME_DATELINE_H_

#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/time_grammar.h"
#include "services/entity/domain/time_values.h"

namespace communique::entity {

// The date of the dateline: "HARARE, 3 May 2029 (Agency) - ..." at the start of one of the first
// blocks or the last two, or a block that is nothing but place and date. Empty when there is none;
// the year is 0 when it is not given.
CalendarDate FindDateline(const AnnotatedText& text, const std::vector<TimeMatch>& matches);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_DATELINE_H_
