#include "common/rpc/server.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <grpcpp/health_check_service_interface.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "absl/time/clock.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "tests/support/running_service.h"
#include "tests/support/status_matchers.h"
#include "tests/support/work_service.h"

namespace communique::rpc {
namespace {

using ::communique::testing::IsOk;
using ::communique::testing::RunningService;
using ::communique::testing::StatusIs;
using ::communique::testing::WorkService;
using ::communique::testing::v1::WorkRequest;
using ::communique::testing::v1::WorkResponse;
using ::grpc::health::v1::Health;
using ::grpc::health::v1::HealthCheckRequest;
using ::grpc::health::v1::HealthCheckResponse;
using ::testing::HasSubstr;
using ProtoService = ::communique::testing::v1::WorkService;

constexpr int kMaxReceiveBytes = 100'000;
constexpr int kMaxSendBytes = 200'000;

class ServerTest : public ::testing::Test {
 protected:
  static ServerOptions Options() {
    ServerOptions options = RunningService<ProtoService>::QuickOptions();
    options.max_receive_bytes = kMaxReceiveBytes;
    options.max_send_bytes = kMaxSendBytes;
    options.max_metadata_bytes = 4096;
    options.handshake_timeout = absl::Milliseconds(300);
    return options;
  }

  // Answers with as many bytes as the payload says in words, or with the payload itself.
  Executor executor_{{.log_calls = false}};
  WorkService service_{
      &executor_, [](const CallContext&, const WorkRequest& request, WorkResponse* response) {
        response->set_payload(request.payload() == "too much" ? std::string(kMaxSendBytes + 1, 'x')
                                                              : request.payload());
        return absl::OkStatus();
      }};
  RunningService<ProtoService> server_{&service_, Options()};
  WorkResponse response_;

  grpc::Status Work(const std::string& payload) {
    WorkRequest request;
    request.set_payload(payload);
    return server_.Call(&ProtoService::Stub::Work, request, &response_);
  }

  grpc::Status Check(const std::shared_ptr<grpc::Channel>& channel, const std::string& name,
                     HealthCheckResponse* response) {
    HealthCheckRequest request;
    request.set_service(name);
    return Health::NewStub(channel)->Check(MakeClientContext(absl::Seconds(10)).get(), request,
                                           response);
  }
};

TEST_F(ServerTest, IsHealthyUnderTheNameOfEachServiceAndAsAWhole) {
  for (const char* name : {"communique.testing.v1.WorkService", ""}) {
    HealthCheckResponse response;
    EXPECT_THAT(Check(server_.channel(), name, &response), IsOk()) << name;
    EXPECT_EQ(response.status(), HealthCheckResponse::SERVING) << name;
  }
}

TEST_F(ServerTest, KnowsNoHealthOfAServiceThatItDoesNotHave) {
  HealthCheckResponse response;
  EXPECT_THAT(Check(server_.channel(), "communique.other.v1.Service", &response),
              StatusIs(absl::StatusCode::kNotFound));
}

TEST_F(ServerTest, TakesARequestUpToTheLimit) {
  EXPECT_THAT(Work(std::string(kMaxReceiveBytes - 10, 'x')), IsOk());
  EXPECT_EQ(response_.payload().size(), static_cast<size_t>(kMaxReceiveBytes - 10));
}

TEST_F(ServerTest, RefusesARequestThatIsTooLargeAndNamesTheLimit) {
  EXPECT_THAT(Work(std::string(kMaxReceiveBytes, 'x')),
              StatusIs(absl::StatusCode::kResourceExhausted, HasSubstr("100000")));
  EXPECT_THAT(Work("still alive"), IsOk());
}

TEST_F(ServerTest, RefusesToSendAResponseThatIsTooLarge) {
  EXPECT_THAT(Work("too much"),
              StatusIs(absl::StatusCode::kResourceExhausted, HasSubstr("200000")));
  EXPECT_THAT(Work("still alive"), IsOk());
}

// gRPC then closes the connection as well, so that the next call may have to be tried again on a
// new one.
TEST_F(ServerTest, RefusesHeadersPastTheLimit) {
  auto context = MakeClientContext(absl::Seconds(10));
  context->AddMetadata("padding", std::string(5000, 'x'));
  EXPECT_THAT(server_.stub().Work(context.get(), WorkRequest(), &response_),
              StatusIs(absl::StatusCode::kResourceExhausted, HasSubstr("metadata")));
  EXPECT_THAT(ProtoService::NewStub(MakeChannel(server_.address()))
                  ->Work(MakeClientContext(absl::Seconds(10)).get(), WorkRequest(), &response_),
              IsOk());
}

TEST_F(ServerTest, RefusesCompressedRequests) {
  for (const auto algorithm : {GRPC_COMPRESS_GZIP, GRPC_COMPRESS_DEFLATE}) {
    auto context = MakeClientContext(absl::Seconds(10));
    context->set_compression_algorithm(algorithm);
    WorkRequest request;
    request.set_payload(std::string(50'000, 'x'));
    EXPECT_THAT(server_.stub().Work(context.get(), request, &response_),
                StatusIs(absl::StatusCode::kUnimplemented, HasSubstr("ompression")));
    EXPECT_THAT(Work("still alive"), IsOk());
  }
}

// A client that connects and then says nothing.
TEST_F(ServerTest, ClosesAConnectionThatDoesNotFinishItsHandshake) {
  const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(server_.server().port()));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  char buffer[256];
  ssize_t received = 1;
  while (received > 0) {
    pollfd readable = {connection, POLLIN, 0};
    ASSERT_EQ(poll(&readable, 1, 10'000), 1) << "the connection is still open";
    received = recv(connection, buffer, sizeof(buffer), 0);
  }
  EXPECT_LE(received, 0);
  close(connection);
}

TEST_F(ServerTest, FailsToStartOnAPortInUseAndNamesIt) {
  ServerOptions options;
  options.listen = server_.address();
  Executor executor({.log_calls = false});
  WorkService service(&executor, nullptr);
  EXPECT_THAT(Server::Start(options, {{ProtoService::service_full_name(), &service}}),
              StatusIs(absl::StatusCode::kUnavailable, HasSubstr(server_.address())));
}

TEST_F(ServerTest, FailsToStartOnAnAddressThatIsNone) {
  ServerOptions options;
  options.listen = "no such host.invalid:x";
  Executor executor({.log_calls = false});
  WorkService service(&executor, nullptr);
  EXPECT_THAT(Server::Start(options, {{ProtoService::service_full_name(), &service}}),
              StatusIs(absl::StatusCode::kUnavailable, HasSubstr("no such host.invalid:x")));
}

TEST(ServerStartTest, NeedsAService) {
  EXPECT_THAT(Server::Start({}, {}), StatusIs(absl::StatusCode::kInvalidArgument));
}

// As the embedded command line tool uses it: no socket at all.
TEST_F(ServerTest, ServesInProcessWithoutAPort) {
  absl::StatusOr<Server> server = Server::Start({.listen = "", .drain_grace = absl::ZeroDuration()},
                                                {{ProtoService::service_full_name(), &service_}});
  ASSERT_THAT(server, IsOk());
  EXPECT_EQ(server->port(), 0);
  WorkRequest request;
  request.set_payload("inside");
  EXPECT_THAT(ProtoService::NewStub(server->InProcessChannel())
                  ->Work(MakeClientContext(absl::Seconds(10)).get(), request, &response_),
              IsOk());
  EXPECT_EQ(response_.payload(), "inside");
  HealthCheckResponse health;
  EXPECT_THAT(Check(server->InProcessChannel(), ProtoService::service_full_name(), &health),
              IsOk());
  EXPECT_EQ(health.status(), HealthCheckResponse::SERVING);
  server->Drain();
}

TEST_F(ServerTest, AnInProcessChannelHasTheLimitsOfTheServer) {
  constexpr size_t kLarge = 6 << 20;  // More than gRPC's own default of 4 MiB.
  WorkService service(&executor_,
                      [](const CallContext&, const WorkRequest& request, WorkResponse* response) {
                        response->set_payload(request.payload());
                        return absl::OkStatus();
                      });
  absl::StatusOr<Server> server =
      Server::Start({.listen = ""}, {{ProtoService::service_full_name(), &service}});
  ASSERT_THAT(server, IsOk());
  WorkRequest request;
  request.set_payload(std::string(kLarge, 'x'));
  EXPECT_THAT(ProtoService::NewStub(server->InProcessChannel())
                  ->Work(MakeClientContext(absl::Seconds(10)).get(), request, &response_),
              IsOk());
  EXPECT_EQ(response_.payload().size(), kLarge);
  request.set_payload(std::string(9 << 20, 'x'));
  EXPECT_THAT(ProtoService::NewStub(server->InProcessChannel())
                  ->Work(MakeClientContext(absl::Seconds(10)).get(), request, &response_),
              StatusIs(absl::StatusCode::kResourceExhausted));
}

TEST_F(ServerTest, AnInProcessChannelOutlivesTheAgeOfConnections) {
  ServerOptions options = Options();
  options.max_connection_age = absl::Milliseconds(100);
  options.max_connection_age_grace = absl::Milliseconds(100);
  options.max_connection_idle = absl::Milliseconds(100);
  options.listen = "";
  absl::StatusOr<Server> server =
      Server::Start(options, {{ProtoService::service_full_name(), &service_}});
  ASSERT_THAT(server, IsOk());
  const auto stub = ProtoService::NewStub(server->InProcessChannel());
  for (int i = 0; i < 5; ++i) {
    EXPECT_THAT(stub->Work(MakeClientContext(absl::Seconds(10)).get(), WorkRequest(), &response_),
                IsOk());
    absl::SleepFor(absl::Milliseconds(100));
  }
}

TEST_F(ServerTest, EndsConnectionsAtTheirAgeWithoutFailingACall) {
  std::set<std::string> peers;
  Executor executor({.workers = 1, .log_calls = false});
  WorkService service(&executor, [&peers](const CallContext& call, auto&&...) {
    peers.insert(call.server_context().peer());
    absl::SleepFor(absl::Milliseconds(5));
    return absl::OkStatus();
  });
  ServerOptions options = Options();
  options.max_connection_age = absl::Milliseconds(150);
  RunningService<ProtoService> server(&service, options);
  for (int i = 0; i < 150; ++i) {
    EXPECT_THAT(server.Call(&ProtoService::Stub::Work, WorkRequest(), &response_), IsOk());
  }
  EXPECT_GT(peers.size(), 2u);
}

}  // namespace
}  // namespace communique::rpc
