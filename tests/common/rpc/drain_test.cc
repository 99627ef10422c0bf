#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <latch>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/rpc/server.h"
#include "common/rpc/termination.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "tests/support/running_service.h"
#include "tests/support/status_matchers.h"
#include "tests/support/work_service.h"

namespace communique::rpc {
namespace {

using ::communique::testing::IsOk;
using ::communique::testing::RunningService;
using ::communique::testing::StatusIs;
using ::communique::testing::WorkService;
using ::communique::testing::v1::WorkRequest;
using ::communique::testing::v1::WorkResponse;
using ::grpc::health::v1::Health;
using ::grpc::health::v1::HealthCheckRequest;
using ::grpc::health::v1::HealthCheckResponse;
using ProtoService = ::communique::testing::v1::WorkService;

// Made before any thread of the program starts, as in the servers.
const TerminationSignal termination;

ServerOptions Options(absl::Duration grace, absl::Duration timeout) {
  return {.listen = "127.0.0.1:0", .drain_grace = grace, .drain_timeout = timeout};
}

grpc::Status Work(const std::shared_ptr<grpc::Channel>& channel,
                  absl::Duration timeout = absl::Seconds(20)) {
  WorkResponse response;
  return ProtoService::NewStub(channel)->Work(MakeClientContext(timeout).get(), WorkRequest(),
                                              &response);
}

TEST(DrainTest, ACallInFlightSurvivesSigterm) {
  std::latch started(1);
  Executor executor({.workers = 1, .log_calls = false});
  WorkService service(&executor, [&started](auto&&...) {
    started.count_down();
    absl::SleepFor(absl::Milliseconds(600));  // Far longer than the grace.
    return absl::OkStatus();
  });
  RunningService<ProtoService> server(&service, Options(absl::Milliseconds(50), absl::Seconds(20)));
  std::thread caller([&server] { EXPECT_THAT(Work(server.channel()), IsOk()); });
  started.wait();
  kill(getpid(), SIGTERM);
  EXPECT_EQ(termination.Wait(), SIGTERM);
  server.server().Drain();
  caller.join();
}

TEST(DrainTest, HealthSaysNotServingFirstAndWatchersSeeIt) {
  Executor executor({.log_calls = false});
  WorkService service(&executor, [](auto&&...) { return absl::OkStatus(); });
  RunningService<ProtoService> server(&service, Options(absl::Seconds(1), absl::Seconds(20)));
  const auto health = Health::NewStub(server.channel());
  auto context = MakeClientContext(absl::Seconds(20));
  HealthCheckRequest request;
  request.set_service(ProtoService::service_full_name());
  const auto watch = health->Watch(context.get(), request);
  HealthCheckResponse response;
  ASSERT_TRUE(watch->Read(&response));
  EXPECT_EQ(response.status(), HealthCheckResponse::SERVING);

  std::atomic<bool> drained = false;
  std::jthread drain([&] {
    server.server().Drain();
    drained = true;
  });
  ASSERT_TRUE(watch->Read(&response));
  EXPECT_EQ(response.status(), HealthCheckResponse::NOT_SERVING);
  // Whoever has not heard of it yet is still served, also over a new connection.
  EXPECT_THAT(Work(server.channel()), IsOk());
  EXPECT_THAT(Work(MakeChannel(server.address())), IsOk());
  EXPECT_FALSE(drained);
  drain.join();
  EXPECT_FALSE(watch->Read(&response));  // The stream of a watcher does not hold up the drain.
  EXPECT_FALSE(watch->Finish().ok());
}

TEST(DrainTest, ACallThatDoesNotEndIsCancelledAtTheTimeout) {
  std::latch started(1);
  Executor executor({.workers = 1, .log_calls = false});
  WorkService service(&executor, [&started](const CallContext& call, auto&&...) {
    started.count_down();
    while (!call.is_cancelled()) absl::SleepFor(absl::Milliseconds(1));
    return absl::CancelledError("cancelled");
  });
  RunningService<ProtoService> server(&service,
                                      Options(absl::ZeroDuration(), absl::Milliseconds(300)));
  grpc::Status status;
  std::thread caller([&] { status = Work(server.channel()); });
  started.wait();
  const absl::Time begin = absl::Now();
  server.server().Drain();
  EXPECT_GE(absl::Now() - begin, absl::Milliseconds(300));
  EXPECT_LT(absl::Now() - begin, absl::Seconds(5));
  caller.join();
  EXPECT_FALSE(status.ok());
}

TEST(DrainTest, ASecondDrainDoesNothing) {
  Executor executor({.log_calls = false});
  WorkService service(&executor, [](auto&&...) { return absl::OkStatus(); });
  absl::StatusOr<Server> server = Server::Start(Options(absl::ZeroDuration(), absl::Seconds(1)),
                                                {{ProtoService::service_full_name(), &service}});
  ASSERT_THAT(server, IsOk());
  server->Drain();
  server->Drain();
}

// Two replicas under load, of which one is taken away.
class ReplacementTest : public ::testing::Test {
 protected:
  static ServerOptions Replica() { return Options(absl::Milliseconds(500), absl::Seconds(20)); }

  static WorkService::Handler Counting(std::atomic<int>* count) {
    return [count](auto&&...) {
      absl::SleepFor(absl::Milliseconds(1));
      ++*count;
      return absl::OkStatus();
    };
  }

  // The number of calls that fail while the first replica is drained under the load of four
  // callers.
  int FailuresWhileDraining(const ChannelOptions& options) {
    const auto channel =
        MakeChannel(absl::StrCat("ipv4:", first_.address(), ",", second_.address()), options);
    std::atomic<bool> stop = false;
    std::atomic<int> failed = 0;
    std::vector<std::thread> callers;
    for (int c = 0; c < 4; ++c) {
      callers.emplace_back([&] {
        while (!stop) {
          const grpc::Status status = Work(channel);
          EXPECT_THAT(status, IsOk());
          if (!status.ok()) ++failed;
        }
      });
    }
    absl::SleepFor(absl::Milliseconds(300));
    EXPECT_GT(served_by_first_, 0);
    first_.server().Drain();
    const int served_by_second = served_by_second_;
    absl::SleepFor(absl::Milliseconds(300));
    stop = true;
    for (std::thread& caller : callers) caller.join();
    EXPECT_GT(served_by_second_, served_by_second);
    return failed;
  }

  std::atomic<int> served_by_first_ = 0;
  std::atomic<int> served_by_second_ = 0;
  Executor executor_{{.workers = 4, .log_calls = false}};
  WorkService first_service_{&executor_, Counting(&served_by_first_)};
  WorkService second_service_{&executor_, Counting(&served_by_second_)};
  RunningService<ProtoService> first_{&first_service_, Replica()};
  RunningService<ProtoService> second_{&second_service_, Replica()};
};

TEST_F(ReplacementTest, AClientThatWatchesHealthLosesNoCallWithoutTryingAgain) {
  EXPECT_EQ(FailuresWhileDraining(
                {.max_attempts = 1, .watch_health_of = ProtoService::service_full_name()}),
            0);
}

TEST_F(ReplacementTest, AClientThatIsStillThereWhenTheServerClosesLosesNoCallEither) {
  EXPECT_EQ(FailuresWhileDraining({}), 0);
}

}  // namespace
}  // namespace communique::rpc
