#include "services/cli/calls.h"

#include <memory>
#include <string>
#include <utility>

#include "common/rpc/channel.h"
#include "common/rpc/status.h"
#include "common/status/macros.h"
#include "services/cli/output.h"
#include "services/cli/render_analysis.h"
#include "services/cli/render_document.h"
#include "services/cli/words.h"
#include "services/summary/domain/render_markdown.h"
#include "services/summary/domain/render_text.h"

namespace communique::cli {
namespace {

// One call of a method of `stub`, with the deadline of the options.
template <typename Stub, typename Request, typename Response>
absl::StatusOr<Response> Call(Stub& stub,
                              grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                           Response*),
                              const Options& options, const Request& request) {
  const std::unique_ptr<grpc::ClientContext> context = rpc::MakeClientContext(options.timeout);
  Response response;
  const absl::Status status = rpc::ToAbsl((stub.*method)(context.get(), request, &response));
  if (!status.ok()) return status;
  return response;
}

absl::StatusOr<ingest::v1::CleanCommentaryResponse> CallClean(
    const Suite& suite, const Options& options, const ingest::v1::RawCommentary& commentary) {
  ingest::v1::CleanCommentaryRequest request;
  *request.mutable_commentary() = commentary;
  return Call(suite.ingest(), &ingest::v1::IngestService::StubInterface::CleanCommentary, options,
              request);
}

}  // namespace

absl::StatusOr<std::string> Clean(const Suite& suite, const Options& options,
                                  const ingest::v1::RawCommentary& commentary) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const auto response, CallClean(suite, options, commentary));
  if (options.format == Format::kJson) return ToJson(response);
  return ForTerminal(RenderDocument(response.document()));
}

absl::StatusOr<std::string> Analyze(const Suite& suite, const Options& options,
                                    const ingest::v1::RawCommentary& commentary) {
  COMMUNIQUE_ASSIGN_OR_RETURN(auto cleaned, CallClean(suite, options, commentary));
  entity::v1::AnalyzeDocumentRequest request;
  *request.mutable_document() = std::move(*cleaned.mutable_document());
  request.mutable_document()->clear_raw_map();
  request.set_include_tokens(options.tokens);
  COMMUNIQUE_ASSIGN_OR_RETURN(
      const auto response,
      Call(suite.entity(), &entity::v1::EntityService::StubInterface::AnalyzeDocument, options,
           request));
  if (options.format == Format::kJson) return ToJson(response);
  return ForTerminal(RenderAnalysis(response.analysis(), request.document().text()));
}

absl::StatusOr<std::string> SummarizeOne(const Suite& suite, const Options& options,
                                         const ingest::v1::RawCommentary& commentary) {
  summary::v1::SummarizeCommentaryRequest request;
  *request.add_commentaries() = commentary;
  COMMUNIQUE_ASSIGN_OR_RETURN(const auto response, Summarize(suite, options, request));
  return Render(options, response);
}

absl::StatusOr<summary::v1::SummarizeCommentaryResponse> Summarize(
    const Suite& suite, const Options& options,
    const summary::v1::SummarizeCommentaryRequest& request) {
  return Call(suite.summary(), &summary::v1::SummaryService::StubInterface::SummarizeCommentary,
              options, request);
}

absl::StatusOr<std::string> Render(const Options& options,
                                   const summary::v1::SummarizeCommentaryResponse& response) {
  switch (options.format) {
    case Format::kText:
      return summary::RenderText(response);
    case Format::kMarkdown:
      return summary::RenderMarkdown(response);
    case Format::kJson:
      return ToJson(response);
  }
  return absl::InternalError("there is no such format");
}

}  // namespace communique::cli
