#include "services/ingest/rpc/ingest_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "common/text/sha256.h"
#include "tests/support/running_service.h"
#include "tests/support/status_matchers.h"

namespace communique::ingest {
namespace {

using ::communique::testing::HasReason;
using ::communique::testing::IsOk;
using ::communique::testing::StatusIs;
using ::communique::testing::ViolatesField;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kPage[] =
    "<html><head><title>Ministers meet in Oslo</title></head><body><h1>Ministers meet in Oslo</h1>"
    "<p>The ministers of both countries met in Oslo on Tuesday and spoke about fishing rights in "
    "the north.</p>"
    "</body></html>";

class IngestServiceTest : public ::testing::Test {
 protected:
  grpc::Status Clean(const v1::CleanCommentaryRequest& request) {
    response_.Clear();
    return server_.Call(&v1::IngestService::Stub::CleanCommentary, request, &response_);
  }

  static v1::CleanCommentaryRequest Request(std::string content) {
    v1::CleanCommentaryRequest request;
    request.mutable_commentary()->set_content(std::move(content));
    return request;
  }

  Cleaner cleaner_{*Cleaner::Create({.max_content_bytes = 64 << 10})};
  rpc::Executor executor_{{.log_calls = false}};
  IngestService service_{&cleaner_, &executor_};
  communique::testing::RunningService<v1::IngestService> server_{&service_};
  v1::CleanCommentaryResponse response_;
};

TEST_F(IngestServiceTest, CleansACommentary) {
  v1::CleanCommentaryRequest request = Request(kPage);
  request.mutable_commentary()->set_request_id("r-1");
  ASSERT_THAT(Clean(request), IsOk());
  const v1::Document& document = response_.document();
  EXPECT_EQ(document.metadata().title().value(), "Ministers meet in Oslo");
  EXPECT_THAT(document.text(), HasSubstr("\n\nThe ministers of both countries met"));
  EXPECT_EQ(document.sha256(), text::Sha256Hex(document.text()));
  EXPECT_EQ(document.name(), "documents/" + text::Sha256Hex(kPage).substr(0, 32));
  EXPECT_EQ(document.request_id(), "r-1");
  EXPECT_EQ(document.content_type(), "text/html");
}

TEST_F(IngestServiceTest, ReturnsTheSameBytesForTheSameRequest) {
  ASSERT_THAT(Clean(Request(kPage)), IsOk());
  const std::string first = response_.SerializeAsString();
  ASSERT_THAT(Clean(Request(kPage)), IsOk());
  EXPECT_EQ(response_.SerializeAsString(), first);
}

TEST_F(IngestServiceTest, ReturnsOnlyTheFieldsOfTheReadMask) {
  v1::CleanCommentaryRequest request = Request(kPage);
  request.mutable_read_mask()->add_paths("metadata.title");
  ASSERT_THAT(Clean(request), IsOk());
  EXPECT_EQ(response_.document().metadata().title().value(), "Ministers meet in Oslo");
  EXPECT_THAT(response_.document().text(), IsEmpty());
}

TEST_F(IngestServiceTest, RefusesAReadMaskWithAnUnknownField) {
  v1::CleanCommentaryRequest request = Request(kPage);
  request.mutable_read_mask()->add_paths("colour");
  const grpc::Status status = Clean(request);
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("colour")));
  EXPECT_THAT(status, HasReason("FIELD_MASK_INVALID"));
  EXPECT_THAT(status, ViolatesField("read_mask"));
}

struct Refusal {
  const char* name;
  std::string content;
  const char* content_type;
  const char* charset;
  const char* reason;
  const char* field;
  const char* message;
};

class RefusalTest : public IngestServiceTest, public ::testing::WithParamInterface<Refusal> {};

TEST_P(RefusalTest, NamesTheReasonAndTheField) {
  const Refusal& c = GetParam();
  v1::CleanCommentaryRequest request = Request(c.content);
  request.mutable_commentary()->set_content_type(c.content_type);
  request.mutable_commentary()->set_charset(c.charset);
  const grpc::Status status = Clean(request);
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(c.message)));
  EXPECT_THAT(status, HasReason(c.reason));
  EXPECT_THAT(status, ViolatesField(c.field));
  EXPECT_THAT(Clean(Request(kPage)), IsOk()) << "the server lives";
}

INSTANTIATE_TEST_SUITE_P(
    Reasons, RefusalTest,
    ::testing::Values(
        Refusal{"Empty", "", "", "", "CONTENT_EMPTY", "commentary.content", "is empty"},
        Refusal{"OnlyMarkup", "<html><body><p> </p></body></html>", "", "", "CONTENT_NO_TEXT",
                "commentary.content", "has no text"},
        Refusal{"WhiteSpace", " \n\t ", "", "", "CONTENT_NO_TEXT", "commentary.content",
                "has no text"},
        Refusal{"Pdf", "%PDF-1.7 some bytes", "", "", "CONTENT_NOT_TEXT", "commentary.content",
                "PDF"},
        Refusal{"ControlBytes", std::string("\x01\x02\x03\x04 a", 6), "", "", "CONTENT_NOT_TEXT",
                "commentary.content", "binary"},
        Refusal{"TooLarge", std::string((64 << 10) + 1, 'a'), "", "", "CONTENT_TOO_LARGE",
                "commentary.content", "the limit is 65536"},
        Refusal{"UnknownCharset", "Some text.", "", "klingon-8", "CHARSET_UNKNOWN",
                "commentary.charset", "klingon-8"},
        Refusal{"UnknownCharsetParameter", "Some text.", "text/plain; charset=klingon-8", "",
                "CHARSET_UNKNOWN", "commentary.content_type", "klingon-8"},
        Refusal{"NotInTheGivenCharset", "caf\xE9 society", "", "utf-8", "CONTENT_MALFORMED",
                "commentary.content", "at byte 3"},
        Refusal{"UnsupportedType", "Some text.", "application/pdf", "", "CONTENT_TYPE_UNSUPPORTED",
                "commentary.content_type", "application/pdf"}),
    [](const ::testing::TestParamInfo<Refusal>& info) { return info.param.name; });

TEST_F(IngestServiceTest, TellsTheLimitToPrograms) {
  const grpc::Status status = Clean(Request(std::string(100 << 10, 'a')));
  const auto info = status::GetErrorInfo(rpc::ToAbsl(status));
  ASSERT_TRUE(info.has_value());
  EXPECT_EQ(info->domain(), status::kErrorDomain);
  EXPECT_EQ(info->metadata().at("limit_bytes"), "65536");
}

TEST_F(IngestServiceTest, RefusesARequestWithoutACommentary) {
  EXPECT_THAT(Clean({}), HasReason("CONTENT_EMPTY"));
}

}  // namespace
}  // namespace communique::ingest
