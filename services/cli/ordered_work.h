#ifndef SERVICES_CLI_ORDERED_WORK_H_
#define SERVICES_CLI_ORDERED_WORK_H_

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace communique::cli {

// The state of one WorkInOrder.
template <typename Work, typename Take>
class OrderedWork {
 public:
  using Result = std::invoke_result_t<Work, size_t>;

  OrderedWork(size_t count, int jobs, Work& work, Take& take)
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
  static constexpr size_t kWaitingPerJob = 4;

  bool Begin(size_t* item) {
    std::unique_lock<std::mutex> lock(mutex_);
    moved_.wait(lock, [this] { return begun_ >= count_ || begun_ < taken_ + window_; });
    if (begun_ >= count_) return false;
    *item = begun_++;
    return true;
  }

  // Keeps the result and hands on all that are next in order.
  void Finish(size_t item, Result result) {
    const std::lock_guard<std::mutex> lock(mutex_);
    waiting_.emplace(item, std::move(result));
    for (auto next = waiting_.find(taken_); next != waiting_.end(); next = waiting_.find(taken_)) {
      Result ready = std::move(next->second);
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
  Work& work_;
  Take& take_;
  std::mutex mutex_;
  std::condition_variable moved_;
  size_t begun_ = 0;
  size_t taken_ = 0;
  bool stopped_ = false;
  std::map<size_t, Result> waiting_;
};

// Does `work(i)` for i in [0, count) on up to `jobs` threads and hands every result to `take(i,
// result)` in order, from one thread at a time. At most 4 * jobs results wait for an earlier one,
// so that memory does not grow with `count`. Stops early when `take` returns false; results of work
// already begun are then dropped. `jobs` >= 1.
template <typename Work, typename Take>
void WorkInOrder(size_t count, int jobs, Work work, Take take) {
  OrderedWork<Work, Take> ordered(count, jobs, work, take);
  std::vector<std::thread> others;
  const size_t threads = std::min(count, static_cast<size_t>(jobs));
  for (size_t i = 1; i < threads; ++i) others.emplace_back([&ordered] { ordered.Run(); });
  ordered.Run();
  for (std::thread& other : others) other.join();
}

}  // namespace communique::cli

#endif  // SERVICES_CLI_ORDERED_WORK_H_
