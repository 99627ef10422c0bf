// One chain of calls through three processes, and what a lost process means for its callers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include "common/rpc/channel.h"
#include "tests/e2e/running_suite.h"
#include "tests/support/command.h"
#include "tests/support/status_matchers.h"

namespace communique::testing {
namespace {

using ::testing::HasSubstr;

TEST(ChainTest, MakesARecordThroughThreeProcesses) {
  RunningSuite suite;
  summary::v1::SummarizeCommentaryResponse response;
  ASSERT_THAT(suite.summary_stub().SummarizeCommentary(
                  rpc::MakeClientContext(absl::Seconds(60)).get(), SampleRequest(), &response),
              IsOk());
  ASSERT_EQ(response.visits_size(), 1);
  EXPECT_EQ(response.documents(0).visit(), response.visits(0).name());
  EXPECT_EQ(response.visits(0).visitors(0).name(), "Solveig Aasheim");
  EXPECT_EQ(response.visits(0).dates().value().edtf(), "2025-10-08/2025-10-10");
}

TEST(ChainTest, GivesTheToolTheSameBytesAsTheEmbeddedSuite) {
  RunningSuite suite;
  const std::string sample = COMMUNIQUE_SOURCE_DIR "/deploy/samples/harbour-visit.txt";
  const Outcome embedded = RunCommandLine(COMMUNIQUE_TOOL " summarize --format json " + sample);
  EXPECT_EQ(embedded.status, 0) << embedded.err;
  for (const std::string& addresses :
       {"--summary=" + suite.summary().Address(),
        "--ingest=" + suite.ingest().Address() + " --entity=" + suite.entity().Address()}) {
    const Outcome remote =
        RunCommandLine(COMMUNIQUE_TOOL " summarize --format json " + addresses + " " + sample);
    EXPECT_EQ(remote.status, 0) << remote.err;
    EXPECT_EQ(remote.out, embedded.out) << addresses;
  }
}

TEST(ChainTest, GoesOnWithTheSameTraceInEveryProcess) {
  RunningSuite suite({"--drain_grace=0s"});
  constexpr char kTraceId[] = "4bf92f3577b34da6a3ce929d0e0e4736";
  grpc::ClientContext context;
  context.AddMetadata("traceparent", std::string("00-") + kTraceId + "-00f067aa0ba902b7-01");
  summary::v1::SummarizeCommentaryResponse response;
  ASSERT_THAT(suite.summary_stub().SummarizeCommentary(&context, SampleRequest(), &response),
              IsOk());
  for (ServerProcess* server : {&suite.ingest(), &suite.entity(), &suite.summary()}) {
    server->Signal(SIGTERM);
    EXPECT_EQ(server->WaitForEnd(absl::Seconds(20)), 0);
    EXPECT_THAT(server->log(), HasSubstr(kTraceId));
    EXPECT_THAT(server->log(), ::testing::Not(HasSubstr("Montevideo")))
        << "text of a document in the log";
  }
}

TEST(ChainTest, SaysWhichPeerIsGoneAndWhenToTryAgain) {
  RunningSuite suite;
  suite.entity().Signal(SIGKILL);
  suite.entity().WaitForEnd(absl::Seconds(10));
  summary::v1::SummarizeCommentaryResponse response;
  const grpc::Status status = suite.summary_stub().SummarizeCommentary(
      rpc::MakeClientContext(absl::Seconds(30)).get(), SampleRequest(), &response);
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kUnavailable, HasSubstr("entity")));
  EXPECT_THAT(status, HasReason("PEER_UNAVAILABLE"));
  EXPECT_TRUE(status::GetRetryDelay(AsStatus(status)).has_value());
}

TEST(ChainTest, WorksAgainWhenAPeerHasComeBack) {
  RunningSuite suite;
  const std::string address = suite.ingest().Address();
  suite.ingest().Signal(SIGKILL);
  suite.ingest().WaitForEnd(absl::Seconds(10));
  ServerProcess again(COMMUNIQUE_INGEST, {"--listen=" + address});
  ASSERT_NE(again.WaitForPort(), 0) << again.log();
  grpc::Status status;
  for (int i = 0; i < 20; ++i) {
    summary::v1::SummarizeCommentaryResponse response;
    status = suite.summary_stub().SummarizeCommentary(
        rpc::MakeClientContext(absl::Seconds(30)).get(), SampleRequest(), &response);
    if (status.ok()) break;
  }
  EXPECT_THAT(status, IsOk());
}

TEST(ChainTest, EndsWithAClearErrorWhenThePortIsTaken) {
  RunningSuite suite;
  ServerProcess second(COMMUNIQUE_INGEST, {"--listen=" + suite.ingest().Address()});
  EXPECT_EQ(second.WaitForEnd(absl::Seconds(20)), 1);
  EXPECT_THAT(second.log(), HasSubstr(suite.ingest().Address()));
}

TEST(ChainTest, PassesTheDeadlineOn) {
  RunningSuite suite;
  suite.entity().Signal(SIGSTOP);
  summary::v1::SummarizeCommentaryResponse response;
  const absl::Time begin = absl::Now();
  const grpc::Status status = suite.summary_stub().SummarizeCommentary(
      rpc::MakeClientContext(absl::Seconds(1)).get(), SampleRequest(), &response);
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kDeadlineExceeded));
  EXPECT_LT(absl::Now() - begin, absl::Seconds(5));
  suite.entity().Signal(SIGCONT);
  EXPECT_THAT(suite.summary_stub().SummarizeCommentary(
                  rpc::MakeClientContext(absl::Seconds(30)).get(), SampleRequest(), &response),
              IsOk());
}

}  // namespace
}  // namespace communique::testing
