#ifndef COMMON_RPC_STREAM_WINDOW_H_
#define COMMON_RPC_STREAM_WINDOW_H_

#include <grpcpp/support/byte_buffer.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace communique::rpc {

// How far a stream may read ahead, and how much of it is worked on at a time.
struct StreamOptions {
  // Requests read whose answers the client has not taken, in number; and the bytes of all that is
  // held for the stream, requests and answers together. Nothing more is read while either is
  // reached, so that one message can pass the bytes, and so can the answers of one batch.
  size_t window_messages = 64;
  size_t window_bytes = size_t{4} << 20;
  // A batch ends before it would pass one of these; a single request may be longer.
  size_t batch_messages = 16;
  size_t batch_bytes = size_t{64} << 10;
};

// The messages that are held for one stream: requests in their turn, then one batch that a worker
// has, then answers in their turn, one for each request. Keeps count; not thread-safe.
class StreamWindow {
 public:
  explicit StreamWindow(const StreamOptions& options) : options_(options) {}

  // There is room for one more request.
  bool MayRead() const { return messages_ < options_.window_messages && HasRoom(bytes_); }

  // A batch can be taken: there are requests, no batch is out, and not too many bytes of answers
  // wait for the client.
  bool MayTakeBatch() const {
    return !requests_.empty() && batch_messages_ == 0 && HasRoom(answer_bytes_);
  }

  // All requests have their answers, and there is room for messages after these.
  bool MayAddTail() const {
    return requests_.empty() && batch_messages_ == 0 && messages_ < options_.window_messages &&
           HasRoom(answer_bytes_);
  }

  bool empty() const { return messages_ == 0; }
  bool has_answers() const { return !answers_.empty(); }

  // Takes what `request` holds.
  void AddRequest(grpc::ByteBuffer* request);

  // The requests that are next, at least one. MayTakeBatch must hold.
  std::vector<grpc::ByteBuffer> TakeBatch();

  // Position in the stream of the first request of the batch that is out, from 0.
  int64_t batch_begin() const { return batch_begin_; }

  // Takes the answers to the batch that is out, one for each of its requests; or, with no batch
  // out, messages that follow the last answer.
  void AddAnswers(std::vector<grpc::ByteBuffer> answers);

  // Gives up the batch that is out, if any, and all requests.
  void DropRequests();

  // The answer that is next; its address stays the same until PopAnswer.
  const grpc::ByteBuffer& front() const { return answers_.front(); }
  void PopAnswer();

 private:
  bool HasRoom(size_t bytes) const { return bytes < options_.window_bytes; }
  void EndBatch();

  const StreamOptions options_;
  std::deque<grpc::ByteBuffer> requests_;
  std::deque<grpc::ByteBuffer> answers_;
  size_t messages_ = 0;  // Requests, batch and answers together, as is bytes_.
  size_t bytes_ = 0;
  size_t answer_bytes_ = 0;
  size_t batch_messages_ = 0;
  size_t batch_bytes_ = 0;
  int64_t batch_begin_ = 0;
  int64_t taken_ = 0;  // Requests that batches have taken so far.
};

}  // namespace communique::rpc

#endif  // COMMON_RPC_STREAM_WINDOW_H_
