#ifndef SERVICES_SUMMARY_DOMAIN_MERGE_DATES_H_
#define SERVICES_SUMMARY_DOMAIN_MERGE_DATES_H_

#include "services/summary/domain/account.h"

namespace communique::summary {

// Chooses first and last day, each by a vote (ballot.h). No conflicts are: a date that only lacks
// parts that another one has; a single day inside another account's range, which tells when
// something happened; the days of a leg, told by an account of fewer countries inside the whole
// trip's days. The finding is supported by the accounts that agree with the range chosen.
void MergeDates(const Accounts& accounts, v1::Visit* merged);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_MERGE_DATES_H_
