#ifndef COMMON_RPC_CHANNEL_H_
#define COMMON_RPC_CHANNEL_H_

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <memory>
#include <string>

#include "absl/time/time.h"
#include "common/rpc/call_context.h"

namespace communique::rpc {

struct ChannelOptions {
  // The longest response taken and request sent.
  int max_receive_bytes = 64 << 20;
  int max_send_bytes = 64 << 20;
  // Tries of one call in all, the first included; at least 1. Only UNAVAILABLE, and CANCELLED by
  // the server (which one that closes may answer), are tried again, and only while no more than
  // about one call in ten of this channel fails (a retry budget), so that retries cannot bury a
  // server that struggles. 1 for a channel of streams: gRPC 1.51 loses messages of a stream with
  // two directions that it tries again (seen: OK, with fewer messages on the second server than the
  // client had written), so a client of streams opens a new one itself.
  int max_attempts = 4;
  absl::Duration initial_backoff = absl::Milliseconds(50);
  absl::Duration max_backoff = absl::Seconds(1);
  // Longest pause between attempts to connect.
  absl::Duration max_reconnect_backoff = absl::Seconds(2);
  // A silent connection is pinged after this while calls run, and closed without an answer within
  // the timeout. Not below ServerOptions::min_ping_interval, or the server sends the client away.
  absl::Duration keepalive_time = absl::Seconds(30);
  absl::Duration keepalive_timeout = absl::Seconds(10);
  // When set, the health of this service ("" is not set) is watched and a replica that says
  // NOT_SERVING gets no new calls. For several replicas; with one alone it would refuse calls that
  // a draining server still serves.
  std::string watch_health_of = "";
};

// A channel to "host:port", or to all addresses of "dns:///host:port" in turn (round robin).
// Connects when it is used, and again after a loss. All unary methods of the suite are safe to
// retry, as their comments say.
std::shared_ptr<grpc::Channel> MakeChannel(const std::string& address,
                                           const ChannelOptions& options = {});

// A context for a call made on behalf of the call `caller`: its deadline, less `margin` to answer
// in; its trace, under a new span; cancelled when the caller's call is. Must be used up before the
// caller's handler returns.
std::unique_ptr<grpc::ClientContext> MakeClientContext(
    const CallContext& caller, absl::Duration margin = absl::Milliseconds(20));

// A context for a call that nobody else waits for: a new trace, and `timeout` from now as its
// deadline.
std::unique_ptr<grpc::ClientContext> MakeClientContext(absl::Duration timeout);

}  // namespace communique::rpc

#endif  // COMMON_RPC_CHANNEL_H_
