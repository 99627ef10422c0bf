#ifndef COMMON_RPC_STREAM_CALL_H_
#define COMMON_RPC_STREAM_CALL_H_

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/rpc/call_context.h"
#include "common/rpc/call_record.h"
#include "common/rpc/executor_options.h"
#include "common/rpc/stream_window.h"

namespace communique::rpc {

class OpenStreams;
class WorkPool;

// Messages as bytes, so that they are parsed by workers and not by gRPC's threads, and so that one
// that cannot be parsed is told from the end of the stream, which gRPC's typed reactor does not.
using StreamReactor = grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>;

// Answers a batch of requests, of which the first has position `begin` in the stream: fills
// `answers`, one for each. An error ends the stream.
using BatchHandler =
    std::function<absl::Status(const CallContext&, int64_t begin, std::vector<grpc::ByteBuffer>,
                               std::vector<grpc::ByteBuffer>* answers)>;

// Adds what is to be sent after the last answer, some messages at a time; is asked until it adds
// none. An error ends the stream.
using TailHandler =
    std::function<absl::Status(const CallContext&, std::vector<grpc::ByteBuffer>* messages)>;

// One stream, from its arrival to its end. Reads ahead within its window, has a worker answer what
// has come, a batch at a time, writes the answers in order. Holds a worker only while it has work.
//
// What happens to it (a message came, one was taken, a batch is done, the client has gone, the
// server drains) happens on any thread, is noted under a lock and leads to Pump, which one thread
// at a time runs: it decides what is to be done next, and does it without the lock. That is the
// only place where gRPC is called, so no operation can come after Finish. Deletes itself when gRPC
// has ended the call.
class StreamCall final : public StreamReactor {
 public:
  // The pointers must outlive the call, and it must be the last thing that uses `context`. `tail`
  // may be empty.
  StreamCall(const ExecutorOptions& options, OpenStreams* streams, WorkPool* pool,
             grpc::CallbackServerContext* context, const char* method, BatchHandler handler,
             TailHandler tail);

  // Begins to serve, unless too many streams are open or too many calls wait.
  void Start();

  // Notes that the stream is to end with `status`, which is not OK, once it has answered what it
  // has read. True when the caller must run Pump. The stream must be among the open ones.
  bool Close(const absl::Status& status);

  // Notes it when the client has neither sent nor taken a message for too long at the time `now`.
  // True when the caller must run Pump. The stream must be among the open ones.
  bool CheckClient(absl::Time now);

  // Does all that is to be done. Only for a caller that was told to. The call may be gone when it
  // returns.
  void Pump();

 private:
  enum class Action { kNone, kWrite, kRead, kWork, kCancel, kFinish };

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override { delete this; }

  // Notes something by `note`, under the lock, and runs Pump if nobody else does.
  template <typename Note>
  void Handle(Note note);

  absl::Status Admit();

  // With the lock held: true when the caller is to run Pump.
  bool Claim();
  // With the lock held: what is to be done next, noted as under way.
  Action NextAction();
  bool MayFinish() const;
  bool MayWorkOnTail() const;
  absl::Status FinalStatus() const;

  void Work();
  void FinishWith(const absl::Status& status);

  const ExecutorOptions& options_;
  OpenStreams& streams_;
  WorkPool& pool_;
  const CallContext context_;
  grpc::CallbackServerContext* const server_context_;
  BatchHandler handler_;
  TailHandler tail_;
  CallRecord record_;
  bool admitted_ = false;

  std::mutex mutex_;
  StreamWindow window_;
  grpc::ByteBuffer incoming_;  // gRPC's while reading_.
  bool acting_ = true;         // Somebody runs Start or Pump; stays so after Finish.
  bool reading_ = false;
  bool writing_ = false;
  bool working_ = false;                // A batch or the tail waits for a worker or has one.
  bool tail_done_ = false;              // There is nothing to be sent after the last answer.
  bool all_read_ = false;               // The client has sent its last message.
  bool gone_ = false;                   // The client takes no more messages.
  bool stuck_ = false;                  // The client is to be cut off.
  std::optional<absl::Status> ending_;  // Reads no more; ends with this when the window is empty.
  absl::Time last_move_;                // When the client last sent or took something.
  absl::Time submitted_;                // When the batch under way began to wait for a worker.
};

}  // namespace communique::rpc

#endif  // COMMON_RPC_STREAM_CALL_H_
