#ifndef COMMON_STATUS_ERROR_H_
#define COMMON_STATUS_ERROR_H_

#include <map>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

// Errors with details that a program can branch on. The details are google.rpc messages, kept as
// payloads of the absl::Status under "type.googleapis.com/google.rpc.X", so that code without gRPC
// makes and reads them; common/rpc carries them over the wire unchanged. All functions are pure and
// deterministic: equal arguments give equal bytes.
namespace communique::status {

// The domain of every ErrorInfo that this suite makes.
inline constexpr char kErrorDomain[] = "communique";

// Values that go with a reason, for example {"limit_bytes", "1048576"}.
using Metadata = std::map<std::string, std::string>;

// INVALID_ARGUMENT about one request field. `field` is its path from the request message
// ("commentary.content"), `reason` is UPPER_SNAKE_CASE, `description` says what is wrong and names
// the value or the limit. The message is "field: description"; the details are ErrorInfo and
// BadRequest.
absl::Status InvalidField(absl::string_view field, absl::string_view reason,
                          absl::string_view description, const Metadata& metadata = {});

// An error with ErrorInfo and, with `retry_delay`, RetryInfo: how long a client waits, at least,
// before its next try. `code` is not kOk.
absl::Status Error(absl::StatusCode code, absl::string_view reason, absl::string_view message,
                   const Metadata& metadata = {},
                   std::optional<absl::Duration> retry_delay = std::nullopt);

// The reason of the status' ErrorInfo; empty when it has none.
std::string Reason(const absl::Status& status);

// The details, each nullopt when the status does not have it or its bytes are not such a message.
std::optional<google::rpc::ErrorInfo> GetErrorInfo(const absl::Status& status);
std::optional<google::rpc::BadRequest> GetBadRequest(const absl::Status& status);
std::optional<absl::Duration> GetRetryDelay(const absl::Status& status);

// The same error, seen from a message that holds the one it was made for: with the prefix
// "commentaries[2]" the field "content" becomes "commentaries[2].content", in the details and at
// the start of the message. OK stays OK.
absl::Status WithFieldPrefix(const absl::Status& status, absl::string_view prefix);

// The status as a message, for an error that travels inside a response; details in the order of
// their type names.
google::rpc::Status ToRpcStatus(const absl::Status& status);

// The reverse of ToRpcStatus. A code that gRPC does not define becomes UNKNOWN.
absl::Status FromRpcStatus(const google::rpc::Status& status);

}  // namespace communique::status

#endif  // COMMON_STATUS_ERROR_H_
