#ifndef SERVICES_SUMMARY_DOMAIN_VISIT_DATES_H_
#define SERVICES_SUMMARY_DOMAIN_VISIT_DATES_H_

#include <optional>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/main_visit.h"

namespace communique::summary {

// When the whole trip takes place. A range that the text ties to the visit wins; else arrival and
// departure days and day counts are put together (INFERRED); else a single day or month of the
// visit. N days count both ends. nullopt when the text dates nothing but itself.
std::optional<v1::DateRangeFinding> FindDates(const VisitContext& context);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_VISIT_DATES_H_
