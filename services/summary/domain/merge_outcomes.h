#ifndef SERVICES_SUMMARY_DOMAIN_MERGE_OUTCOMES_H_
#define SERVICES_SUMMARY_DOMAIN_MERGE_OUTCOMES_H_

#include "services/summary/domain/account.h"

namespace communique::summary {

// Joins outcomes: joint statements, outcomes whose descriptions share half of their words, and the
// largest counts that the accounts give for agreements or memoranda. Such counts are a conflict
// when they exclude each other ("14", "13"; not "more than 10", "about 12"), and are of one thing:
// one is not more than twice another.
void MergeOutcomes(const Accounts& accounts, v1::Visit* merged);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_MERGE_OUTCOMES_H_
