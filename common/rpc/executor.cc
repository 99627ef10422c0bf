#include "common/rpc/executor.h"

#include <thread>
#include <utility>

#include "absl/time/clock.h"
#include "common/rpc/call_record.h"
#include "common/rpc/overload.h"
#include "common/rpc/status.h"
#include "common/status/error.h"

namespace communique::rpc {
namespace {

int WorkerCount(int workers) {
  return workers > 0 ? workers : static_cast<int>(std::thread::hardware_concurrency());
}

// Why a call whose turn has come is not worth running any more; OK when it is.
absl::Status StillWanted(const CallContext& context) {
  if (absl::Now() >= context.deadline()) {
    return status::Error(absl::StatusCode::kDeadlineExceeded, "DEADLINE_EXPIRED_IN_QUEUE",
                         "the deadline passed while the call waited for a worker");
  }
  if (context.is_cancelled()) return absl::CancelledError("the caller has gone");
  return absl::OkStatus();
}

}  // namespace

// One call, from arrival to the end of its bytes. gRPC owns the moment of its end: OnDone comes
// after Finish, exactly once, also for a cancelled call, and nothing may touch the call after
// Finish.
class Executor::Call final : public grpc::ServerUnaryReactor {
 public:
  Call(const ExecutorOptions& options, grpc::CallbackServerContext* server_context,
       const char* method, Handler handler)
      : context_(server_context, options.max_deadline),
        handler_(std::move(handler)),
        record_(method, options.metrics, options.log_calls) {}

  // Runs the handler, unless nobody wants its result any more.
  void Serve() {
    const absl::Time start = absl::Now();
    record_.AddQueued(start - record_.arrival());
    absl::Status status = StillWanted(context_);
    if (status.ok()) {
      status =
          RunGuarded([this] { return handler_(context_); }, record_.method(), context_.trace());
    }
    record_.AddRun(absl::Now() - start);
    Answer(status);
  }

  // Ends the call with `status`. The call may be gone when it returns.
  void Answer(const absl::Status& status) {
    record_.FinishCall(status, context_);
    handler_ = nullptr;  // What it captured must not outlive the answer.
    Finish(ToGrpc(status));
  }

 private:
  void OnDone() override { delete this; }

  const CallContext context_;
  Handler handler_;
  CallRecord record_;
};

Executor::Executor(const ExecutorOptions& options)
    : options_(options), streams_(options_), pool_(WorkerCount(options.workers), options.queue) {}

grpc::ServerUnaryReactor* Executor::Run(grpc::CallbackServerContext* context, const char* method,
                                        Handler handler) {
  auto* const call = new Call(options_, context, method, std::move(handler));  // Deletes itself.
  if (!pool_.TrySubmit([call] { call->Serve(); })) call->Answer(TooManyCalls(options_));
  return call;
}

StreamReactor* Executor::RunStreamOfBytes(grpc::CallbackServerContext* context, const char* method,
                                          BatchHandler handler, TailHandler tail) {
  auto* const stream = new StreamCall(options_, &streams_, &pool_, context, method,
                                      std::move(handler), std::move(tail));  // Deletes itself.
  stream->Start();
  return stream;
}

void Executor::CloseStreams() {
  streams_.CloseAll(status::Error(absl::StatusCode::kUnavailable, "STREAM_CLOSED",
                                  "the server is about to stop; open a new stream and go on from "
                                  "the first message without an answer"));
}

}  // namespace communique::rpc
