#ifndef TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_INVALID_MODEL_H_
#define TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_INVALID_MODEL_H_

#include <gmock/gmock.h>

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace communique::testing {

inline const absl::Status& StatusOf(const absl::Status& status) { return status; }
template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& value) {
  return value.status();
}

// INVALID_ARGUMENT whose message has the text in it; for a absl::Status or StatusOr.
MATCHER_P(IsInvalidModel, text, "") {
  const absl::Status& status = StatusOf(arg);
  *result_listener << status.ToString();
  return status.code() == absl::StatusCode::kInvalidArgument &&
         std::string(status.message()).find(text) != std::string::npos;
}

}  // namespace communique::testing

#endif  // TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_INVALID_MODEL_H_
