#ifndef SERVICES_SUMMARY_RPC_SUMMARY_SERVICE_H_
#define SERVICES_SUMMARY_RPC_SUMMARY_SERVICE_H_

#include <grpcpp/channel.h>

#include <cstddef>
#include <memory>

#include "absl/status/status.h"
#include "common/rpc/call_context.h"
#include "common/rpc/executor.h"
#include "communique/entity/v1/entity_service.grpc.pb.h"
#include "communique/ingest/v1/ingest_service.grpc.pb.h"
#include "communique/summary/v1/summary_service.grpc.pb.h"
#include "services/summary/domain/summarizer.h"
#include "services/summary/rpc/bulk_summary.h"

namespace communique::summary {

struct SummaryOptions {
  // Most commentaries in one request, and most documents of one to be rendered.
  int max_commentaries = 100;
  // Commentaries of one request that are read at a time, at least 1.
  int parallel_documents = 4;
  // Memory that records may take that wait to be merged, over all open streams.
  size_t max_merged_bytes = size_t{1} << 30;
  // A longer answer of a stream is sent as an error, since one message past the server's own limit
  // (ServerOptions::max_send_bytes) would end the stream.
  size_t max_response_bytes = size_t{64} << 20;
};

// How each method is served: calls as messages, the stream as bytes (Executor::RunStream).
using SummaryServiceMethods = v1::SummaryService::WithCallbackMethod_SummarizeCommentary<
    v1::SummaryService::WithRawCallbackMethod_SummarizeCommentaries<
        v1::SummaryService::WithCallbackMethod_RenderVisit<v1::SummaryService::Service>>>;

// Serves communique.summary.v1.SummaryService. Stateless; the executor runs its handlers.
class SummaryService final : public SummaryServiceMethods {
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

  rpc::StreamReactor* SummarizeCommentaries(grpc::CallbackServerContext* context) override;

 private:
  absl::Status Summarize(const rpc::CallContext& call,
                         const v1::SummarizeCommentaryRequest& request,
                         v1::SummarizeCommentaryResponse* response) const;

  const Summarizer& summarizer_;
  const std::unique_ptr<ingest::v1::IngestService::StubInterface> ingest_;
  const std::unique_ptr<entity::v1::EntityService::StubInterface> entity_;
  rpc::Executor& executor_;
  const SummaryOptions options_;
  MergeBudget budget_;
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_RPC_SUMMARY_SERVICE_H_
