#ifndef TESTS_SUPPORT_WORK_SERVICE_H_
#define TESTS_SUPPORT_WORK_SERVICE_H_

#include <functional>
#include <utility>

#include "common/rpc/executor.h"
#include "work_service.grpc.pb.h"

namespace communique::testing {

// Runs the functions that it is given, as any service of the suite runs its handlers.
class WorkService final
    : public v1::WorkService::WithCallbackMethod_Work<
          v1::WorkService::WithRawCallbackMethod_WorkStream<v1::WorkService::Service>> {
 public:
  using BatchHandler = rpc::TypedBatchHandler<v1::WorkRequest, v1::WorkResponse>;
  using Handler = std::function<absl::Status(const rpc::CallContext&, const v1::WorkRequest&,
                                             v1::WorkResponse*)>;

  using TailHandler = rpc::TypedTailHandler<v1::WorkResponse>;

  WorkService(rpc::Executor* executor, Handler work, BatchHandler work_on_batch = nullptr,
              TailHandler tail = nullptr)
      : executor_(executor),
        work_(std::move(work)),
        work_on_batch_(std::move(work_on_batch)),
        tail_(std::move(tail)) {}

  grpc::ServerUnaryReactor* Work(grpc::CallbackServerContext* context,
                                 const v1::WorkRequest* request,
                                 v1::WorkResponse* response) override {
    return executor_->Run(
        context, "communique.testing.v1.WorkService/Work",
        [=, this](const rpc::CallContext& call) { return work_(call, *request, response); });
  }

  rpc::StreamReactor* WorkStream(grpc::CallbackServerContext* context) override {
    return executor_->RunStream<v1::WorkRequest, v1::WorkResponse>(
        context, "communique.testing.v1.WorkService/WorkStream", work_on_batch_, tail_);
  }

 private:
  rpc::Executor* const executor_;
  const Handler work_;
  const BatchHandler work_on_batch_;
  const TailHandler tail_;
};

}  // namespace communique::testing

#endif  // TESTS_SUPPORT_WORK_SERVICE_H_
