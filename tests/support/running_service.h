#ifndef TESTS_SUPPORT_RUNNING_SERVICE_H_
#define TESTS_SUPPORT_RUNNING_SERVICE_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "common/rpc/channel.h"
#include "common/rpc/executor.h"
#include "common/rpc/server.h"

namespace communique::testing {

// One service behind a real server on a real socket, and a stub that talks to it, so that limits,
// status codes and serialisation are those of production. `ProtoService` is the generated class,
// for example ingest::v1::IngestService:
//
//   class IngestServiceTest : public ::testing::Test {
//    protected:
//     rpc::Executor executor_{{.log_calls = false}};
//     IngestService service_{&cleaner_, &executor_};
//     communique::testing::RunningService<v1::IngestService> server_{&service_};
//   };
//   ... server_.Call(&v1::IngestService::Stub::CleanCommentary, request, &response)
template <typename ProtoService>
class RunningService {
 public:
  // `service`, and the executor of its streams if it has any, must outlive this object. Ends the
  // test program when the server does not start.
  explicit RunningService(grpc::Service* service, rpc::ServerOptions options = QuickOptions(),
                          rpc::Executor* streams = nullptr)
      : server_(
            *rpc::Server::Start(options, {{ProtoService::service_full_name(), service, streams}})),
        channel_(rpc::MakeChannel(address(), {.max_attempts = 1})),
        stub_(ProtoService::NewStub(channel_)) {}

  // A free port on the loopback interface, and no grace, so that a test ends at once.
  static rpc::ServerOptions QuickOptions() {
    return {.listen = "127.0.0.1:0", .drain_grace = absl::ZeroDuration()};
  }

  std::string address() const { return absl::StrCat("127.0.0.1:", server_.port()); }
  rpc::Server& server() { return server_; }
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  typename ProtoService::Stub& stub() { return *stub_; }

  // Calls a unary method within `timeout`.
  template <typename Request, typename Response>
  grpc::Status Call(grpc::Status (ProtoService::Stub::*method)(grpc::ClientContext*, const Request&,
                                                               Response*),
                    const Request& request, Response* response,
                    absl::Duration timeout = absl::Seconds(30)) {
    return (stub_.get()->*method)(rpc::MakeClientContext(timeout).get(), request, response);
  }

 private:
  rpc::Server server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<typename ProtoService::Stub> stub_;
};

}  // namespace communique::testing

#endif  // TESTS_SUPPORT_RUNNING_SERVICE_H_
