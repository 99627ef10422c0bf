#include "common/rpc/server.h"

#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>

#include <algorithm>
#include <limits>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/rpc/calls_in_flight.h"
#include "common/rpc/executor.h"
#include "common/rpc/server_plugins.h"
#include "common/status/macros.h"

namespace communique::rpc {
namespace {

// How long streams of health and channelz may take to end by themselves when the server closes.
constexpr absl::Duration kCloseTimeout = absl::Milliseconds(200);

int Milliseconds(absl::Duration duration) {
  constexpr int64_t kMax = std::numeric_limits<int>::max();
  return static_cast<int>(std::clamp<int64_t>(absl::ToInt64Milliseconds(duration), 0, kMax));
}

void SetMessageLimits(const ServerOptions& options, grpc::ServerBuilder* builder) {
  builder->SetMaxReceiveMessageSize(options.max_receive_bytes);
  builder->SetMaxSendMessageSize(options.max_send_bytes);
  builder->AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, options.max_metadata_bytes);
  builder->AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, options.max_concurrent_streams);
  // Refused by the call, and not even unpacked by the transport.
  builder->AddChannelArgument(GRPC_ARG_ENABLE_PER_MESSAGE_DECOMPRESSION, 0);
  for (const auto algorithm : {GRPC_COMPRESS_DEFLATE, GRPC_COMPRESS_GZIP}) {
    builder->SetCompressionAlgorithmSupportStatus(algorithm, false);
  }
  builder->SetResourceQuota(grpc::ResourceQuota("server")
                                .Resize(static_cast<size_t>(options.memory_quota_bytes))
                                .SetMaxThreads(options.max_threads));
}

void SetConnectionPolicy(const ServerOptions& options, grpc::ServerBuilder* builder) {
  const std::pair<const char*, absl::Duration> durations[] = {
      {GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, options.handshake_timeout},
      {GRPC_ARG_KEEPALIVE_TIME_MS, options.keepalive_time},
      {GRPC_ARG_KEEPALIVE_TIMEOUT_MS, options.keepalive_timeout},
      {GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, options.min_ping_interval},
      {GRPC_ARG_MAX_CONNECTION_IDLE_MS, options.max_connection_idle},
      {GRPC_ARG_MAX_CONNECTION_AGE_MS, options.max_connection_age},
      {GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, options.max_connection_age_grace},
  };
  for (const auto& [name, duration] : durations) {
    builder->AddChannelArgument(name, Milliseconds(duration));
  }
  builder->AddChannelArgument(GRPC_ARG_HTTP2_MAX_PING_STRIKES, options.max_ping_strikes);
  builder->AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  // Two processes must not share a port by accident: the second fails to start.
  builder->AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
}

void CountCalls(CallsInFlight* calls, grpc::ServerBuilder* builder) {
  std::vector<std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>> factories;
  factories.push_back(calls->MakeInterceptorFactory());
  builder->experimental().SetInterceptorCreators(std::move(factories));
}

std::vector<std::string> Names(absl::Span<const Registration> services) {
  std::vector<std::string> names;
  for (const Registration& service : services) names.emplace_back(service.name);
  return names;
}

}  // namespace

absl::StatusOr<Server> Server::Start(const ServerOptions& options,
                                     absl::Span<const Registration> services) {
  if (services.empty()) return absl::InvalidArgumentError("a server needs at least one service");
  // gRPC's list of plugins is global and not guarded: one server is built at a time.
  static std::mutex building;
  const std::lock_guard<std::mutex> lock(building);
  const ServerPlugins plugins = {options.reflection, options.channelz};
  COMMUNIQUE_RETURN_IF_ERROR(LoadServerPlugins(plugins));
  grpc::EnableDefaultHealthCheckService(true);

  auto calls = std::make_unique<CallsInFlight>(Names(services));
  grpc::ServerBuilder builder;
  builder.SetOption(KeepServerPlugins(plugins));
  SetMessageLimits(options, &builder);
  CountCalls(calls.get(), &builder);
  int port = 0;
  if (!options.listen.empty()) {
    SetConnectionPolicy(options, &builder);
    builder.AddListeningPort(options.listen, grpc::InsecureServerCredentials(), &port);
  }
  for (const Registration& entry : services) builder.RegisterService(entry.service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr || (port == 0 && !options.listen.empty())) {
    return absl::UnavailableError(
        absl::StrCat("cannot listen on ", options.listen,
                     ": the address is wrong, already in use or not allowed"));
  }
  for (const Registration& entry : services) {
    server->GetHealthCheckService()->SetServingStatus(entry.name, true);
  }
  return Server(options, services, std::move(calls), std::move(server), port);
}

Server::Server(const ServerOptions& options, absl::Span<const Registration> services,
               std::unique_ptr<CallsInFlight> calls, std::unique_ptr<grpc::Server> server, int port)
    : options_(options), calls_(std::move(calls)), server_(std::move(server)), port_(port) {
  for (const Registration& entry : services) {
    if (entry.streams != nullptr) streams_.push_back(entry.streams);
  }
}

Server::Server(Server&&) noexcept = default;

Server::~Server() {
  if (server_ == nullptr) return;
  server_->Shutdown(std::chrono::system_clock::now());
  server_->Wait();
}

std::shared_ptr<grpc::Channel> Server::InProcessChannel() {
  grpc::ChannelArguments arguments;  // Without these a client takes no more than 4 MiB.
  arguments.SetMaxReceiveMessageSize(options_.max_send_bytes);
  arguments.SetMaxSendMessageSize(options_.max_receive_bytes);
  return server_->InProcessChannel(arguments);
}

void Server::Drain() {
  if (server_ == nullptr) return;
  server_->GetHealthCheckService()->SetServingStatus(false);
  absl::SleepFor(options_.drain_grace);
  for (Executor* executor : streams_) executor->CloseStreams();
  calls_->WaitForNone(absl::ToChronoNanoseconds(options_.drain_timeout));
  server_->Shutdown(absl::ToChronoTime(absl::Now() + kCloseTimeout));
  server_->Wait();
  server_.reset();
}

}  // namespace communique::rpc
