#ifndef COMMON_RPC_CALLS_IN_FLIGHT_H_
#define COMMON_RPC_CALLS_IN_FLIGHT_H_

#include <grpcpp/support/server_interceptor.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace communique::rpc {

// Counts the calls that a server has begun and not yet wholly ended. Thread-safe. gRPC keeps no
// such count, and its Shutdown cancels calls in flight, so a drain needs this one.
class CallsInFlight {
 public:
  // Counts calls of these services; those of health, reflection and channelz may be endless streams
  // and do not count.
  explicit CallsInFlight(std::vector<std::string> services);

  // For ServerBuilder: counts a call from its arrival until gRPC frees its context, after its last
  // byte was handed to the transport. This object must outlive the server.
  std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> MakeInterceptorFactory();

  // Waits until no call is in flight; false when there still is one after `timeout`.
  bool WaitForNone(std::chrono::nanoseconds timeout);

 private:
  class Interceptor;
  class Factory;

  void Add(int change);

  const std::vector<std::string> services_;
  std::mutex mutex_;
  std::condition_variable none_;
  int count_ = 0;
};

}  // namespace communique::rpc

#endif  // COMMON_RPC_CALLS_IN_FLIGHT_H_
