#include "services/cli/calls.h"

#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/channel.h"
#include "common/rpc/status.h"
#include "common/status/macros.h"
#include "common/text/conllu.h"
#include "common/text/utf8.h"
#include "services/cli/input.h"
#include "services/cli/output.h"
#include "services/cli/record_file.h"
#include "services/cli/render_analysis.h"
#include "services/cli/render_model.h"
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

// The document to analyse: what ingest makes of the commentary, or the file as it is.
absl::StatusOr<ingest::v1::Document> ToDocument(const Suite& suite, const Options& options,
                                                const ingest::v1::RawCommentary& commentary) {
  if (!options.as_is) {
    COMMUNIQUE_ASSIGN_OR_RETURN(auto cleaned, Clean(suite, options, commentary));
    cleaned.mutable_document()->clear_raw_map();
    return std::move(*cleaned.mutable_document());
  }
  if (const auto bad = text::FindInvalidUtf8(commentary.content())) {
    return absl::InvalidArgumentError(
        absl::StrCat("not UTF-8 at byte ", *bad, "; without --as-is it would be converted"));
  }
  ingest::v1::Document document;
  document.set_text(commentary.content());
  return document;
}

}  // namespace

absl::StatusOr<ingest::v1::CleanCommentaryResponse> Clean(
    const Suite& suite, const Options& options, const ingest::v1::RawCommentary& commentary) {
  ingest::v1::CleanCommentaryRequest request;
  *request.mutable_commentary() = commentary;
  return Call(suite.ingest(), &ingest::v1::IngestService::StubInterface::CleanCommentary, options,
              request);
}

absl::StatusOr<std::string> Analyze(const Suite& suite, const Options& options,
                                    absl::string_view file,
                                    const ingest::v1::RawCommentary& commentary) {
  entity::v1::AnalyzeDocumentRequest request;
  COMMUNIQUE_ASSIGN_OR_RETURN(*request.mutable_document(), ToDocument(suite, options, commentary));
  request.set_include_tokens(options.tokens || options.format == Format::kConllu);
  COMMUNIQUE_ASSIGN_OR_RETURN(
      const auto response,
      Call(suite.entity(), &entity::v1::EntityService::StubInterface::AnalyzeDocument, options,
           request));
  const std::string& text = request.document().text();
  if (options.format == Format::kJson) return ToJson(response);
  if (options.format == Format::kConllu) {
    return text::RenderConllu(response.analysis(), text, Stem(file));
  }
  return ForTerminal(RenderAnalysis(response.analysis(), text) +
                     (options.tokens ? RenderTokens(response.analysis(), text) : ""));
}

absl::StatusOr<std::string> DescribeModel(const Suite& suite, const Options& options) {
  COMMUNIQUE_ASSIGN_OR_RETURN(
      const auto response,
      Call(suite.entity(), &entity::v1::EntityService::StubInterface::GetModelInfo, options,
           entity::v1::GetModelInfoRequest()));
  if (options.format == Format::kJson) return ToJson(response);
  return ForTerminal(RenderModel(response));
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
    case Format::kHtml:
    case Format::kJsonLd:
    case Format::kStix:
      return RenderOnly(response, options.format);
    case Format::kConllu:
      break;  // The options do not allow it.
  }
  return absl::InternalError("there is no such format");
}

}  // namespace communique::cli
