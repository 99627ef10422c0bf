#ifndef COMMON_RPC_WORK_POOL_H_
#define COMMON_RPC_WORK_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace communique::rpc {

// A fixed number of threads behind a bounded first-in, first-out queue. Thread-safe. std::mutex,
// not absl's, because thread sanitizer sees only the former when absl comes without
// instrumentation.
class WorkPool {
 public:
  // `threads` >= 1 run tasks; at most `queue` >= 0 more may wait.
  WorkPool(int threads, int queue);

  // Runs every task that was accepted, then joins the threads.
  ~WorkPool();

  WorkPool(const WorkPool&) = delete;
  WorkPool& operator=(const WorkPool&) = delete;

  // False, without running it, when all threads are busy and the queue is full. A task must not
  // throw.
  bool TrySubmit(std::function<void()> task);

  // Takes the task whatever waits already; the caller bounds the number of such tasks.
  void Submit(std::function<void()> task);

  // False when TrySubmit would refuse a task now.
  bool HasRoom() const;

  // Tasks accepted and not yet finished: the running and the waiting ones.
  size_t pending() const;

 private:
  void RunTasks();

  const size_t capacity_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  size_t pending_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace communique::rpc

#endif  // COMMON_RPC_WORK_POOL_H_
