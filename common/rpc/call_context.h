#ifndef COMMON_RPC_CALL_CONTEXT_H_
#define COMMON_RPC_CALL_CONTEXT_H_

#include <grpcpp/server_context.h>

#include "absl/time/time.h"
#include "common/rpc/trace.h"

namespace communique::rpc {

// What a handler may know about the call it serves. Valid only while the handler runs.
class CallContext {
 public:
  // The deadline is the caller's, but never later than `max_deadline` from now; the trace is the
  // caller's or a new one.
  CallContext(grpc::CallbackServerContext* server_context, absl::Duration max_deadline);

  // The same call, for the next part of its work: its deadline is the caller's, but never later
  // than `max_deadline` from now.
  CallContext WithDeadline(absl::Duration max_deadline) const;

  // When the answer is of no more use to the caller.
  absl::Time deadline() const { return deadline_; }

  // This call's span in the caller's trace.
  const TraceContext& trace() const { return trace_; }

  // True when the caller has gone or given up. Cheap enough to ask in a loop over documents.
  bool is_cancelled() const { return server_context_->IsCancelled(); }

  // For the client contexts of calls made on behalf of this one.
  const grpc::CallbackServerContext& server_context() const { return *server_context_; }

 private:
  grpc::CallbackServerContext* server_context_;
  absl::Time deadline_;
  TraceContext trace_;
};

}  // namespace communique::rpc

#endif  // COMMON_RPC_CALL_CONTEXT_H_
