#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "common/log/log.h"
#include "common/rpc/flags.h"
#include "common/rpc/serve.h"
#include "common/rpc/termination.h"
#include "common/status/macros.h"
#include "services/entity/domain/analyzer.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/rpc/entity_service.h"
#include "services/entity/rpc/load_model.h"

ABSL_FLAG(std::string, model, COMMUNIQUE_MODEL,
          "Folder of the language model, a spaCy 3 pipeline; \"none\" for rules alone.");
ABSL_FLAG(size_t, max_text_bytes, 4 << 20, "Longest document text that is analysed, in bytes.");

namespace communique::entity {
namespace {

absl::Status Serve(const rpc::TerminationSignal& termination) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const KnowledgeBase base, KnowledgeBase::Load());
  COMMUNIQUE_ASSIGN_OR_RETURN(const std::unique_ptr<const pipeline::Pipeline> model,
                              LoadModel(absl::GetFlag(FLAGS_model)));
  COMMUNIQUE_ASSIGN_OR_RETURN(
      const Analyzer analyzer,
      Analyzer::Create(&base, model.get(),
                       {.max_text_bytes = absl::GetFlag(FLAGS_max_text_bytes)}));
  log::Info("analyzing", {{"model", analyzer.model()}});
  rpc::Metrics metrics;
  COMMUNIQUE_ASSIGN_OR_RETURN(const std::optional<rpc::MetricsServer> metrics_server,
                              rpc::StartMetricsServerFromFlags(metrics));
  rpc::Executor executor(rpc::ExecutorOptionsFromFlags(&metrics));
  const rpc::ServerOptions options = rpc::ServerOptionsFromFlags();
  EntityService service(&analyzer, &base, &executor,
                        {.max_response_bytes = static_cast<size_t>(options.max_send_bytes)});
  return rpc::ServeUntilTerminated(termination, options,
                                   {{v1::EntityService::service_full_name(), &service, &executor}});
}

}  // namespace
}  // namespace communique::entity

int main(int argc, char** argv) {
  const communique::rpc::TerminationSignal
      termination;  // Blocks the signals before any thread starts.
  absl::SetProgramUsageMessage("Serves communique.entity.v1.EntityService over gRPC.");
  absl::ParseCommandLine(argc, argv);
  if (const absl::Status status = communique::entity::Serve(termination); !status.ok()) {
    communique::log::Error(status.ToString());
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
