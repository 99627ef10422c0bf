#ifndef SERVICES_SUMMARY_DOMAIN_VISIT_CLUSTERS_H_
#define SERVICES_SUMMARY_DOMAIN_VISIT_CLUSTERS_H_

#include <vector>

#include "services/summary/domain/visit_signature.h"

namespace communique::summary {

// Parts records into visits: for each signature the number of its cluster, from 0. A function of
// the set of signatures: their order, and how often one is there, decide nothing.
//
// 1. Anchored records (visit_match.h), from the earliest on, each go into the cluster whose
//    principals and times all agree with theirs and whose destinations they share; so that nothing
//    is chained through records in between.
// 2. The others (no exact days, only a surname or an office) each go into a cluster of 1, if there
//    is one alone that fits, or one alone that fits closely in time or by its occasion.
// 3. Those that found none cluster among themselves as in 1, close in time.
// A record without principal or destination stays alone.
//
// Time is in proportion to the number of records, but for those of one principal to one destination
// around one day.
std::vector<int> ClusterVisits(const std::vector<VisitSignature>& signatures);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_VISIT_CLUSTERS_H_
