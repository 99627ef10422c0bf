#include "common/rpc/grpc_log.h"

#include <gmock/gmock.h>
#include <grpc/support/log.h>
#include <grpcpp/completion_queue.h>
#include <gtest/gtest.h>

namespace communique::rpc {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(GrpcLogTest, LinesOfGrpcAreJsonLikeOurs) {
  WriteGrpcLogAsJson();
  const grpc::CompletionQueue initializes_grpc;  // Sets the level from which gRPC writes.
  ::testing::internal::CaptureStderr();
  gpr_log("call.cc", 12, GPR_LOG_SEVERITY_ERROR, "peer said \"%s\"", "no");
  const std::string line = ::testing::internal::GetCapturedStderr();
  EXPECT_THAT(line, StartsWith("{\"time\":"));
  EXPECT_THAT(line, HasSubstr(R"("severity":"ERROR","message":"peer said \"no\"")"));
  EXPECT_THAT(line, HasSubstr(R"("source":"grpc","file":"call.cc","line":12})"));
}

}  // namespace
}  // namespace communique::rpc
