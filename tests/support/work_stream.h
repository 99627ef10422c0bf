#ifndef TESTS_SUPPORT_WORK_STREAM_H_
#define TESTS_SUPPORT_WORK_STREAM_H_

#include <prometheus/registry.h>

#include <atomic>
#include <latch>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/rpc/channel.h"
#include "common/rpc/executor.h"
#include "common/rpc/stream_messages.h"
#include "common/status/error.h"
#include "tests/support/running_service.h"
#include "tests/support/work_service.h"

// Both sides of a stream of the WorkService.
namespace communique::testing {

using WorkRequests = absl::Span<const absl::StatusOr<v1::WorkRequest>>;
using WorkResponses = absl::Span<v1::WorkResponse>;

// A handler that answers "3:x" to a fourth message of "x", and the reason to one that cannot be
// parsed.
inline absl::Status Echo(const rpc::CallContext&, int64_t begin, WorkRequests requests,
                         WorkResponses responses) {
  for (size_t i = 0; i < requests.size(); ++i) {
    responses[i].set_payload(requests[i].ok() ? absl::StrCat(begin + static_cast<int64_t>(i), ":",
                                                             requests[i]->payload())
                                              : status::Reason(requests[i].status()));
  }
  return absl::OkStatus();
}

// A handler that echoes, but waits until it is let go; tells the sizes of its batches.
class Gate {
 public:
  ~Gate() { Open(); }

  void Open() {
    if (!opened_.exchange(true)) open_.count_down();
  }

  WorkService::BatchHandler Handler() {
    return [this](const rpc::CallContext& call, int64_t begin, WorkRequests requests,
                  WorkResponses responses) {
      {
        const std::lock_guard<std::mutex> lock(mutex_);
        sizes_.push_back(requests.size());
      }
      open_.wait();
      return Echo(call, begin, requests, responses);
    };
  }

  std::vector<size_t> sizes() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return sizes_;
  }

 private:
  std::latch open_{1};
  std::atomic<bool> opened_ = false;
  std::mutex mutex_;
  std::vector<size_t> sizes_;
};

// A server whose handler of batches is the test's; unary calls are answered at once. Drains without
// grace unless the options say so.
class StreamServer {
 public:
  using ProtoService = v1::WorkService;

  StreamServer(const rpc::ExecutorOptions& options, WorkService::BatchHandler handler,
               const rpc::ServerOptions& server_options = {.drain_grace = absl::ZeroDuration()},
               WorkService::TailHandler tail = nullptr)
      : executor_(WithMetrics(options)),
        service_(
            &executor_, [](auto&&...) { return absl::OkStatus(); }, std::move(handler),
            std::move(tail)),
        server_(&service_, server_options, &executor_) {}

  grpc::Status Work() {
    v1::WorkResponse response;
    return server_.Call(&ProtoService::Stub::Work, v1::WorkRequest(), &response);
  }

  // Messages of streams that it has read.
  double received() const {
    double sum = 0;
    for (const auto& family : metrics_.registry()->Collect()) {
      if (family.name != "grpc_server_msg_received_total") continue;
      for (const auto& metric : family.metric) sum += metric.counter.value;
    }
    return sum;
  }

  rpc::Executor& executor() { return executor_; }
  rpc::Server& server() { return server_.server(); }
  const std::shared_ptr<grpc::Channel>& channel() const { return server_.channel(); }
  ProtoService::Stub& stub() { return server_.stub(); }

 private:
  rpc::ExecutorOptions WithMetrics(rpc::ExecutorOptions options) {
    options.metrics = &metrics_;
    return options;
  }

  rpc::Metrics metrics_;
  rpc::Executor executor_;
  WorkService service_;
  RunningService<ProtoService> server_;
};

// The client's side of one stream.
class StreamClient {
 public:
  explicit StreamClient(v1::WorkService::Stub& stub, absl::Duration timeout = absl::Seconds(20))
      : context_(rpc::MakeClientContext(timeout)), stream_(stub.WorkStream(context_.get())) {}
  explicit StreamClient(StreamServer& server, absl::Duration timeout = absl::Seconds(20))
      : StreamClient(server.stub(), timeout) {}

  bool Send(const std::string& payload) {
    v1::WorkRequest request;
    request.set_payload(payload);
    return stream_->Write(request);
  }
  void Close() { stream_->WritesDone(); }
  void Cancel() { context_->TryCancel(); }

  // The next answer; empty at the end.
  std::string Receive() {
    v1::WorkResponse response;
    return stream_->Read(&response) ? response.payload() : "";
  }

  // The answers up to the end.
  std::vector<std::string> ReceiveAll() {
    std::vector<std::string> payloads;
    v1::WorkResponse response;
    while (stream_->Read(&response)) payloads.push_back(response.payload());
    return payloads;
  }

  grpc::Status Finish() { return stream_->Finish(); }

 private:
  std::unique_ptr<grpc::ClientContext> context_;
  std::unique_ptr<grpc::ClientReaderWriter<v1::WorkRequest, v1::WorkResponse>> stream_;
};

// The same in bytes: sends any, and counts answers without looking into them, which for many
// megabytes takes thread sanitizer too long.
class RawStreamClient {
 public:
  explicit RawStreamClient(StreamServer& server)
      : context_(rpc::MakeClientContext(absl::Seconds(20))),
        stream_(
            grpc::internal::ClientReaderWriterFactory<grpc::ByteBuffer, grpc::ByteBuffer>::Create(
                server.channel().get(), method_, context_.get())) {}

  bool Send(const std::string& bytes) {
    const grpc::Slice slice(bytes);
    return stream_->Write(grpc::ByteBuffer(&slice, 1));
  }
  void Close() { stream_->WritesDone(); }

  // The answers up to the end, parsed or counted.
  std::vector<std::string> ReceiveAll() {
    std::vector<std::string> payloads;
    grpc::ByteBuffer bytes;
    while (stream_->Read(&bytes)) {
      v1::WorkResponse response;
      EXPECT_TRUE(rpc::ParseMessage(&bytes, &response).ok());
      payloads.push_back(response.payload());
    }
    return payloads;
  }
  int CountAll() {
    int count = 0;
    grpc::ByteBuffer bytes;
    while (stream_->Read(&bytes)) ++count;
    return count;
  }

  grpc::Status Finish() { return stream_->Finish(); }

 private:
  const grpc::internal::RpcMethod method_{"/communique.testing.v1.WorkService/WorkStream",
                                          grpc::internal::RpcMethod::BIDI_STREAMING};
  std::unique_ptr<grpc::ClientContext> context_;
  std::unique_ptr<grpc::ClientReaderWriter<grpc::ByteBuffer, grpc::ByteBuffer>> stream_;
};

}  // namespace communique::testing

#endif  // TESTS_SUPPORT_WORK_STREAM_H_
