#ifndef SERVICES_SUMMARY_DOMAIN_MERGE_STOPS_H_
#define SERVICES_SUMMARY_DOMAIN_MERGE_STOPS_H_

#include "services/summary/domain/account.h"

namespace communique::summary {

// Joins the stops of the accounts: a bare country goes into a city of it, a city into a venue of
// it, and what one account lacks another one fills. Different cities and venues are stops of one
// journey; only of a visit of a single day, for which each account knows one place, they are a
// conflict. Needs the merged dates.
void MergeStops(const Accounts& accounts, v1::Visit* merged);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_MERGE_STOPS_H_
