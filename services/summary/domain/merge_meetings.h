#ifndef SERVICES_SUMMARY_DOMAIN_MERGE_MEETINGS_H_
#define SERVICES_SUMMARY_DOMAIN_MERGE_MEETINGS_H_

#include "services/summary/domain/account.h"

namespace communique::summary {

// Joins meetings of the same people; what one account lacks another one fills, and one that any
// account reports as held is no plan any more. When several accounts know one meeting each of the
// same people, and give it different days or places, that is a conflict; of an account that knows
// several, they are several.
void MergeMeetings(const Accounts& accounts, v1::Visit* merged);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_MERGE_MEETINGS_H_
