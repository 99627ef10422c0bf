#ifndef SERVICES_SUMMARY_RPC_VISIT_RENDERER_H_
#define SERVICES_SUMMARY_RPC_VISIT_RENDERER_H_

#include "absl/status/status.h"
#include "communique/summary/v1/summary_service.pb.h"
#include "services/summary/domain/ports.h"

namespace communique::summary {

// Answers one SummaryService.RenderVisit. `analyzer` gives analyses with tokens; it is asked only
// for FORMAT_CONLLU. `max_documents` bounds the documents of the request. Errors as the method
// says.
absl::Status RenderVisit(const v1::RenderVisitRequest& request, const DocumentAnalyzer& analyzer,
                         int max_documents, v1::RenderVisitResponse* response);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_RPC_VISIT_RENDERER_H_
