#include "tests/e2e/running_suite.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "common/rpc/channel.h"

namespace communique::testing {
namespace {

std::unique_ptr<ServerProcess> Start(const std::string& binary, std::vector<std::string> flags,
                                     const std::vector<std::string>& more) {
  flags.insert(flags.end(), more.begin(), more.end());
  flags.push_back("--listen=127.0.0.1:0");
  auto server = std::make_unique<ServerProcess>(binary, flags);
  EXPECT_NE(server->WaitForPort(), 0) << binary << " does not serve: " << server->log();
  return server;
}

}  // namespace

RunningSuite::RunningSuite(const std::vector<std::string>& flags)
    : ingest_(Start(COMMUNIQUE_INGEST, {}, flags)),
      entity_(Start(COMMUNIQUE_ENTITY, {}, flags)),
      summary_(Start(COMMUNIQUE_SUMMARY,
                     {"--ingest=" + ingest_->Address(), "--entity=" + entity_->Address()}, flags)),
      ingest_stub_(ingest::v1::IngestService::NewStub(rpc::MakeChannel(ingest_->Address()))),
      entity_stub_(entity::v1::EntityService::NewStub(rpc::MakeChannel(entity_->Address()))),
      summary_stub_(summary::v1::SummaryService::NewStub(rpc::MakeChannel(summary_->Address()))) {}

std::string RunningSuite::Health(ServerProcess& server, const std::string& service) {
  const auto stub =
      grpc::health::v1::Health::NewStub(rpc::MakeChannel(server.Address(), {.max_attempts = 1}));
  grpc::health::v1::HealthCheckRequest request;
  request.set_service(service);
  grpc::health::v1::HealthCheckResponse response;
  const grpc::Status status =
      stub->Check(rpc::MakeClientContext(absl::Seconds(10)).get(), request, &response);
  if (!status.ok()) return status.error_message();
  return grpc::health::v1::HealthCheckResponse::ServingStatus_Name(response.status());
}

summary::v1::SummarizeCommentaryRequest SampleRequest() {
  std::ifstream file(COMMUNIQUE_SOURCE_DIR "/deploy/samples/harbour-visit.txt", std::ios::binary);
  summary::v1::SummarizeCommentaryRequest request;
  request.add_commentaries()->set_content(std::string(std::istreambuf_iterator<char>(file), {}));
  return request;
}

}  // namespace communique::testing
