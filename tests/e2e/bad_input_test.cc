// Bad input over real servers: a clear error each, and the server lives on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/rpc/channel.h"
#include "tests/e2e/running_suite.h"
#include "tests/support/status_matchers.h"

namespace communique::testing {
namespace {

using ::testing::HasSubstr;

struct BadCommentary {
  const char* name;
  std::string content;
  std::string content_type;
  std::string charset;
  const char* reason;
  const char* field;  // Path in RawCommentary.
  const char* part;   // Of the message.
};

std::vector<BadCommentary> BadCommentaries() {
  return {
      {"empty", "", "", "", "CONTENT_EMPTY", "content", "content"},
      {"white space", " \n\t ", "", "", "CONTENT_NO_TEXT", "content", "content"},
      {"markup only", "<html><body><br></body></html>", "text/html", "", "CONTENT_NO_TEXT",
       "content", "content"},
      {"binary", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20), "", "",
       "CONTENT_NOT_TEXT", "content", "content"},
      {"too large", std::string(7 << 20, 'a'), "", "", "CONTENT_TOO_LARGE", "content", "bytes"},
      {"not in the charset", "caf\xe9 \xff\xfe in Oslo", "", "utf-8", "CONTENT_MALFORMED",
       "content", "byte"},
      {"unknown charset", "A visit.", "", "klingon-8", "CHARSET_UNKNOWN", "charset", "klingon-8"},
      {"unknown type", "A visit.", "application/pdf", "", "CONTENT_TYPE_UNSUPPORTED",
       "content_type", "application/pdf"},
  };
}

class BadInputTest : public ::testing::Test {
 protected:
  grpc::Status Clean(const ingest::v1::CleanCommentaryRequest& request) {
    ingest::v1::CleanCommentaryResponse response;
    return suite_.ingest_stub().CleanCommentary(rpc::MakeClientContext(absl::Seconds(30)).get(),
                                                request, &response);
  }

  grpc::Status Analyze(const entity::v1::AnalyzeDocumentRequest& request) {
    entity::v1::AnalyzeDocumentResponse response;
    return suite_.entity_stub().AnalyzeDocument(rpc::MakeClientContext(absl::Seconds(30)).get(),
                                                request, &response);
  }

  grpc::Status LookUp(const entity::v1::LookUpEntityRequest& request) {
    entity::v1::LookUpEntityResponse response;
    return suite_.entity_stub().LookUpEntity(rpc::MakeClientContext(absl::Seconds(30)).get(),
                                             request, &response);
  }

  grpc::Status Summarize(const summary::v1::SummarizeCommentaryRequest& request) {
    summary::v1::SummarizeCommentaryResponse response;
    return suite_.summary_stub().SummarizeCommentary(
        rpc::MakeClientContext(absl::Seconds(30)).get(), request, &response);
  }

  void ExpectInvalid(const grpc::Status& status, const char* reason, const std::string& field) {
    EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(field)));
    EXPECT_THAT(status, HasReason(reason));
    EXPECT_THAT(status, ViolatesField(field));
  }

  void ExpectAlive() { EXPECT_THAT(Summarize(SampleRequest()), IsOk()); }

  RunningSuite suite_;
};

TEST_F(BadInputTest, IsRefusedByIngestWithFieldAndReason) {
  for (const BadCommentary& bad : BadCommentaries()) {
    SCOPED_TRACE(bad.name);
    ingest::v1::CleanCommentaryRequest request;
    request.mutable_commentary()->set_content(bad.content);
    request.mutable_commentary()->set_content_type(bad.content_type);
    request.mutable_commentary()->set_charset(bad.charset);
    const grpc::Status status = Clean(request);
    ExpectInvalid(status, bad.reason, std::string("commentary.") + bad.field);
    EXPECT_THAT(status.error_message(), HasSubstr(bad.part));
  }
  ExpectAlive();
}

TEST_F(BadInputTest, IsRefusedBySummaryWithTheSameReasonAndTheNumberOfTheCommentary) {
  for (const BadCommentary& bad : BadCommentaries()) {
    SCOPED_TRACE(bad.name);
    summary::v1::SummarizeCommentaryRequest request;
    request.add_commentaries()->set_content(bad.content);
    request.mutable_commentaries(0)->set_content_type(bad.content_type);
    request.mutable_commentaries(0)->set_charset(bad.charset);
    ExpectInvalid(Summarize(request), bad.reason, std::string("commentaries[0].") + bad.field);
  }
  ExpectAlive();
}

TEST_F(BadInputTest, IsReportedBesideTheCommentariesThatCanBeRead) {
  summary::v1::SummarizeCommentaryRequest request = SampleRequest();
  request.add_commentaries()->set_content(
      std::string("\x7f"
                  "ELF\2\1\1\0\0\0",
                  10));
  summary::v1::SummarizeCommentaryResponse response;
  ASSERT_THAT(suite_.summary_stub().SummarizeCommentary(
                  rpc::MakeClientContext(absl::Seconds(30)).get(), request, &response),
              IsOk());
  ASSERT_EQ(response.documents_size(), 2);
  EXPECT_FALSE(response.documents(0).has_error());
  EXPECT_THAT(status::FromRpcStatus(response.documents(1).error()), HasReason("CONTENT_NOT_TEXT"));
  EXPECT_EQ(response.visits_size(), 1);
}

TEST_F(BadInputTest, MayBeAMissingField) {
  ExpectInvalid(Clean({}), "CONTENT_EMPTY", "commentary.content");
  ExpectInvalid(Summarize({}), "COMMENTARIES_EMPTY", "commentaries");
  ExpectInvalid(Analyze({}), "DOCUMENT_EMPTY", "document.text");
  EXPECT_THAT(LookUp({}), HasReason("QUERY_EMPTY"));
  ExpectAlive();
}

TEST_F(BadInputTest, MayBeAFieldMaskThatNamesNothing) {
  ingest::v1::CleanCommentaryRequest clean;
  clean.mutable_commentary()->set_content("A visit.");
  clean.mutable_read_mask()->add_paths("headline");
  EXPECT_THAT(Clean(clean), HasReason("FIELD_MASK_INVALID"));
  EXPECT_THAT(Clean(clean).error_message(), HasSubstr("headline"));
  entity::v1::AnalyzeDocumentRequest analyze;
  analyze.mutable_document()->set_text("A visit.");
  analyze.mutable_read_mask()->add_paths("entities.nickname");
  EXPECT_THAT(Analyze(analyze), HasReason("FIELD_MASK_INVALID"));
  summary::v1::SummarizeCommentaryRequest summarize = SampleRequest();
  summarize.mutable_read_mask()->add_paths("visits.weather");
  EXPECT_THAT(Summarize(summarize), HasReason("FIELD_MASK_INVALID"));
  ExpectAlive();
}

TEST_F(BadInputTest, MayBeADocumentThatDoesNotFitItself) {
  entity::v1::AnalyzeDocumentRequest request;
  request.mutable_document()->set_text("A visit to Málaga.");
  request.mutable_document()->set_sha256(std::string(64, '0'));
  EXPECT_THAT(Analyze(request), HasReason("DOCUMENT_HASH_MISMATCH"));
  request.mutable_document()->clear_sha256();
  base::v1::TextSpan* span =
      request.mutable_document()->add_sections()->add_blocks()->mutable_span();
  span->set_byte_begin(0);
  span->set_byte_end(1000);
  EXPECT_THAT(Analyze(request), HasReason("SECTION_INVALID"));
  request.mutable_document()->clear_sections();
  request.mutable_document()->set_language_code("tlh");
  EXPECT_THAT(Analyze(request), HasReason("LANGUAGE_UNSUPPORTED"));
  ExpectAlive();
}

TEST_F(BadInputTest, MayBeLargerThanAnyRequestThatIsAccepted) {
  ingest::v1::CleanCommentaryRequest request;
  request.mutable_commentary()->set_content(std::string(20 << 20, 'a'));
  EXPECT_THAT(Clean(request), StatusIs(absl::StatusCode::kResourceExhausted));
  ExpectAlive();
}

TEST_F(BadInputTest, MayBeTooManyCommentaries) {
  summary::v1::SummarizeCommentaryRequest request;
  for (int i = 0; i < 10'000; ++i) request.add_commentaries()->set_content("A visit.");
  ExpectInvalid(Summarize(request), "COMMENTARIES_TOO_MANY", "commentaries");
  ExpectAlive();
}

TEST_F(BadInputTest, MayBeNestedTooDeeply) {
  ingest::v1::CleanCommentaryRequest request;
  std::string content = "<html><body>";
  for (int i = 0; i < 20'000; ++i) content += "<div><b>";
  request.mutable_commentary()->set_content(content + "The president came to Oslo.");
  const grpc::Status status = Clean(request);
  EXPECT_TRUE(status.ok() || status.error_code() == grpc::StatusCode::INVALID_ARGUMENT)
      << status.error_message();
  ExpectAlive();
}

}  // namespace
}  // namespace communique::testing
