#ifndef COMMON_RPC_SERVE_H_
#define COMMON_RPC_SERVE_H_

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "common/rpc/server.h"
#include "common/rpc/termination.h"

namespace communique::rpc {

// The life of a server program: starts, serves until SIGTERM or SIGINT, drains. Writes the JSON
// lines "serving" (fields "service", "port"), "draining" (field "signal") and "drained" to standard
// error, gRPC's own lines as JSON too. Errors are those of Server::Start. The services must outlive
// the call.
absl::Status ServeUntilTerminated(const TerminationSignal& termination,
                                  const ServerOptions& options,
                                  absl::Span<const Registration> services);

}  // namespace communique::rpc

#endif  // COMMON_RPC_SERVE_H_
