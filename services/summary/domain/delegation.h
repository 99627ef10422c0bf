#ifndef SERVICES_SUMMARY_DOMAIN_DELEGATION_H_
#define SERVICES_SUMMARY_DOMAIN_DELEGATION_H_

#include <string>
#include <vector>

#include "services/summary/domain/person_index.h"

namespace communique::summary {

// Somebody who travels with the principal.
struct Delegate {
  int entity = -1;
  int mention = -1;  // Where it is said; -1 when nothing single says it.
  bool spouse = false;
  std::string name;  // Of a spouse whom only the title tells from the principal: "Mrs Okafor".
  double score = 0;  // Log-odds.
};

// The named people at the principal's side, in the order in which the text brings them; at most one
// is the spouse. An office without a name may be anybody's and is none.
std::vector<Delegate> FindDelegation(const VisitContext& context, const PersonIndex& persons);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_DELEGATION_H_
