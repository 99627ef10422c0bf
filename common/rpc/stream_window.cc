#include "common/rpc/stream_window.h"

namespace communique::rpc {

void StreamWindow::AddRequest(grpc::ByteBuffer* request) {
  ++messages_;
  bytes_ += request->Length();
  requests_.emplace_back().Swap(request);
}

std::vector<grpc::ByteBuffer> StreamWindow::TakeBatch() {
  std::vector<grpc::ByteBuffer> batch;
  while (!requests_.empty() && batch.size() < options_.batch_messages) {
    const size_t bytes = requests_.front().Length();
    if (!batch.empty() && batch_bytes_ + bytes > options_.batch_bytes) break;
    batch_bytes_ += bytes;
    batch.emplace_back().Swap(&requests_.front());
    requests_.pop_front();
  }
  batch_messages_ = batch.size();
  batch_begin_ = taken_;
  taken_ += static_cast<int64_t>(batch.size());
  return batch;
}

void StreamWindow::AddAnswers(std::vector<grpc::ByteBuffer> answers) {
  EndBatch();
  messages_ += answers.size();
  for (grpc::ByteBuffer& answer : answers) {
    answer_bytes_ += answer.Length();
    bytes_ += answer.Length();
    answers_.emplace_back().Swap(&answer);
  }
}

void StreamWindow::DropRequests() {
  EndBatch();
  messages_ -= requests_.size();
  for (const grpc::ByteBuffer& request : requests_) bytes_ -= request.Length();
  requests_.clear();
}

void StreamWindow::PopAnswer() {
  --messages_;
  bytes_ -= answers_.front().Length();
  answer_bytes_ -= answers_.front().Length();
  answers_.pop_front();
}

void StreamWindow::EndBatch() {
  messages_ -= batch_messages_;
  bytes_ -= batch_bytes_;
  batch_messages_ = 0;
  batch_bytes_ = 0;
}

}  // namespace communique::rpc
