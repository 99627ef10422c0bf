#include "common/rpc/call_record.h"

#include <exception>
#include <new>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/log/log.h"
#include "common/status/error.h"

namespace communique::rpc {
namespace {

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

absl::Status RunGuarded(const std::function<absl::Status()>& handler, const char* method,
                        const TraceContext& trace) {
  try {
    return handler();
  } catch (const std::bad_alloc&) {
    return status::Error(absl::StatusCode::kResourceExhausted, "OUT_OF_MEMORY",
                         "not enough memory for this request");
  } catch (const std::exception& error) {
    log::Error("exception in a handler",
               {{"method", method}, {"what", error.what()}, {"trace_id", trace.trace_id}});
  } catch (...) {
    log::Error("exception in a handler", {{"method", method}, {"trace_id", trace.trace_id}});
  }
  return status::Error(
      absl::StatusCode::kInternal, "INTERNAL",
      absl::StrCat("internal error; the server's log has it under trace_id ", trace.trace_id));
}

CallRecord::CallRecord(const char* method, Metrics* metrics, bool log)
    : method_(method), metrics_(metrics), log_(log), arrival_(absl::Now()) {
  if (metrics_ != nullptr) metrics_->CallStarted(method_);
}

void CallRecord::AddReceived(int64_t messages) {
  received_ += messages;
  if (metrics_ != nullptr) metrics_->MessagesReceived(method_, messages);
}

void CallRecord::AddSent(int64_t messages) {
  sent_ += messages;
  if (metrics_ != nullptr) metrics_->MessagesSent(method_, messages);
}

void CallRecord::FinishCall(const absl::Status& status, const CallContext& context) const {
  CountEnd(status);
  if (!log_) return;
  log::Write(SeverityOf(status.code()), "call",
             {{"method", method_},
              {"code", absl::StatusCodeToString(status.code())},
              {"reason", status::Reason(status)},
              {"queue_ms", absl::ToDoubleMilliseconds(queued_)},
              {"run_ms", absl::ToDoubleMilliseconds(run_)},
              {"peer", context.server_context().peer()},
              {"trace_id", context.trace().trace_id},
              {"span_id", context.trace().span_id}});
}

void CallRecord::FinishStream(const absl::Status& status, const CallContext& context) const {
  CountEnd(status);
  if (!log_) return;
  log::Write(SeverityOf(status.code()), "stream",
             {{"method", method_},
              {"code", absl::StatusCodeToString(status.code())},
              {"reason", status::Reason(status)},
              {"received", received_},
              {"sent", sent_},
              {"open_ms", absl::ToDoubleMilliseconds(absl::Now() - arrival_)},
              {"queue_ms", absl::ToDoubleMilliseconds(queued_)},
              {"run_ms", absl::ToDoubleMilliseconds(run_)},
              {"peer", context.server_context().peer()},
              {"trace_id", context.trace().trace_id},
              {"span_id", context.trace().span_id}});
}

void CallRecord::CountEnd(const absl::Status& status) const {
  if (metrics_ == nullptr) return;
  metrics_->CallFinished(method_, static_cast<grpc::StatusCode>(status.code()),
                         absl::Now() - arrival_);
}

}  // namespace communique::rpc
