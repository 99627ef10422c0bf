#include "services/entity/rpc/entity_service.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/status/error.h"
#include "common/status/field_mask.h"
#include "common/status/macros.h"
#include "services/entity/domain/entity_proto.h"
#include "services/entity/domain/knowledge_base_query.h"
#include "services/entity/rpc/model_info_proto.h"

namespace communique::entity {
namespace {

bool Names(const google::protobuf::FieldMask& mask, absl::string_view field) {
  for (const std::string& path : mask.paths()) {
    const absl::string_view name = path;
    if (name.substr(0, name.find('.')) == field) return true;
  }
  return mask.paths().empty();
}

// What the model need not find out is not asked for: a mask without tokens and named spans is as
// cheap as a request without them.
AnalyzeOptions OptionsOf(bool include_tokens, const google::protobuf::FieldMask& mask) {
  return {.include_tokens =
              include_tokens && (Names(mask, "tokens") || Names(mask, "named_spans"))};
}

absl::Status CheckReadMask(const google::protobuf::FieldMask& mask) {
  return status::CheckFieldMask(mask, *v1::Analysis::descriptor(), "read_mask");
}

absl::Status TooLarge(size_t bytes, size_t limit) {
  return status::Error(absl::StatusCode::kResourceExhausted, "RESPONSE_TOO_LARGE",
                       absl::StrCat("the analysis has ", bytes, " bytes; a message may have ",
                                    limit, "; leave out tokens or use read_mask"),
                       {{"limit_bytes", absl::StrCat(limit)}});
}

}  // namespace

grpc::ServerUnaryReactor* EntityService::AnalyzeDocument(grpc::CallbackServerContext* context,
                                                         const v1::AnalyzeDocumentRequest* request,
                                                         v1::AnalyzeDocumentResponse* response) {
  return executor_.Run(
      context, "communique.entity.v1.EntityService/AnalyzeDocument", [=, this]() -> absl::Status {
        COMMUNIQUE_RETURN_IF_ERROR(CheckReadMask(request->read_mask()));
        COMMUNIQUE_ASSIGN_OR_RETURN(
            *response->mutable_analysis(),
            analyzer_.Analyze(request->document(),
                              OptionsOf(request->include_tokens(), request->read_mask())));
        status::TrimToMask(request->read_mask(), response->mutable_analysis());
        return absl::OkStatus();
      });
}

rpc::StreamReactor* EntityService::AnalyzeDocuments(grpc::CallbackServerContext* context) {
  return executor_.RunStream<v1::AnalyzeDocumentsRequest, v1::AnalyzeDocumentsResponse>(
      context, "communique.entity.v1.EntityService/AnalyzeDocuments",
      [this](const rpc::CallContext&, int64_t begin, StreamRequests requests,
             StreamResponses responses) {
        AnswerBatch(begin, requests, responses);
        return absl::OkStatus();
      });
}

void EntityService::AnswerBatch(int64_t begin, StreamRequests requests,
                                StreamResponses responses) const {
  std::vector<AnalyzeItem> items;
  std::vector<size_t> owners;  // Of each item, the index of its request.
  for (size_t i = 0; i < requests.size(); ++i) {
    responses[i].set_index(begin + static_cast<int64_t>(i));
    const absl::Status good =
        requests[i].ok() ? CheckReadMask(requests[i]->read_mask()) : requests[i].status();
    if (good.ok()) {
      items.push_back({&requests[i]->document(),
                       OptionsOf(requests[i]->include_tokens(), requests[i]->read_mask())});
      owners.push_back(i);
    } else {
      *responses[i].mutable_error() = status::ToRpcStatus(good);
    }
  }
  std::vector<absl::StatusOr<v1::Analysis>> analyses = analyzer_.AnalyzeBatch(items);
  for (size_t item = 0; item < items.size(); ++item) {
    v1::AnalyzeDocumentsResponse& response = responses[owners[item]];
    absl::Status good = analyses[item].status();
    if (good.ok()) {
      *response.mutable_analysis() = *std::move(analyses[item]);
      status::TrimToMask(requests[owners[item]]->read_mask(), response.mutable_analysis());
      const size_t bytes = response.ByteSizeLong();
      if (bytes > options_.max_response_bytes) good = TooLarge(bytes, options_.max_response_bytes);
    }
    if (!good.ok()) *response.mutable_error() = status::ToRpcStatus(good);
  }
}

grpc::ServerUnaryReactor* EntityService::GetModelInfo(grpc::CallbackServerContext* context,
                                                      const v1::GetModelInfoRequest*,
                                                      v1::GetModelInfoResponse* response) {
  return executor_.Run(context, "communique.entity.v1.EntityService/GetModelInfo",
                       [=, this]() -> absl::Status {
                         if (const pipeline::Pipeline* model = analyzer_.language_model()) {
                           *response->mutable_model() = ToProto(model->info());
                         }
                         response->set_knowledge_base(base_.version());
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
