#ifndef COMMON_RPC_SERVER_PLUGINS_H_
#define COMMON_RPC_SERVER_PLUGINS_H_

#include <grpcpp/impl/server_builder_option.h>

#include <memory>

#include "absl/status/status.h"

namespace communique::rpc {

// Services of gRPC itself that a server may offer to people who look into it.
struct ServerPlugins {
  bool reflection = false;
  bool channelz = false;
};

// Loads the shared libraries of the plugins wanted; they then stay loaded. A production server does
// without them, so they are not linked. Call it before the ServerBuilder is made, which copies the
// list of plugins. FAILED_PRECONDITION with the name of the library when one cannot be loaded.
absl::Status LoadServerPlugins(const ServerPlugins& wanted);

// A loaded library adds its plugin to every later builder of the process. With this option a
// builder keeps only those that its own server wants.
std::unique_ptr<grpc::ServerBuilderOption> KeepServerPlugins(const ServerPlugins& wanted);

}  // namespace communique::rpc

#endif  // COMMON_RPC_SERVER_PLUGINS_H_
