#include "services/ingest/rpc/ingest_service.h"

#include <utility>

#include "common/status/error.h"
#include "common/status/field_mask.h"
#include "common/status/macros.h"

namespace communique::ingest {

grpc::ServerUnaryReactor* IngestService::CleanCommentary(grpc::CallbackServerContext* context,
                                                         const v1::CleanCommentaryRequest* request,
                                                         v1::CleanCommentaryResponse* response) {
  return executor_.Run(
      context, "communique.ingest.v1.IngestService/CleanCommentary", [=, this]() -> absl::Status {
        COMMUNIQUE_RETURN_IF_ERROR(
            status::CheckFieldMask(request->read_mask(), *v1::Document::descriptor(), "read_mask"));
        absl::StatusOr<v1::Document> document = cleaner_.Clean(request->commentary());
        if (!document.ok()) return status::WithFieldPrefix(document.status(), "commentary");
        *response->mutable_document() = *std::move(document);
        status::TrimToMask(request->read_mask(), response->mutable_document());
        return absl::OkStatus();
      });
}

}  // namespace communique::ingest
