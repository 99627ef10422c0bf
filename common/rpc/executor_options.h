#ifndef COMMON_RPC_EXECUTOR_OPTIONS_H_
#define COMMON_RPC_EXECUTOR_OPTIONS_H_

#include "absl/time/time.h"
#include "common/rpc/metrics.h"
#include "common/rpc/stream_window.h"

namespace communique::rpc {

struct ExecutorOptions {
  // Handlers that run at a time; 0 means one for each core.
  int workers = 0;
  // Calls that may wait for a worker. A further one is refused with RESOURCE_EXHAUSTED, reason
  // OVERLOADED.
  int queue = 64;
  // Streams open at a time; a further one is refused in the same way. Each may have one batch of
  // its messages in the queue, whatever else waits there.
  int streams = 16;
  // What is held for one stream, and worked on at a time.
  StreamOptions stream = {};
  // How long a stream may wait for its client to send a message or to take one.
  absl::Duration stream_idle = absl::Minutes(1);
  // What a refused client is told to wait before it tries again.
  absl::Duration retry_delay = absl::Milliseconds(200);
  // The longest deadline a handler is given, also when its caller has set none; in a stream, for
  // each batch.
  absl::Duration max_deadline = absl::Minutes(1);
  // One line of JSON for each call.
  bool log_calls = true;
  // Counted there, when set. Must outlive the executor.
  Metrics* metrics = nullptr;
};

}  // namespace communique::rpc

#endif  // COMMON_RPC_EXECUTOR_OPTIONS_H_
