#include "common/rpc/overload.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace communique::rpc {
namespace {

absl::Status Overloaded(absl::string_view what, const char* limit_name, int limit,
                        absl::Duration retry_delay) {
  return status::Error(
      absl::StatusCode::kResourceExhausted, "OVERLOADED",
      absl::StrCat(what, ", which is the limit; retry after ", absl::FormatDuration(retry_delay)),
      {{limit_name, absl::StrCat(limit)}}, retry_delay);
}

}  // namespace

absl::Status TooManyCalls(const ExecutorOptions& options) {
  return Overloaded(absl::StrCat("all workers are busy and ", options.queue, " calls wait"),
                    "queue_limit", options.queue, options.retry_delay);
}

absl::Status TooManyStreams(const ExecutorOptions& options) {
  return Overloaded(absl::StrCat(options.streams, " streams are open"), "stream_limit",
                    options.streams, options.retry_delay);
}

}  // namespace communique::rpc
