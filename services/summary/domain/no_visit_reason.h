#ifndef SERVICES_SUMMARY_DOMAIN_NO_VISIT_REASON_H_
#define SERVICES_SUMMARY_DOMAIN_NO_VISIT_REASON_H_

#include <map>
#include <vector>

#include "communique/summary/v1/summary_service.pb.h"
#include "services/summary/domain/cue_lexicon.h"
#include "services/summary/domain/document_view.h"
#include "services/summary/domain/visit_frame.h"

namespace communique::summary {

// Why a document whose frames give no visit has none; `groups` as GroupByTraveller gives them.
v1::NoVisitReason ReasonFor(const DocumentView& view, const CueIndex& cues,
                            const std::vector<VisitFrame>& frames,
                            const std::map<int, std::vector<int>>& groups);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_NO_VISIT_REASON_H_
