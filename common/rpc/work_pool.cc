#include "common/rpc/work_pool.h"

#include <algorithm>
#include <utility>

namespace communique::rpc {

WorkPool::WorkPool(int threads, int queue)
    : capacity_(static_cast<size_t>(std::max(threads, 1)) +
                static_cast<size_t>(std::max(queue, 0))) {
  for (int i = 0; i < std::max(threads, 1); ++i) threads_.emplace_back([this] { RunTasks(); });
}

WorkPool::~WorkPool() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkPool::TrySubmit(std::function<void()> task) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (pending_ >= capacity_) return false;
    queue_.push_back(std::move(task));
    ++pending_;
  }
  changed_.notify_one();
  return true;
}

void WorkPool::Submit(std::function<void()> task) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    queue_.push_back(std::move(task));
    ++pending_;
  }
  changed_.notify_one();
}

bool WorkPool::HasRoom() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return pending_ < capacity_;
}

size_t WorkPool::pending() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return pending_;
}

void WorkPool::RunTasks() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    std::function<void()> task = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    task();
    task = nullptr;  // What it captured goes before the task counts as finished.
    lock.lock();
    --pending_;
  }
}

}  // namespace communique::rpc
