#ifndef TESTS_E2E_RUNNING_SUITE_H_
#define TESTS_E2E_RUNNING_SUITE_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "communique/entity/v1/entity_service.grpc.pb.h"
#include "communique/ingest/v1/ingest_service.grpc.pb.h"
#include "communique/summary/v1/summary_service.grpc.pb.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "tests/e2e/server_process.h"

namespace communique::testing {

// The three servers as they are deployed: a process each, talking over sockets. Summary calls the
// other two.
class RunningSuite {
 public:
  // All get `flags` too. The test fails when one does not serve.
  explicit RunningSuite(const std::vector<std::string>& flags = {});

  ServerProcess& ingest() { return *ingest_; }
  ServerProcess& entity() { return *entity_; }
  ServerProcess& summary() { return *summary_; }

  ingest::v1::IngestService::Stub& ingest_stub() { return *ingest_stub_; }
  entity::v1::EntityService::Stub& entity_stub() { return *entity_stub_; }
  summary::v1::SummaryService::Stub& summary_stub() { return *summary_stub_; }

  // What a server says of itself: "SERVING", "NOT_SERVING", or the error of the call.
  static std::string Health(ServerProcess& server, const std::string& service);

 private:
  std::unique_ptr<ServerProcess> ingest_;
  std::unique_ptr<ServerProcess> entity_;
  std::unique_ptr<ServerProcess> summary_;
  std::unique_ptr<ingest::v1::IngestService::Stub> ingest_stub_;
  std::unique_ptr<entity::v1::EntityService::Stub> entity_stub_;
  std::unique_ptr<summary::v1::SummaryService::Stub> summary_stub_;
};

// A request for the sample that ships with the project.
summary::v1::SummarizeCommentaryRequest SampleRequest();

}  // namespace communique::testing

#endif  // TESTS_E2E_RUNNING_SUITE_H_
