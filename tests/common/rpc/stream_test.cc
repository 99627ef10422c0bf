#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <new>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "tests/support/status_matchers.h"
#include "tests/support/tcp_link.h"
#include "tests/support/wait_until.h"
#include "tests/support/work_stream.h"

namespace communique::rpc {
namespace {

using ::communique::testing::Echo;
using ::communique::testing::Gate;
using ::communique::testing::HasReason;
using ::communique::testing::IsOk;
using ::communique::testing::RawStreamClient;
using ::communique::testing::StatusIs;
using ::communique::testing::StreamClient;
using ::communique::testing::StreamServer;
using ::communique::testing::TcpLink;
using ::communique::testing::WaitUntil;
using ::communique::testing::WorkRequests;
using ::communique::testing::WorkResponses;
using ::communique::testing::v1::WorkResponse;
using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ProtoService = ::communique::testing::v1::WorkService;

TEST(StreamTest, AnswersEachMessageInOrder) {
  StreamServer server({.log_calls = false}, Echo);
  StreamClient client(server);
  std::thread sender([&client] {
    for (int i = 0; i < 500; ++i) EXPECT_TRUE(client.Send(absl::StrCat("m", i)));
    client.Close();
  });
  const std::vector<std::string> answers = client.ReceiveAll();
  sender.join();
  ASSERT_EQ(answers.size(), 500U);
  for (int i = 0; i < 500; ++i) EXPECT_EQ(answers[i], absl::StrCat(i, ":m", i));
  EXPECT_THAT(client.Finish(), IsOk());
}

TEST(StreamTest, AnswersAMessageBeforeTheNextOneComes) {
  StreamServer server({.log_calls = false}, Echo);
  StreamClient client(server);
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(client.Send("x"));
    EXPECT_EQ(client.Receive(), absl::StrCat(i, ":x"));
  }
  client.Close();
  EXPECT_EQ(client.Receive(), "");
  EXPECT_THAT(client.Finish(), IsOk());
}

TEST(StreamTest, AStreamWithoutMessagesEndsWell) {
  StreamServer server({.log_calls = false}, Echo);
  StreamClient client(server);
  client.Close();
  EXPECT_THAT(client.ReceiveAll(), SizeIs(0));
  EXPECT_THAT(client.Finish(), IsOk());
}

TEST(StreamTest, AnswersWhatCameTogetherInBatches) {
  Gate gate;
  StreamServer server({.workers = 1, .log_calls = false}, gate.Handler());
  StreamClient client(server);
  EXPECT_TRUE(client.Send("first"));
  WaitUntil([&gate] { return gate.sizes().size() == 1; });
  for (int i = 0; i < 40; ++i) EXPECT_TRUE(client.Send("x"));
  client.Close();
  WaitUntil([&server] { return server.received() == 41; });
  gate.Open();
  EXPECT_THAT(client.ReceiveAll(), SizeIs(41));
  EXPECT_THAT(client.Finish(), IsOk());
  EXPECT_THAT(gate.sizes(), ElementsAre(1, 16, 16, 8));
}

TEST(StreamTest, RunsHandlersOnItsOwnThread) {
  std::set<std::thread::id> threads;  // One worker, so nobody else touches it meanwhile.
  StreamServer server({.workers = 1, .log_calls = false}, [&threads](auto&&...) {
    threads.insert(std::this_thread::get_id());
    return absl::OkStatus();
  });
  for (int i = 0; i < 5; ++i) {
    StreamClient client(server);
    for (int m = 0; m < 5; ++m) EXPECT_TRUE(client.Send("x"));
    client.Close();
    EXPECT_THAT(client.ReceiveAll(), SizeIs(5));
    EXPECT_THAT(client.Finish(), IsOk());
  }
  EXPECT_EQ(threads.size(), 1U);
}

TEST(StreamTest, AMessageThatCannotBeParsedIsAnsweredInItsPlace) {
  StreamServer server({.log_calls = false}, Echo);
  RawStreamClient client(server);
  for (const char* bytes : {"\x0A\x01X", "\x0A\x09X", "", "\x0A\x01Y"}) client.Send(bytes);
  client.Close();
  EXPECT_THAT(client.ReceiveAll(), ElementsAre("0:X", "REQUEST_UNREADABLE", "2:", "3:Y"));
  EXPECT_THAT(client.Finish(), IsOk());
}

TEST(StreamTest, AnErrorOfTheHandlerEndsItAfterTheAnswersBefore) {
  StreamServer server(
      {.stream = {.batch_messages = 1}, .log_calls = false},
      [](const CallContext& call, int64_t begin, WorkRequests requests, WorkResponses responses) {
        if (begin < 3) return Echo(call, begin, requests, responses);
        return status::InvalidField("payload", "ODD", "is odd");
      });
  StreamClient client(server);
  for (int i = 0; i < 10; ++i) client.Send("x");
  EXPECT_THAT(client.ReceiveAll(), ElementsAre("0:x", "1:x", "2:x"));
  EXPECT_THAT(client.Finish(), HasReason("ODD"));
}

// Gives `count` messages after the answers, three at a time.
testing::WorkService::TailHandler TailOf(int count) {
  return [count, next = 0](const CallContext&, std::vector<WorkResponse>* messages) mutable {
    for (int i = 0; i < 3 && next < count; ++i) {
      messages->emplace_back().set_payload(absl::StrCat("tail ", next++));
    }
    return absl::OkStatus();
  };
}

const ServerOptions kNoGrace = {.listen = "127.0.0.1:0", .drain_grace = absl::ZeroDuration()};

TEST(StreamTest, ATailFollowsTheLastAnswer) {
  StreamServer server({.log_calls = false}, Echo, kNoGrace, TailOf(4));
  StreamClient client(server);
  for (int i = 0; i < 3; ++i) client.Send("x");
  client.Close();
  EXPECT_THAT(client.ReceiveAll(),
              ElementsAre("0:x", "1:x", "2:x", "tail 0", "tail 1", "tail 2", "tail 3"));
  EXPECT_THAT(client.Finish(), IsOk());
}

TEST(StreamTest, ATailComesWithoutAnyMessageToo) {
  StreamServer server({.log_calls = false}, Echo, kNoGrace, TailOf(1));
  StreamClient client(server);
  client.Close();
  EXPECT_THAT(client.ReceiveAll(), ElementsAre("tail 0"));
  EXPECT_THAT(client.Finish(), IsOk());
}

// Much more than the window and the transport hold: the tail is made as the client takes it.
TEST(StreamTest, ATailWaitsForItsClient) {
  std::atomic<int> made = 0;
  StreamServer server({.log_calls = false}, Echo, kNoGrace,
                      [&made](const CallContext&, std::vector<WorkResponse>* messages) {
                        if (made == 2000) return absl::OkStatus();
                        ++made;
                        messages->emplace_back().set_payload(std::string(size_t{1} << 16, 'x'));
                        return absl::OkStatus();
                      });
  StreamClient client(server);
  client.Close();
  EXPECT_EQ(client.Receive().size(), size_t{1} << 16);
  absl::SleepFor(absl::Milliseconds(100));
  EXPECT_LT(made, 1000);
  EXPECT_THAT(client.ReceiveAll(), SizeIs(1999));
  EXPECT_THAT(client.Finish(), IsOk());
}

TEST(StreamTest, AnErrorOfTheTailEndsTheStream) {
  StreamServer server({.log_calls = false}, Echo, kNoGrace,
                      [](auto&&...) -> absl::Status { throw std::bad_alloc(); });
  StreamClient client(server);
  client.Send("x");
  client.Close();
  EXPECT_THAT(client.ReceiveAll(), ElementsAre("0:x"));
  EXPECT_THAT(client.Finish(), StatusIs(absl::StatusCode::kResourceExhausted));
}

TEST(StreamTest, AStreamThatEndsEarlyHasNoTail) {
  StreamServer server(
      {.log_calls = false}, [](auto&&...) { return absl::InternalError("broken"); }, kNoGrace,
      TailOf(4));
  StreamClient client(server);
  client.Send("x");
  EXPECT_THAT(client.ReceiveAll(), SizeIs(0));
  EXPECT_THAT(client.Finish(), StatusIs(absl::StatusCode::kInternal));
}

TEST(StreamTest, SurvivesHandlersThatThrow) {
  StreamServer server({.log_calls = false},
                      [](const CallContext&, int64_t, WorkRequests requests, auto) -> absl::Status {
                        if (requests[0]->payload() == "memory") throw std::bad_alloc();
                        if (requests[0]->payload() == "logic") throw std::out_of_range("secret 42");
                        if (requests[0]->payload() == "odd") throw 42;
                        return absl::OkStatus();
                      });
  const auto status_after = [&server](const char* payload) {
    StreamClient client(server);
    client.Send(payload);
    client.Close();
    client.ReceiveAll();
    return client.Finish();
  };
  EXPECT_THAT(status_after("memory"), HasReason("OUT_OF_MEMORY"));
  for (const char* kind : {"logic", "odd"}) {
    EXPECT_THAT(status_after(kind),
                AllOf(StatusIs(absl::StatusCode::kInternal, Not(HasSubstr("secret"))),
                      HasReason("INTERNAL")));
  }
  EXPECT_THAT(status_after("fine"), IsOk());
}

TEST(StreamTest, ReadsNoFurtherThanItsWindowWhileAWorkerIsBusy) {
  Gate gate;
  StreamServer server(
      {.workers = 1, .stream = {.window_messages = 8, .batch_messages = 4}, .log_calls = false},
      gate.Handler());
  StreamClient client(server);
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(client.Send("x"));
  client.Close();
  WaitUntil([&server] { return server.received() >= 8; });
  absl::SleepFor(absl::Milliseconds(200));
  EXPECT_EQ(server.received(), 8);
  gate.Open();
  EXPECT_THAT(client.ReceiveAll(), SizeIs(100));
  EXPECT_THAT(client.Finish(), IsOk());
}

TEST(StreamTest, WorksNoFurtherThanItsWindowForAClientThatDoesNotRead) {
  std::atomic<int> worked = 0;
  StreamServer server(
      {.stream = {.window_bytes = 256 << 10, .batch_messages = 1}, .log_calls = false},
      [&](const CallContext&, int64_t, WorkRequests, WorkResponses responses) {
        responses[0].set_payload(std::string(512 << 10, 'y'));
        ++worked;
        return absl::OkStatus();
      });
  RawStreamClient client(server);
  for (int i = 0; i < 60; ++i) ASSERT_TRUE(client.Send(""));
  client.Close();
  absl::SleepFor(absl::Milliseconds(500));
  EXPECT_LT(worked, 40);  // Of 30 MiB the window and what the transport holds.
  EXPECT_EQ(client.CountAll(), 60);
  EXPECT_THAT(client.Finish(), IsOk());
  EXPECT_EQ(worked, 60);
}

TEST(StreamTest, RefusesAStreamPastTheLimitAndSaysWhenToRetry) {
  StreamServer server({.streams = 1, .retry_delay = absl::Milliseconds(1500), .log_calls = false},
                      Echo);
  StreamClient first(server);
  first.Send("x");
  EXPECT_EQ(first.Receive(), "0:x");
  StreamClient second(server);
  second.ReceiveAll();
  const grpc::Status refused = second.Finish();
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kResourceExhausted,
                                HasSubstr("1 streams are open, which is the limit")));
  EXPECT_THAT(refused, HasReason("OVERLOADED"));
  EXPECT_EQ(status::GetRetryDelay(ToAbsl(refused)), absl::Milliseconds(1500));
  EXPECT_THAT(server.Work(), IsOk());  // Calls are not streams.
  first.Close();
  first.ReceiveAll();
  EXPECT_THAT(first.Finish(), IsOk());
  StreamClient third(server);
  third.Close();
  third.ReceiveAll();
  EXPECT_THAT(third.Finish(), IsOk());
}

TEST(StreamTest, RefusesAStreamWhenTooManyCallsWait) {
  Gate gate;
  StreamServer server({.workers = 1, .queue = 0, .log_calls = false}, gate.Handler());
  StreamClient first(server);
  first.Send("x");
  WaitUntil([&gate] { return gate.sizes().size() == 1; });
  StreamClient second(server);
  second.ReceiveAll();
  EXPECT_THAT(second.Finish(), HasReason("OVERLOADED"));
  gate.Open();
  first.Close();
  first.ReceiveAll();
  EXPECT_THAT(first.Finish(), IsOk());
}

TEST(StreamTest, AStreamThatWaitsForItsClientHoldsNoWorker) {
  StreamServer server({.workers = 1, .queue = 1, .log_calls = false}, Echo);
  StreamClient first(server);
  StreamClient second(server);
  for (StreamClient* client : {&first, &second, &first}) {
    client->Send("x");
    EXPECT_THAT(client->Receive(), Not(""));
    WaitUntil([&server] { return server.Work().ok(); });
  }
}

TEST(StreamTest, CallsAndOtherStreamsGetTheirTurnBetweenBatches) {
  std::atomic<int> batches = 0;
  StreamServer server(
      {.workers = 1, .stream = {.batch_messages = 1}, .log_calls = false},
      [&](const CallContext& call, int64_t begin, WorkRequests requests, WorkResponses responses) {
        ++batches;
        absl::SleepFor(absl::Milliseconds(20));
        return Echo(call, begin, requests, responses);
      });
  StreamClient busy(server);
  for (int i = 0; i < 60; ++i) busy.Send("x");
  busy.Close();
  WaitUntil([&batches] { return batches > 0; });
  EXPECT_THAT(server.Work(), IsOk());
  StreamClient other(server);
  other.Send("y");
  EXPECT_EQ(other.Receive(), "0:y");
  EXPECT_LT(batches, 40);
  EXPECT_THAT(busy.ReceiveAll(), SizeIs(60));
}

TEST(StreamTest, GivesEachBatchItsOwnDeadline) {
  std::vector<absl::Duration> left;
  StreamServer server({.workers = 1, .max_deadline = absl::Seconds(5), .log_calls = false},
                      [&left](const CallContext& call, auto&&...) {
                        left.push_back(call.deadline() - absl::Now());
                        return absl::OkStatus();
                      });
  StreamClient client(server, absl::Seconds(30));
  for (int i = 0; i < 2; ++i) {
    client.Send("x");
    WorkResponse response;
    client.Receive();
    absl::SleepFor(absl::Milliseconds(1200));
  }
  ASSERT_EQ(left.size(), 2U);
  EXPECT_THAT(left, Each(AllOf(::testing::Gt(absl::Seconds(4)), ::testing::Le(absl::Seconds(5)))));
}

TEST(StreamTest, EndsAtTheCallersDeadline) {
  StreamServer server({.streams = 1, .log_calls = false}, Echo);
  StreamClient client(server, absl::Milliseconds(200));
  client.Send("x");
  EXPECT_THAT(client.ReceiveAll(), ElementsAre("0:x"));
  EXPECT_THAT(client.Finish(), StatusIs(absl::StatusCode::kDeadlineExceeded));
  WaitUntil([&server] {  // The one place is free again.
    StreamClient next(server);
    next.Close();
    next.ReceiveAll();
    return next.Finish().ok();
  });
}

TEST(StreamTest, TellsAHandlerThatItsCallerHasGoneAndDropsTheRest) {
  std::atomic<bool> started = false;
  std::atomic<int> batches = 0;
  StreamServer server({.workers = 1, .stream = {.batch_messages = 1}, .log_calls = false},
                      [&](const CallContext& call, auto&&...) {
                        ++batches;
                        started = true;
                        WaitUntil([&call] { return call.is_cancelled(); });
                        return absl::OkStatus();
                      });
  StreamClient client(server);
  for (int i = 0; i < 5; ++i) client.Send("x");
  WaitUntil([&started] { return started.load(); });
  client.Cancel();
  EXPECT_THAT(client.ReceiveAll(), SizeIs(0));
  EXPECT_THAT(client.Finish(), StatusIs(absl::StatusCode::kCancelled));
  EXPECT_THAT(server.Work(), IsOk());
  server.server().Drain();
  EXPECT_EQ(batches, 1);
}

TEST(StreamTest, EndsWhenItsClientDies) {
  StreamServer server({.streams = 1, .log_calls = false}, Echo);
  auto link = std::make_unique<TcpLink>(server.server().port());
  const auto channel = MakeChannel(link->address(), {.max_attempts = 1});
  const auto stub = ProtoService::NewStub(channel);
  StreamClient client(*stub);
  client.Send("x");
  EXPECT_EQ(client.Receive(), "0:x");
  link.reset();  // As the kernel does for a process that was killed.
  EXPECT_THAT(client.ReceiveAll(), SizeIs(0));
  EXPECT_THAT(client.Finish(), StatusIs(absl::StatusCode::kUnavailable));
  WaitUntil([&server] {
    StreamClient next(server);
    next.Close();
    next.ReceiveAll();
    return next.Finish().ok();
  });
}

TEST(StreamTest, EndsWhenItsClientSendsNothingForTooLong) {
  StreamServer server({.stream_idle = absl::Milliseconds(300), .log_calls = false}, Echo);
  StreamClient client(server);
  for (int i = 0; i < 3; ++i) {  // Longer than the limit in all, but never without a message.
    absl::SleepFor(absl::Milliseconds(150));
    client.Send("x");
  }
  EXPECT_THAT(client.ReceiveAll(), ElementsAre("0:x", "1:x", "2:x"));
  const grpc::Status status = client.Finish();
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kDeadlineExceeded, HasSubstr("300ms")));
  EXPECT_THAT(status, HasReason("STREAM_IDLE"));
}

TEST(StreamTest, AHandlerMayTakeLongerThanAClientMay) {
  StreamServer server(
      {.stream_idle = absl::Milliseconds(100), .log_calls = false},
      [](const CallContext& call, int64_t begin, WorkRequests requests, WorkResponses responses) {
        absl::SleepFor(absl::Milliseconds(400));
        return Echo(call, begin, requests, responses);
      });
  StreamClient client(server);
  client.Send("x");
  client.Close();
  EXPECT_THAT(client.ReceiveAll(), ElementsAre("0:x"));
  EXPECT_THAT(client.Finish(), IsOk());
}

TEST(StreamTest, EndsWhenItsClientTakesNothingForTooLong) {
  StreamServer server({.stream = {.window_bytes = 256 << 10},
                       .stream_idle = absl::Milliseconds(300),
                       .log_calls = false},
                      [](const CallContext&, int64_t, WorkRequests, WorkResponses responses) {
                        for (WorkResponse& response : responses)
                          response.set_payload(std::string(256 << 10, 'y'));
                        return absl::OkStatus();
                      });
  RawStreamClient client(server);
  for (int i = 0; i < 30; ++i) client.Send("");
  absl::SleepFor(absl::Milliseconds(1500));
  EXPECT_LT(client.CountAll(), 30);
  EXPECT_THAT(client.Finish(), StatusIs(absl::StatusCode::kCancelled));
}

TEST(StreamTest, AMessagePastTheServersLimitEndsItWithThatError) {
  StreamServer server({.log_calls = false}, Echo,
                      {.max_receive_bytes = 100'000, .drain_grace = absl::ZeroDuration()});
  StreamClient client(server);
  client.Send("x");
  EXPECT_EQ(client.Receive(), "0:x");
  client.Send(std::string(100'001, 'x'));
  client.ReceiveAll();
  EXPECT_THAT(client.Finish(), StatusIs(absl::StatusCode::kResourceExhausted));
}

TEST(StreamTest, CountsItsMessagesAndWritesOneLineWithoutTheirText) {
  ::testing::internal::CaptureStderr();
  {
    StreamServer server({}, Echo);
    StreamClient client(server);
    for (int i = 0; i < 3; ++i) client.Send("top secret text");
    client.Close();
    client.ReceiveAll();
    EXPECT_THAT(client.Finish(), IsOk());
  }
  const std::string output = ::testing::internal::GetCapturedStderr();
  EXPECT_THAT(output, Not(HasSubstr("secret")));
  EXPECT_THAT(output,
              AllOf(HasSubstr("\"message\":\"stream\""),
                    HasSubstr("\"method\":\"communique.testing.v1.WorkService/WorkStream\""),
                    HasSubstr("\"code\":\"OK\""), HasSubstr("\"received\":3,\"sent\":3")));
}

// Each step of a stream may be met by a cancellation; what counts is that nothing is left over.
TEST(StreamTest, LivesThroughManyStreamsThatAreCancelledAtAnyTime) {
  StreamServer server(
      {.workers = 2, .queue = 4, .streams = 3, .log_calls = false},
      [](const CallContext& call, int64_t begin, WorkRequests requests, WorkResponses responses) {
        absl::SleepFor(absl::Microseconds(200));
        return Echo(call, begin, requests, responses);
      });
  std::vector<std::thread> callers;
  for (int c = 0; c < 4; ++c) {
    callers.emplace_back([&server, c] {
      for (int i = 0; i < 60; ++i) {
        StreamClient client(server, absl::Microseconds(150 * ((i * 7 + c) % 31)));
        for (int m = 0; m < i % 5; ++m) client.Send("x");
        if (i % 3 == 0) client.Close();
        if (i % 4 == 0) client.Cancel();
        client.ReceiveAll();
        client.Finish();
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  WaitUntil([&server] {
    StreamClient client(server);
    client.Send("x");
    client.Close();
    return client.ReceiveAll().size() == 1 && client.Finish().ok();
  });
}

}  // namespace
}  // namespace communique::rpc
