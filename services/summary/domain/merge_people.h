#ifndef SERVICES_SUMMARY_DOMAIN_MERGE_PEOPLE_H_
#define SERVICES_SUMMARY_DOMAIN_MERGE_PEOPLE_H_

#include "services/summary/domain/account.h"

namespace communique::summary {

// Joins visitors, delegation and hosts, each person once, by identifier or by names that agree
// within one country; the fullest name is kept.
//
// Conflicts: different offices that the documents themselves give the principal; different names of
// the principal; and different people named as the holder of one office of the host's country,
// unless one document names both.
void MergePeople(const Accounts& accounts, v1::Visit* merged);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_MERGE_PEOPLE_H_
