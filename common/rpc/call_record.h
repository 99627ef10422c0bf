#ifndef COMMON_RPC_CALL_RECORD_H_
#define COMMON_RPC_CALL_RECORD_H_

#include <cstdint>
#include <functional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/rpc/call_context.h"
#include "common/rpc/metrics.h"

namespace communique::rpc {

// Runs `handler` and turns what it throws into a status: std::bad_alloc into RESOURCE_EXHAUSTED,
// anything else into INTERNAL. What the exception says goes into the log, with `method` and
// `trace`, and not to the caller: it may show more of the server than a caller should see.
absl::Status RunGuarded(const std::function<absl::Status()>& handler, const char* method,
                        const TraceContext& trace);

// One call, as metrics and the log tell of it.
class CallRecord {
 public:
  // Counts the call as started. `metrics` may be null and must outlive the record, as must
  // `method`.
  CallRecord(const char* method, Metrics* metrics, bool log);

  // Adds to the time that the call waited for a worker, and ran on one.
  void AddQueued(absl::Duration time) { queued_ += time; }
  void AddRun(absl::Duration time) { run_ += time; }

  // Counts messages of a stream.
  void AddReceived(int64_t messages);
  void AddSent(int64_t messages);

  absl::Time arrival() const { return arrival_; }
  const char* method() const { return method_; }

  // Counts the call as ended and writes its line, "call" or "stream"; that of a stream has the
  // numbers of its messages too. One of the two is to be called once.
  void FinishCall(const absl::Status& status, const CallContext& context) const;
  void FinishStream(const absl::Status& status, const CallContext& context) const;

 private:
  void CountEnd(const absl::Status& status) const;

  const char* const method_;
  Metrics* const metrics_;
  const bool log_;
  const absl::Time arrival_;
  absl::Duration queued_;
  absl::Duration run_;
  int64_t received_ = 0;
  int64_t sent_ = 0;
};

}  // namespace communique::rpc

#endif  // COMMON_RPC_CALL_RECORD_H_
