#include <cstdlib>
#include <optional>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "common/log/log.h"
#include "common/rpc/flags.h"
#include "common/rpc/serve.h"
#include "common/rpc/termination.h"
#include "common/status/macros.h"
#include "services/ingest/domain/cleaner.h"
#include "services/ingest/rpc/ingest_service.h"

ABSL_FLAG(size_t, max_content_bytes, 4 << 20, "Longest raw commentary that is accepted, in bytes.");

namespace communique::ingest {
namespace {

absl::Status Serve(const rpc::TerminationSignal& termination) {
  COMMUNIQUE_ASSIGN_OR_RETURN(
      const Cleaner cleaner,
      Cleaner::Create({.max_content_bytes = absl::GetFlag(FLAGS_max_content_bytes)}));
  rpc::Metrics metrics;
  COMMUNIQUE_ASSIGN_OR_RETURN(const std::optional<rpc::MetricsServer> metrics_server,
                              rpc::StartMetricsServerFromFlags(metrics));
  rpc::Executor executor(rpc::ExecutorOptionsFromFlags(&metrics));
  IngestService service(&cleaner, &executor);
  return rpc::ServeUntilTerminated(termination, rpc::ServerOptionsFromFlags(),
                                   {{v1::IngestService::service_full_name(), &service}});
}

}  // namespace
}  // namespace communique::ingest

int main(int argc, char** argv) {
  const communique::rpc::TerminationSignal
      termination;  // Blocks the signals before any thread starts.
  absl::SetProgramUsageMessage("Serves communique.ingest.v1.IngestService over gRPC.");
  absl::ParseCommandLine(argc, argv);
  if (const absl::Status status = communique::ingest::Serve(termination); !status.ok()) {
    communique::log::Error(status.ToString());
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
