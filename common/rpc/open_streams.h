#ifndef COMMON_RPC_OPEN_STREAMS_H_
#define COMMON_RPC_OPEN_STREAMS_H_

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <thread>

#include "absl/status/status.h"
#include "common/rpc/executor_options.h"

namespace communique::rpc {

class StreamCall;

// The streams that an executor has open. Bounds their number, asks all of them to end when the
// server drains, and looks at each of them from time to time, so that one whose client does nothing
// ends. Thread-safe. A thread runs only once there has been a stream.
class OpenStreams {
 public:
  // `options` must outlive this object.
  explicit OpenStreams(const ExecutorOptions& options) : options_(options) {}

  // There must be no open stream any more.
  ~OpenStreams();

  // Takes the stream in; it must be removed before it ends. RESOURCE_EXHAUSTED, reason OVERLOADED,
  // when as many as may be are open; the status of CloseAll after that.
  absl::Status Add(StreamCall* stream);

  void Remove(StreamCall* stream);

  // Asks all open streams to end with `status`, which is not OK, once they have answered what they
  // have read; refuses all further ones with it.
  void CloseAll(const absl::Status& status);

 private:
  void Watch();

  // Calls `ask` on every stream. It returns true when the caller of ForEach is to run the stream's
  // Pump, which it does when all have been asked.
  void ForEach(const std::function<bool(StreamCall*)>& ask);

  const ExecutorOptions& options_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<StreamCall*> streams_;
  absl::Status closed_;  // OK until CloseAll.
  bool stopping_ = false;
  std::thread watcher_;
};

}  // namespace communique::rpc

#endif  // COMMON_RPC_OPEN_STREAMS_H_
