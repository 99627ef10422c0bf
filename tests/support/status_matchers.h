#ifndef TESTS_SUPPORT_STATUS_MATCHERS_H_
#define TESTS_SUPPORT_STATUS_MATCHERS_H_

#include <gmock/gmock.h>
#include <grpcpp/support/status.h>

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/rpc/status.h"
#include "common/status/error.h"

// Matchers for absl::Status, absl::StatusOr<T> and grpc::Status alike.
namespace communique::testing {

inline const absl::Status& AsStatus(const absl::Status& status) { return status; }
template <typename T>
const absl::Status& AsStatus(const absl::StatusOr<T>& value) {
  return value.status();
}
inline absl::Status AsStatus(const grpc::Status& status) { return rpc::ToAbsl(status); }

MATCHER(IsOk, negation ? "is not OK" : "is OK") {
  const absl::Status status = AsStatus(arg);
  if (!status.ok()) *result_listener << status.ToString();
  return status.ok();
}

// Matches the code, and the whole message with `message` (a string or a matcher of one).
MATCHER_P2(StatusIs, code, message, "") {
  const absl::Status status = AsStatus(arg);
  *result_listener << status.ToString();
  return status.code() == code &&
         ::testing::ExplainMatchResult(message, std::string(status.message()), result_listener);
}

MATCHER_P(StatusIs, code, "") {
  const absl::Status status = AsStatus(arg);
  *result_listener << status.ToString();
  return status.code() == code;
}

// Matches the reason of the ErrorInfo detail.
MATCHER_P(HasReason, reason, "") {
  const absl::Status status = AsStatus(arg);
  *result_listener << status.ToString();
  return status::Reason(status) == reason;
}

// Matches when the BadRequest detail names `field` among its violations.
MATCHER_P(ViolatesField, field, "") {
  const absl::Status status = AsStatus(arg);
  *result_listener << status.ToString();
  const auto request = status::GetBadRequest(status).value_or(google::rpc::BadRequest());
  for (const auto& violation : request.field_violations()) {
    if (violation.field() == field) return true;
  }
  return false;
}

}  // namespace communique::testing

#endif  // TESTS_SUPPORT_STATUS_MATCHERS_H_
