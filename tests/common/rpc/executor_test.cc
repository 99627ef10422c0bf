#include "common/rpc/executor.h"

#include <gmock/gmock.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <new>
#include <stdexcept>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "tests/support/running_service.h"
#include "tests/support/status_matchers.h"
#include "tests/support/wait_until.h"
#include "tests/support/work_service.h"

namespace communique::rpc {
namespace {

using ::communique::testing::HasReason;
using ::communique::testing::IsOk;
using ::communique::testing::RunningService;
using ::communique::testing::StatusIs;
using ::communique::testing::WaitUntil;
using ::communique::testing::WorkService;
using ::communique::testing::v1::WorkRequest;
using ::communique::testing::v1::WorkResponse;
using ::testing::HasSubstr;
using ::testing::Not;
using ProtoService = ::communique::testing::v1::WorkService;

// A server whose handler is the test's.
struct WorkServer {
  WorkServer(const ExecutorOptions& options, WorkService::Handler handler)
      : executor(options), service(&executor, std::move(handler)) {}

  absl::Status Work(const std::string& payload = "", absl::Duration timeout = absl::Seconds(30)) {
    WorkRequest request;
    request.set_payload(payload);
    return ToAbsl(server.Call(&ProtoService::Stub::Work, request, &response, timeout));
  }

  Executor executor;
  WorkService service;
  RunningService<ProtoService> server{&service};
  WorkResponse response;
};

TEST(ExecutorTest, AnswersWithTheHandlersResponse) {
  WorkServer server({.log_calls = false},
                    [](const CallContext&, const WorkRequest& request, WorkResponse* response) {
                      response->set_payload("got " + request.payload());
                      return absl::OkStatus();
                    });
  EXPECT_THAT(server.Work("it"), IsOk());
  EXPECT_EQ(server.response.payload(), "got it");
}

TEST(ExecutorTest, RunsHandlersOnItsOwnThread) {
  std::set<std::thread::id> threads;  // One worker, so nobody else touches it meanwhile.
  WorkServer server({.workers = 1, .log_calls = false}, [&threads](auto&&...) {
    threads.insert(std::this_thread::get_id());
    return absl::OkStatus();
  });
  for (int i = 0; i < 50; ++i) EXPECT_THAT(server.Work(), IsOk());
  EXPECT_EQ(threads.size(), 1u);
}

// One worker that is held until Release, and the calls behind it.
class BusyExecutorTest : public ::testing::Test {
 protected:
  ~BusyExecutorTest() override {
    Release();
    for (std::thread& call : calls_) call.join();
  }

  void Release() {
    if (!released_.exchange(true)) release_.count_down();
  }

  void CallInBackground(absl::Duration timeout = absl::Seconds(30)) {
    calls_.emplace_back([this, timeout] {
      WorkResponse response;
      server_.server.Call(&ProtoService::Stub::Work, WorkRequest(), &response, timeout);
      ++answered_;
    });
  }

  std::latch release_{1};
  std::atomic<bool> released_ = false;
  std::atomic<int> started_ = 0;
  std::atomic<int> answered_ = 0;
  Metrics metrics_;
  WorkServer server_{{.workers = 1,
                      .queue = 1,
                      .retry_delay = absl::Milliseconds(1500),
                      .log_calls = false,
                      .metrics = &metrics_},
                     [this](auto&&...) {
                       ++started_;
                       release_.wait();
                       return absl::OkStatus();
                     }};
  std::vector<std::thread> calls_;
};

TEST_F(BusyExecutorTest, RefusesACallPastTheQueueAndSaysWhenToRetry) {
  CallInBackground();
  WaitUntil([this] { return started_ == 1; });
  CallInBackground();  // Waits in the queue.
  absl::Status refused;
  WaitUntil([&] {  // A call that comes before the queued one would be queued itself, and time out.
    refused = server_.Work("", absl::Milliseconds(200));
    return !absl::IsDeadlineExceeded(refused);
  });
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kResourceExhausted, HasSubstr("1 calls wait")));
  EXPECT_THAT(refused, HasReason("OVERLOADED"));
  EXPECT_EQ(status::GetRetryDelay(refused), absl::Milliseconds(1500));
  EXPECT_EQ(status::GetErrorInfo(refused)->metadata().at("queue_limit"), "1");
}

TEST_F(BusyExecutorTest, DoesNotRunACallWhoseDeadlinePassedInTheQueue) {
  CallInBackground();
  WaitUntil([this] { return started_ == 1; });
  EXPECT_THAT(server_.Work("", absl::Milliseconds(100)),
              StatusIs(absl::StatusCode::kDeadlineExceeded));
  absl::SleepFor(absl::Milliseconds(300));  // The server counts from the call's arrival.
  Release();
  WaitUntil([this] { return answered_ == 1; });
  WaitUntil([this] { return server_.Work().ok(); });  // The one worker has passed the dropped call.
  EXPECT_EQ(started_, 2);
}

TEST_F(BusyExecutorTest, DoesNotRunACallWhoseCallerHasGone) {
  CallInBackground();
  WaitUntil([this] { return started_ == 1; });
  auto context = MakeClientContext(absl::Seconds(30));
  std::thread caller([&] {
    WorkResponse response;
    EXPECT_THAT(server_.server.stub().Work(context.get(), WorkRequest(), &response),
                StatusIs(absl::StatusCode::kCancelled));
  });
  absl::SleepFor(absl::Milliseconds(100));
  context->TryCancel();
  caller.join();
  absl::SleepFor(absl::Milliseconds(300));  // The cancellation reaches the server.
  Release();
  WaitUntil([this] { return server_.Work().ok(); });  // The one worker has passed the dropped call.
  EXPECT_EQ(started_, 2);
}

TEST(ExecutorTest, TellsAHandlerThatItsCallerHasGone) {
  std::atomic<bool> started = false;
  std::atomic<bool> noticed = false;
  WorkServer server({.log_calls = false}, [&](const CallContext& call, auto&&...) {
    started = true;
    WaitUntil([&call] { return call.is_cancelled(); });
    noticed = true;
    return absl::OkStatus();
  });
  auto context = MakeClientContext(absl::Seconds(30));
  std::thread canceller([&] {
    WaitUntil([&started] { return started.load(); });
    context->TryCancel();
  });
  WorkResponse response;
  EXPECT_THAT(server.server.stub().Work(context.get(), WorkRequest(), &response),
              StatusIs(absl::StatusCode::kCancelled));
  canceller.join();
  WaitUntil([&noticed] { return noticed.load(); });
}

TEST(ExecutorTest, GivesAHandlerTheCallersDeadlineOrItsOwnLimit) {
  absl::Duration left;
  WorkServer server({.max_deadline = absl::Seconds(5), .log_calls = false},
                    [&left](const CallContext& call, auto&&...) {
                      left = call.deadline() - absl::Now();
                      return absl::OkStatus();
                    });
  EXPECT_THAT(server.Work("", absl::Seconds(2)), IsOk());
  EXPECT_GT(left, absl::Seconds(1));
  EXPECT_LT(left, absl::Seconds(2.5));  // The wire rounds a timeout up.
  grpc::ClientContext no_deadline;
  WorkResponse response;
  EXPECT_THAT(server.server.stub().Work(&no_deadline, WorkRequest(), &response), IsOk());
  EXPECT_GT(left, absl::Seconds(4));
  EXPECT_LE(left, absl::Seconds(5));
}

TEST(ExecutorTest, SurvivesHandlersThatThrow) {
  WorkServer server({.log_calls = false},
                    [](const CallContext&, const WorkRequest& request, auto*) -> absl::Status {
                      if (request.payload() == "memory") throw std::bad_alloc();
                      if (request.payload() == "logic") throw std::out_of_range("secret 42");
                      if (request.payload() == "odd") throw 42;
                      return absl::OkStatus();
                    });
  const absl::Status memory = server.Work("memory");
  EXPECT_THAT(memory, StatusIs(absl::StatusCode::kResourceExhausted));
  EXPECT_THAT(memory, HasReason("OUT_OF_MEMORY"));
  for (const char* kind : {"logic", "odd"}) {
    const absl::Status status = server.Work(kind);
    EXPECT_THAT(status, StatusIs(absl::StatusCode::kInternal, Not(HasSubstr("secret"))));
    EXPECT_THAT(status, HasReason("INTERNAL"));
  }
  EXPECT_THAT(server.Work("fine"), IsOk());
}

google::protobuf::Struct ParseJson(absl::string_view line) {
  google::protobuf::Struct object;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage({line.data(), line.size()}, &object).ok())
      << line;
  return object;
}

TEST(ExecutorTest, WritesOneLineForEachCallWithoutItsText) {
  ::testing::internal::CaptureStderr();
  {
    WorkServer server({}, [](const CallContext&, const WorkRequest& request, auto*) {
      return request.payload().empty() ? status::InvalidField("payload", "EMPTY", "is empty")
                                       : absl::OkStatus();
    });
    EXPECT_THAT(server.Work("top secret text"), IsOk());
    EXPECT_THAT(server.Work(""), HasReason("EMPTY"));
  }
  const std::string output = ::testing::internal::GetCapturedStderr();
  EXPECT_THAT(output, Not(HasSubstr("secret")));
  std::vector<google::protobuf::Struct> calls;
  for (const absl::string_view line : absl::StrSplit(output, '\n')) {
    if (absl::StrContains(line, "\"message\":\"call\"")) calls.push_back(ParseJson(line));
  }
  ASSERT_EQ(calls.size(), 2u);
  EXPECT_EQ(calls[0].fields().at("method").string_value(),
            "communique.testing.v1.WorkService/Work");
  EXPECT_EQ(calls[0].fields().at("code").string_value(), "OK");
  EXPECT_EQ(calls[0].fields().at("trace_id").string_value().size(), 32u);
  EXPECT_GE(calls[0].fields().at("run_ms").number_value(), 0);
  EXPECT_EQ(calls[1].fields().at("code").string_value(), "INVALID_ARGUMENT");
  EXPECT_EQ(calls[1].fields().at("reason").string_value(), "EMPTY");
}

TEST(ExecutorTest, LivesThroughManyCallsThatAreCancelledAtAnyTime) {
  WorkServer server({.workers = 2, .queue = 4, .log_calls = false}, [](auto&&...) {
    absl::SleepFor(absl::Microseconds(200));
    return absl::OkStatus();
  });
  std::vector<std::thread> callers;
  for (int c = 0; c < 4; ++c) {
    callers.emplace_back([&server, c] {
      for (int i = 0; i < 100; ++i) {
        auto context = MakeClientContext(absl::Microseconds(100 * ((i * 7 + c) % 15)));
        WorkResponse response;
        server.server.stub().Work(context.get(), WorkRequest(), &response);
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  WaitUntil([&server] { return server.Work().ok(); });
}

}  // namespace
}  // namespace communique::rpc
