#ifndef COMMON_RPC_GRPC_LOG_H_
#define COMMON_RPC_GRPC_LOG_H_

namespace communique::rpc {

// Turns what gRPC itself writes to standard error into JSON lines like ours, for the whole process.
// For main programs: call it once, before gRPC is used.
void WriteGrpcLogAsJson();

}  // namespace communique::rpc

#endif  // COMMON_RPC_GRPC_LOG_H_
