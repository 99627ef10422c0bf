#ifndef SERVICES_SUMMARY_RPC_PEER_CALL_H_
#define SERVICES_SUMMARY_RPC_PEER_CALL_H_

#include <grpcpp/support/status.h>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace communique::summary {

// What a peer's answer means to our own caller. Its INVALID_ARGUMENT, RESOURCE_EXHAUSTED and
// DEADLINE_EXCEEDED pass on with their details; that it cannot be reached becomes UNAVAILABLE,
// reason PEER_UNAVAILABLE, with a delay to retry after; anything else is INTERNAL. Messages name
// the peer.
absl::Status FromPeer(const grpc::Status& status, absl::string_view peer);

// The same error, seen from the message that a peer's request holds: without the prefix
// "commentary" the field "commentary.content" becomes "content", in the details and at the start of
// the message. The reverse of status::WithFieldPrefix.
absl::Status WithoutFieldPrefix(const absl::Status& status, absl::string_view prefix);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_RPC_PEER_CALL_H_
