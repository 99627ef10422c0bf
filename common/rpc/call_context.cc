#include "common/rpc/call_context.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/clock.h"

namespace communique::rpc {
namespace {

constexpr size_t kMaxTracestateBytes = 512;

absl::string_view Metadata(const grpc::CallbackServerContext& context, const char* key) {
  const auto& metadata = context.client_metadata();
  const auto entry = metadata.find(key);
  if (entry == metadata.end()) return "";
  return absl::string_view(entry->second.data(), entry->second.size());
}

TraceContext ReadTrace(const grpc::CallbackServerContext& context) {
  std::optional<TraceContext> caller = ParseTraceparent(Metadata(context, kTraceparent));
  if (!caller.has_value()) return NewTrace();
  const absl::string_view state = Metadata(context, kTracestate);
  if (state.size() <= kMaxTracestateBytes) caller->state = std::string(state);
  return NewSpan(*caller);
}

absl::Time ReadDeadline(const grpc::CallbackServerContext& context) {
  const std::chrono::system_clock::time_point deadline = context.deadline();
  return deadline == std::chrono::system_clock::time_point::max() ? absl::InfiniteFuture()
                                                                  : absl::FromChrono(deadline);
}

}  // namespace

CallContext::CallContext(grpc::CallbackServerContext* server_context, absl::Duration max_deadline)
    : server_context_(server_context),
      deadline_(std::min(ReadDeadline(*server_context), absl::Now() + max_deadline)),
      trace_(ReadTrace(*server_context)) {}

CallContext CallContext::WithDeadline(absl::Duration max_deadline) const {
  CallContext part = *this;
  part.deadline_ = std::min(ReadDeadline(*server_context_), absl::Now() + max_deadline);
  return part;
}

}  // namespace communique::rpc
