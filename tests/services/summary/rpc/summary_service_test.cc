#include "services/summary/rpc/summary_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <thread>

#include "common/rpc/channel.h"
#include "common/rpc/status.h"
#include "common/status/error.h"
#include "tests/services/summary/fixture_document.h"
#include "tests/support/running_service.h"
#include "tests/support/status_matchers.h"

namespace communique::summary {
namespace {

using ::communique::testing::HasReason;
using ::communique::testing::IsOk;
using ::communique::testing::RunningService;
using ::communique::testing::StatusIs;
using ::communique::testing::ViolatesField;
using ::testing::HasSubstr;

// Peers over real sockets whose answers the test chooses: content "visit" is the small visit,
// "empty" is refused, "slow" takes longer than any test waits.
class FakeIngest final : public ingest::v1::IngestService::Service {
 public:
  grpc::Status CleanCommentary(grpc::ServerContext* context,
                               const ingest::v1::CleanCommentaryRequest* request,
                               ingest::v1::CleanCommentaryResponse* response) override {
    const std::string& content = request->commentary().content();
    if (content == "empty") {
      return rpc::ToGrpc(
          status::InvalidField("commentary.content", "CONTENT_EMPTY", "there is no content"));
    }
    while (content == "slow" && !context->IsCancelled()) std::this_thread::yield();
    *response->mutable_document() = SmallVisit().Build().document;
    if (content == "klingon") response->mutable_document()->set_language_code("tlh");
    return grpc::Status::OK;
  }
};

// One token a sentence.
void AddTokens(entity::v1::Analysis* analysis) {
  for (int s = 0; s < analysis->sentences_size(); ++s) {
    entity::v1::Token& token = *analysis->add_tokens();
    *token.mutable_span() = analysis->sentences(s).span();
    token.set_sentence(s);
    token.set_head(-1);
  }
}

class FakeEntity final : public entity::v1::EntityService::Service {
 public:
  grpc::Status AnalyzeDocument(grpc::ServerContext*,
                               const entity::v1::AnalyzeDocumentRequest* request,
                               entity::v1::AnalyzeDocumentResponse* response) override {
    if (request->document().language_code() == "tlh") {
      return rpc::ToGrpc(status::InvalidField("document.language_code", "LANGUAGE_UNSUPPORTED",
                                              "tlh is not analysed"));
    }
    *response->mutable_analysis() = SmallVisit().Build().analysis;
    if (request->include_tokens()) AddTokens(response->mutable_analysis());
    return grpc::Status::OK;
  }
};

class SummaryServiceTest : public ::testing::Test {
 protected:
  grpc::Status Call(const v1::SummarizeCommentaryRequest& request,
                    absl::Duration timeout = absl::Seconds(20)) {
    return server_.Call(&v1::SummaryService::Stub::SummarizeCommentary, request, &response_,
                        timeout);
  }

  grpc::Status Render(const v1::RenderVisitRequest& request) {
    return server_.Call(&v1::SummaryService::Stub::RenderVisit, request, &rendered_);
  }

  static v1::SummarizeCommentaryRequest Request(const std::vector<std::string>& contents) {
    v1::SummarizeCommentaryRequest request;
    for (size_t i = 0; i < contents.size(); ++i) {
      request.add_commentaries()->set_content(contents[i]);
      request.mutable_commentaries(static_cast<int>(i))->set_request_id(std::to_string(i));
    }
    return request;
  }

  FakeIngest ingest_service_;
  FakeEntity entity_service_;
  RunningService<ingest::v1::IngestService> ingest_{&ingest_service_};
  RunningService<entity::v1::EntityService> entity_{&entity_service_};
  const Summarizer summarizer_ = *Summarizer::Create();
  rpc::Executor executor_{{.log_calls = false}};
  SummaryService service_{
      &summarizer_, ingest_.channel(), entity_.channel(), &executor_, {.max_commentaries = 3}};
  RunningService<v1::SummaryService> server_{&service_};
  v1::SummarizeCommentaryResponse response_;
  v1::RenderVisitResponse rendered_;
};

TEST_F(SummaryServiceTest, GivesTheVisitOfACommentary) {
  ASSERT_THAT(Call(Request({"visit"})), IsOk());
  ASSERT_EQ(response_.visits_size(), 1);
  EXPECT_EQ(response_.visits(0).visitors(0).name(), "Hana Okafor");
  ASSERT_EQ(response_.documents_size(), 1);
  EXPECT_EQ(response_.documents(0).visit(), response_.visits(0).name());
  EXPECT_EQ(response_.documents(0).request_id(), "0");
  EXPECT_FALSE(response_.documents(0).document().has_raw_map());
}

TEST_F(SummaryServiceTest, WritesARecordInEveryFormat) {
  ASSERT_THAT(Call(Request({"visit"})), IsOk());
  v1::RenderVisitRequest request;
  *request.mutable_visit() = response_.visits(0);
  *request.add_documents() = response_.documents(0).document();
  for (int format = v1::Format_MIN + 1; format <= v1::Format_MAX; ++format) {
    if (!v1::Format_IsValid(format)) continue;
    request.set_format(static_cast<v1::Format>(format));
    ASSERT_THAT(Render(request), IsOk()) << v1::Format_Name(format);
    EXPECT_THAT(rendered_.content(), HasSubstr("Okafor")) << v1::Format_Name(format);
    EXPECT_THAT(rendered_.content_type(), HasSubstr("charset=utf-8"));
  }
}

TEST_F(SummaryServiceTest, RefusesWhatItCannotRender) {
  ASSERT_THAT(Call(Request({"visit"})), IsOk());
  v1::RenderVisitRequest good;
  *good.mutable_visit() = response_.visits(0);
  *good.add_documents() = response_.documents(0).document();
  good.set_format(v1::FORMAT_CONLLU);
  struct Case {
    const char* reason;
    const char* field;
    std::function<void(v1::RenderVisitRequest*)> spoil;
  };
  const Case cases[] = {
      {"VISIT_MISSING", "visit", [](auto* request) { request->clear_visit(); }},
      {"FORMAT_INVALID", "format", [](auto* request) { request->clear_format(); }},
      {"FORMAT_INVALID", "format", [](auto* r) { r->set_format(static_cast<v1::Format>(77)); }},
      {"DOCUMENTS_TOO_MANY", "documents",
       [](auto* request) {
         for (int i = 0; i < 3; ++i) request->add_documents();
       }},
      {"DOCUMENT_HASH_MISMATCH", "documents[0].sha256",
       [](auto* request) { request->mutable_documents(0)->mutable_text()->append("x"); }},
      {"DOCUMENTS_MISSING", "documents", [](auto* request) { request->clear_documents(); }},
      {"LANGUAGE_UNSUPPORTED", "documents[0].language_code",
       [](auto* request) { request->mutable_documents(0)->set_language_code("tlh"); }},
  };
  for (const Case& c : cases) {
    v1::RenderVisitRequest request = good;
    c.spoil(&request);
    const grpc::Status status = Render(request);
    EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument)) << c.reason;
    EXPECT_THAT(status, HasReason(c.reason));
    EXPECT_THAT(status, ViolatesField(c.field));
  }
}

TEST_F(SummaryServiceTest, NeedsACommentary) {
  const grpc::Status status = Call({});
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("commentaries")));
  EXPECT_THAT(status, HasReason("COMMENTARIES_EMPTY"));
}

TEST_F(SummaryServiceTest, NamesTheLimitOfCommentaries) {
  const grpc::Status status = Call(Request({"visit", "visit", "visit", "visit"}));
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("the 3 that")));
  EXPECT_THAT(status, HasReason("COMMENTARIES_TOO_MANY"));
}

TEST_F(SummaryServiceTest, RefusesAFieldMaskThatNamesNothing) {
  v1::SummarizeCommentaryRequest request = Request({"visit"});
  request.mutable_read_mask()->add_paths("visits.weather");
  EXPECT_THAT(Call(request), HasReason("FIELD_MASK_INVALID"));
}

TEST_F(SummaryServiceTest, ReturnsOnlyWhatTheMaskNames) {
  v1::SummarizeCommentaryRequest request = Request({"visit"});
  request.mutable_read_mask()->add_paths("visits.dates");
  ASSERT_THAT(Call(request), IsOk());
  ASSERT_EQ(response_.visits_size(), 1);
  EXPECT_TRUE(response_.visits(0).has_dates());
  EXPECT_TRUE(response_.visits(0).visitors().empty());
  EXPECT_TRUE(response_.documents().empty());
}

TEST_F(SummaryServiceTest, NamesTheCommentaryThatCannotBeRead) {
  const grpc::Status status = Call(Request({"empty"}));
  EXPECT_THAT(status,
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("commentaries[0].content")));
  EXPECT_THAT(status, HasReason("CONTENT_EMPTY"));
  EXPECT_THAT(status, ViolatesField("commentaries[0].content"));
}

TEST_F(SummaryServiceTest, OneBadCommentaryDoesNotFailTheOthers) {
  ASSERT_THAT(Call(Request({"visit", "empty"})), IsOk());
  EXPECT_EQ(response_.visits_size(), 1);
  ASSERT_EQ(response_.documents_size(), 2);
  EXPECT_FALSE(response_.documents(0).has_error());
  EXPECT_THAT(status::FromRpcStatus(response_.documents(1).error()), HasReason("CONTENT_EMPTY"));
}

TEST_F(SummaryServiceTest, ALanguageThatIsNotAnalysedIsNoError) {
  ASSERT_THAT(Call(Request({"klingon"})), IsOk());
  EXPECT_TRUE(response_.visits().empty());
  EXPECT_EQ(response_.documents(0).no_visit_reason(), v1::NO_VISIT_REASON_LANGUAGE_UNSUPPORTED);
}

TEST_F(SummaryServiceTest, TheDeadlineTravelsToThePeer) {
  EXPECT_THAT(Call(Request({"slow"}), absl::Milliseconds(300)),
              StatusIs(absl::StatusCode::kDeadlineExceeded));
}

TEST_F(SummaryServiceTest, APeerThatIsGoneIsNamed) {
  SummaryService service(&summarizer_, ingest_.channel(),
                         rpc::MakeChannel("127.0.0.1:1", {.max_attempts = 1}), &executor_);
  RunningService<v1::SummaryService> server(&service);
  const grpc::Status status =
      server.Call(&v1::SummaryService::Stub::SummarizeCommentary, Request({"visit"}), &response_);
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kUnavailable, HasSubstr("entity")));
  EXPECT_THAT(status, HasReason("PEER_UNAVAILABLE"));
  EXPECT_TRUE(status::GetRetryDelay(rpc::ToAbsl(status)).has_value());
}

// The requests of a stream, and what comes back for them.
class SummarizeCommentariesTest : public SummaryServiceTest {
 protected:
  v1::SummarizeCommentariesRequest& Add(const std::string& content) {
    requests_.emplace_back().mutable_commentary()->set_content(content);
    requests_.back().mutable_commentary()->set_request_id(content);
    return requests_.back();
  }

  grpc::Status Run(RunningService<v1::SummaryService>& server,
                   absl::Duration timeout = absl::Seconds(30)) {
    const auto context = rpc::MakeClientContext(timeout);
    const auto stream = server.stub().SummarizeCommentaries(context.get());
    std::thread sender([&] {
      for (const auto& request : requests_) stream->Write(request);
      stream->WritesDone();
    });
    v1::SummarizeCommentariesResponse response;
    while (stream->Read(&response)) responses_.push_back(response);
    sender.join();
    return stream->Finish();
  }

  absl::Status ErrorOf(int i) const {
    return status::FromRpcStatus(responses_[i].commentary().document().error());
  }

  RunningService<v1::SummaryService> streams_{
      &service_, RunningService<v1::SummaryService>::QuickOptions(), &executor_};
  std::vector<v1::SummarizeCommentariesRequest> requests_;
  std::vector<v1::SummarizeCommentariesResponse> responses_;
};

TEST_F(SummarizeCommentariesTest, AnswersEachInOrderAndThenGivesTheMergedVisits) {
  for (int i = 0; i < 40; ++i) Add(i % 4 == 0 ? "empty" : "visit");
  ASSERT_THAT(Run(streams_), IsOk());
  ASSERT_EQ(responses_.size(), 41u);
  for (int i = 0; i < 40; ++i) {
    ASSERT_TRUE(responses_[i].has_commentary());
    EXPECT_EQ(responses_[i].commentary().index(), i);
    EXPECT_EQ(responses_[i].commentary().document().request_id(), i % 4 == 0 ? "empty" : "visit");
    EXPECT_FALSE(responses_[i].commentary().has_visit());
  }
  ASSERT_THAT(Call(Request({"visit"})), IsOk());
  EXPECT_EQ(responses_[40].visit().SerializeAsString(), response_.visits(0).SerializeAsString());
}

TEST_F(SummarizeCommentariesTest, ABadCommentaryHasItsErrorAndTheOthersGoOn) {
  Add("visit");
  Add("empty");
  Add("klingon");
  ASSERT_THAT(Run(streams_), IsOk());
  ASSERT_EQ(responses_.size(), 4u);
  EXPECT_FALSE(responses_[0].commentary().document().has_error());
  EXPECT_TRUE(responses_[0].commentary().document().has_document());
  EXPECT_THAT(ErrorOf(1), HasReason("CONTENT_EMPTY"));
  EXPECT_THAT(ErrorOf(1), ViolatesField("commentary.content"));
  EXPECT_EQ(responses_[2].commentary().document().no_visit_reason(),
            v1::NO_VISIT_REASON_LANGUAGE_UNSUPPORTED);
  EXPECT_TRUE(responses_[3].has_visit());
}

TEST_F(SummarizeCommentariesTest, ASeparateCommentaryHasItsRecordAndIsNotMerged) {
  Add("visit").set_separate(true);
  ASSERT_THAT(Run(streams_), IsOk());
  ASSERT_EQ(responses_.size(), 1u);
  const v1::CommentaryResult& result = responses_[0].commentary();
  EXPECT_EQ(result.visit().visitors(0).name(), "Hana Okafor");
  EXPECT_EQ(result.document().visit(), result.visit().name());
  ASSERT_THAT(Call(Request({"visit"})), IsOk());
  EXPECT_EQ(result.visit().SerializeAsString(), response_.visits(0).SerializeAsString());
}

TEST_F(SummarizeCommentariesTest, AnEmptyStreamGivesNothing) {
  ASSERT_THAT(Run(streams_), IsOk());
  EXPECT_TRUE(responses_.empty());
}

TEST_F(SummarizeCommentariesTest, NamesTheLimitOnWhatWaitsToBeMerged) {
  SummaryService service(&summarizer_, ingest_.channel(), entity_.channel(), &executor_,
                         {.max_merged_bytes = 1000});
  RunningService<v1::SummaryService> server(&service, streams_.QuickOptions(), &executor_);
  Add("visit");
  Add("visit").set_separate(true);
  ASSERT_THAT(Run(server), IsOk());
  ASSERT_EQ(responses_.size(), 2u);
  EXPECT_THAT(ErrorOf(0), StatusIs(absl::StatusCode::kResourceExhausted, HasSubstr("1000")));
  EXPECT_THAT(ErrorOf(0), HasReason("MERGE_LIMIT"));
  EXPECT_TRUE(responses_[1].commentary().has_visit());
}

// What a stream held is given back, so that streams one after the other share one limit.
TEST_F(SummarizeCommentariesTest, TheLimitIsFreeAgainWhenAStreamEnds) {
  SummaryService service(&summarizer_, ingest_.channel(), entity_.channel(), &executor_,
                         {.max_merged_bytes = 100000});
  RunningService<v1::SummaryService> server(&service, streams_.QuickOptions(), &executor_);
  Add("visit");
  for (int round = 0; round < 20; ++round) {
    responses_.clear();
    ASSERT_THAT(Run(server), IsOk());
    ASSERT_EQ(responses_.size(), 2u);
    ASSERT_FALSE(responses_[0].commentary().document().has_error()) << ErrorOf(0);
  }
}

TEST_F(SummarizeCommentariesTest, AnAnswerTooLongForAMessageIsAnError) {
  SummaryService service(&summarizer_, ingest_.channel(), entity_.channel(), &executor_,
                         {.max_response_bytes = 200});
  RunningService<v1::SummaryService> server(&service, streams_.QuickOptions(), &executor_);
  Add("visit");
  ASSERT_THAT(Run(server), IsOk());
  ASSERT_EQ(responses_.size(), 2u);
  EXPECT_THAT(ErrorOf(0), HasReason("RESPONSE_TOO_LARGE"));
  EXPECT_THAT(status::FromRpcStatus(responses_[1].visit_error()), HasReason("RESPONSE_TOO_LARGE"));
}

TEST_F(SummarizeCommentariesTest, TheDeadlineOfTheStreamEndsIt) {
  Add("visit");
  Add("slow");
  EXPECT_THAT(Run(streams_, absl::Milliseconds(400)),
              StatusIs(absl::StatusCode::kDeadlineExceeded));
}

TEST_F(SummarizeCommentariesTest, AClientThatCancelsIsGone) {
  const auto context = rpc::MakeClientContext(absl::Seconds(30));
  const auto stream = streams_.stub().SummarizeCommentaries(context.get());
  v1::SummarizeCommentariesResponse response;
  stream->Write(Add("visit"));
  ASSERT_TRUE(stream->Read(&response));
  stream->Write(Add("slow"));
  context->TryCancel();
  while (stream->Read(&response)) {
  }
  EXPECT_THAT(stream->Finish(), StatusIs(absl::StatusCode::kCancelled));
  // The worker is free again.
  requests_.resize(1);
  EXPECT_THAT(Run(streams_), IsOk());
}

TEST_F(SummarizeCommentariesTest, APeerThatIsGoneIsAnErrorOfEachCommentary) {
  SummaryService service(&summarizer_, ingest_.channel(),
                         rpc::MakeChannel("127.0.0.1:1", {.max_attempts = 1}), &executor_);
  RunningService<v1::SummaryService> server(&service, streams_.QuickOptions(), &executor_);
  Add("visit");
  Add("visit");
  ASSERT_THAT(Run(server), IsOk());
  ASSERT_EQ(responses_.size(), 2u);
  for (const int i : {0, 1}) {
    EXPECT_THAT(ErrorOf(i), StatusIs(absl::StatusCode::kUnavailable, HasSubstr("entity")));
  }
}

}  // namespace
}  // namespace communique::summary
