#include "common/rpc/channel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/rpc/trace.h"
#include "tests/support/running_service.h"
#include "tests/support/status_matchers.h"
#include "tests/support/wait_until.h"
#include "tests/support/work_service.h"

namespace communique::rpc {
namespace {

using ::communique::testing::IsOk;
using ::communique::testing::RunningService;
using ::communique::testing::StatusIs;
using ::communique::testing::WaitUntil;
using ::communique::testing::WorkService;
using ::communique::testing::v1::WorkRequest;
using ::communique::testing::v1::WorkResponse;
using ProtoService = ::communique::testing::v1::WorkService;

// A server that fails as often as the test says, and counts the attempts that reach it.
class RetryTest : public ::testing::Test {
 protected:
  std::atomic<int> attempts_ = 0;
  std::atomic<int> failures_left_ = 0;
  std::atomic<absl::StatusCode> failure_ = absl::StatusCode::kUnavailable;
  Executor executor_{{.log_calls = false}};
  WorkService service_{&executor_, [this](auto&&...) {
                         ++attempts_;
                         return failures_left_-- > 0 ? absl::Status(failure_, "not now")
                                                     : absl::OkStatus();
                       }};
  RunningService<ProtoService> server_{&service_};
  std::unique_ptr<ProtoService::Stub> stub_ = ProtoService::NewStub(
      MakeChannel(server_.address(), {.initial_backoff = absl::Milliseconds(1)}));

  grpc::Status Work() {
    WorkResponse response;
    return stub_->Work(MakeClientContext(absl::Seconds(20)).get(), WorkRequest(), &response);
  }
};

TEST_F(RetryTest, TriesUnavailableAgain) {
  failures_left_ = 2;
  EXPECT_THAT(Work(), IsOk());
  EXPECT_EQ(attempts_, 3);
}

// What a server of gRPC 1.51 answers to a call that reaches it in the moment in which it closes.
TEST_F(RetryTest, TriesACallAgainThatTheServerCancelled) {
  failures_left_ = 1;
  failure_ = absl::StatusCode::kCancelled;
  EXPECT_THAT(Work(), IsOk());
  EXPECT_EQ(attempts_, 2);
}

TEST_F(RetryTest, GivesUpAfterTheLastAttempt) {
  failures_left_ = 1000;
  EXPECT_THAT(Work(), StatusIs(absl::StatusCode::kUnavailable, "not now"));
  EXPECT_EQ(attempts_, 4);
}

TEST_F(RetryTest, TriesNothingElseAgain) {
  for (const auto code : {absl::StatusCode::kInternal, absl::StatusCode::kResourceExhausted,
                          absl::StatusCode::kDeadlineExceeded, absl::StatusCode::kAborted}) {
    attempts_ = 0;
    failures_left_ = 1;
    failure_ = code;
    EXPECT_THAT(Work(), StatusIs(code));
    EXPECT_EQ(attempts_, 1);
  }
}

TEST_F(RetryTest, StopsRetryingWhenTheBudgetIsSpent) {
  failures_left_ = 1'000'000;
  for (int i = 0; i < 50; ++i) EXPECT_THAT(Work(), StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_LT(attempts_, 60);  // Without a budget it would be 200.
}

TEST_F(RetryTest, OneAttemptMeansNoRetry) {
  stub_ = ProtoService::NewStub(MakeChannel(server_.address(), {.max_attempts = 1}));
  failures_left_ = 1;
  EXPECT_THAT(Work(), StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_EQ(attempts_, 1);
}

TEST(ChannelTest, SaysUnavailableWhereNobodyListens) {
  WorkResponse response;
  EXPECT_THAT(ProtoService::NewStub(MakeChannel("127.0.0.1:1"))
                  ->Work(MakeClientContext(absl::Seconds(10)).get(), WorkRequest(), &response),
              StatusIs(absl::StatusCode::kUnavailable));
}

TEST(ChannelTest, ReachesANameThroughDns) {
  Executor executor({.log_calls = false});
  WorkService service(&executor, [](auto&&...) { return absl::OkStatus(); });
  RunningService<ProtoService> server(&service);
  WorkResponse response;
  const std::string address = absl::StrCat("dns:///localhost:", server.server().port());
  EXPECT_THAT(ProtoService::NewStub(MakeChannel(address))
                  ->Work(MakeClientContext(absl::Seconds(10)).get(), WorkRequest(), &response),
              IsOk());
}

TEST(ChannelTest, TakesTurnsAmongAddresses) {
  std::atomic<int> served[2] = {0, 0};
  Executor executor({.log_calls = false});
  const auto counting = [&served](int i) {
    return [&served, i](auto&&...) {
      ++served[i];
      return absl::OkStatus();
    };
  };
  WorkService services[] = {{&executor, counting(0)}, {&executor, counting(1)}};
  RunningService<ProtoService> first(&services[0]);
  RunningService<ProtoService> second(&services[1]);
  const auto stub = ProtoService::NewStub(
      MakeChannel(absl::StrCat("ipv4:", first.address(), ",", second.address())));
  WaitUntil([&] {  // Once both are connected.
    WorkResponse response;
    EXPECT_THAT(stub->Work(MakeClientContext(absl::Seconds(10)).get(), WorkRequest(), &response),
                IsOk());
    return served[0] > 0 && served[1] > 0;
  });
  const int before[] = {served[0], served[1]};
  for (int i = 0; i < 20; ++i) {
    WorkResponse response;
    EXPECT_THAT(stub->Work(MakeClientContext(absl::Seconds(10)).get(), WorkRequest(), &response),
                IsOk());
  }
  EXPECT_EQ(served[0] - before[0], 10);
  EXPECT_EQ(served[1] - before[1], 10);
}

// Two services in a chain: the front one calls the back one to answer.
class ChainTest : public ::testing::TestWithParam<bool> {
 protected:
  absl::Status CallBack(const CallContext& call, WorkResponse* response) {
    return ToAbsl(back_stub_->Work(MakeClientContext(call, absl::Milliseconds(100)).get(),
                                   WorkRequest(), response));
  }

  std::function<absl::Status(const CallContext&)> back_handler_ = [](const CallContext&) {
    return absl::OkStatus();
  };
  std::optional<TraceContext> front_trace_, back_trace_;
  absl::Time front_deadline_, back_deadline_;

  Executor back_executor_{{.log_calls = false}};
  WorkService back_service_{&back_executor_, [this](const CallContext& call, auto&&...) {
                              back_trace_ = call.trace();
                              back_deadline_ = call.deadline();
                              return back_handler_(call);
                            }};
  RunningService<ProtoService> back_{&back_service_};
  std::unique_ptr<ProtoService::Stub> back_stub_ = ProtoService::NewStub(
      GetParam() ? back_.server().InProcessChannel() : MakeChannel(back_.address()));

  Executor front_executor_{{.log_calls = false}};
  WorkService front_service_{&front_executor_,
                             [this](const CallContext& call, auto&, WorkResponse* response) {
                               front_trace_ = call.trace();
                               front_deadline_ = call.deadline();
                               return CallBack(call, response);
                             }};
  RunningService<ProtoService> front_{&front_service_};

  grpc::Status CallFront(grpc::ClientContext* context) {
    WorkResponse response;
    return front_.stub().Work(context, WorkRequest(), &response);
  }
};

INSTANTIATE_TEST_SUITE_P(SocketAndInProcess, ChainTest, ::testing::Bool(),
                         [](const auto& info) { return info.param ? "InProcess" : "Socket"; });

TEST_P(ChainTest, OneTraceRunsThroughAllHopsWithASpanForEach) {
  grpc::ClientContext context;
  context.AddMetadata("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
  context.AddMetadata("tracestate", "vendor=value");
  ASSERT_THAT(CallFront(&context), IsOk());
  EXPECT_EQ(front_trace_->trace_id, "4bf92f3577b34da6a3ce929d0e0e4736");
  EXPECT_EQ(back_trace_->trace_id, "4bf92f3577b34da6a3ce929d0e0e4736");
  EXPECT_EQ(back_trace_->flags, "01");
  EXPECT_EQ(back_trace_->state, "vendor=value");
  EXPECT_NE(front_trace_->span_id, "00f067aa0ba902b7");
  EXPECT_NE(back_trace_->span_id, front_trace_->span_id);
}

TEST_P(ChainTest, ATraceBeginsWhereTheCallerHasNoneThatIsValid) {
  for (const char* header : {"", "00-zz-zz-00"}) {
    grpc::ClientContext context;
    if (*header != '\0') context.AddMetadata("traceparent", header);
    ASSERT_THAT(CallFront(&context), IsOk());
    EXPECT_EQ(front_trace_->trace_id.size(), 32u);
    EXPECT_EQ(back_trace_->trace_id, front_trace_->trace_id);
  }
}

TEST_P(ChainTest, TheNextHopGetsWhatIsLeftLessTheMargin) {
  ASSERT_THAT(CallFront(MakeClientContext(absl::Seconds(5)).get()), IsOk());
  // Deadlines travel as relative times, rounded up on the way.
  EXPECT_LT(front_deadline_, absl::Now() + absl::Seconds(5.1));
  const absl::Duration kept = front_deadline_ - back_deadline_;
  EXPECT_GT(kept, absl::Milliseconds(50));
  EXPECT_LT(kept, absl::Milliseconds(150));
}

TEST_P(ChainTest, ACallerWithoutTimeForTheNextHopFailsInTime) {
  EXPECT_THAT(CallFront(MakeClientContext(absl::Milliseconds(50)).get()),
              StatusIs(absl::StatusCode::kDeadlineExceeded));
}

TEST_P(ChainTest, CancellationReachesTheLastHop) {
  std::atomic<bool> started = false;
  std::atomic<bool> noticed = false;
  back_handler_ = [&](const CallContext& call) {
    started = true;
    WaitUntil([&call] { return call.is_cancelled(); });
    noticed = true;
    return absl::CancelledError("cancelled");
  };
  auto context = MakeClientContext(absl::Seconds(20));
  std::thread canceller([&] {
    WaitUntil([&started] { return started.load(); });
    context->TryCancel();
  });
  EXPECT_THAT(CallFront(context.get()), StatusIs(absl::StatusCode::kCancelled));
  canceller.join();
  WaitUntil([&noticed] { return noticed.load(); });
}

}  // namespace
}  // namespace communique::rpc
