#include "common/rpc/stream_messages.h"

#include <grpcpp/impl/codegen/proto_utils.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace communique::rpc {
namespace {

using Traits = grpc::SerializationTraits<google::protobuf::Message>;

}  // namespace

absl::Status ParseMessage(grpc::ByteBuffer* bytes, google::protobuf::Message* message) {
  if (Traits::Deserialize(bytes, message).ok()) return absl::OkStatus();
  const std::string& type = message->GetDescriptor()->full_name();
  return status::Error(absl::StatusCode::kInvalidArgument, "REQUEST_UNREADABLE",
                       absl::StrCat("the bytes are no ", type, ", or a text in it is not UTF-8"),
                       {{"type", type}});
}

absl::Status SerializeMessage(const google::protobuf::Message& message, grpc::ByteBuffer* bytes) {
  bool own = false;
  if (Traits::Serialize(message, bytes, &own).ok()) return absl::OkStatus();
  return absl::InternalError(absl::StrCat("an answer of ", message.ByteSizeLong(),
                                          " bytes cannot be written as a message"));
}

}  // namespace communique::rpc
