#include "services/summary/rpc/summary_service.h"

#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "common/status/error.h"
#include "common/status/field_mask.h"
#include "common/status/macros.h"
#include "services/summary/rpc/document_reader.h"
#include "services/summary/rpc/entity_client.h"
#include "services/summary/rpc/ingest_client.h"
#include "services/summary/rpc/visit_renderer.h"

namespace communique::summary {
namespace {

absl::Status CheckRequest(const v1::SummarizeCommentaryRequest& request, int max_commentaries) {
  if (request.commentaries().empty()) {
    return status::InvalidField("commentaries", "COMMENTARIES_EMPTY",
                                "no commentary is given; give at least one");
  }
  if (request.commentaries_size() > max_commentaries) {
    return status::InvalidField(
        "commentaries", "COMMENTARIES_TOO_MANY",
        absl::StrCat(request.commentaries_size(), " commentaries are more than the ",
                     max_commentaries, " that one request may have; send them in several"),
        {{"limit", absl::StrCat(max_commentaries)}});
  }
  return status::CheckFieldMask(request.read_mask(), *v1::SummarizeCommentaryResponse::descriptor(),
                                "read_mask");
}

// An error that says nothing about the commentary: every other one would meet it too.
bool ConcernsTheCall(const absl::Status& status) {
  return !status.ok() && status.code() != absl::StatusCode::kInvalidArgument;
}

// The error to fail the call with: one that concerns the whole call, else the first one's when no
// commentary could be read; OK otherwise.
absl::Status CallStatus(const std::vector<ReadResult>& results) {
  for (const ReadResult& result : results) {
    if (ConcernsTheCall(result.status)) return result.status;
  }
  const bool some = absl::c_any_of(results, [](const ReadResult& r) { return r.status.ok(); });
  return some ? absl::OkStatus() : results.front().status;
}

void FillDocuments(const v1::SummarizeCommentaryRequest& request, std::vector<ReadResult> results,
                   const std::vector<Verdict>& verdicts,
                   v1::SummarizeCommentaryResponse* response) {
  size_t read = 0;
  for (size_t i = 0; i < results.size(); ++i) {
    v1::DocumentResult& out = *response->add_documents();
    out.set_request_id(request.commentaries(static_cast<int>(i)).request_id());
    if (!results[i].status.ok()) {
      *out.mutable_error() = status::ToRpcStatus(results[i].status);
      continue;
    }
    if (results[i].language_unsupported) {
      out.set_no_visit_reason(v1::NO_VISIT_REASON_LANGUAGE_UNSUPPORTED);
    } else {
      out.set_visit(verdicts[read].visit);
      out.set_no_visit_reason(verdicts[read].no_visit_reason);
      ++read;
    }
    *out.mutable_document() = std::move(results[i].document.document);
  }
}

// Deadlines are told from each other as far as this.
constexpr absl::Duration kSameMoment = absl::Milliseconds(100);

bool RanOutOfTime(BulkSummary::Responses responses) {
  return absl::c_any_of(responses, [](const v1::SummarizeCommentariesResponse& response) {
    return response.commentary().document().error().code() ==
           static_cast<int>(absl::StatusCode::kDeadlineExceeded);
  });
}

}  // namespace

SummaryService::SummaryService(const Summarizer* summarizer, std::shared_ptr<grpc::Channel> ingest,
                               std::shared_ptr<grpc::Channel> entity, rpc::Executor* executor,
                               const SummaryOptions& options)
    : summarizer_(*summarizer),
      ingest_(ingest::v1::IngestService::NewStub(std::move(ingest))),
      entity_(entity::v1::EntityService::NewStub(std::move(entity))),
      executor_(*executor),
      options_(options),
      budget_(options.max_merged_bytes) {}

grpc::ServerUnaryReactor* SummaryService::SummarizeCommentary(
    grpc::CallbackServerContext* context, const v1::SummarizeCommentaryRequest* request,
    v1::SummarizeCommentaryResponse* response) {
  return executor_.Run(
      context, "communique.summary.v1.SummaryService/SummarizeCommentary",
      [=, this](const rpc::CallContext& call) { return Summarize(call, *request, response); });
}

grpc::ServerUnaryReactor* SummaryService::RenderVisit(grpc::CallbackServerContext* context,
                                                      const v1::RenderVisitRequest* request,
                                                      v1::RenderVisitResponse* response) {
  return executor_.Run(
      context, "communique.summary.v1.SummaryService/RenderVisit",
      [=, this](const rpc::CallContext& call) {
        const EntityClient analyzer(entity_.get(), &call, {.include_tokens = true});
        return summary::RenderVisit(*request, analyzer, options_.max_commentaries, response);
      });
}

rpc::StreamReactor* SummaryService::SummarizeCommentaries(grpc::CallbackServerContext* context) {
  const auto bulk =
      std::make_shared<BulkSummary>(&summarizer_, &budget_,
                                    BulkOptions{.parallel_documents = options_.parallel_documents,
                                                .max_response_bytes = options_.max_response_bytes});
  const absl::Time deadline = absl::FromChrono(context->deadline());
  return executor_.RunStream<v1::SummarizeCommentariesRequest, v1::SummarizeCommentariesResponse>(
      context, "communique.summary.v1.SummaryService/SummarizeCommentaries",
      [this, bulk, deadline](const rpc::CallContext& call, int64_t begin,
                             BulkSummary::Requests requests, BulkSummary::Responses responses) {
        bulk->Answer(
            IngestClient(ingest_.get(), &call), EntityClient(entity_.get(), &call),
            [&call] { return call.is_cancelled(); }, begin, requests, responses);
        // With the time of the stream itself, its peers' time is over for good.
        const bool over = RanOutOfTime(responses) && call.deadline() >= deadline - kSameMoment;
        return over ? absl::DeadlineExceededError("the deadline passed while the stream was open")
                    : absl::OkStatus();
      },
      [bulk](const rpc::CallContext&, std::vector<v1::SummarizeCommentariesResponse>* messages) {
        bulk->AddVisits(messages);
        return absl::OkStatus();
      });
}

absl::Status SummaryService::Summarize(const rpc::CallContext& call,
                                       const v1::SummarizeCommentaryRequest& request,
                                       v1::SummarizeCommentaryResponse* response) const {
  COMMUNIQUE_RETURN_IF_ERROR(CheckRequest(request, options_.max_commentaries));
  const IngestClient cleaner(ingest_.get(), &call);
  const EntityClient analyzer(entity_.get(), &call);
  std::vector<ReadResult> results =
      ReadCommentaries(request.commentaries(), cleaner, analyzer, options_.parallel_documents,
                       [&call] { return call.is_cancelled(); });
  COMMUNIQUE_RETURN_IF_ERROR(CallStatus(results));
  std::vector<AnalyzedDocument> documents;
  for (const ReadResult& result : results) {
    if (result.status.ok() && !result.language_unsupported) documents.push_back(result.document);
  }
  Summary summary = summarizer_.Summarize(documents);
  for (v1::Visit& visit : summary.visits) *response->add_visits() = std::move(visit);
  FillDocuments(request, std::move(results), summary.verdicts, response);
  status::TrimToMask(request.read_mask(), response);
  return absl::OkStatus();
}

}  // namespace communique::summary
