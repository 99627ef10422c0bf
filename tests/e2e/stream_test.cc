// A stream of documents through a server process: in order, past a bad document, and across a
// server that is told to end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/rpc/channel.h"
#include "common/text/sha256.h"
#include "communique/entity/v1/entity_service.grpc.pb.h"
#include "tests/e2e/server_process.h"
#include "tests/support/command.h"
#include "tests/support/status_matchers.h"

namespace communique::testing {
namespace {

using entity::v1::AnalyzeDocumentsRequest;
using entity::v1::AnalyzeDocumentsResponse;
using entity::v1::EntityService;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Document `number`; every one has another text.
AnalyzeDocumentsRequest MakeRequest(int number) {
  AnalyzeDocumentsRequest request;
  request.mutable_document()->set_text(
      absl::StrCat("The minister of fisheries met ", number, " sailors of Iceland in May 2019."));
  return request;
}

// The analysis names the text that it is of.
bool IsAnswerTo(int number, const AnalyzeDocumentsResponse& response) {
  return response.analysis().document_sha256() ==
         text::Sha256Hex(MakeRequest(number).document().text());
}

class StreamTest : public ::testing::Test {
 protected:
  // The deadline is for the whole stream, and far longer than any test takes.
  void Open(ServerProcess& server) {
    ASSERT_NE(server.WaitForPort(), 0) << server.log();
    stub_ = EntityService::NewStub(rpc::MakeChannel(server.Address(), {.max_attempts = 1}));
    context_ = rpc::MakeClientContext(absl::Seconds(100));
    stream_ = stub_->AnalyzeDocuments(context_.get());
  }

  std::unique_ptr<EntityService::Stub> stub_;
  std::unique_ptr<grpc::ClientContext> context_;
  std::unique_ptr<grpc::ClientReaderWriter<AnalyzeDocumentsRequest, AnalyzeDocumentsResponse>>
      stream_;
};

TEST_F(StreamTest, AnswersTwoHundredDocumentsOfWhichOneIsBad) {
  constexpr int kBad = 77;
  ServerProcess server(COMMUNIQUE_ENTITY, {"--listen=127.0.0.1:0"});
  Open(server);
  std::thread sender([this] {
    for (int i = 0; i < 200; ++i) {
      stream_->Write(i == kBad ? AnalyzeDocumentsRequest() : MakeRequest(i));
    }
    stream_->WritesDone();
  });
  int count = 0;
  for (AnalyzeDocumentsResponse response; stream_->Read(&response); ++count) {
    EXPECT_EQ(response.index(), count);
    if (count == kBad) {
      EXPECT_THAT(status::FromRpcStatus(response.error()), HasReason("DOCUMENT_EMPTY"));
    } else {
      EXPECT_TRUE(IsAnswerTo(count, response)) << count;
    }
  }
  sender.join();
  EXPECT_EQ(count, 200);
  EXPECT_THAT(stream_->Finish(), IsOk());
}

TEST_F(StreamTest, GoesOnWithAnotherServerAfterATermination) {
  constexpr int kCount = 3000;
  auto first = std::make_unique<ServerProcess>(
      COMMUNIQUE_ENTITY, std::vector<std::string>{"--listen=127.0.0.1:0", "--drain_grace=50ms"});
  ServerProcess second(COMMUNIQUE_ENTITY, {"--listen=127.0.0.1:0"});
  int answered = 0;
  const auto run = [&](ServerProcess& server, bool terminate) {
    Open(server);
    const int begin = answered;
    std::thread sender([this, begin] {
      int i = begin;
      while (i < kCount && stream_->Write(MakeRequest(i))) ++i;
      if (i == kCount) stream_->WritesDone();
    });
    for (AnalyzeDocumentsResponse response; stream_->Read(&response); ++answered) {
      EXPECT_EQ(response.index(), answered - begin);
      EXPECT_TRUE(IsAnswerTo(answered, response)) << answered;
      if (terminate && answered == begin + 20) server.Signal(SIGTERM);
    }
    sender.join();
    return stream_->Finish();
  };
  const grpc::Status ended = run(*first, true);
  EXPECT_THAT(ended, StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(ended, HasReason("STREAM_CLOSED"));
  EXPECT_GE(answered, 20);
  EXPECT_LT(answered, kCount);
  EXPECT_EQ(first->WaitForEnd(absl::Seconds(30)), 0) << first->log();
  EXPECT_THAT(run(second, false), IsOk());
  EXPECT_EQ(answered, kCount);
}

TEST(ModelTest, AServerTellsTheToolWhichModelItHas) {
  ServerProcess server(COMMUNIQUE_ENTITY, {"--listen=127.0.0.1:0"});
  ASSERT_NE(server.WaitForPort(), 0) << server.log();
  const Outcome there =
      RunCommandLine(COMMUNIQUE_TOOL " model --format json --entity " + server.Address());
  EXPECT_EQ(there.status, 0) << there.err;
  EXPECT_THAT(there.out, HasSubstr("\"sha256\": \""));
  const Outcome here = RunCommandLine(COMMUNIQUE_TOOL " model --format json");
  EXPECT_EQ(here.out, there.out);
}

TEST(ModelTest, AServerWithoutItsModelEndsBeforeItListens) {
  ServerProcess server(COMMUNIQUE_ENTITY, {"--listen=127.0.0.1:0", "--model=/nowhere/model"});
  EXPECT_EQ(server.WaitForPort(), 0);
  EXPECT_EQ(server.WaitForEnd(absl::Seconds(20)), 1);
  EXPECT_THAT(server.log(), HasSubstr("/nowhere/model/config.cfg"));
  EXPECT_THAT(server.log(), HasSubstr("deploy/fetch_model.sh"));
}

TEST(ModelTest, AServerRunsOnRulesAloneWhenItIsToldTo) {
  ServerProcess server(COMMUNIQUE_ENTITY, {"--listen=127.0.0.1:0", "--model=none"});
  ASSERT_NE(server.WaitForPort(), 0) << server.log();
  const Outcome run = RunCommandLine(COMMUNIQUE_TOOL " model --entity " + server.Address());
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("none, rules alone"));
  EXPECT_THAT(run.err, IsEmpty());
}

}  // namespace
}  // namespace communique::testing
