#ifndef COMMON_RPC_EXECUTOR_H_
#define COMMON_RPC_EXECUTOR_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <functional>
#include <type_traits>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/rpc/call_context.h"
#include "common/rpc/metrics.h"
#include "common/rpc/work_pool.h"

namespace communique::rpc {

struct ExecutorOptions {
  // Handlers that run at a time; 0 means one for each core.
  int workers = 0;
  // Calls that may wait for a worker. A further one is refused with RESOURCE_EXHAUSTED, reason
  // OVERLOADED.
  int queue = 64;
  // What a refused client is told to wait before it tries again.
  absl::Duration retry_delay = absl::Milliseconds(200);
  // The longest deadline a handler is given, also when its caller has set none.
  absl::Duration max_deadline = absl::Minutes(1);
  // One line of JSON for each call.
  bool log_calls = true;
  // Counted there, when set. Must outlive the executor.
  Metrics* metrics = nullptr;
};

// Runs the handlers of unary methods on threads of its own, never on gRPC's, which must stay free
// to move bytes. A method of a callback service is one line around its handler:
//
//   grpc::ServerUnaryReactor* IngestService::CleanCommentary(
//       grpc::CallbackServerContext* context, const Request* request, Response* response) {
//     return executor_->Run(context, "communique.ingest.v1.IngestService/CleanCommentary",
//                           [=, this]() -> absl::Status { ... });
//   }
//
// One executor serves one service. Two services of one process that call each other must not share
// one: the caller would hold the worker that its callee waits for. It must be destroyed after the
// server, whose calls it answers.
class Executor {
 public:
  using Handler = std::function<absl::Status(const CallContext&)>;

  explicit Executor(const ExecutorOptions& options);

  // Runs `handler` in turn and finishes the call with its status (details and all). Request and
  // response stay valid while it runs. It is not run when the queue is full, or when the deadline
  // has passed or the caller has gone by the time its turn comes. std::bad_alloc becomes
  // RESOURCE_EXHAUSTED, any other exception INTERNAL; the server lives on. `method` is a literal,
  // "package.Service/Method".
  grpc::ServerUnaryReactor* Run(grpc::CallbackServerContext* context, const char* method,
                                Handler handler);

  // The same for a handler that does not look at its context.
  template <typename F, typename = std::enable_if_t<std::is_invocable_r_v<absl::Status, F>>>
  grpc::ServerUnaryReactor* Run(grpc::CallbackServerContext* context, const char* method,
                                F handler) {
    return Run(context, method, Handler([handler = std::move(handler)](const CallContext&) mutable {
                 return handler();
               }));
  }

 private:
  class Call;

  const ExecutorOptions options_;
  WorkPool pool_;
};

}  // namespace communique::rpc

#endif  // COMMON_RPC_EXECUTOR_H_
