#ifndef SERVICES_INGEST_DOMAIN_CONTENT_KIND_H_
#define SERVICES_INGEST_DOMAIN_CONTENT_KIND_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace communique::ingest {

// How content is read.
enum class ContentKind { kHtml, kPlainText, kMarkdown };

// True for bytes that are no text in any charset this service reads without a byte order mark: a
// known file signature at the start, or more than 1 control byte in 50.
bool IsBinary(absl::string_view content);

// What the binary content is, for an error message: "PDF", "ZIP archive", ..., "control bytes".
absl::string_view BinaryKind(absl::string_view content);

// The kind that `content_type` names; when it is empty (or "application/octet-stream"), the kind
// that the decoded `text` looks like. INVALID_ARGUMENT, reason CONTENT_TYPE_UNSUPPORTED, for a
// media type that is not read.
absl::StatusOr<ContentKind> KindOf(absl::string_view content_type, absl::string_view text);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_CONTENT_KIND_H_
