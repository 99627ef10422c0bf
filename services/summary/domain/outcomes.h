#ifndef SERVICES_SUMMARY_DOMAIN_OUTCOMES_H_
#define SERVICES_SUMMARY_DOMAIN_OUTCOMES_H_

#include <vector>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/participants.h"

namespace communique::summary {

// What the main visit brought, in text order: agreements, memoranda, joint statements,
// announcements and pledges with their counts, areas and parties. What is denied, recalled or only
// hoped for is none; what is still to be signed during the visit has OUTCOME_STATUS_EXPECTED.
// Nothing else comes of a visit whose `status` says that it has not begun.
std::vector<v1::Outcome> FindOutcomes(const VisitContext& context, const Cast& cast,
                                      v1::VisitStatus status);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_OUTCOMES_H_
