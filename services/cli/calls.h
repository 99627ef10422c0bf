#ifndef SERVICES_CLI_CALLS_H_
#define SERVICES_CLI_CALLS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "communique/ingest/v1/ingest_service.pb.h"
#include "communique/summary/v1/summary_service.pb.h"
#include "services/cli/options.h"
#include "services/cli/suite.h"

namespace communique::cli {

// What ingest makes of one commentary. Errors of all calls are those of the services, without
// gRPC's own wrapping.
absl::StatusOr<ingest::v1::CleanCommentaryResponse> Clean(
    const Suite& suite, const Options& options, const ingest::v1::RawCommentary& commentary);

// The answer of the command to one commentary, in the format of the options.
absl::StatusOr<std::string> Analyze(const Suite& suite, const Options& options,
                                    absl::string_view file,
                                    const ingest::v1::RawCommentary& commentary);
absl::StatusOr<std::string> SummarizeOne(const Suite& suite, const Options& options,
                                         const ingest::v1::RawCommentary& commentary);

// The language model and the knowledge base, in the format of the options.
absl::StatusOr<std::string> DescribeModel(const Suite& suite, const Options& options);

// The visits that all the commentaries of `request` tell of, merged.
absl::StatusOr<summary::v1::SummarizeCommentaryResponse> Summarize(
    const Suite& suite, const Options& options,
    const summary::v1::SummarizeCommentaryRequest& request);

// The response in the format of the options. NOT_FOUND, reason NO_VISIT, for a format that has one
// visit in a file when there is none; FAILED_PRECONDITION when there are several.
absl::StatusOr<std::string> Render(const Options& options,
                                   const summary::v1::SummarizeCommentaryResponse& response);

}  // namespace communique::cli

#endif  // SERVICES_CLI_CALLS_H_
