#include "common/rpc/calls_in_flight.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"

namespace communique::rpc {

// Lives exactly as long as the call's context.
class CallsInFlight::Interceptor final : public grpc::experimental::Interceptor {
 public:
  explicit Interceptor(CallsInFlight* calls) : calls_(calls) { calls_->Add(1); }
  ~Interceptor() override { calls_->Add(-1); }

  void Intercept(grpc::experimental::InterceptorBatchMethods* methods) override {
    methods->Proceed();
  }

 private:
  CallsInFlight* const calls_;
};

class CallsInFlight::Factory final : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  explicit Factory(CallsInFlight* calls) : calls_(calls) {}

  grpc::experimental::Interceptor* CreateServerInterceptor(
      grpc::experimental::ServerRpcInfo* info) override {
    absl::string_view method = info->method();
    if (!absl::ConsumePrefix(&method, "/")) return nullptr;
    for (const std::string& service : calls_->services_) {
      if (absl::StartsWith(method, service) &&
          absl::StartsWith(method.substr(service.size()), "/")) {
        return new Interceptor(calls_);
      }
    }
    return nullptr;
  }

 private:
  CallsInFlight* const calls_;
};

CallsInFlight::CallsInFlight(std::vector<std::string> services) : services_(std::move(services)) {}

std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>
CallsInFlight::MakeInterceptorFactory() {
  return std::make_unique<Factory>(this);
}

bool CallsInFlight::WaitForNone(std::chrono::nanoseconds timeout) {
  std::unique_lock<std::mutex> lock(mutex_);
  return none_.wait_for(lock, timeout, [this] { return count_ == 0; });
}

void CallsInFlight::Add(int change) {
  const std::lock_guard<std::mutex> lock(mutex_);
  count_ += change;
  if (count_ == 0) none_.notify_all();
}

}  // namespace communique::rpc
