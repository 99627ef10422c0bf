#ifndef SERVICES_SUMMARY_DOMAIN_OCCASION_H_
#define SERVICES_SUMMARY_DOMAIN_OCCASION_H_

#include <optional>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/main_visit.h"

namespace communique::summary {

// What the main visit takes place for, in the text's words: an anniversary, a summit or a ceremony
// that a linking phrase ("on the occasion of", "to coincide with", "to attend") ties to it. An
// anniversary that is only mentioned is none.
std::optional<v1::TextFinding> FindOccasion(const VisitContext& context);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_OCCASION_H_
