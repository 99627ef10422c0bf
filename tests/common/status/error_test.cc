#include "common/status/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/proto_matchers.h"
#include "tests/support/status_matchers.h"

namespace communique::status {
namespace {

using ::communique::testing::EqualsProto;
using ::communique::testing::HasReason;
using ::communique::testing::StatusIs;
using ::communique::testing::ViolatesField;

TEST(InvalidFieldTest, NamesTheFieldInMessageAndDetails) {
  const absl::Status status = InvalidField("commentary.content", "CONTENT_TOO_LARGE",
                                           "65 bytes; the limit is 64", {{"limit_bytes", "64"}});
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument,
                               "commentary.content: 65 bytes; the limit is 64"));
  ASSERT_TRUE(GetErrorInfo(status).has_value());
  EXPECT_THAT(*GetErrorInfo(status), EqualsProto(R"pb(
    reason: "CONTENT_TOO_LARGE"
    domain: "communique"
    metadata { key: "limit_bytes" value: "64" }
  )pb"));
  ASSERT_TRUE(GetBadRequest(status).has_value());
  EXPECT_THAT(*GetBadRequest(status), EqualsProto(R"pb(
    field_violations { field: "commentary.content" description: "65 bytes; the limit is 64" }
  )pb"));
  EXPECT_EQ(GetRetryDelay(status), std::nullopt);
}

TEST(ErrorTest, CarriesReasonAndRetryDelay) {
  const absl::Status status = Error(absl::StatusCode::kResourceExhausted, "OVERLOADED", "busy", {},
                                    absl::Milliseconds(1250));
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kResourceExhausted, "busy"));
  EXPECT_THAT(status, HasReason("OVERLOADED"));
  EXPECT_EQ(GetRetryDelay(status), absl::Milliseconds(1250));
  EXPECT_EQ(GetBadRequest(status), std::nullopt);
}

TEST(ErrorTest, EqualErrorsHaveEqualBytes) {
  Metadata metadata;
  for (int i = 0; i < 50; ++i) metadata["key" + std::to_string(i)] = "value";
  const auto make = [&metadata] {
    return Error(absl::StatusCode::kNotFound, "GONE", "gone", metadata, absl::Seconds(1));
  };
  const std::string first = ToRpcStatus(make()).SerializeAsString();
  for (int i = 0; i < 20; ++i) EXPECT_EQ(ToRpcStatus(make()).SerializeAsString(), first);
}

TEST(ReasonTest, IsEmptyWithoutErrorInfo) {
  EXPECT_EQ(Reason(absl::OkStatus()), "");
  EXPECT_EQ(Reason(absl::NotFoundError("x")), "");
}

TEST(ReasonTest, IsEmptyForAPayloadThatIsNotAnErrorInfo) {
  absl::Status status = absl::NotFoundError("x");
  status.SetPayload("type.googleapis.com/google.rpc.ErrorInfo", absl::Cord("\xff\xff"));
  EXPECT_EQ(Reason(status), "");
}

struct PrefixCase {
  const char* field;
  const char* prefix;
  const char* expected;
};

TEST(WithFieldPrefixTest, ReRootsFieldAndMessage) {
  constexpr PrefixCase kCases[] = {
      {"content", "commentaries[2]", "commentaries[2].content"},
      {"commentary.content", "request", "request.commentary.content"},
      {"[3].content", "commentaries", "commentaries[3].content"},
      {"", "commentary", "commentary"},
      {"content", "", "content"},
  };
  for (const PrefixCase& c : kCases) {
    const absl::Status status =
        WithFieldPrefix(InvalidField(c.field, "CONTENT_EMPTY", "is empty"), c.prefix);
    EXPECT_THAT(status, ViolatesField(c.expected));
    EXPECT_THAT(status, HasReason("CONTENT_EMPTY"));
    EXPECT_EQ(status.message(), std::string(c.expected) + ": is empty");
  }
}

TEST(WithFieldPrefixTest, PutsThePrefixBeforeAMessageWithoutField) {
  EXPECT_THAT(WithFieldPrefix(absl::NotFoundError("no such document"), "documents[0]"),
              StatusIs(absl::StatusCode::kNotFound, "documents[0]: no such document"));
}

TEST(WithFieldPrefixTest, LeavesOkAlone) {
  EXPECT_TRUE(WithFieldPrefix(absl::OkStatus(), "documents[0]").ok());
}

TEST(ToRpcStatusTest, RoundTripsEveryCodeWithDetails) {
  for (int code = 1; code <= 16; ++code) {
    const absl::Status status =
        Error(static_cast<absl::StatusCode>(code), "REASON", "why", {{"a", "b"}}, absl::Seconds(2));
    EXPECT_EQ(FromRpcStatus(ToRpcStatus(status)), status);
  }
  EXPECT_EQ(FromRpcStatus(ToRpcStatus(absl::OkStatus())), absl::OkStatus());
}

TEST(FromRpcStatusTest, MakesACodeThatDoesNotExistUnknown) {
  google::rpc::Status message;
  message.set_message("odd");
  for (const int code : {-1, 17, 1000}) {
    message.set_code(code);
    EXPECT_THAT(FromRpcStatus(message), StatusIs(absl::StatusCode::kUnknown, "odd"));
  }
}

}  // namespace
}  // namespace communique::status
