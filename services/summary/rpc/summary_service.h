#ifndef SERVICES_SUMMARY_RPC_SUMMARY_SERVICE_H_
#define SERVICES_SUMMARY_RPC_SUMMARY_SERVICE_H_

#include <grpcpp/channel.h>

#include <memory>

#include "absl/status/status.h"
#include "common/rpc/call_context.h"
#include "common/rpc/executor.h"
#include "communique/entity/v1/entity_service.grpc.pb.h"
#include "communique/ingest/v1/ingest_service.grpc.pb.h"
#include "communique/summary/v1/summary_service.grpc.pb.h"
#include "services/summary/domain/summarizer.h"

namespace communique::summary {

struct SummaryOptions {
  // Most commentaries in one request, and most documents of one to be rendered.
  int max_commentaries = 100;
  // Commentaries of one request that are read at a time, at least 1.
  int parallel_documents = 4;
};

// Serves communique.summary.v1.SummaryService. Stateless; the executor runs its handlers.
class SummaryService final : public v1::SummaryService::CallbackService {
 public:
  // Summarizer and executor must outlive the service; the channels lead to its peers.
  SummaryService(const Summarizer* summarizer, std::shared_ptr<grpc::Channel> ingest,
                 std::shared_ptr<grpc::Channel> entity, rpc::Executor* executor,
                 const SummaryOptions& options = {});

  grpc::ServerUnaryReactor* RenderVisit(grpc::CallbackServerContext* context,
                                        const v1::RenderVisitRequest* request,
                                        v1::RenderVisitResponse* response) override;
  grpc::ServerUnaryReactor* SummarizeCommentary(grpc::CallbackServerContext* context,
                                                const v1::SummarizeCommentaryRequest* request,
                                                v1::SummarizeCommentaryResponse* response) override;

 private:
  absl::Status Summarize(const rpc::CallContext& call,
                         const v1::SummarizeCommentaryRequest& request,
                         v1::SummarizeCommentaryResponse* response) const;

  const Summarizer& summarizer_;
  const std::unique_ptr<ingest::v1::IngestService::StubInterface> ingest_;
  const std::unique_ptr<entity::v1::EntityService::StubInterface> entity_;
  rpc::Executor& executor_;
  const SummaryOptions options_;
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_RPC_SUMMARY_SERVICE_H_
