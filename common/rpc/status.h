#ifndef COMMON_RPC_STATUS_H_
#define COMMON_RPC_STATUS_H_

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace communique::rpc {

// The one place where domain errors become RPC errors, and back. Codes are numbered alike in both
// libraries. Details (common/status/error.h) travel in the trailer "grpc-status-details-bin" as
// google.rpc.Status. Trailers share the client's metadata limit (8 KiB by default), so a message is
// cut at 1 KiB and details that do not fit 4 KiB are left out: a large error must not turn into a
// connection error.
grpc::Status ToGrpc(const absl::Status& status);
absl::Status ToAbsl(const grpc::Status& status);

}  // namespace communique::rpc

#endif  // COMMON_RPC_STATUS_H_
