#ifndef SERVICES_SUMMARY_DOMAIN_HOSTS_H_
#define SERVICES_SUMMARY_DOMAIN_HOSTS_H_

#include <vector>

#include "services/summary/domain/encounters.h"

namespace communique::summary {

// Somebody who receives or meets the visitor.
struct Host {
  int entity = -1;
  double score = 0;  // Log-odds.
};

// The hosts among all persons of the document, best first. A host acts for a destination, or for no
// country that the text says, and has some part in the visit; spokespeople, analysts and former
// leaders are none. `cast` needs no hosts.
std::vector<Host> FindHosts(const VisitContext& context, const PersonIndex& persons,
                            const Cast& cast, const std::vector<Encounter>& encounters);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_HOSTS_H_
