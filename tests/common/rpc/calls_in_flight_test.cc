#include "common/rpc/calls_in_flight.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>

#include "tests/support/running_service.h"
#include "tests/support/status_matchers.h"
#include "tests/support/work_service.h"

namespace communique::rpc {
namespace {

using ::communique::testing::IsOk;
using ::communique::testing::WorkService;
using ::communique::testing::v1::WorkRequest;
using ::communique::testing::v1::WorkResponse;
using ProtoService = ::communique::testing::v1::WorkService;
using std::chrono::milliseconds;

// A bare server of gRPC's, so that nothing but the count is under test.
class CallsInFlightTest : public ::testing::Test {
 protected:
  std::unique_ptr<grpc::Server> Serve(CallsInFlight* calls) {
    std::vector<std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>> factories;
    factories.push_back(calls->MakeInterceptorFactory());
    grpc::ServerBuilder builder;
    builder.RegisterService(&service_);
    builder.experimental().SetInterceptorCreators(std::move(factories));
    return builder.BuildAndStart();
  }

  std::thread CallInBackground(grpc::Server* server) {
    return std::thread([stub = ProtoService::NewStub(server->InProcessChannel({}))] {
      WorkResponse response;
      EXPECT_THAT(stub->Work(MakeClientContext(absl::Seconds(20)).get(), WorkRequest(), &response),
                  IsOk());
    });
  }

  std::latch started_{2};
  std::latch release_{1};
  Executor executor_{{.workers = 2, .log_calls = false}};
  WorkService service_{&executor_, [this](auto&&...) {
                         started_.count_down();
                         release_.wait();
                         return absl::OkStatus();
                       }};
};

TEST_F(CallsInFlightTest, WaitsForTheLastCall) {
  CallsInFlight calls({ProtoService::service_full_name()});
  const auto server = Serve(&calls);
  EXPECT_TRUE(calls.WaitForNone(milliseconds(0)));
  std::thread first = CallInBackground(server.get());
  std::thread second = CallInBackground(server.get());
  started_.wait();
  EXPECT_FALSE(calls.WaitForNone(milliseconds(50)));
  release_.count_down();
  EXPECT_TRUE(calls.WaitForNone(milliseconds(20'000)));
  first.join();
  second.join();
}

TEST_F(CallsInFlightTest, DoesNotCountOtherServices) {
  // A prefix of the service's name is not its name.
  CallsInFlight calls({"communique.testing.v1.Work", "grpc.health.v1.Health"});
  const auto server = Serve(&calls);
  std::thread first = CallInBackground(server.get());
  std::thread second = CallInBackground(server.get());
  started_.wait();
  EXPECT_TRUE(calls.WaitForNone(milliseconds(0)));
  release_.count_down();
  first.join();
  second.join();
}

}  // namespace
}  // namespace communique::rpc
