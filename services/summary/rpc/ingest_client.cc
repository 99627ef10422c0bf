#include "services/summary/rpc/ingest_client.h"

#include <memory>
#include <utility>

#include "common/rpc/channel.h"
#include "services/summary/rpc/peer_call.h"

namespace communique::summary {

absl::StatusOr<ingest::v1::Document> IngestClient::Clean(
    const ingest::v1::RawCommentary& commentary) const {
  ingest::v1::CleanCommentaryRequest request;
  *request.mutable_commentary() = commentary;
  ingest::v1::CleanCommentaryResponse response;
  const std::unique_ptr<grpc::ClientContext> context = rpc::MakeClientContext(caller_);
  const absl::Status status =
      FromPeer(stub_.CleanCommentary(context.get(), request, &response), "ingest");
  if (!status.ok()) return WithoutFieldPrefix(status, "commentary");
  return std::move(*response.mutable_document());
}

}  // namespace communique::summary
