#include "common/rpc/flags.h"

#include <string>
#include <utility>

#include "absl/flags/flag.h"
#include "absl/time/time.h"
#include "common/status/macros.h"

ABSL_FLAG(std::string, listen, "0.0.0.0:50051", "Address to serve on; port 0 picks a free one.");
ABSL_FLAG(bool, reflection, false,
          "Answer gRPC reflection, which grpcurl's list and describe need.");
ABSL_FLAG(bool, channelz, false, "Answer grpc.channelz.v1, which shows sockets and calls.");
ABSL_FLAG(int, max_receive_bytes, 8 << 20, "Longest request accepted.");
ABSL_FLAG(int, max_send_bytes, 64 << 20, "Longest response sent.");
ABSL_FLAG(int, max_metadata_bytes, 8 << 10, "Largest set of headers accepted for one call.");
ABSL_FLAG(int, max_concurrent_streams, 256, "Calls at a time on one connection.");
ABSL_FLAG(int64_t, memory_quota_bytes, int64_t{512} << 20,
          "What the transport may buffer for all connections.");
ABSL_FLAG(int, workers, 0, "Calls that run at a time; 0 is one for each core.");
ABSL_FLAG(int, queue, 64, "Calls that may wait for a worker; more are refused.");
ABSL_FLAG(int, streams, 16, "Streams open at a time; more are refused.");
ABSL_FLAG(absl::Duration, stream_idle, absl::Minutes(1),
          "Time after which a stream ends whose client sends nothing, or takes nothing.");
ABSL_FLAG(absl::Duration, max_deadline, absl::Minutes(1),
          "Longest time a call, or one batch of a stream, may take.");
ABSL_FLAG(absl::Duration, max_connection_age, absl::Minutes(5),
          "Age at which a connection ends, so that clients find new replicas. No more than about "
          "nine tenths of --drain_grace moves every client before a drain ends.");
ABSL_FLAG(absl::Duration, max_connection_age_grace, absl::Seconds(30),
          "Time for calls in flight when a connection reaches its age.");
ABSL_FLAG(absl::Duration, drain_grace, absl::Seconds(2),
          "Time for which calls are still served after health has become NOT_SERVING.");
ABSL_FLAG(absl::Duration, drain_timeout, absl::Seconds(20),
          "Time that calls in flight then have to end.");
ABSL_FLAG(bool, log_calls, true, "Write one line of JSON to standard error for each call.");
ABSL_FLAG(
    std::string, metrics_listen, "",
    "Address of an HTTP port for Prometheus metrics, for example 0.0.0.0:9090; empty for none.");

namespace communique::rpc {

ServerOptions ServerOptionsFromFlags() {
  return {.listen = absl::GetFlag(FLAGS_listen),
          .reflection = absl::GetFlag(FLAGS_reflection),
          .channelz = absl::GetFlag(FLAGS_channelz),
          .max_receive_bytes = absl::GetFlag(FLAGS_max_receive_bytes),
          .max_send_bytes = absl::GetFlag(FLAGS_max_send_bytes),
          .max_metadata_bytes = absl::GetFlag(FLAGS_max_metadata_bytes),
          .max_concurrent_streams = absl::GetFlag(FLAGS_max_concurrent_streams),
          .memory_quota_bytes = absl::GetFlag(FLAGS_memory_quota_bytes),
          .max_connection_age = absl::GetFlag(FLAGS_max_connection_age),
          .max_connection_age_grace = absl::GetFlag(FLAGS_max_connection_age_grace),
          .drain_grace = absl::GetFlag(FLAGS_drain_grace),
          .drain_timeout = absl::GetFlag(FLAGS_drain_timeout)};
}

ExecutorOptions ExecutorOptionsFromFlags(Metrics* metrics) {
  return {.workers = absl::GetFlag(FLAGS_workers),
          .queue = absl::GetFlag(FLAGS_queue),
          .streams = absl::GetFlag(FLAGS_streams),
          .stream_idle = absl::GetFlag(FLAGS_stream_idle),
          .max_deadline = absl::GetFlag(FLAGS_max_deadline),
          .log_calls = absl::GetFlag(FLAGS_log_calls),
          .metrics = metrics};
}

ChannelOptions ChannelOptionsFromFlags() {
  return {.max_receive_bytes = absl::GetFlag(FLAGS_max_send_bytes),
          .max_send_bytes = absl::GetFlag(FLAGS_max_receive_bytes)};
}

absl::StatusOr<std::optional<MetricsServer>> StartMetricsServerFromFlags(const Metrics& metrics) {
  const std::string listen = absl::GetFlag(FLAGS_metrics_listen);
  if (listen.empty()) return std::optional<MetricsServer>();
  COMMUNIQUE_ASSIGN_OR_RETURN(MetricsServer server, MetricsServer::Start(listen, metrics));
  return std::optional<MetricsServer>(std::move(server));
}

}  // namespace communique::rpc
