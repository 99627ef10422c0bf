#ifndef SERVICES_SUMMARY_DOMAIN_ITINERARY_H_
#define SERVICES_SUMMARY_DOMAIN_ITINERARY_H_

#include <vector>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/main_visit.h"

namespace communique::summary {

// What happens on the main visit, in order of day where days are known, else in text order. Only
// what has a day, a place or the principal in its sentence; one activity of a kind a sentence. "Day
// Two" against a known start is INFERRED with low confidence. `dates` may be null.
std::vector<v1::Activity> FindItinerary(const VisitContext& context,
                                        const v1::DateRangeFinding* dates);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_ITINERARY_H_
