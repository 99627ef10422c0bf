#ifndef COMMON_RPC_SERVER_H_
#define COMMON_RPC_SERVER_H_

#include <grpcpp/grpcpp.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "absl/types/span.h"

namespace communique::rpc {

class CallsInFlight;
class Executor;

// What a server accepts. The defaults suit a service inside a cluster.
struct ServerOptions {
  // Address and port, for example "0.0.0.0:50051"; port 0 picks a free one. Empty: no port at all,
  // the server is reached only by InProcessChannel.
  std::string listen = "127.0.0.1:0";

  // Answer grpc.reflection.v1alpha (grpcurl list and describe) and grpc.channelz.v1. Each loads a
  // shared library of gRPC when the server starts, which fails with a clear error where it is not
  // installed.
  bool reflection = false;
  bool channelz = false;

  // A longer request ends with RESOURCE_EXHAUSTED, as does a longer response.
  int max_receive_bytes = 8 << 20;
  int max_send_bytes = 64 << 20;
  // All headers of a call together; more ends with RESOURCE_EXHAUSTED and closes the connection.
  int max_metadata_bytes = 8 << 10;
  // Calls at a time on one connection; a client holds further ones back.
  int max_concurrent_streams = 256;

  // What the transport may buffer for all connections together, and the threads gRPC may have for
  // synchronous methods.
  int64_t memory_quota_bytes = int64_t{512} << 20;
  int max_threads = 32;

  // A connection that has not finished its HTTP/2 (and TLS) handshake after this is closed.
  absl::Duration handshake_timeout = absl::Seconds(3);
  // The server pings a silent client after `keepalive_time` and closes the connection without an
  // answer. A client that pings without data more often than `min_ping_interval` is sent away after
  // `max_ping_strikes`.
  absl::Duration keepalive_time = absl::Minutes(1);
  absl::Duration keepalive_timeout = absl::Seconds(20);
  absl::Duration min_ping_interval = absl::Seconds(10);
  int max_ping_strikes = 2;
  // Connections end when they are idle, and (give or take a tenth) at their maximum age, so that
  // clients look up addresses again and spread over new replicas; calls in flight then have
  // `max_connection_age_grace` to end.
  absl::Duration max_connection_idle = absl::Minutes(5);
  absl::Duration max_connection_age = absl::Minutes(5);
  absl::Duration max_connection_age_grace = absl::Seconds(30);

  // Drain: how long health says NOT_SERVING while calls are still served, and how long calls then
  // may take to end. All clients have moved, whether they watch health or not, when drain_grace
  // >= 1.1 * max_connection_age.
  absl::Duration drain_grace = absl::Seconds(2);
  absl::Duration drain_timeout = absl::Seconds(20);
};

// A service and the name by which health checks ask for it.
struct Registration {
  const char* name;
  grpc::Service* service;
  // Whose streams a drain asks to end; null for a service without streams. Must outlive the server.
  Executor* streams = nullptr;
};

// A running gRPC server with health checking (grpc.health.v1: one status per service name, "" for
// the whole). Requests that are compressed are refused with UNIMPLEMENTED, so that a small request
// cannot become a large one.
class Server {
 public:
  // The services, and what they run on, must outlive the server. Errors: UNAVAILABLE, it cannot
  // listen on the address; FAILED_PRECONDITION, the library for reflection or channelz cannot be
  // loaded; INVALID_ARGUMENT, no service.
  static absl::StatusOr<Server> Start(const ServerOptions& options,
                                      absl::Span<const Registration> services);

  Server(Server&&) noexcept;
  Server& operator=(Server&&) = delete;

  // Ends all calls at once unless Drain was called before.
  ~Server();

  // The port bound, which differs from the one asked for when that was 0; 0 for a server without a
  // port.
  int port() const { return port_; }

  // A channel to this server without a socket. It ends with the server.
  std::shared_ptr<grpc::Channel> InProcessChannel();

  // Stops without losing a call: NOT_SERVING at once; goes on serving for drain_grace; then asks
  // open streams to end (Executor::CloseStreams) and waits until no call is left, at most
  // drain_timeout; then closes, which cancels what still runs. Returns when everything has ended.
  // Only the first call does something.
  void Drain();

 private:
  Server(const ServerOptions& options, absl::Span<const Registration> services,
         std::unique_ptr<CallsInFlight> calls, std::unique_ptr<grpc::Server> server, int port);

  ServerOptions options_;
  std::vector<Executor*> streams_;
  std::unique_ptr<CallsInFlight> calls_;
  std::unique_ptr<grpc::Server> server_;
  int port_;
};

}  // namespace communique::rpc

#endif  // COMMON_RPC_SERVER_H_
