#include "services/entity/rpc/entity_service.h"

#include <vector>

#include "common/status/error.h"
#include "common/status/field_mask.h"
#include "common/status/macros.h"
#include "services/entity/domain/entity_proto.h"
#include "services/entity/domain/knowledge_base_query.h"

namespace communique::entity {

grpc::ServerUnaryReactor* EntityService::AnalyzeDocument(grpc::CallbackServerContext* context,
                                                         const v1::AnalyzeDocumentRequest* request,
                                                         v1::AnalyzeDocumentResponse* response) {
  return executor_.Run(
      context, "communique.entity.v1.EntityService/AnalyzeDocument", [=, this]() -> absl::Status {
        COMMUNIQUE_RETURN_IF_ERROR(
            status::CheckFieldMask(request->read_mask(), *v1::Analysis::descriptor(), "read_mask"));
        COMMUNIQUE_ASSIGN_OR_RETURN(
            *response->mutable_analysis(),
            analyzer_.Analyze(request->document(), {.include_tokens = request->include_tokens()}));
        status::TrimToMask(request->read_mask(), response->mutable_analysis());
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* EntityService::LookUpEntity(grpc::CallbackServerContext* context,
                                                      const v1::LookUpEntityRequest* request,
                                                      v1::LookUpEntityResponse* response) {
  return executor_.Run(
      context, "communique.entity.v1.EntityService/LookUpEntity", [=, this]() -> absl::Status {
        COMMUNIQUE_ASSIGN_OR_RETURN(const std::vector<RecordId> ids, LookUp(base_, *request));
        for (const RecordId id : ids) *response->add_records() = ToProto(base_.record(id), base_);
        return absl::OkStatus();
      });
}

}  // namespace communique::entity
