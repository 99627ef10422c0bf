#ifndef SERVICES_CLI_RECORD_FILE_H_
#define SERVICES_CLI_RECORD_FILE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "communique/ingest/v1/document.pb.h"
#include "communique/summary/v1/summary_service.pb.h"
#include "services/cli/options.h"

namespace communique::cli {

// Records read from `json`: what `communique summarize --format json` prints, or one Visit, in
// proto3 JSON. INVALID_ARGUMENT says what is wrong with it; one without a visit is wrong too.
absl::StatusOr<summary::v1::SummarizeCommentaryResponse> ParseRecords(const std::string& json);

// The document in a further file of `communique render`: the JSON of a Document or of what
// `communique clean --format json` prints, else the clean text itself, which must be UTF-8.
absl::StatusOr<ingest::v1::Document> ParseDocument(const std::string& content);

// INVALID_ARGUMENT unless a visit of `records` names the text of `document` by its hash.
absl::Status CheckNamed(const summary::v1::SummarizeCommentaryResponse& records,
                        const ingest::v1::Document& document);

// True for a format that has one record in one file.
bool IsRecordFormat(Format format);

// The format as the API calls it; `format` is neither kJson nor kConllu.
summary::v1::Format ApiFormat(Format format);

// Why the documents of a response without a visit have none. NOT_FOUND, reason NO_VISIT, so that it
// can be told from a failure.
absl::Status NoVisit(const summary::v1::SummarizeCommentaryResponse& response);

// The documents of a response that have a text.
std::vector<const ingest::v1::Document*> TextsOf(
    const summary::v1::SummarizeCommentaryResponse& response);

// The one visit of a response in a record format, with the texts of its documents. NoVisit when it
// has none; FAILED_PRECONDITION when it has several.
absl::StatusOr<std::string> RenderOnly(const summary::v1::SummarizeCommentaryResponse& response,
                                       Format format);

// A visit in a record format or as text, with those of `documents` that it names. INVALID_ARGUMENT
// for a document that it names with another hash.
absl::StatusOr<std::string> RenderOne(const summary::v1::Visit& visit,
                                      const std::vector<const ingest::v1::Document*>& documents,
                                      Format format);

}  // namespace communique::cli

#endif  // SERVICES_CLI_RECORD_FILE_H_
