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
#include "common/rpc/executor_options.h"
#include "common/rpc/open_streams.h"
#include "common/rpc/stream_call.h"
#include "common/rpc/stream_messages.h"
#include "common/rpc/work_pool.h"

namespace communique::rpc {

// Runs the handlers of methods on threads of its own, never on gRPC's, which must stay free to move
// bytes. A unary method of a callback service is one line around its handler:
//
//   grpc::ServerUnaryReactor* IngestService::CleanCommentary(
//       grpc::CallbackServerContext* context, const Request* request, Response* response) {
//     return executor_->Run(context, "communique.ingest.v1.IngestService/CleanCommentary",
//                           [=, this]() -> absl::Status { ... });
//   }
//
// and one with a stream in both directions is RunStream around a handler of batches. Calls and
// batches of streams wait in one queue, first come, first served, so that a stream of a thousand
// documents does not hold up a call for longer than a batch.
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

  // Serves a stream in which every request has one response, in the order of the requests. Reads
  // ahead within options.stream and gives `handler` the requests that have come, a batch at a time
  // and one batch after another: context, position of the first one in the stream (from 0), the
  // requests, and as many empty responses to fill. A request that cannot be parsed is
  // INVALID_ARGUMENT, reason REQUEST_UNREADABLE, there. The context is valid, and its deadline
  // counts, for the batch.
  //
  // The stream ends with OK when the client has sent its last message and taken the last response.
  // It ends earlier with an error that the handler returns or throws, as for Run; with
  // RESOURCE_EXHAUSTED, reason OVERLOADED, before its first message, when too many streams are open
  // or too many calls wait; with UNAVAILABLE, reason STREAM_CLOSED, when CloseStreams is called;
  // with DEADLINE_EXCEEDED, reason STREAM_IDLE, when the client sends nothing for
  // options.stream_idle; with CANCELLED when it takes nothing for as long. Responses to earlier
  // batches are sent before the end, unless the client has gone.
  //
  // With a `tail`, that is asked for messages once all requests have their answers, and again as
  // the client takes what it gave, until it gives none; only then the stream ends with OK. A stream
  // that ends earlier has no tail.
  //
  // The service must have the method as WithRawCallbackMethod_<Method>.
  template <typename Request, typename Response>
  StreamReactor* RunStream(grpc::CallbackServerContext* context, const char* method,
                           TypedBatchHandler<Request, Response> handler,
                           TypedTailHandler<Response> tail = nullptr) {
    return RunStreamOfBytes(context, method, OverBytes(std::move(handler)),
                            TailOverBytes(std::move(tail)));
  }

  // Asks every open stream to end: it reads no more, answers what it has read, and ends with
  // UNAVAILABLE, reason STREAM_CLOSED. Further streams are refused in the same way. Does not wait.
  void CloseStreams();

 private:
  class Call;

  StreamReactor* RunStreamOfBytes(grpc::CallbackServerContext* context, const char* method,
                                  BatchHandler handler, TailHandler tail);

  const ExecutorOptions options_;
  OpenStreams streams_;
  WorkPool pool_;
};

}  // namespace communique::rpc

#endif  // COMMON_RPC_EXECUTOR_H_
