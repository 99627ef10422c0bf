#ifndef COMMON_RPC_OVERLOAD_H_
#define COMMON_RPC_OVERLOAD_H_

#include "absl/status/status.h"
#include "common/rpc/executor_options.h"

namespace communique::rpc {

// RESOURCE_EXHAUSTED, reason OVERLOADED, with the limit that is reached and RetryInfo.
absl::Status TooManyCalls(const ExecutorOptions& options);
absl::Status TooManyStreams(const ExecutorOptions& options);

}  // namespace communique::rpc

#endif  // COMMON_RPC_OVERLOAD_H_
