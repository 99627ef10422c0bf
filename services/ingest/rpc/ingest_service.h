#ifndef SERVICES_INGEST_RPC_INGEST_SERVICE_H_
#define SERVICES_INGEST_RPC_INGEST_SERVICE_H_

#include "common/rpc/executor.h"
#include "communique/ingest/v1/ingest_service.grpc.pb.h"
#include "services/ingest/domain/cleaner.h"

namespace communique::ingest {

// Serves communique.ingest.v1.IngestService. Stateless; the executor runs its handlers.
class IngestService final : public v1::IngestService::CallbackService {
 public:
  // Both must outlive the service.
  IngestService(const Cleaner* cleaner, rpc::Executor* executor)
      : cleaner_(*cleaner), executor_(*executor) {}

  grpc::ServerUnaryReactor* CleanCommentary(grpc::CallbackServerContext* context,
                                            const v1::CleanCommentaryRequest* request,
                                            v1::CleanCommentaryResponse* response) override;

 private:
  const Cleaner& cleaner_;
  rpc::Executor& executor_;
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_RPC_INGEST_SERVICE_H_
