#include "services/entity/rpc/entity_service.h"

#include <gmock/gmock.h>

#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/services/entity/domain/analysis_fixture.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/running_service.h"
#include "tests/support/status_matchers.h"

namespace communique::entity {
namespace {

using communique::testing::HasReason;
using communique::testing::IsOk;
using communique::testing::ParseText;
using communique::testing::StatusIs;
using communique::testing::ViolatesField;
using ::testing::AllOf;

class EntityServiceTest : public ::testing::Test {
 protected:
  grpc::Status Analyze(const v1::AnalyzeDocumentRequest& request,
                       v1::AnalyzeDocumentResponse* response) {
    return server_.Call(&v1::EntityService::Stub::AnalyzeDocument, request, response);
  }
  grpc::Status LookUp(absl::string_view request, v1::LookUpEntityResponse* response) {
    return server_.Call(&v1::EntityService::Stub::LookUpEntity,
                        ParseText<v1::LookUpEntityRequest>(request), response);
  }

  rpc::Executor executor_{{.log_calls = false}};
  EntityService service_{&TestAnalyzer(), &TestBase(), &executor_};
  communique::testing::RunningService<v1::EntityService> server_{&service_};
  v1::AnalyzeDocumentRequest request_;
  v1::AnalyzeDocumentResponse response_;
};

TEST_F(EntityServiceTest, AnalysesADocument) {
  request_.mutable_document()->set_text("Ingrid Falk went to Norway.");
  ASSERT_THAT(Analyze(request_, &response_), IsOk());
  EXPECT_EQ(response_.analysis().entities_size(), 2);
  EXPECT_EQ(response_.analysis().tokens_size(), 0);
}

TEST_F(EntityServiceTest, ReturnsOnlyTheFieldsAskedFor) {
  request_.mutable_document()->set_text("Ingrid Falk went to Norway.");
  request_.mutable_read_mask()->add_paths("entities");
  ASSERT_THAT(Analyze(request_, &response_), IsOk());
  EXPECT_EQ(response_.analysis().entities_size(), 2);
  EXPECT_EQ(response_.analysis().sentences_size(), 0);
}

TEST_F(EntityServiceTest, RefusesADocumentWithoutText) {
  EXPECT_THAT(Analyze(request_, &response_),
              AllOf(StatusIs(absl::StatusCode::kInvalidArgument), HasReason("DOCUMENT_EMPTY"),
                    ViolatesField("document.text")));
}

TEST_F(EntityServiceTest, RefusesALanguageThatItDoesNotKnow) {
  request_.mutable_document()->set_text("Bonjour.");
  request_.mutable_document()->set_language_code("fr");
  EXPECT_THAT(Analyze(request_, &response_),
              AllOf(HasReason("LANGUAGE_UNSUPPORTED"), ViolatesField("document.language_code")));
}

TEST_F(EntityServiceTest, RefusesAHashOfAnotherText) {
  request_.mutable_document()->set_text("Hello.");
  request_.mutable_document()->set_sha256("0");
  EXPECT_THAT(Analyze(request_, &response_),
              AllOf(HasReason("DOCUMENT_HASH_MISMATCH"), ViolatesField("document.sha256")));
}

TEST_F(EntityServiceTest, RefusesABlockOutsideTheText) {
  request_.mutable_document()->set_text("Hello.");
  request_.mutable_document()->add_sections()->mutable_span()->set_byte_end(7);
  EXPECT_THAT(Analyze(request_, &response_),
              AllOf(HasReason("SECTION_INVALID"), ViolatesField("document.sections[0].span")));
}

TEST_F(EntityServiceTest, RefusesATextOverTheLimit) {
  request_.mutable_document()->set_text(std::string((4 << 20) + 1, 'a'));
  EXPECT_THAT(Analyze(request_, &response_),
              AllOf(StatusIs(absl::StatusCode::kInvalidArgument, ::testing::HasSubstr("4194304")),
                    HasReason("DOCUMENT_TOO_LARGE")));
}

TEST_F(EntityServiceTest, RefusesAnUnknownFieldPath) {
  request_.mutable_document()->set_text("Hello.");
  request_.mutable_read_mask()->add_paths("entitties");
  EXPECT_THAT(Analyze(request_, &response_),
              AllOf(HasReason("FIELD_MASK_INVALID"), ViolatesField("read_mask")));
}

TEST_F(EntityServiceTest, ReturnsTokensOnlyWhenTheyAreAskedFor) {
  request_.mutable_document()->set_text("Ingrid Falk went to Norway.");
  request_.set_include_tokens(true);
  ASSERT_THAT(Analyze(request_, &response_), IsOk());
  EXPECT_EQ(response_.analysis().tokens_size(), 6);
  request_.mutable_read_mask()->add_paths("entities");
  ASSERT_THAT(Analyze(request_, &response_), IsOk());
  EXPECT_EQ(response_.analysis().tokens_size(), 0);
}

// The requests of a stream, and what comes back for them.
class AnalyzeDocumentsTest : public EntityServiceTest {
 protected:
  v1::AnalyzeDocumentsRequest& Add(const std::string& text) {
    requests_.emplace_back().mutable_document()->set_text(text);
    return requests_.back();
  }

  grpc::Status Run(communique::testing::RunningService<v1::EntityService>& server) {
    const auto context = rpc::MakeClientContext(absl::Seconds(30));
    const auto stream = server.stub().AnalyzeDocuments(context.get());
    std::thread sender([&] {
      for (const auto& request : requests_) stream->Write(request);
      stream->WritesDone();
    });
    v1::AnalyzeDocumentsResponse response;
    while (stream->Read(&response)) responses_.push_back(response);
    sender.join();
    return stream->Finish();
  }

  std::vector<v1::AnalyzeDocumentsRequest> requests_;
  std::vector<v1::AnalyzeDocumentsResponse> responses_;
};

TEST_F(AnalyzeDocumentsTest, GivesTheAnalysesThatAnalyzeDocumentGivesInOrder) {
  for (int i = 0; i < 50; ++i) {
    v1::AnalyzeDocumentsRequest& request =
        Add(absl::StrCat("Ingrid Falk went to Norway ", i, " times in ", 1950 + i, "."));
    request.set_include_tokens(i % 3 == 0);
    if (i % 5 == 0) request.mutable_read_mask()->add_paths("time_expressions");
  }
  ASSERT_THAT(Run(server_), IsOk());
  ASSERT_EQ(responses_.size(), 50U);
  for (int i = 0; i < 50; ++i) {
    *request_.mutable_document() = requests_[i].document();
    request_.set_include_tokens(requests_[i].include_tokens());
    *request_.mutable_read_mask() = requests_[i].read_mask();
    ASSERT_THAT(Analyze(request_, &response_), IsOk());
    EXPECT_EQ(responses_[i].index(), i);
    EXPECT_EQ(responses_[i].analysis().SerializeAsString(),
              response_.analysis().SerializeAsString());
  }
}

TEST_F(AnalyzeDocumentsTest, AnswersABadDocumentWithItsErrorAndGoesOn) {
  Add("Ingrid Falk went to Norway.");
  Add("");
  Add("Hello.").mutable_read_mask()->add_paths("entitties");
  Add("Bonjour.").mutable_document()->set_language_code("fr");
  Add("She came back.");
  ASSERT_THAT(Run(server_), IsOk());
  ASSERT_EQ(responses_.size(), 5U);
  EXPECT_TRUE(responses_[0].has_analysis());
  EXPECT_TRUE(responses_[4].has_analysis());
  const auto error = [this](int i) { return status::FromRpcStatus(responses_[i].error()); };
  EXPECT_THAT(error(1), AllOf(StatusIs(absl::StatusCode::kInvalidArgument),
                              HasReason("DOCUMENT_EMPTY"), ViolatesField("document.text")));
  EXPECT_THAT(error(2), AllOf(HasReason("FIELD_MASK_INVALID"), ViolatesField("read_mask")));
  EXPECT_THAT(error(3),
              AllOf(HasReason("LANGUAGE_UNSUPPORTED"), ViolatesField("document.language_code")));
}

TEST_F(AnalyzeDocumentsTest, AnAnalysisThatIsTooLongForAMessageIsAnErrorOfItsDocument) {
  EntityService service(&TestAnalyzer(), &TestBase(), &executor_, {.max_response_bytes = 2000});
  communique::testing::RunningService<v1::EntityService> server(&service);
  Add("She came back.");
  std::string text;
  for (int i = 0; i < 100; ++i) absl::StrAppend(&text, "She came back to Norway in May 2019. ");
  Add(text).set_include_tokens(true);
  Add("She came back.");
  ASSERT_THAT(Run(server), IsOk());
  ASSERT_EQ(responses_.size(), 3U);
  EXPECT_TRUE(responses_[0].has_analysis());
  EXPECT_THAT(status::FromRpcStatus(responses_[1].error()),
              AllOf(StatusIs(absl::StatusCode::kResourceExhausted, ::testing::HasSubstr("2000")),
                    HasReason("RESPONSE_TOO_LARGE")));
  EXPECT_TRUE(responses_[2].has_analysis());
}

TEST_F(EntityServiceTest, TellsThatItWorksWithoutAModel) {
  v1::GetModelInfoResponse response;
  ASSERT_THAT(
      server_.Call(&v1::EntityService::Stub::GetModelInfo, v1::GetModelInfoRequest(), &response),
      IsOk());
  EXPECT_FALSE(response.has_model());
  EXPECT_EQ(response.knowledge_base(), TestBase().version());
}

TEST_F(EntityServiceTest, LooksUpTheHolderOfAnOffice) {
  v1::LookUpEntityResponse response;
  ASSERT_THAT(
      LookUp("country_code: 'RU' office: 'president' date { year: 2025 month: 5 }", &response),
      IsOk());
  ASSERT_EQ(response.records_size(), 1);
  EXPECT_EQ(response.records(0).name(), "Vladimir Putin");
  EXPECT_EQ(response.records(0).kb_id(), "Q7747");
  EXPECT_EQ(response.records(0).roles(0).title(), "President of Russia");
  EXPECT_GT(response.records(0).sources_size(), 0);
}

TEST_F(EntityServiceTest, AnswersNothingForAnUnknownName) {
  v1::LookUpEntityResponse response;
  ASSERT_THAT(LookUp("name: 'Nobody Whosoever'", &response), IsOk());
  EXPECT_EQ(response.records_size(), 0);
}

TEST_F(EntityServiceTest, NamesTheFieldOfABadQuery) {
  v1::LookUpEntityResponse response;
  EXPECT_THAT(LookUp("", &response), AllOf(HasReason("QUERY_EMPTY"), ViolatesField("name")));
  EXPECT_THAT(LookUp("country_code: 'Norway'", &response),
              AllOf(HasReason("COUNTRY_CODE_INVALID"), ViolatesField("country_code")));
  EXPECT_THAT(LookUp("name: 'x' date { year: 2024 month: 13 }", &response),
              AllOf(HasReason("DATE_INVALID"), ViolatesField("date")));
  EXPECT_THAT(LookUp("name: 'x' limit: 1000", &response),
              AllOf(HasReason("LIMIT_INVALID"), ViolatesField("limit")));
}

}  // namespace
}  // namespace communique::entity
