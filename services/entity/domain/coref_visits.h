#ifndef SERVICES_ENTITY_DOMAIN_COREF_VISITS_H_
#define SERVICES_ENTITY_DOMAIN_COREF_VISITS_H_

#include <vector>

#include "communique/entity/v1/analysis.pb.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/events.h"

namespace communique::entity {

// Sets EventSpan::refers_to of "the visit", "this trip", "his two-day stay": the last visit, trip
// or arrival before that travellers, countries and times allow. "A return visit", "her next trip",
// "the first visit since" speak of another one and stay alone, as does what could be either of two.
// `events` are in text order, with the indices of `times` and of the entities of `text`.
void ResolveVisits(const AnnotatedText& text, const std::vector<v1::TimeExpression>& times,
                   std::vector<EventSpan>* events);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_VISITS_H_
