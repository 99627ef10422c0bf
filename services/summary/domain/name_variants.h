#ifndef SERVICES_SUMMARY_DOMAIN_NAME_VARIANTS_H_
#define SERVICES_SUMMARY_DOMAIN_NAME_VARIANTS_H_

#include <vector>

#include "communique/entity/v1/analysis.pb.h"

namespace communique::summary {

// For each entity the index of the person whose misread or misprinted name it is ("Whitlan" for
// Gough Whitlam, "Obasanjo'" for Olusegun Obasanjo), else its own index. A variant is not linked,
// its last word has the same letters as the other's or differs by one (of at least six), no given
// name or gender contradicts, and no second person fits. Linear in the length of the names.
std::vector<int> ResolveNameVariants(const entity::v1::Analysis& analysis);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_NAME_VARIANTS_H_
