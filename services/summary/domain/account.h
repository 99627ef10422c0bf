#ifndef SERVICES_SUMMARY_DOMAIN_ACCOUNT_H_
#define SERVICES_SUMMARY_DOMAIN_ACCOUNT_H_

#include <vector>

#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// What one document tells of a visit, for merging it with what others tell.
struct Account {
  const v1::Visit* record = nullptr;  // With one source.
  int group = 0;                      // Accounts with the same number are copies of one text.
};

// The accounts of one visit, in an order that does not depend on how they came.
using Accounts = std::vector<Account>;

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_ACCOUNT_H_
