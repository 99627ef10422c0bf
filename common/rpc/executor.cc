#include "common/rpc/executor.h"

#include <exception>
#include <new>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/log/log.h"
#include "common/rpc/status.h"
#include "common/status/error.h"

namespace communique::rpc {
namespace {

int WorkerCount(int workers) {
  return workers > 0 ? workers : static_cast<int>(std::thread::hardware_concurrency());
}

absl::Status Overloaded(const ExecutorOptions& options) {
  return status::Error(absl::StatusCode::kResourceExhausted, "OVERLOADED",
                       absl::StrCat("all workers are busy and ", options.queue,
                                    " calls wait, which is the limit; retry after ",
                                    absl::FormatDuration(options.retry_delay)),
                       {{"queue_limit", absl::StrCat(options.queue)}}, options.retry_delay);
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

// What the exception says stays in the log: it may show more of the server than a caller should
// see.
absl::Status RunGuarded(const Executor::Handler& handler, const char* method,
                        const CallContext& context) {
  try {
    return handler(context);
  } catch (const std::bad_alloc&) {
    return status::Error(absl::StatusCode::kResourceExhausted, "OUT_OF_MEMORY",
                         "not enough memory for this request");
  } catch (const std::exception& error) {
    log::Error(
        "exception in a handler",
        {{"method", method}, {"what", error.what()}, {"trace_id", context.trace().trace_id}});
  } catch (...) {
    log::Error("exception in a handler",
               {{"method", method}, {"trace_id", context.trace().trace_id}});
  }
  return status::Error(absl::StatusCode::kInternal, "INTERNAL",
                       absl::StrCat("internal error; the server's log has it under trace_id ",
                                    context.trace().trace_id));
}

log::Severity SeverityOf(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kUnknown:
    case absl::StatusCode::kInternal:
    case absl::StatusCode::kDataLoss:
    case absl::StatusCode::kUnimplemented:
      return log::Severity::kError;
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kUnavailable:
      return log::Severity::kWarning;
    default:
      return log::Severity::kInfo;
  }
}

}  // namespace

// One call, from arrival to the end of its bytes. gRPC owns the moment of its end: OnDone comes
// after Finish, exactly once, also for a cancelled call, and nothing may touch the call after
// Finish.
class Executor::Call final : public grpc::ServerUnaryReactor {
 public:
  Call(const ExecutorOptions& options, grpc::CallbackServerContext* server_context,
       const char* method, Handler handler)
      : options_(options),
        method_(method),
        arrival_(absl::Now()),
        context_(server_context, options.max_deadline),
        handler_(std::move(handler)) {
    if (options_.metrics != nullptr) options_.metrics->CallStarted(method_);
  }

  // Runs the handler, unless nobody wants its result any more.
  void Serve() {
    start_ = absl::Now();
    absl::Status status = StillWanted(context_);
    if (status.ok()) status = RunGuarded(handler_, method_, context_);
    Answer(status);
  }

  // Ends the call with `status`. The call may be gone when it returns.
  void Answer(const absl::Status& status) {
    Record(status);
    handler_ = nullptr;  // What it captured must not outlive the answer.
    Finish(ToGrpc(status));
  }

 private:
  void OnDone() override { delete this; }

  void Record(const absl::Status& status) const {
    const absl::Time end = absl::Now();
    if (options_.metrics != nullptr) {
      options_.metrics->CallFinished(method_, static_cast<grpc::StatusCode>(status.code()),
                                     end - arrival_);
    }
    if (!options_.log_calls) return;
    const absl::Time start = start_.value_or(end);
    log::Write(SeverityOf(status.code()), "call",
               {{"method", method_},
                {"code", absl::StatusCodeToString(status.code())},
                {"reason", status::Reason(status)},
                {"queue_ms", absl::ToDoubleMilliseconds(start - arrival_)},
                {"run_ms", absl::ToDoubleMilliseconds(end - start)},
                {"peer", context_.server_context().peer()},
                {"trace_id", context_.trace().trace_id},
                {"span_id", context_.trace().span_id}});
  }

  const ExecutorOptions& options_;
  const char* const method_;
  const absl::Time arrival_;
  const CallContext context_;
  Handler handler_;
  std::optional<absl::Time> start_;  // Unset until a worker takes the call.
};

Executor::Executor(const ExecutorOptions& options)
    : options_(options), pool_(WorkerCount(options.workers), options.queue) {}

grpc::ServerUnaryReactor* Executor::Run(grpc::CallbackServerContext* context, const char* method,
                                        Handler handler) {
  auto* const call = new Call(options_, context, method, std::move(handler));  // Deletes itself.
  if (!pool_.TrySubmit([call] { call->Serve(); })) call->Answer(Overloaded(options_));
  return call;
}

}  // namespace communique::rpc
