#ifndef SERVICES_SUMMARY_DOMAIN_MERGE_FACTS_H_
#define SERVICES_SUMMARY_DOMAIN_MERGE_FACTS_H_

#include "services/summary/domain/account.h"

namespace communique::summary {

// The status that the latest documents give: an earlier one that says less is no conflict but
// progress. Of documents of one day, or without one, the furthest. A conflict is: called off and
// begun; cancelled and postponed, and called off and planned, when none is later than the other.
void MergeStatus(const Accounts& accounts, v1::Visit* merged);

// Votes on the rank. State, official, working and private exclude each other; attendance of a
// summit or a transit goes with any.
void MergeType(const Accounts& accounts, v1::Visit* merged);

// Votes on the occasion. Two wordings are one when they share half of their words; those that do
// and differ in a number ("80th", "75th") are a conflict. Different occasions of one visit are
// none.
void MergeOccasion(const Accounts& accounts, v1::Visit* merged);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_MERGE_FACTS_H_
