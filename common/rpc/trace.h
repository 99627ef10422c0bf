#ifndef COMMON_RPC_TRACE_H_
#define COMMON_RPC_TRACE_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace communique::rpc {

// Metadata keys of W3C Trace Context (https://www.w3.org/TR/trace-context/).
inline constexpr char kTraceparent[] = "traceparent";
inline constexpr char kTracestate[] = "tracestate";

// One span of a trace: what a service reads from its caller's metadata, and hands on with a new
// span id.
struct TraceContext {
  std::string trace_id;  // 32 lower-case hex digits, not all 0.
  std::string span_id;   // 16 lower-case hex digits, not all 0.
  std::string flags;     // 2 lower-case hex digits; "01" is sampled.
  std::string
      state;  // The caller's tracestate, passed on as it is; at most 512 bytes, else dropped.
};

// A traceparent header, or nullopt when it is malformed. A version later than 00 is read as the
// standard says: its first four fields.
std::optional<TraceContext> ParseTraceparent(absl::string_view header);

// "00-trace_id-span_id-flags".
std::string FormatTraceparent(const TraceContext& trace);

// A new trace with random ids, not sampled.
TraceContext NewTrace();

// The same trace with a new random span id: a child of `parent`.
TraceContext NewSpan(const TraceContext& parent);

}  // namespace communique::rpc

#endif  // COMMON_RPC_TRACE_H_
