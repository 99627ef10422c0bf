#ifndef COMMON_RPC_METRICS_H_
#define COMMON_RPC_METRICS_H_

#include <grpcpp/support/status_code_enum.h>

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace prometheus {
class Exposer;
class Registry;
}  // namespace prometheus

namespace communique::rpc {

// Counts what a server does, under the names that Prometheus dashboards for gRPC know:
// grpc_server_started_total, grpc_server_handled_total by grpc_code, grpc_server_handling_seconds
// (arrival to answer, queueing included), and for streams grpc_server_msg_received_total and
// grpc_server_msg_sent_total. Labels grpc_service and grpc_method. Thread-safe.
class Metrics {
 public:
  Metrics();
  ~Metrics();

  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // `method` is "package.Service/Method", from the code, never from a client: each one is a time
  // series for good.
  void CallStarted(absl::string_view method);
  void CallFinished(absl::string_view method, grpc::StatusCode code, absl::Duration duration);

  // Messages of a stream.
  void MessagesReceived(absl::string_view method, int64_t count);
  void MessagesSent(absl::string_view method, int64_t count);

  const std::shared_ptr<prometheus::Registry>& registry() const { return registry_; }

 private:
  struct Families;

  std::shared_ptr<prometheus::Registry> registry_;
  std::unique_ptr<Families> families_;
};

// Serves metrics over HTTP, at /metrics, on a port of their own.
class MetricsServer {
 public:
  // `listen` is "address:port"; port 0 picks a free one. UNAVAILABLE when it cannot listen there.
  // Keeps the registry of `metrics` alive.
  static absl::StatusOr<MetricsServer> Start(const std::string& listen, const Metrics& metrics);

  MetricsServer(MetricsServer&&) noexcept;
  ~MetricsServer();

  int port() const;

 private:
  explicit MetricsServer(std::unique_ptr<prometheus::Exposer> exposer);

  std::unique_ptr<prometheus::Exposer> exposer_;
};

}  // namespace communique::rpc

#endif  // COMMON_RPC_METRICS_H_
