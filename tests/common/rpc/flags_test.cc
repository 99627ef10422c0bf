#include "common/rpc/flags.h"

#include <gtest/gtest.h>

#include "absl/flags/parse.h"
#include "absl/flags/reflection.h"
#include "tests/support/status_matchers.h"

namespace communique::rpc {
namespace {

using ::communique::testing::IsOk;
using ::communique::testing::StatusIs;

template <size_t N>
void Parse(const char* const (&flags)[N]) {
  std::vector<char*> arguments = {const_cast<char*>("server")};
  for (const char* flag : flags) arguments.push_back(const_cast<char*>(flag));
  absl::ParseCommandLine(static_cast<int>(arguments.size()), arguments.data());
}

TEST(FlagsTest, DefaultsAreThoseOfTheOptions) {
  const ServerOptions server = ServerOptionsFromFlags();
  EXPECT_EQ(server.listen, "0.0.0.0:50051");
  EXPECT_EQ(server.reflection, ServerOptions().reflection);
  EXPECT_EQ(server.max_receive_bytes, ServerOptions().max_receive_bytes);
  EXPECT_EQ(server.max_send_bytes, ServerOptions().max_send_bytes);
  EXPECT_EQ(server.max_metadata_bytes, ServerOptions().max_metadata_bytes);
  EXPECT_EQ(server.max_concurrent_streams, ServerOptions().max_concurrent_streams);
  EXPECT_EQ(server.memory_quota_bytes, ServerOptions().memory_quota_bytes);
  EXPECT_EQ(server.max_connection_age, ServerOptions().max_connection_age);
  EXPECT_EQ(server.drain_grace, ServerOptions().drain_grace);
  EXPECT_EQ(server.drain_timeout, ServerOptions().drain_timeout);
  const ExecutorOptions executor = ExecutorOptionsFromFlags(nullptr);
  EXPECT_EQ(executor.workers, ExecutorOptions().workers);
  EXPECT_EQ(executor.queue, ExecutorOptions().queue);
  EXPECT_EQ(executor.streams, ExecutorOptions().streams);
  EXPECT_EQ(executor.stream_idle, ExecutorOptions().stream_idle);
  EXPECT_EQ(executor.max_deadline, ExecutorOptions().max_deadline);
}

TEST(FlagsTest, ReachTheOptions) {
  const absl::FlagSaver saver;
  Parse({"--listen=127.0.0.1:0", "--reflection", "--channelz", "--workers=3", "--queue=7",
         "--streams=5", "--stream_idle=9s", "--drain_grace=4s", "--max_connection_age=90s",
         "--nolog_calls"});
  const ServerOptions server = ServerOptionsFromFlags();
  EXPECT_EQ(server.listen, "127.0.0.1:0");
  EXPECT_TRUE(server.reflection);
  EXPECT_TRUE(server.channelz);
  EXPECT_EQ(server.drain_grace, absl::Seconds(4));
  EXPECT_EQ(server.max_connection_age, absl::Seconds(90));
  Metrics metrics;
  const ExecutorOptions executor = ExecutorOptionsFromFlags(&metrics);
  EXPECT_EQ(executor.workers, 3);
  EXPECT_EQ(executor.queue, 7);
  EXPECT_EQ(executor.streams, 5);
  EXPECT_EQ(executor.stream_idle, absl::Seconds(9));
  EXPECT_FALSE(executor.log_calls);
  EXPECT_EQ(executor.metrics, &metrics);
}

TEST(FlagsTest, MetricsHaveAPortOnlyWhenAskedFor) {
  const absl::FlagSaver saver;
  Metrics metrics;
  auto none = StartMetricsServerFromFlags(metrics);
  ASSERT_THAT(none, IsOk());
  EXPECT_FALSE(none->has_value());
  Parse({"--metrics_listen=127.0.0.1:0"});
  auto some = StartMetricsServerFromFlags(metrics);
  ASSERT_THAT(some, IsOk());
  EXPECT_GT((*some)->port(), 0);
  Parse({"--metrics_listen=nowhere"});
  EXPECT_THAT(StartMetricsServerFromFlags(metrics), StatusIs(absl::StatusCode::kUnavailable));
}

}  // namespace
}  // namespace communique::rpc
