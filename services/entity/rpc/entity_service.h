#ifndef SERVICES_ENTITY_RPC_ENTITY_SERVICE_H_
#define SERVICES_ENTITY_RPC_ENTITY_SERVICE_H_

#include <cstddef>
#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "common/rpc/executor.h"
#include "communique/entity/v1/entity_service.grpc.pb.h"
#include "services/entity/domain/analyzer.h"
#include "services/entity/domain/knowledge_base.h"

namespace communique::entity {

// How each method is served: calls as messages, the stream as bytes (Executor::RunStream).
using EntityServiceMethods = v1::EntityService::WithCallbackMethod_AnalyzeDocument<
    v1::EntityService::WithRawCallbackMethod_AnalyzeDocuments<
        v1::EntityService::WithCallbackMethod_GetModelInfo<
            v1::EntityService::WithCallbackMethod_LookUpEntity<v1::EntityService::Service>>>>;

struct EntityServiceOptions {
  // A longer answer of a stream is sent as an error of its document, since one message past the
  // server's own limit (ServerOptions::max_send_bytes) would end the stream.
  size_t max_response_bytes = size_t{64} << 20;
};

// Serves communique.entity.v1.EntityService. Stateless; the executor runs its handlers.
class EntityService final : public EntityServiceMethods {
 public:
  // All must outlive the service.
  EntityService(const Analyzer* analyzer, const KnowledgeBase* base, rpc::Executor* executor,
                const EntityServiceOptions& options = {})
      : analyzer_(*analyzer), base_(*base), executor_(*executor), options_(options) {}

  grpc::ServerUnaryReactor* AnalyzeDocument(grpc::CallbackServerContext* context,
                                            const v1::AnalyzeDocumentRequest* request,
                                            v1::AnalyzeDocumentResponse* response) override;

  rpc::StreamReactor* AnalyzeDocuments(grpc::CallbackServerContext* context) override;

  grpc::ServerUnaryReactor* GetModelInfo(grpc::CallbackServerContext* context,
                                         const v1::GetModelInfoRequest* request,
                                         v1::GetModelInfoResponse* response) override;

  grpc::ServerUnaryReactor* LookUpEntity(grpc::CallbackServerContext* context,
                                         const v1::LookUpEntityRequest* request,
                                         v1::LookUpEntityResponse* response) override;

 private:
  using StreamRequests = absl::Span<const absl::StatusOr<v1::AnalyzeDocumentsRequest>>;
  using StreamResponses = absl::Span<v1::AnalyzeDocumentsResponse>;

  // Fills each response: the analyses of the good documents, made together, and the errors of the
  // others.
  void AnswerBatch(int64_t begin, StreamRequests requests, StreamResponses responses) const;

  const Analyzer& analyzer_;
  const KnowledgeBase& base_;
  rpc::Executor& executor_;
  const EntityServiceOptions options_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_RPC_ENTITY_SERVICE_H_
