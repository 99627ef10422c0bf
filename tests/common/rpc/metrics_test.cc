#include "common/rpc/metrics.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "tests/support/running_service.h"
#include "tests/support/status_matchers.h"
#include "tests/support/work_service.h"

namespace communique::rpc {
namespace {

using ::communique::testing::HasReason;
using ::communique::testing::IsOk;
using ::communique::testing::RunningService;
using ::communique::testing::StatusIs;
using ::communique::testing::WorkService;
using ::communique::testing::v1::WorkRequest;
using ::communique::testing::v1::WorkResponse;
using ::testing::HasSubstr;
using ProtoService = ::communique::testing::v1::WorkService;

// The whole HTTP answer to GET /metrics, as a scraper gets it.
std::string Scrape(int port) {
  const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  const std::string request = "GET /metrics HTTP/1.0\r\nHost: localhost\r\n\r\n";
  EXPECT_EQ(send(connection, request.data(), request.size(), 0),
            static_cast<ssize_t>(request.size()));
  std::string answer;
  char buffer[4096];
  for (ssize_t n = 0; (n = recv(connection, buffer, sizeof(buffer), 0)) > 0;)
    answer.append(buffer, n);
  close(connection);
  return answer;
}

TEST(MetricsTest, AScraperSeesTheCallsOfAServer) {
  Metrics metrics;
  absl::StatusOr<MetricsServer> metrics_server = MetricsServer::Start("127.0.0.1:0", metrics);
  ASSERT_THAT(metrics_server, IsOk());
  Executor executor({.log_calls = false, .metrics = &metrics});
  WorkService service(&executor, [](const CallContext&, const WorkRequest& request, auto*) {
    return request.payload().empty() ? status::InvalidField("payload", "EMPTY", "is empty")
                                     : absl::OkStatus();
  });
  RunningService<ProtoService> server(&service);
  WorkRequest request;
  WorkResponse response;
  EXPECT_THAT(server.Call(&ProtoService::Stub::Work, request, &response), HasReason("EMPTY"));
  request.set_payload("x");
  for (int i = 0; i < 3; ++i) {
    EXPECT_THAT(server.Call(&ProtoService::Stub::Work, request, &response), IsOk());
  }
  const std::string page = Scrape(metrics_server->port());
  const std::string method =
      "grpc_method=\"Work\",grpc_service=\"communique.testing.v1.WorkService\"";
  EXPECT_THAT(page, HasSubstr(absl::StrCat("grpc_server_started_total{", method, "} 4")));
  EXPECT_THAT(page, HasSubstr(absl::StrCat("grpc_server_handling_seconds_count{", method, "} 4")));
  EXPECT_THAT(
      page, HasSubstr(absl::StrCat("grpc_server_handled_total{grpc_code=\"OK\",", method, "} 3")));
  EXPECT_THAT(page,
              HasSubstr(absl::StrCat("grpc_server_handled_total{grpc_code=\"INVALID_ARGUMENT\",",
                                     method, "} 1")));
}

TEST(MetricsTest, AScraperSeesTheMessagesOfStreams) {
  Metrics metrics;
  absl::StatusOr<MetricsServer> metrics_server = MetricsServer::Start("127.0.0.1:0", metrics);
  ASSERT_THAT(metrics_server, IsOk());
  metrics.MessagesReceived("communique.testing.v1.WorkService/WorkStream", 5);
  metrics.MessagesSent("communique.testing.v1.WorkService/WorkStream", 3);
  const std::string page = Scrape(metrics_server->port());
  const std::string method =
      "grpc_method=\"WorkStream\",grpc_service=\"communique.testing.v1.WorkService\"";
  EXPECT_THAT(page, HasSubstr(absl::StrCat("grpc_server_msg_received_total{", method, "} 5")));
  EXPECT_THAT(page, HasSubstr(absl::StrCat("grpc_server_msg_sent_total{", method, "} 3")));
}

TEST(MetricsServerTest, FailsToStartOnAPortInUse) {
  Metrics metrics;
  absl::StatusOr<MetricsServer> first = MetricsServer::Start("127.0.0.1:0", metrics);
  ASSERT_THAT(first, IsOk());
  const std::string taken = absl::StrCat("127.0.0.1:", first->port());
  EXPECT_THAT(MetricsServer::Start(taken, metrics),
              StatusIs(absl::StatusCode::kUnavailable, HasSubstr(taken)));
}

}  // namespace
}  // namespace communique::rpc
