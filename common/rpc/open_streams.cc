#include "common/rpc/open_streams.h"

#include <algorithm>
#include <vector>

#include "absl/time/clock.h"
#include "common/rpc/overload.h"
#include "common/rpc/stream_call.h"

namespace communique::rpc {
namespace {

// Between two looks at the clients of the streams.
constexpr absl::Duration kLongestPeriod = absl::Seconds(1);

}  // namespace

OpenStreams::~OpenStreams() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (watcher_.joinable()) watcher_.join();
}

absl::Status OpenStreams::Add(StreamCall* stream) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!closed_.ok()) return closed_;
  if (streams_.size() >= static_cast<size_t>(options_.streams)) return TooManyStreams(options_);
  streams_.insert(stream);
  if (!watcher_.joinable()) watcher_ = std::thread([this] { Watch(); });
  return absl::OkStatus();
}

void OpenStreams::Remove(StreamCall* stream) {
  const std::lock_guard<std::mutex> lock(mutex_);
  streams_.erase(stream);
}

void OpenStreams::CloseAll(const absl::Status& status) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    closed_ = status;
  }
  ForEach([&status](StreamCall* stream) { return stream->Close(status); });
}

void OpenStreams::Watch() {
  const auto period = absl::ToChronoNanoseconds(std::min(options_.stream_idle / 4, kLongestPeriod));
  std::unique_lock<std::mutex> lock(mutex_);
  const auto stopping = [this] { return stopping_; };
  while (!changed_.wait_for(lock, period, stopping)) {
    lock.unlock();
    const absl::Time now = absl::Now();
    ForEach([now](StreamCall* stream) { return stream->CheckClient(now); });
    lock.lock();
  }
}

void OpenStreams::ForEach(const std::function<bool(StreamCall*)>& ask) {
  std::vector<StreamCall*> claimed;
  {
    // A stream cannot end meanwhile: it removes itself first, for which it needs the lock.
    const std::lock_guard<std::mutex> lock(mutex_);
    for (StreamCall* stream : streams_) {
      if (ask(stream)) claimed.push_back(stream);
    }
  }
  for (StreamCall* stream : claimed) stream->Pump();
}

}  // namespace communique::rpc
