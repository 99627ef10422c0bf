#ifndef SERVICES_SUMMARY_DOMAIN_STATUS_H_
#define SERVICES_SUMMARY_DOMAIN_STATUS_H_

#include <optional>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/main_visit.h"

namespace communique::summary {

// How far the visit has got at the document's own time. Called off or put off by the frames of the
// main visit; else its dates against the publication date; else tense and the joint appearance.
// `dates` may be null.
std::optional<v1::StatusFinding> FindStatus(const VisitContext& context,
                                            const v1::DateRangeFinding* dates);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_STATUS_H_
