#include "common/rpc/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/exposer.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <exception>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace communique::rpc {
namespace {

constexpr int kExposerThreads = 1;

// Seconds. From a bare hop (0.1 ms) to the longest deadline a call is given.
const prometheus::Histogram::BucketBoundaries& LatencyBuckets() {
  static const auto* const buckets = new prometheus::Histogram::BucketBoundaries{
      0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};
  return *buckets;
}

prometheus::Labels MethodLabels(absl::string_view method) {
  const std::pair<std::string, std::string> names = absl::StrSplit(method, absl::MaxSplits('/', 1));
  return {{"grpc_service", names.first}, {"grpc_method", names.second}};
}

}  // namespace

struct Metrics::Families {
  explicit Families(prometheus::Registry* registry)
      : started(prometheus::BuildCounter()
                    .Name("grpc_server_started_total")
                    .Help("Calls that arrived.")
                    .Register(*registry)),
        handled(prometheus::BuildCounter()
                    .Name("grpc_server_handled_total")
                    .Help("Calls that were answered, by status code.")
                    .Register(*registry)),
        seconds(prometheus::BuildHistogram()
                    .Name("grpc_server_handling_seconds")
                    .Help("Time from a call's arrival to its answer.")
                    .Register(*registry)),
        received(prometheus::BuildCounter()
                     .Name("grpc_server_msg_received_total")
                     .Help("Messages of streams that arrived.")
                     .Register(*registry)),
        sent(prometheus::BuildCounter()
                 .Name("grpc_server_msg_sent_total")
                 .Help("Messages of streams that were sent.")
                 .Register(*registry)) {}

  prometheus::Family<prometheus::Counter>& started;
  prometheus::Family<prometheus::Counter>& handled;
  prometheus::Family<prometheus::Histogram>& seconds;
  prometheus::Family<prometheus::Counter>& received;
  prometheus::Family<prometheus::Counter>& sent;
};

Metrics::Metrics()
    : registry_(std::make_shared<prometheus::Registry>()),
      families_(std::make_unique<Families>(registry_.get())) {}

Metrics::~Metrics() = default;

void Metrics::CallStarted(absl::string_view method) {
  families_->started.Add(MethodLabels(method)).Increment();
}

void Metrics::CallFinished(absl::string_view method, grpc::StatusCode code,
                           absl::Duration duration) {
  prometheus::Labels labels = MethodLabels(method);
  families_->seconds.Add(labels, LatencyBuckets()).Observe(absl::ToDoubleSeconds(duration));
  labels.emplace("grpc_code", absl::StatusCodeToString(static_cast<absl::StatusCode>(code)));
  families_->handled.Add(labels).Increment();
}

void Metrics::MessagesReceived(absl::string_view method, int64_t count) {
  families_->received.Add(MethodLabels(method)).Increment(static_cast<double>(count));
}

void Metrics::MessagesSent(absl::string_view method, int64_t count) {
  families_->sent.Add(MethodLabels(method)).Increment(static_cast<double>(count));
}

absl::StatusOr<MetricsServer> MetricsServer::Start(const std::string& listen,
                                                   const Metrics& metrics) {
  try {  // The library reports a port that is in use by an exception.
    auto exposer = std::make_unique<prometheus::Exposer>(listen, kExposerThreads);
    exposer->RegisterCollectable(metrics.registry());
    return MetricsServer(std::move(exposer));
  } catch (const std::exception& error) {
    return absl::UnavailableError(
        absl::StrCat("cannot serve metrics on ", listen, ": ", error.what()));
  }
}

MetricsServer::MetricsServer(std::unique_ptr<prometheus::Exposer> exposer)
    : exposer_(std::move(exposer)) {}
MetricsServer::MetricsServer(MetricsServer&&) noexcept = default;
MetricsServer::~MetricsServer() = default;

int MetricsServer::port() const { return exposer_->GetListeningPorts().at(0); }

}  // namespace communique::rpc
