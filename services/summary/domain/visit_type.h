#ifndef SERVICES_SUMMARY_DOMAIN_VISIT_TYPE_H_
#define SERVICES_SUMMARY_DOMAIN_VISIT_TYPE_H_

#include <optional>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/main_visit.h"

namespace communique::summary {

// The protocol rank of the main visit, where the text states it ("state visit"); a transit or the
// attendance of a summit where title or lead call it that. nullopt when the text says nothing.
std::optional<v1::TypeFinding> FindType(const VisitContext& context);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_VISIT_TYPE_H_
