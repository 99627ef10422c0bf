#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_WORKSPACE_POOL_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_WORKSPACE_POOL_H_

#include <optional>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "services/entity/domain/pipeline/pipeline.h"

namespace communique::entity::pipeline {

// Workspaces that wait for work, so that a call finds the words of earlier calls in its caches.
// Holds as many as ever were in use at a time. Any thread may take one.
class WorkspacePool {
 public:
  // `pipeline` must outlive the pool.
  explicit WorkspacePool(const Pipeline* pipeline) : pipeline_(*pipeline) {}

  // A workspace on loan, which goes back when the loan ends; empty when made without one. Must not
  // outlive the pool.
  class Loan {
   public:
    Loan() = default;
    Loan(WorkspacePool* pool, Workspace workspace)
        : pool_(pool), workspace_(std::move(workspace)) {}
    Loan(Loan&& other) noexcept
        : pool_(std::exchange(other.pool_, nullptr)), workspace_(std::move(other.workspace_)) {}
    Loan& operator=(Loan&&) = delete;
    ~Loan() {
      if (pool_ != nullptr) pool_->Return(*std::move(workspace_));
    }

    Workspace* get() { return pool_ == nullptr ? nullptr : &*workspace_; }

   private:
    WorkspacePool* pool_ = nullptr;
    std::optional<Workspace> workspace_;
  };

  Loan Take() {
    absl::MutexLock lock(&mutex_);
    if (idle_.empty()) return Loan(this, pipeline_.MakeWorkspace());
    Workspace workspace = std::move(idle_.back());
    idle_.pop_back();
    return Loan(this, std::move(workspace));
  }

 private:
  void Return(Workspace workspace) {
    absl::MutexLock lock(&mutex_);
    idle_.push_back(std::move(workspace));
  }

  const Pipeline& pipeline_;
  absl::Mutex mutex_;
  std::vector<Workspace> idle_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_WORKSPACE_POOL_H_
