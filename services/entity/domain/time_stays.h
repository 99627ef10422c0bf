#ifndef SERVICES_ENTITY_DOMAIN_TIME_STAYS_H_
#define SERVICES_ENTITY_DOMAIN_TIME_STAYS_H_

#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/time_context.h"
#include "services/entity/domain/time_lexicon.h"

namespace communique::entity {

// Gives lengths a place in the calendar when their sentence says on which day they begin or end
// ("begins a three-day visit on Monday"), both ends counted, and counted days ("the second day of
// the visit") when the text has said shortly before from when to when it lasts. The rest stays as
// it is. `times` are those of the text in order. Linear in the times.
void PlaceStays(const TimeLexicon& lexicon, const AnnotatedText& text,
                std::vector<PlacedTime>* times);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_STAYS_H_
