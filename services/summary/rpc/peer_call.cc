#include "services/summary/rpc/peer_call.h"

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "common/rpc/status.h"
#include "common/status/error.h"

namespace communique::summary {
namespace {

// Long enough for a replica to start, short enough for a person to wait.
constexpr absl::Duration kRetryDelay = absl::Seconds(1);

std::string Without(absl::string_view prefix, absl::string_view field) {
  if (absl::ConsumePrefix(&field, prefix)) absl::ConsumePrefix(&field, ".");
  return std::string(field);
}

}  // namespace

absl::Status FromPeer(const grpc::Status& status, absl::string_view peer) {
  const absl::Status error = rpc::ToAbsl(status);
  switch (error.code()) {
    case absl::StatusCode::kOk:
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kCancelled:
      return error;
    case absl::StatusCode::kUnavailable:
      return status::Error(absl::StatusCode::kUnavailable, "PEER_UNAVAILABLE",
                           absl::StrCat("the ", peer, " service cannot be reached: ",
                                        error.message(), "; try again in a moment"),
                           {{"peer", std::string(peer)}}, kRetryDelay);
    case absl::StatusCode::kDeadlineExceeded:
      return status::Error(absl::StatusCode::kDeadlineExceeded, "DEADLINE_EXCEEDED",
                           absl::StrCat("the deadline passed while the ", peer,
                                        " service was asked; give the call more time"),
                           {{"peer", std::string(peer)}});
    default:
      return status::Error(absl::StatusCode::kInternal, "PEER_FAILED",
                           absl::StrCat("the ", peer, " service failed: ", error.message()),
                           {{"peer", std::string(peer)}});
  }
}

absl::Status WithoutFieldPrefix(const absl::Status& status, absl::string_view prefix) {
  std::optional<google::rpc::BadRequest> request = status::GetBadRequest(status);
  if (!request.has_value()) return status;
  google::rpc::Status message = status::ToRpcStatus(status);
  message.set_message(Without(prefix, message.message()));
  for (auto& violation : *request->mutable_field_violations()) {
    violation.set_field(Without(prefix, violation.field()));
  }
  for (google::protobuf::Any& detail : *message.mutable_details()) {
    if (detail.Is<google::rpc::BadRequest>()) detail.PackFrom(*request);
  }
  return status::FromRpcStatus(message);
}

}  // namespace communique::summary
