#include "common/rpc/status.h"

#include <string>

#include "absl/strings/string_view.h"
#include "common/status/error.h"

namespace communique::rpc {
namespace {

constexpr size_t kMaxMessageBytes = 1024;
constexpr size_t kMaxDetailBytes = 4096;

// Cuts before the limit, never inside a UTF-8 sequence.
std::string CutMessage(absl::string_view message) {
  if (message.size() <= kMaxMessageBytes) return std::string(message);
  size_t end = kMaxMessageBytes;
  while (end > 0 && (static_cast<unsigned char>(message[end]) & 0xC0) == 0x80) --end;
  return std::string(message.substr(0, end)) + "...";
}

// Drops the largest details until the rest fits.
void FitDetails(google::rpc::Status* message) {
  while (message->ByteSizeLong() > kMaxDetailBytes && message->details_size() > 0) {
    int largest = 0;
    for (int i = 1; i < message->details_size(); ++i) {
      if (message->details(i).value().size() > message->details(largest).value().size()) {
        largest = i;
      }
    }
    message->mutable_details()->DeleteSubrange(largest, 1);
  }
}

}  // namespace

grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  google::rpc::Status message = status::ToRpcStatus(status);
  message.set_message(CutMessage(message.message()));
  FitDetails(&message);
  return {static_cast<grpc::StatusCode>(message.code()), message.message(),
          message.details_size() > 0 ? message.SerializeAsString() : std::string()};
}

absl::Status ToAbsl(const grpc::Status& status) {
  google::rpc::Status message;
  if (!message.ParseFromString(status.error_details())) message.Clear();
  message.set_code(
      status.error_code());  // The call's own code and message win over a copy of them.
  message.set_message(status.error_message());
  return status::FromRpcStatus(message);
}

}  // namespace communique::rpc
