#ifndef SERVICES_SUMMARY_RPC_ENTITY_CLIENT_H_
#define SERVICES_SUMMARY_RPC_ENTITY_CLIENT_H_

#include "common/rpc/call_context.h"
#include "communique/entity/v1/entity_service.grpc.pb.h"
#include "services/summary/domain/ports.h"

namespace communique::summary {

struct EntityClientOptions {
  // Also ask for tokens.
  bool include_tokens = false;
};

// The entity service as seen from one of our calls: what is left of the caller's deadline, its
// cancellation and its trace travel on. Stub and caller must outlive it. Thread-safe.
class EntityClient final : public DocumentAnalyzer {
 public:
  EntityClient(entity::v1::EntityService::StubInterface* stub, const rpc::CallContext* caller,
               const EntityClientOptions& options = {})
      : stub_(*stub), caller_(*caller), options_(options) {}

  absl::StatusOr<entity::v1::Analysis> Analyze(const ingest::v1::Document& document) const override;

 private:
  entity::v1::EntityService::StubInterface& stub_;
  const rpc::CallContext& caller_;
  const EntityClientOptions options_;
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_RPC_ENTITY_CLIENT_H_
