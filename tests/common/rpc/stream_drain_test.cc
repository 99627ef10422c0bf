#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "tests/support/status_matchers.h"
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
using ::communique::testing::WaitUntil;
using ::communique::testing::WorkRequests;
using ::communique::testing::WorkResponses;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

MATCHER(IsClosedByServer, "") {
  return ::testing::ExplainMatchResult(
      AllOf(StatusIs(absl::StatusCode::kUnavailable), HasReason("STREAM_CLOSED")), arg,
      result_listener);
}

// A drain in the background. The server must not be touched until it is gone.
class Drain {
 public:
  explicit Drain(Server* server) : thread_([server] { server->Drain(); }) {}
  ~Drain() { thread_.join(); }

 private:
  std::thread thread_;
};

TEST(StreamDrainTest, AStreamThatWaitsForItsClientEndsAtOnce) {
  StreamServer server({.log_calls = false}, Echo);
  StreamClient client(server);
  client.Send("x");
  EXPECT_EQ(client.Receive(), "0:x");
  const absl::Time begin = absl::Now();
  server.server().Drain();
  EXPECT_LT(absl::Now() - begin, absl::Seconds(5));
  EXPECT_THAT(client.ReceiveAll(), IsEmpty());
  EXPECT_THAT(client.Finish(), IsClosedByServer());
}

TEST(StreamDrainTest, WhatWasReadIsAnsweredFirst) {
  Gate gate;
  StreamServer server({.workers = 1, .stream = {.batch_messages = 4}, .log_calls = false},
                      gate.Handler());
  StreamClient client(server);
  for (int i = 0; i < 10; ++i) client.Send("x");
  WaitUntil([&server] { return server.received() == 10; });
  {
    const Drain drain(&server.server());
    absl::SleepFor(absl::Milliseconds(200));
    client.Send("too late");
    absl::SleepFor(absl::Milliseconds(200));
    gate.Open();
    // A read was under way when the drain began, so that one more message may have come.
    const std::vector<std::string> answers = client.ReceiveAll();
    ASSERT_GE(answers.size(), 10U);
    for (int i = 0; i < 10; ++i) EXPECT_EQ(answers[i], absl::StrCat(i, ":x"));
    EXPECT_LE(answers.size(), 11U);
    EXPECT_THAT(client.Finish(), IsClosedByServer());
  }
}

TEST(StreamDrainTest, AStreamWhoseClientHasSentEverythingEndsWell) {
  Gate gate;
  StreamServer server({.log_calls = false}, gate.Handler());
  StreamClient client(server);
  for (int i = 0; i < 10; ++i) client.Send("x");
  client.Close();
  WaitUntil([&server] { return server.received() == 10; });
  absl::SleepFor(absl::Milliseconds(100));  // Until the end has come too.
  const Drain drain(&server.server());
  absl::SleepFor(absl::Milliseconds(200));
  gate.Open();
  EXPECT_THAT(client.ReceiveAll(), SizeIs(10));
  EXPECT_THAT(client.Finish(), IsOk());
}

TEST(StreamDrainTest, StreamsAreServedDuringTheGrace) {
  StreamServer server({.log_calls = false}, Echo, {.drain_grace = absl::Milliseconds(700)});
  StreamClient client(server);
  const Drain drain(&server.server());
  for (int i = 0; i < 5; ++i) {
    absl::SleepFor(absl::Milliseconds(50));
    EXPECT_TRUE(client.Send("x"));
    EXPECT_EQ(client.Receive(), absl::StrCat(i, ":x"));
  }
  StreamClient another(server);
  another.Send("y");
  EXPECT_EQ(another.Receive(), "0:y");
  EXPECT_THAT(client.ReceiveAll(), IsEmpty());
  EXPECT_THAT(client.Finish(), IsClosedByServer());
  EXPECT_THAT(another.ReceiveAll(), IsEmpty());
  EXPECT_THAT(another.Finish(), IsClosedByServer());
}

TEST(StreamDrainTest, AStreamThatComesTooLateIsRefusedInTheSameWay) {
  StreamServer server({.log_calls = false}, Echo);
  server.executor().CloseStreams();
  StreamClient client(server);
  EXPECT_THAT(client.ReceiveAll(), IsEmpty());
  EXPECT_THAT(client.Finish(), IsClosedByServer());
  EXPECT_THAT(server.Work(), IsOk());  // Calls are served to the end.
}

TEST(StreamDrainTest, AClientThatTakesNothingHoldsItUpNoLongerThanTheTimeout) {
  StreamServer server(
      {.stream = {.window_bytes = 256 << 10}, .log_calls = false},
      [](const CallContext&, int64_t, WorkRequests, WorkResponses responses) {
        for (auto& response : responses) response.set_payload(std::string(1 << 20, 'y'));
        return absl::OkStatus();
      },
      {.drain_grace = absl::ZeroDuration(), .drain_timeout = absl::Milliseconds(500)});
  RawStreamClient client(server);
  for (int i = 0; i < 30; ++i) client.Send("");
  absl::SleepFor(absl::Milliseconds(300));
  const absl::Time begin = absl::Now();
  server.server().Drain();
  EXPECT_LT(absl::Now() - begin, absl::Seconds(5));
  EXPECT_LT(client.CountAll(), 30);
  EXPECT_FALSE(client.Finish().ok());
}

// Sends `count` messages over as many streams as it takes; every stream but the first begins with
// the first message that has no answer. The answers without their positions.
std::vector<std::string> SendAll(testing::v1::WorkService::Stub& stub, int count, int* streams) {
  std::vector<std::string> answers;
  const absl::Time end = absl::Now() + absl::Seconds(20);
  while (answers.size() < static_cast<size_t>(count) && absl::Now() < end) {
    ++*streams;
    StreamClient client(stub);
    std::thread sender([&client, begin = static_cast<int>(answers.size()), count] {
      int i = begin;
      while (i < count && client.Send(absl::StrCat(i))) ++i;
      if (i == count) client.Close();
    });
    for (std::string answer = client.Receive(); !answer.empty(); answer = client.Receive()) {
      answers.push_back(answer.substr(answer.find(':') + 1));
    }
    sender.join();
    const grpc::Status status = client.Finish();
    if (status.ok()) break;
    // CANCELLED is what a stream may get that reaches a server in the moment in which it closes.
    EXPECT_THAT(status, ::testing::AnyOf(StatusIs(absl::StatusCode::kUnavailable),
                                         StatusIs(absl::StatusCode::kCancelled)));
  }
  return answers;
}

TEST(StreamDrainTest, AClientThatGoesOnWithAnotherReplicaGetsEachAnswerOnce) {
  const auto slowly = [](const CallContext& call, int64_t begin, WorkRequests requests,
                         WorkResponses responses) {
    absl::SleepFor(absl::Milliseconds(1));
    return Echo(call, begin, requests, responses);
  };
  const ExecutorOptions options = {.stream = {.batch_messages = 2}, .log_calls = false};
  // The client's library must not try streams again by itself; see max_attempts.
  StreamServer first(options, slowly);
  StreamServer second(options, slowly);
  const auto channel = MakeChannel(
      absl::StrCat("ipv4:127.0.0.1:", first.server().port(), ",127.0.0.1:", second.server().port()),
      {.max_attempts = 1});
  const auto stub = testing::v1::WorkService::NewStub(channel);
  WaitUntil([&] {  // Until both are connected and take turns.
    int streams = 0;
    SendAll(*stub, 1, &streams);
    return first.received() > 0 && second.received() > 0;
  });
  std::vector<std::thread> clients;
  std::atomic<int> streams = 0;
  for (int c = 0; c < 4; ++c) {
    clients.emplace_back([&stub, &streams] {
      int used = 0;
      const std::vector<std::string> answers = SendAll(*stub, 600, &used);
      ASSERT_EQ(answers.size(), 600U);
      for (int i = 0; i < 600; ++i) EXPECT_EQ(answers[i], absl::StrCat(i));
      streams += used;
    });
  }
  WaitUntil([&first] { return first.received() > 50; });
  first.server().Drain();
  for (std::thread& client : clients) client.join();
  EXPECT_GT(streams, 4);
  EXPECT_GT(second.received(), 600);
}

}  // namespace
}  // namespace communique::rpc
