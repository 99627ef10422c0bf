#include "common/status/error.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/message_lite.h>

#include "absl/strings/cord.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace communique::status {
namespace {

constexpr char kTypeUrlPrefix[] = "type.googleapis.com/";

template <typename Detail>
std::string TypeUrl() {
  return absl::StrCat(kTypeUrlPrefix, Detail::descriptor()->full_name());
}

// Maps are written in the order of their keys, so that equal errors have equal bytes.
std::string SerializeDeterministically(const google::protobuf::MessageLite& message) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializePartialToCodedStream(&coded);
  }
  return bytes;
}

template <typename Detail>
void SetDetail(const Detail& detail, absl::Status* status) {
  status->SetPayload(TypeUrl<Detail>(), absl::Cord(SerializeDeterministically(detail)));
}

template <typename Detail>
std::optional<Detail> GetDetail(const absl::Status& status) {
  const absl::optional<absl::Cord> payload = status.GetPayload(TypeUrl<Detail>());
  Detail detail;
  if (!payload.has_value() || !detail.ParseFromString(std::string(*payload))) return std::nullopt;
  return detail;
}

google::rpc::RetryInfo ToRetryInfo(absl::Duration delay) {
  google::rpc::RetryInfo info;
  info.mutable_retry_delay()->set_seconds(absl::IDivDuration(delay, absl::Seconds(1), &delay));
  info.mutable_retry_delay()->set_nanos(
      static_cast<int32_t>(absl::IDivDuration(delay, absl::Nanoseconds(1), &delay)));
  return info;
}

std::string JoinPath(absl::string_view prefix, absl::string_view field) {
  if (field.empty()) return std::string(prefix);
  return absl::StrCat(prefix, absl::StartsWith(field, "[") ? "" : ".", field);
}

// A message that begins with the field's path keeps doing so; any other is put behind the prefix as
// a whole.
std::string PrefixMessage(const google::rpc::BadRequest& violations, absl::string_view prefix,
                          absl::string_view message) {
  const bool begins_with_field =
      violations.field_violations_size() > 0 && !violations.field_violations(0).field().empty() &&
      absl::StartsWith(message, absl::StrCat(violations.field_violations(0).field(), ":"));
  return begins_with_field ? JoinPath(prefix, message) : absl::StrCat(prefix, ": ", message);
}

}  // namespace

absl::Status InvalidField(absl::string_view field, absl::string_view reason,
                          absl::string_view description, const Metadata& metadata) {
  absl::Status status =
      Error(absl::StatusCode::kInvalidArgument, reason,
            absl::StrCat(field, field.empty() ? "" : ": ", description), metadata);
  google::rpc::BadRequest request;
  google::rpc::BadRequest::FieldViolation* violation = request.add_field_violations();
  violation->set_field(std::string(field));
  violation->set_description(std::string(description));
  SetDetail(request, &status);
  return status;
}

absl::Status Error(absl::StatusCode code, absl::string_view reason, absl::string_view message,
                   const Metadata& metadata, std::optional<absl::Duration> retry_delay) {
  absl::Status status(code, message);
  google::rpc::ErrorInfo info;
  info.set_reason(std::string(reason));
  info.set_domain(kErrorDomain);
  info.mutable_metadata()->insert(metadata.begin(), metadata.end());
  SetDetail(info, &status);
  if (retry_delay.has_value()) SetDetail(ToRetryInfo(*retry_delay), &status);
  return status;
}

std::string Reason(const absl::Status& status) {
  const std::optional<google::rpc::ErrorInfo> info = GetErrorInfo(status);
  return info.has_value() ? info->reason() : "";
}

std::optional<google::rpc::ErrorInfo> GetErrorInfo(const absl::Status& status) {
  return GetDetail<google::rpc::ErrorInfo>(status);
}

std::optional<google::rpc::BadRequest> GetBadRequest(const absl::Status& status) {
  return GetDetail<google::rpc::BadRequest>(status);
}

std::optional<absl::Duration> GetRetryDelay(const absl::Status& status) {
  const auto info = GetDetail<google::rpc::RetryInfo>(status);
  if (!info.has_value() || !info->has_retry_delay()) return std::nullopt;
  return absl::Seconds(info->retry_delay().seconds()) +
         absl::Nanoseconds(info->retry_delay().nanos());
}

absl::Status WithFieldPrefix(const absl::Status& status, absl::string_view prefix) {
  if (status.ok() || prefix.empty()) return status;
  google::rpc::BadRequest request = GetBadRequest(status).value_or(google::rpc::BadRequest());
  absl::Status prefixed(status.code(), PrefixMessage(request, prefix, status.message()));
  status.ForEachPayload([&prefixed](absl::string_view type_url, const absl::Cord& payload) {
    prefixed.SetPayload(type_url, payload);
  });
  for (auto& violation : *request.mutable_field_violations()) {
    violation.set_field(JoinPath(prefix, violation.field()));
  }
  if (request.field_violations_size() > 0) SetDetail(request, &prefixed);
  return prefixed;
}

google::rpc::Status ToRpcStatus(const absl::Status& status) {
  google::rpc::Status message;
  message.set_code(static_cast<int>(status.code()));
  message.set_message(std::string(status.message()));
  std::map<std::string, std::string> details;  // absl visits payloads in no fixed order.
  status.ForEachPayload([&details](absl::string_view type_url, const absl::Cord& payload) {
    details.emplace(std::string(type_url), std::string(payload));
  });
  for (auto& [type_url, bytes] : details) {
    google::protobuf::Any* detail = message.add_details();
    detail->set_type_url(type_url);
    detail->set_value(bytes);
  }
  return message;
}

absl::Status FromRpcStatus(const google::rpc::Status& message) {
  const bool known = message.code() >= 0 && message.code() <= 16;
  absl::Status status(
      known ? static_cast<absl::StatusCode>(message.code()) : absl::StatusCode::kUnknown,
      message.message());
  for (const google::protobuf::Any& detail : message.details()) {
    status.SetPayload(detail.type_url(), absl::Cord(detail.value()));
  }
  return status;
}

}  // namespace communique::status
