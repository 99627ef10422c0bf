#ifndef COMMON_RPC_FLAGS_H_
#define COMMON_RPC_FLAGS_H_

#include <optional>

#include "absl/status/statusor.h"
#include "common/rpc/channel.h"
#include "common/rpc/executor.h"
#include "common/rpc/metrics.h"
#include "common/rpc/server.h"

// The flags that all servers of the suite share. Linked by main programs only: a library takes
// options, not flags. Each function reads the flags as they are after absl::ParseCommandLine.
namespace communique::rpc {

ServerOptions ServerOptionsFromFlags();

// `metrics` must outlive the executor.
ExecutorOptions ExecutorOptionsFromFlags(Metrics* metrics);

// For the channels to other services.
ChannelOptions ChannelOptionsFromFlags();

// Serves `metrics` on --metrics_listen; nullopt when that is empty.
absl::StatusOr<std::optional<MetricsServer>> StartMetricsServerFromFlags(const Metrics& metrics);

}  // namespace communique::rpc

#endif  // COMMON_RPC_FLAGS_H_
