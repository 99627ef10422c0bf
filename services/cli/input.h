#ifndef SERVICES_CLI_INPUT_H_
#define SERVICES_CLI_INPUT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "communique/ingest/v1/document.pb.h"
#include "services/cli/options.h"

namespace communique::cli {

// Longest file that is read at all; the services have lower limits of their own, and say so.
inline constexpr size_t kMaxFileBytes = size_t{64} << 20;

// The file's bytes with the hints of the command line; "-" is standard input. The media type of a
// file whose name ends in .html, .htm, .xhtml, .md or .markdown is taken from that unless a hint is
// given. NOT_FOUND, PERMISSION_DENIED and so on as the system says; FAILED_PRECONDITION for a
// folder; OUT_OF_RANGE past kMaxFileBytes.
absl::StatusOr<ingest::v1::RawCommentary> ReadCommentary(const std::string& file,
                                                         const Options& options);

// What messages call the file: its name as given, or "standard input".
std::string DisplayName(absl::string_view file);

// The file's name without folders and extension, which its answer is named after; "stdin" for "-".
absl::string_view Stem(absl::string_view file);

}  // namespace communique::cli

#endif  // SERVICES_CLI_INPUT_H_
