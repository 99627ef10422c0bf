#ifndef SERVICES_SUMMARY_DOMAIN_RELATED_VISITS_H_
#define SERVICES_SUMMARY_DOMAIN_RELATED_VISITS_H_

#include <vector>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/main_visit.h"

namespace communique::summary {

// Visits that the document mentions beside the main one: background, planned, of other people. One
// a traveller and country, in text order.
std::vector<v1::RelatedVisit> FindRelatedVisits(const VisitContext& context,
                                                const std::vector<int>& frames);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_RELATED_VISITS_H_
