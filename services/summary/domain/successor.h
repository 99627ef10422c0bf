#ifndef SERVICES_SUMMARY_DOMAIN_SUCCESSOR_H_
#define SERVICES_SUMMARY_DOMAIN_SUCCESSOR_H_

#include <vector>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/visit_signature.h"

namespace communique::summary {

// Adds to each visit that was called off the one that came in its place, and the other way round,
// as related visits: the next visit of the same principal to the same destination within a year
// that was not called off. `members` are the signatures of each visit's documents.
void RelateSuccessors(const std::vector<std::vector<const VisitSignature*>>& members,
                      std::vector<v1::Visit>* visits);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_SUCCESSOR_H_
