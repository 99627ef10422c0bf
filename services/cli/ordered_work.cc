#include "services/cli/ordered_work.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace communique::cli {
namespace {

constexpr size_t kWaitingPerJob = 4;

class OrderedWork {
 public:
  OrderedWork(size_t count, int jobs,
              const std::function<absl::StatusOr<std::string>(size_t)>& work,
              const std::function<bool(size_t, absl::StatusOr<std::string>)>& take)
      : count_(count),
        window_(kWaitingPerJob * static_cast<size_t>(jobs)),
        work_(work),
        take_(take) {}

  // One worker: takes the next item while there is one and it is not too far ahead.
  void Run() {
    size_t item = 0;
    while (Begin(&item)) Finish(item, work_(item));
  }

 private:
  bool Begin(size_t* item) {
    std::unique_lock<std::mutex> lock(mutex_);
    moved_.wait(lock, [this] { return begun_ >= count_ || begun_ < taken_ + window_; });
    if (begun_ >= count_) return false;
    *item = begun_++;
    return true;
  }

  // Keeps the result and hands on all that are next in order.
  void Finish(size_t item, absl::StatusOr<std::string> result) {
    const std::lock_guard<std::mutex> lock(mutex_);
    waiting_.emplace(item, std::move(result));
    for (auto next = waiting_.find(taken_); next != waiting_.end(); next = waiting_.find(taken_)) {
      absl::StatusOr<std::string> ready = std::move(next->second);
      waiting_.erase(next);
      if (stopped_ || !take_(taken_, std::move(ready))) Stop();
      ++taken_;
    }
    moved_.notify_all();
  }

  void Stop() {
    stopped_ = true;
    begun_ = count_;
  }

  const size_t count_;
  const size_t window_;
  const std::function<absl::StatusOr<std::string>(size_t)>& work_;
  const std::function<bool(size_t, absl::StatusOr<std::string>)>& take_;
  std::mutex mutex_;
  std::condition_variable moved_;
  size_t begun_ = 0;
  size_t taken_ = 0;
  bool stopped_ = false;
  std::map<size_t, absl::StatusOr<std::string>> waiting_;
};

}  // namespace

void WorkInOrder(size_t count, int jobs,
                 const std::function<absl::StatusOr<std::string>(size_t)>& work,
                 const std::function<bool(size_t, absl::StatusOr<std::string>)>& take) {
  OrderedWork ordered(count, jobs, work, take);
  std::vector<std::thread> others;
  const size_t threads = std::min(count, static_cast<size_t>(jobs));
  for (size_t i = 1; i < threads; ++i) others.emplace_back([&ordered] { ordered.Run(); });
  ordered.Run();
  for (std::thread& other : others) other.join();
}

}  // namespace communique::cli
