#include "common/rpc/server_plugins.h"

#include <gmock/gmock.h>
#include <grpcpp/impl/client_unary_call.h>
#include <grpcpp/support/byte_buffer.h>
#include <gtest/gtest.h>

#include "tests/support/running_service.h"
#include "tests/support/status_matchers.h"
#include "tests/support/work_service.h"

namespace communique::rpc {
namespace {

using ::communique::testing::IsOk;
using ::communique::testing::RunningService;
using ::communique::testing::StatusIs;
using ::communique::testing::WorkService;
using ::testing::HasSubstr;
using ProtoService = ::communique::testing::v1::WorkService;

// Their messages have no headers in the distribution, so the test speaks bytes. On the wire a
// stream with one message each way is a unary call.
constexpr char kReflection[] = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";
constexpr char kListServices[] = "\x3a\x01*";  // ServerReflectionRequest.list_services = "*"
constexpr char kChannelz[] = "/grpc.channelz.v1.Channelz/GetServers";

grpc::Status CallBytes(const std::shared_ptr<grpc::Channel>& channel, const char* method,
                       const std::string& request, std::string* response) {
  const grpc::Slice slice(request);
  grpc::ByteBuffer received;
  const grpc::Status status = grpc::internal::BlockingUnaryCall<grpc::ByteBuffer, grpc::ByteBuffer>(
      channel.get(), grpc::internal::RpcMethod(method, grpc::internal::RpcMethod::NORMAL_RPC),
      MakeClientContext(absl::Seconds(10)).get(), grpc::ByteBuffer(&slice, 1), &received);
  std::vector<grpc::Slice> slices;
  EXPECT_EQ(status.ok(), received.Dump(&slices).ok());
  for (const grpc::Slice& part : slices) response->append(part.begin(), part.end());
  return status;
}

class ServerPluginsTest : public ::testing::Test {
 protected:
  static ServerOptions Options(bool reflection, bool channelz) {
    ServerOptions options = RunningService<ProtoService>::QuickOptions();
    options.reflection = reflection;
    options.channelz = channelz;
    return options;
  }

  Executor executor_{{.log_calls = false}};
  WorkService service_{&executor_, [](auto&&...) { return absl::OkStatus(); }};
  std::string response_;
};

TEST_F(ServerPluginsTest, ReflectionListsTheServices) {
  RunningService<ProtoService> server(&service_, Options(true, false));
  EXPECT_THAT(CallBytes(server.channel(), kReflection, kListServices, &response_), IsOk());
  EXPECT_THAT(response_, HasSubstr("communique.testing.v1.WorkService"));
  EXPECT_THAT(CallBytes(server.channel(), kChannelz, "", &response_),
              StatusIs(absl::StatusCode::kUnimplemented));
}

TEST_F(ServerPluginsTest, ChannelzShowsTheServer) {
  RunningService<ProtoService> server(&service_, Options(false, true));
  EXPECT_THAT(CallBytes(server.channel(), kChannelz, "", &response_), IsOk());
  EXPECT_FALSE(response_.empty());
  EXPECT_THAT(CallBytes(server.channel(), kReflection, kListServices, &response_),
              StatusIs(absl::StatusCode::kUnimplemented));
}

TEST_F(ServerPluginsTest, EachServerOfAProcessHasWhatItsOwnOptionsSay) {
  RunningService<ProtoService> both(&service_, Options(true, true));
  RunningService<ProtoService> none(&service_, Options(false, false));
  for (const auto& [method, request] :
       {std::pair<const char*, const char*>{kReflection, kListServices}, {kChannelz, ""}}) {
    EXPECT_THAT(CallBytes(both.channel(), method, request, &response_), IsOk()) << method;
    EXPECT_THAT(CallBytes(none.channel(), method, request, &response_),
                StatusIs(absl::StatusCode::kUnimplemented))
        << method;
  }
}

TEST_F(ServerPluginsTest, ADrainDoesNotWaitForPlugins) {
  RunningService<ProtoService> server(&service_, Options(true, true));
  EXPECT_THAT(CallBytes(server.channel(), kReflection, kListServices, &response_), IsOk());
  server.server().Drain();
}

}  // namespace
}  // namespace communique::rpc
