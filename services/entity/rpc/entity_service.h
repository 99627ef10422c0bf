#ifndef SERVICES_ENTITY_RPC_ENTITY_SERVICE_H_
#define SERVICES_ENTITY_RPC_ENTITY_SERVICE_H_

#include "common/rpc/executor.h"
#include "communique/entity/v1/entity_service.grpc.pb.h"
#include "services/entity/domain/analyzer.h"
#include "services/entity/domain/knowledge_base.h"

namespace communique::entity {

// Serves communique.entity.v1.EntityService. Stateless; the executor runs its handlers.
class EntityService final : public v1::EntityService::CallbackService {
 public:
  // All must outlive the service.
  EntityService(const Analyzer* analyzer, const KnowledgeBase* base, rpc::Executor* executor)
      : analyzer_(*analyzer), base_(*base), executor_(*executor) {}

  grpc::ServerUnaryReactor* AnalyzeDocument(grpc::CallbackServerContext* context,
                                            const v1::AnalyzeDocumentRequest* request,
                                            v1::AnalyzeDocumentResponse* response) override;

  grpc::ServerUnaryReactor* LookUpEntity(grpc::CallbackServerContext* context,
                                         const v1::LookUpEntityRequest* request,
                                         v1::LookUpEntityResponse* response) override;

 private:
  const Analyzer& analyzer_;
  const KnowledgeBase& base_;
  rpc::Executor& executor_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_RPC_ENTITY_SERVICE_H_
