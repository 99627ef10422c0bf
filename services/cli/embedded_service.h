#ifndef SERVICES_CLI_EMBEDDED_SERVICE_H_
#define SERVICES_CLI_EMBEDDED_SERVICE_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace communique::cli {

// A service inside this process, reached over a channel without a socket. Destroying it ends its
// calls.
class EmbeddedService {
 public:
  virtual ~EmbeddedService() = default;
  virtual std::shared_ptr<grpc::Channel> channel() = 0;
};

struct EmbedOptions {
  // Calls that run at a time, at least 1.
  int workers = 1;
  // Longest time for one call.
  absl::Duration max_deadline = absl::Minutes(1);
  // For the entity service: the language model, a folder or "none".
  std::string model = "none";
  // For the summary service: where its peers are.
  std::shared_ptr<grpc::Channel> ingest = nullptr;
  std::shared_ptr<grpc::Channel> entity = nullptr;
};

// Each builds the domain objects of its service and starts it. Errors: as the domain says, for
// example when an embedded table is damaged or the language model cannot be read.
absl::StatusOr<std::unique_ptr<EmbeddedService>> EmbedIngest(const EmbedOptions& options);
absl::StatusOr<std::unique_ptr<EmbeddedService>> EmbedEntity(const EmbedOptions& options);
absl::StatusOr<std::unique_ptr<EmbeddedService>> EmbedSummary(const EmbedOptions& options);

}  // namespace communique::cli

#endif  // SERVICES_CLI_EMBEDDED_SERVICE_H_
