#include "common/rpc/serve.h"

#include "common/log/log.h"
#include "common/rpc/grpc_log.h"
#include "common/status/macros.h"

namespace communique::rpc {

absl::Status ServeUntilTerminated(const TerminationSignal& termination,
                                  const ServerOptions& options,
                                  absl::Span<const Registration> services) {
  WriteGrpcLogAsJson();
  COMMUNIQUE_ASSIGN_OR_RETURN(Server server, Server::Start(options, services));
  for (const Registration& service : services) {
    log::Info("serving", {{"service", service.name}, {"port", server.port()}});
  }
  const int signal = termination.Wait();
  log::Info("draining", {{"signal", signal}});
  server.Drain();
  log::Info("drained");
  return absl::OkStatus();
}

}  // namespace communique::rpc
