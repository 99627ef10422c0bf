#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "common/log/log.h"
#include "common/rpc/channel.h"
#include "common/rpc/flags.h"
#include "common/rpc/serve.h"
#include "common/rpc/termination.h"
#include "common/status/macros.h"
#include "services/summary/domain/summarizer.h"
#include "services/summary/rpc/summary_service.h"

ABSL_FLAG(std::string, ingest, "127.0.0.1:50051", "Address of the ingest service.");
ABSL_FLAG(std::string, entity, "127.0.0.1:50052", "Address of the entity service.");
ABSL_FLAG(int, max_commentaries, 100, "Most commentaries, or documents to render, in one request.");
ABSL_FLAG(size_t, max_merged_bytes, size_t{1} << 30,
          "Memory for records that wait to be merged, over all streams of SummarizeCommentaries.");
ABSL_FLAG(int, parallel_documents, 4, "Commentaries of one request that are read at a time.");

namespace communique::summary {
namespace {

absl::Status Serve(const rpc::TerminationSignal& termination) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const Summarizer summarizer, Summarizer::Create());
  rpc::Metrics metrics;
  COMMUNIQUE_ASSIGN_OR_RETURN(const std::optional<rpc::MetricsServer> metrics_server,
                              rpc::StartMetricsServerFromFlags(metrics));
  rpc::Executor executor(rpc::ExecutorOptionsFromFlags(&metrics));
  const rpc::ServerOptions options = rpc::ServerOptionsFromFlags();
  SummaryService service(
      &summarizer, rpc::MakeChannel(absl::GetFlag(FLAGS_ingest), rpc::ChannelOptionsFromFlags()),
      rpc::MakeChannel(absl::GetFlag(FLAGS_entity), rpc::ChannelOptionsFromFlags()), &executor,
      {.max_commentaries = absl::GetFlag(FLAGS_max_commentaries),
       .parallel_documents = absl::GetFlag(FLAGS_parallel_documents),
       .max_merged_bytes = absl::GetFlag(FLAGS_max_merged_bytes),
       .max_response_bytes = static_cast<size_t>(options.max_send_bytes)});
  return rpc::ServeUntilTerminated(
      termination, options, {{v1::SummaryService::service_full_name(), &service, &executor}});
}

}  // namespace
}  // namespace communique::summary

int main(int argc, char** argv) {
  const communique::rpc::TerminationSignal
      termination;  // Blocks the signals before any thread starts.
  absl::SetProgramUsageMessage("Serves communique.summary.v1.SummaryService over gRPC.");
  absl::ParseCommandLine(argc, argv);
  if (const absl::Status status = communique::summary::Serve(termination); !status.ok()) {
    communique::log::Error(status.ToString());
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
