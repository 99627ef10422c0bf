#ifndef SERVICES_SUMMARY_DOMAIN_MERGE_H_
#define SERVICES_SUMMARY_DOMAIN_MERGE_H_

#include <vector>

#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// Two records speak of one visit: the same principal, a destination in common, and days that
// overlap; without days on one side, the same occasion or publication within two months decides. A
// visit and its successor at other days stay two.
bool SameVisit(const v1::Visit& a, const v1::Visit& b);

// Joins records of single documents into records of visits. Every record must have its one source
// with its independent_group set. Findings on which documents agree gain independent sources; those
// on which they disagree go to `conflicts`, with the best supported value in the record. The result
// is sorted by name and does not depend on the order given, byte for byte.
std::vector<v1::Visit> MergeVisits(std::vector<v1::Visit> visits);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_MERGE_H_
