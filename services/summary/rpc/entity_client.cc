#include "services/summary/rpc/entity_client.h"

#include <memory>
#include <utility>

#include "common/rpc/channel.h"
#include "services/summary/rpc/peer_call.h"

namespace communique::summary {

absl::StatusOr<entity::v1::Analysis> EntityClient::Analyze(
    const ingest::v1::Document& document) const {
  entity::v1::AnalyzeDocumentRequest request;
  *request.mutable_document() = document;
  request.set_include_tokens(options_.include_tokens);
  entity::v1::AnalyzeDocumentResponse response;
  const std::unique_ptr<grpc::ClientContext> context = rpc::MakeClientContext(caller_);
  const absl::Status status =
      FromPeer(stub_.AnalyzeDocument(context.get(), request, &response), "entity");
  if (!status.ok()) return WithoutFieldPrefix(status, "document");
  return std::move(*response.mutable_analysis());
}

}  // namespace communique::summary
