#include "services/entity/rpc/entity_service.h"

#include <gmock/gmock.h>

#include <string>

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
