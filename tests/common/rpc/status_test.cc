#include "common/rpc/status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>

#include "common/text/utf8.h"
#include "tests/support/running_service.h"
#include "tests/support/status_matchers.h"
#include "tests/support/work_service.h"

namespace communique::rpc {
namespace {

using ::communique::testing::HasReason;
using ::communique::testing::IsOk;
using ::communique::testing::RunningService;
using ::communique::testing::StatusIs;
using ::communique::testing::ViolatesField;
using ::communique::testing::WorkService;
using ::communique::testing::v1::WorkRequest;
using ::communique::testing::v1::WorkResponse;
using ::testing::EndsWith;
using Stub = ::communique::testing::v1::WorkService::Stub;

TEST(StatusTest, EveryCodeSurvivesTheRoundTripWithItsDetails) {
  for (int code = 1; code <= 16; ++code) {
    const absl::Status status = status::Error(static_cast<absl::StatusCode>(code), "REASON", "why",
                                              {{"key", "value"}}, absl::Seconds(3));
    EXPECT_EQ(static_cast<int>(ToGrpc(status).error_code()), code);
    EXPECT_EQ(ToGrpc(status).error_message(), "why");
    EXPECT_EQ(ToAbsl(ToGrpc(status)), status);
  }
  EXPECT_TRUE(ToGrpc(absl::OkStatus()).ok());
  EXPECT_EQ(ToAbsl(grpc::Status::OK), absl::OkStatus());
}

TEST(StatusTest, AStatusWithoutDetailsSendsNone) {
  EXPECT_EQ(ToGrpc(absl::NotFoundError("x")).error_details(), "");
}

TEST(StatusTest, DetailsThatAreNoStatusAreIgnored) {
  EXPECT_EQ(ToAbsl(grpc::Status(grpc::StatusCode::ABORTED, "x", "\xff\xff")),
            absl::AbortedError("x"));
}

TEST(StatusTest, CutsALongMessageBetweenCharacters) {
  std::string message = "x";
  while (message.size() < 5000) message += "京";
  const std::string cut = ToGrpc(absl::InternalError(message)).error_message();
  EXPECT_LT(cut.size(), 1100u);
  EXPECT_THAT(cut, EndsWith("京..."));
  EXPECT_FALSE(text::FindInvalidUtf8(cut).has_value());
}

TEST(StatusTest, LeavesOutADetailThatWouldNotFitTheTrailers) {
  const absl::Status status =
      status::InvalidField(std::string(10000, 'x'), "FIELD_UNKNOWN", "no such field");
  const absl::Status received = ToAbsl(ToGrpc(status));
  EXPECT_THAT(received, HasReason("FIELD_UNKNOWN"));
  EXPECT_EQ(status::GetBadRequest(received), std::nullopt);
}

// What a client of the suite sees on the wire.
class StatusOverTheWireTest : public ::testing::Test {
 protected:
  std::mutex mutex_;
  absl::Status answer_;
  Executor executor_{{.workers = 1, .log_calls = false}};
  WorkService service_{&executor_, [this](auto&&...) {
                         const std::lock_guard<std::mutex> lock(mutex_);
                         return answer_;
                       }};
  RunningService<::communique::testing::v1::WorkService> server_{&service_};

  absl::Status Receive(const absl::Status& answer) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      answer_ = answer;
    }
    WorkResponse response;
    return ToAbsl(server_.Call(&Stub::Work, WorkRequest(), &response));
  }
};

TEST_F(StatusOverTheWireTest, EveryCodeArrivesWithItsDetails) {
  EXPECT_THAT(Receive(absl::OkStatus()), IsOk());
  for (int code = 1; code <= 16; ++code) {
    const absl::Status answer = status::Error(static_cast<absl::StatusCode>(code), "REASON", "why",
                                              {{"key", "value"}}, absl::Seconds(3));
    EXPECT_EQ(Receive(answer), answer);
  }
}

TEST_F(StatusOverTheWireTest, AFieldViolationArrives) {
  const absl::Status received =
      Receive(status::InvalidField("commentaries[2].content", "CONTENT_EMPTY", "is empty"));
  EXPECT_THAT(received,
              StatusIs(absl::StatusCode::kInvalidArgument, "commentaries[2].content: is empty"));
  EXPECT_THAT(received, HasReason("CONTENT_EMPTY"));
  EXPECT_THAT(received, ViolatesField("commentaries[2].content"));
}

TEST_F(StatusOverTheWireTest, AHugeErrorArrivesAsTheErrorItIs) {
  const std::string huge(100000, 'x');
  const absl::Status received =
      Receive(status::InvalidField(huge, "FIELD_UNKNOWN", huge, {{"path", huge}}));
  EXPECT_THAT(received, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(received.message().size(), 1027u);
}

}  // namespace
}  // namespace communique::rpc
