#include "services/summary/rpc/peer_call.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/rpc/status.h"
#include "common/status/error.h"

namespace communique::summary {
namespace {

using ::testing::HasSubstr;

TEST(PeerCallTest, APeerThatCannotBeReachedIsUnavailableWithADelay) {
  const absl::Status status =
      FromPeer(grpc::Status(grpc::StatusCode::UNAVAILABLE, "connection refused"), "entity");
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(status::Reason(status), "PEER_UNAVAILABLE");
  EXPECT_THAT(status.message(), HasSubstr("entity"));
  EXPECT_TRUE(status::GetRetryDelay(status).has_value());
}

TEST(PeerCallTest, PassesOnWhatTheCallerCanMend) {
  const absl::Status bad = status::InvalidField("commentary.content", "CONTENT_EMPTY", "is empty");
  const absl::Status status = FromPeer(rpc::ToGrpc(bad), "ingest");
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status::Reason(status), "CONTENT_EMPTY");
}

TEST(PeerCallTest, TellsWhoseDeadlinePassedAndWhoFailed) {
  EXPECT_EQ(
      status::Reason(FromPeer(grpc::Status(grpc::StatusCode::DEADLINE_EXCEEDED, ""), "ingest")),
      "DEADLINE_EXCEEDED");
  const absl::Status failed = FromPeer(grpc::Status(grpc::StatusCode::UNKNOWN, "boom"), "ingest");
  EXPECT_EQ(failed.code(), absl::StatusCode::kInternal);
  EXPECT_THAT(failed.message(), HasSubstr("ingest service failed: boom"));
  EXPECT_TRUE(FromPeer(grpc::Status::OK, "ingest").ok());
}

TEST(PeerCallTest, TakesThePeersOwnPrefixOffTheField) {
  const absl::Status bad = status::InvalidField("commentary.content", "CONTENT_EMPTY", "is empty");
  const absl::Status status = WithoutFieldPrefix(bad, "commentary");
  EXPECT_EQ(status.message(), "content: is empty");
  EXPECT_EQ(status::GetBadRequest(status)->field_violations(0).field(), "content");
  EXPECT_EQ(status::Reason(status), "CONTENT_EMPTY");
}

}  // namespace
}  // namespace communique::summary
