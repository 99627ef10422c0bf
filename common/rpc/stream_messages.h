#ifndef COMMON_RPC_STREAM_MESSAGES_H_
#define COMMON_RPC_STREAM_MESSAGES_H_

#include <google/protobuf/message.h>
#include <grpcpp/support/byte_buffer.h>

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "common/rpc/call_context.h"
#include "common/rpc/stream_call.h"

namespace communique::rpc {

// Fills a response for each request of a batch; see Executor::RunStream.
template <typename Request, typename Response>
using TypedBatchHandler =
    std::function<absl::Status(const CallContext&, int64_t begin,
                               absl::Span<const absl::StatusOr<Request>>, absl::Span<Response>)>;

// Reads `message` from `bytes`, which are used up. INVALID_ARGUMENT, reason REQUEST_UNREADABLE,
// when they are no such message.
absl::Status ParseMessage(grpc::ByteBuffer* bytes, google::protobuf::Message* message);

// INTERNAL when the message is too long for its format (2 GiB).
absl::Status SerializeMessage(const google::protobuf::Message& message, grpc::ByteBuffer* bytes);

// `handler` between parsing and serializing. A request is freed of its bytes as it is parsed.
template <typename Request, typename Response>
BatchHandler OverBytes(TypedBatchHandler<Request, Response> handler) {
  return [handler = std::move(handler)](const CallContext& call, int64_t begin,
                                        std::vector<grpc::ByteBuffer> batch,
                                        std::vector<grpc::ByteBuffer>* answers) -> absl::Status {
    std::vector<absl::StatusOr<Request>> requests(batch.size(), Request());
    for (size_t i = 0; i < batch.size(); ++i) {
      const absl::Status parsed = ParseMessage(&batch[i], &*requests[i]);
      if (!parsed.ok()) requests[i] = parsed;
    }
    std::vector<Response> responses(batch.size());
    absl::Status status = handler(call, begin, requests, absl::MakeSpan(responses));
    answers->resize(batch.size());
    for (size_t i = 0; i < batch.size() && status.ok(); ++i) {
      status = SerializeMessage(responses[i], &(*answers)[i]);
    }
    return status;
  };
}

// Adds messages after the last answer; see Executor::RunStream.
template <typename Response>
using TypedTailHandler =
    std::function<absl::Status(const CallContext&, std::vector<Response>* messages)>;

// The same over bytes. Empty for an empty handler.
template <typename Response>
TailHandler TailOverBytes(TypedTailHandler<Response> tail) {
  if (tail == nullptr) return nullptr;
  return [tail = std::move(tail)](const CallContext& call,
                                  std::vector<grpc::ByteBuffer>* messages) -> absl::Status {
    std::vector<Response> responses;
    absl::Status status = tail(call, &responses);
    messages->resize(status.ok() ? responses.size() : 0);
    for (size_t i = 0; i < messages->size() && status.ok(); ++i) {
      status = SerializeMessage(responses[i], &(*messages)[i]);
    }
    return status;
  };
}

}  // namespace communique::rpc

#endif  // COMMON_RPC_STREAM_MESSAGES_H_
