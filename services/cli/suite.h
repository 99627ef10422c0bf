#ifndef SERVICES_CLI_SUITE_H_
#define SERVICES_CLI_SUITE_H_

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "communique/entity/v1/entity_service.grpc.pb.h"
#include "communique/ingest/v1/ingest_service.grpc.pb.h"
#include "communique/summary/v1/summary_service.grpc.pb.h"
#include "services/cli/embedded_service.h"
#include "services/cli/options.h"

namespace communique::cli {

// The services that a command calls: inside this process, or where the options say that they run.
// Thread-safe once made.
class Suite {
 public:
  // Starts what options.command needs and no more; options.model is set. Errors: as the services'
  // own parts say; none for an address, which is only looked up when it is called.
  static absl::StatusOr<std::unique_ptr<Suite>> Create(const Options& options);

  ~Suite();

  // The stubs. Only those that the command needs may be asked for.
  ingest::v1::IngestService::StubInterface& ingest() const { return *ingest_; }
  entity::v1::EntityService::StubInterface& entity() const { return *entity_; }
  summary::v1::SummaryService::StubInterface& summary() const { return *summary_; }
  // For its streams: gRPC's own second attempts lose messages of a stream, so there are none.
  summary::v1::SummaryService::StubInterface& summary_stream() const { return *summary_stream_; }

 private:
  Suite() = default;

  absl::StatusOr<std::shared_ptr<grpc::Channel>> Reach(
      const std::string& address,
      absl::StatusOr<std::unique_ptr<EmbeddedService>> (*embed)(const EmbedOptions&),
      const EmbedOptions& options);

  std::vector<std::unique_ptr<EmbeddedService>> embedded_;  // A caller after those that it calls.
  std::unique_ptr<ingest::v1::IngestService::StubInterface> ingest_;
  std::unique_ptr<entity::v1::EntityService::StubInterface> entity_;
  std::unique_ptr<summary::v1::SummaryService::StubInterface> summary_;
  std::unique_ptr<summary::v1::SummaryService::StubInterface> summary_stream_;
};

}  // namespace communique::cli

#endif  // SERVICES_CLI_SUITE_H_
