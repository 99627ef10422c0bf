#include "services/cli/record_file.h"

#include <google/protobuf/util/json_util.h>

#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/status/error.h"
#include "common/status/macros.h"
#include "common/text/sha256.h"
#include "common/text/utf8.h"
#include "communique/ingest/v1/ingest_service.pb.h"
#include "services/summary/domain/render_record.h"
#include "services/summary/domain/render_text.h"
#include "services/summary/domain/source_texts.h"

namespace communique::cli {
namespace {

struct FormatRow {
  Format format;
  summary::v1::Format api;
  bool one_record;
};
constexpr FormatRow kFormats[] = {{Format::kText, summary::v1::FORMAT_TEXT, false},
                                  {Format::kMarkdown, summary::v1::FORMAT_MARKDOWN, false},
                                  {Format::kHtml, summary::v1::FORMAT_HTML, true},
                                  {Format::kJsonLd, summary::v1::FORMAT_JSON_LD, true},
                                  {Format::kStix, summary::v1::FORMAT_STIX, true}};

const FormatRow* Find(Format format) {
  const auto* row =
      absl::c_find_if(kFormats, [&](const FormatRow& r) { return r.format == format; });
  return row == std::end(kFormats) ? nullptr : row;
}

// OK, or what is wrong with the JSON of a message of that type.
template <typename Message>
absl::Status Parse(const std::string& json, Message* message) {
  const auto status = google::protobuf::util::JsonStringToMessage(json, message);
  if (status.ok()) return absl::OkStatus();
  const auto said = status.message();
  return absl::InvalidArgumentError(absl::string_view(said.data(), said.size()));
}

bool LooksLikeJson(absl::string_view content) {
  return absl::StartsWith(absl::StripLeadingAsciiWhitespace(content), "{");
}

}  // namespace

absl::StatusOr<summary::v1::SummarizeCommentaryResponse> ParseRecords(const std::string& json) {
  if (const auto bad = text::FindInvalidUtf8(json)) {
    return absl::InvalidArgumentError(absl::StrCat("no JSON: not UTF-8 at byte ", *bad));
  }
  if (!LooksLikeJson(json)) {
    return absl::InvalidArgumentError(
        "no record in JSON; make one with communique summarize --format json");
  }
  summary::v1::SummarizeCommentaryResponse response;
  const absl::Status wrong = Parse(json, &response);
  if (!wrong.ok()) {
    response.Clear();
    if (!Parse(json, response.add_visits()).ok()) {
      return absl::InvalidArgumentError(absl::StrCat(
          "neither what communique summarize --format json prints nor a Visit: ", wrong.message()));
    }
  }
  if (response.visits().empty()) return NoVisit(response);
  return response;
}

absl::StatusOr<ingest::v1::Document> ParseDocument(const std::string& content) {
  if (const auto bad = text::FindInvalidUtf8(content)) {
    return absl::InvalidArgumentError(absl::StrCat("not UTF-8 at byte ", *bad));
  }
  ingest::v1::CleanCommentaryResponse cleaned;
  if (LooksLikeJson(content) && Parse(content, &cleaned).ok() && cleaned.has_document()) {
    return std::move(*cleaned.mutable_document());
  }
  ingest::v1::Document document;
  if (LooksLikeJson(content) && Parse(content, &document).ok()) return document;
  document.Clear();
  document.set_text(content);
  return document;
}

absl::Status CheckNamed(const summary::v1::SummarizeCommentaryResponse& records,
                        const ingest::v1::Document& document) {
  for (const summary::v1::Visit& visit : records.visits()) {
    COMMUNIQUE_ASSIGN_OR_RETURN(const auto texts, summary::SourceTexts::Bind(visit, {&document}));
    if (!texts.texts().empty()) return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "no text that the record was made from (SHA-256 ", text::Sha256Hex(document.text()),
      "); give it as communique clean --format json prints it"));
}

bool IsRecordFormat(Format format) {
  const FormatRow* row = Find(format);
  return row != nullptr && row->one_record;
}

summary::v1::Format ApiFormat(Format format) { return Find(format)->api; }

absl::Status NoVisit(const summary::v1::SummarizeCommentaryResponse& response) {
  std::string why;
  for (const summary::v1::DocumentResult& document : response.documents()) {
    if (document.has_error()) continue;
    absl::StrAppend(&why, why.empty() ? "" : "; ", summary::ReasonText(document.no_visit_reason()));
  }
  return status::Error(absl::StatusCode::kNotFound, "NO_VISIT",
                       absl::StrCat("no visit", why.empty() ? "" : ": ", why));
}

std::vector<const ingest::v1::Document*> TextsOf(
    const summary::v1::SummarizeCommentaryResponse& response) {
  std::vector<const ingest::v1::Document*> documents;
  for (const summary::v1::DocumentResult& result : response.documents()) {
    if (!result.document().text().empty()) documents.push_back(&result.document());
  }
  return documents;
}

absl::StatusOr<std::string> RenderOnly(const summary::v1::SummarizeCommentaryResponse& response,
                                       Format format) {
  if (response.visits().empty()) return NoVisit(response);
  if (response.visits_size() == 1) return RenderOne(response.visits(0), TextsOf(response), format);
  return absl::FailedPreconditionError(
      absl::StrCat(response.visits_size(),
                   " visits, and this format has one in a file: give --output DIR, or "
                   "make --format json and have communique render --output DIR write it"));
}

absl::StatusOr<std::string> RenderOne(const summary::v1::Visit& visit,
                                      const std::vector<const ingest::v1::Document*>& documents,
                                      Format format) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const auto texts, summary::SourceTexts::Bind(visit, documents));
  return summary::RenderRecord(visit, texts, ApiFormat(format));
}

}  // namespace communique::cli
