#ifndef TESTS_SUPPORT_WORK_SERVICE_H_
#define TESTS_SUPPORT_WORK_SERVICE_H_

#include <functional>
#include <utility>

#include "common/rpc/executor.h"
#include "work_service.grpc.pb.h"

namespace communique::testing {

// Runs the function that it is given, as any service of the suite runs its handlers.
class WorkService final : public v1::WorkService::CallbackService {
 public:
  using Handler = std::function<absl::Status(const rpc::CallContext&, const v1::WorkRequest&,
                                             v1::WorkResponse*)>;

  WorkService(rpc::Executor* executor, Handler work)
      : executor_(executor), work_(std::move(work)) {}

  grpc::ServerUnaryReactor* Work(grpc::CallbackServerContext* context,
                                 const v1::WorkRequest* request,
                                 v1::WorkResponse* response) override {
    return executor_->Run(
        context, "communique.testing.v1.WorkService/Work",
        [=, this](const rpc::CallContext& call) { return work_(call, *request, response); });
  }

 private:
  rpc::Executor* const executor_;
  const Handler work_;
};

}  // namespace communique::testing

#endif  // TESTS_SUPPORT_WORK_SERVICE_H_
