// A server that is told to end: health first, no call lost, then the end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <future>
#include <thread>
#include <vector>

#include "absl/time/clock.h"
#include "common/rpc/channel.h"
#include "tests/e2e/running_suite.h"
#include "tests/support/status_matchers.h"

namespace communique::testing {
namespace {

constexpr char kSummaryService[] = "communique.summary.v1.SummaryService";

grpc::Status Summarize(RunningSuite& suite) {
  summary::v1::SummarizeCommentaryResponse response;
  return suite.summary_stub().SummarizeCommentary(rpc::MakeClientContext(absl::Seconds(60)).get(),
                                                  SampleRequest(), &response);
}

// Waits until health says something else than SERVING, and returns that.
std::string WaitForOtherHealth(ServerProcess& server) {
  std::string health;
  for (int i = 0; i < 500; ++i) {
    health = RunningSuite::Health(server, kSummaryService);
    if (health != "SERVING") break;
    absl::SleepFor(absl::Milliseconds(10));
  }
  return health;
}

TEST(DrainTest, TellsHealthWatchersFirstAndStillServesInTheGrace) {
  RunningSuite suite({"--drain_grace=3s"});
  const auto stub = grpc::health::v1::Health::NewStub(rpc::MakeChannel(suite.summary().Address()));
  grpc::ClientContext context;
  grpc::health::v1::HealthCheckRequest request;
  request.set_service(kSummaryService);
  const auto watch = stub->Watch(&context, request);
  grpc::health::v1::HealthCheckResponse state;
  ASSERT_TRUE(watch->Read(&state));
  EXPECT_EQ(state.status(), grpc::health::v1::HealthCheckResponse::SERVING);
  suite.summary().Signal(SIGTERM);
  ASSERT_TRUE(watch->Read(&state));
  EXPECT_EQ(state.status(), grpc::health::v1::HealthCheckResponse::NOT_SERVING);
  EXPECT_THAT(Summarize(suite), IsOk());
  EXPECT_EQ(suite.summary().WaitForEnd(absl::Seconds(30)), 0);
}

TEST(DrainTest, FinishesTheCallThatIsInFlight) {
  RunningSuite suite({"--drain_grace=100ms"});
  ASSERT_THAT(Summarize(suite), IsOk());
  suite.ingest().Signal(SIGSTOP);  // The call now waits for ingest, for as long as we like.
  auto call = std::async(std::launch::async, [&suite] { return Summarize(suite); });
  absl::SleepFor(absl::Milliseconds(300));
  suite.summary().Signal(SIGTERM);
  EXPECT_EQ(WaitForOtherHealth(suite.summary()), "NOT_SERVING");
  EXPECT_EQ(suite.summary().WaitForEnd(absl::Milliseconds(500)), -1000)
      << "ended with a call in flight";
  suite.ingest().Signal(SIGCONT);
  EXPECT_THAT(call.get(), IsOk());
  EXPECT_EQ(suite.summary().WaitForEnd(absl::Seconds(30)), 0);
}

TEST(DrainTest, LosesNoneOfManyCalls) {
  RunningSuite suite({"--drain_grace=500ms"});
  std::atomic<bool> stop{false};
  std::atomic<int> succeeded{0};
  std::vector<std::string> failures[4];
  std::vector<std::thread> clients;
  for (auto& failure : failures) {
    clients.emplace_back([&suite, &stop, &succeeded, &failure] {
      while (!stop) {
        const grpc::Status status = Summarize(suite);
        if (!status.ok()) failure.push_back(status.error_message());
        if (status.ok()) ++succeeded;
      }
    });
  }
  absl::SleepFor(absl::Milliseconds(500));
  suite.summary().Signal(SIGTERM);
  EXPECT_EQ(WaitForOtherHealth(suite.summary()), "NOT_SERVING");
  stop = true;  // As a balancer does that has seen NOT_SERVING: no new calls.
  for (std::thread& client : clients) client.join();
  EXPECT_GT(succeeded, 0);
  for (const auto& failure : failures) EXPECT_THAT(failure, ::testing::IsEmpty());
  EXPECT_EQ(suite.summary().WaitForEnd(absl::Seconds(30)), 0);
}

TEST(DrainTest, EndsEveryServerWithStatusZeroOnInterrupt) {
  RunningSuite suite({"--drain_grace=0s"});
  for (ServerProcess* server : {&suite.summary(), &suite.entity(), &suite.ingest()}) {
    server->Signal(SIGINT);
    EXPECT_EQ(server->WaitForEnd(absl::Seconds(20)), 0) << server->log();
  }
}

}  // namespace
}  // namespace communique::testing
