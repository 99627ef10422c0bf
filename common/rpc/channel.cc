#include "common/rpc/channel.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "absl/time/clock.h"
#include "common/rpc/trace.h"

namespace communique::rpc {
namespace {

constexpr absl::Duration kMinResolutionInterval = absl::Seconds(5);

// Service config:
// https://github.com/grpc/grpc-proto/blob/master/grpc/service_config/service_config.proto Each
// failure takes a token of 10, each success gives a tenth of one back; retries stop at half of
// them.
constexpr char kServiceConfig[] = R"({
  "loadBalancingConfig": [{"round_robin": {}}],$0
  "methodConfig": [{
    "name": [{}]$1
  }],
  "retryThrottling": {"maxTokens": 10, "tokenRatio": 0.1}
})";
constexpr char kRetryPolicy[] = R"(,
    "retryPolicy": {
      "maxAttempts": $0, "initialBackoff": "$1s", "maxBackoff": "$2s", "backoffMultiplier": 2,
      "retryableStatusCodes": ["UNAVAILABLE", "CANCELLED"]
    })";
constexpr char kHealthCheck[] = R"(
  "healthCheckConfig": {"serviceName": "$0"},)";

std::string ServiceConfig(const ChannelOptions& options) {
  const std::string health = options.watch_health_of.empty()
                                 ? ""
                                 : absl::Substitute(kHealthCheck, options.watch_health_of);
  const std::string retry =  // The policy needs at least two attempts to be valid.
      options.max_attempts < 2 ? ""
                               : absl::Substitute(kRetryPolicy, options.max_attempts,
                                                  absl::ToDoubleSeconds(options.initial_backoff),
                                                  absl::ToDoubleSeconds(options.max_backoff));
  return absl::Substitute(kServiceConfig, health, retry);
}

int Milliseconds(absl::Duration duration) {
  return static_cast<int>(absl::ToInt64Milliseconds(duration));
}

void AddTrace(const TraceContext& trace, grpc::ClientContext* context) {
  context->AddMetadata(kTraceparent, FormatTraceparent(trace));
  if (!trace.state.empty()) context->AddMetadata(kTracestate, trace.state);
}

}  // namespace

std::shared_ptr<grpc::Channel> MakeChannel(const std::string& address,
                                           const ChannelOptions& options) {
  grpc::ChannelArguments arguments;
  arguments.SetServiceConfigJSON(ServiceConfig(options));
  arguments.SetInt(GRPC_ARG_SERVICE_CONFIG_DISABLE_RESOLUTION, 1);  // No TXT look-ups.
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 1);
  arguments.SetMaxReceiveMessageSize(options.max_receive_bytes);
  arguments.SetMaxSendMessageSize(options.max_send_bytes);
  arguments.SetCompressionAlgorithm(GRPC_COMPRESS_NONE);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, Milliseconds(options.keepalive_time));
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, Milliseconds(options.keepalive_timeout));
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, Milliseconds(options.max_reconnect_backoff));
  arguments.SetInt(GRPC_ARG_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS,
                   Milliseconds(kMinResolutionInterval));
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

std::unique_ptr<grpc::ClientContext> MakeClientContext(const CallContext& caller,
                                                       absl::Duration margin) {
  grpc::PropagationOptions propagation;  // Cancellation; the deadline below is the earlier one.
  std::unique_ptr<grpc::ClientContext> context =
      grpc::ClientContext::FromCallbackServerContext(caller.server_context(), propagation);
  context->set_deadline(absl::ToChronoTime(caller.deadline() - margin));
  AddTrace(NewSpan(caller.trace()), context.get());
  return context;
}

std::unique_ptr<grpc::ClientContext> MakeClientContext(absl::Duration timeout) {
  auto context = std::make_unique<grpc::ClientContext>();
  context->set_deadline(absl::ToChronoTime(absl::Now() + timeout));
  AddTrace(NewTrace(), context.get());
  return context;
}

}  // namespace communique::rpc
