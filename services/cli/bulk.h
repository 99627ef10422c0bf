#ifndef SERVICES_CLI_BULK_H_
#define SERVICES_CLI_BULK_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "communique/summary/v1/summary_service.pb.h"
#include "services/cli/options.h"
#include "services/cli/suite.h"

namespace communique::cli {

// What one stream of commentaries came to.
struct BulkAnswer {
  // The merged visits, and the documents of the files that could be opened, in their order; as
  // SummarizeCommentary gives them.
  summary::v1::SummarizeCommentaryResponse response;
  // What became of each file of the options.
  std::vector<absl::Status> files;
};

// Sends all files over one stream, each read when its turn comes, so that their number is not
// limited, and merges them. An error when the stream fails or a service cannot be reached: the
// other files would fail alike.
absl::StatusOr<BulkAnswer> SummarizeFiles(const Suite& suite, const Options& options);

}  // namespace communique::cli

#endif  // SERVICES_CLI_BULK_H_
