#ifndef SERVICES_SUMMARY_RPC_INGEST_CLIENT_H_
#define SERVICES_SUMMARY_RPC_INGEST_CLIENT_H_

#include "common/rpc/call_context.h"
#include "communique/ingest/v1/ingest_service.grpc.pb.h"
#include "services/summary/domain/ports.h"

namespace communique::summary {

// The ingest service as seen from one of our calls: what is left of the caller's deadline, its
// cancellation and its trace travel on. Stub and caller must outlive it. Thread-safe.
class IngestClient final : public DocumentCleaner {
 public:
  IngestClient(ingest::v1::IngestService::StubInterface* stub, const rpc::CallContext* caller)
      : stub_(*stub), caller_(*caller) {}

  absl::StatusOr<ingest::v1::Document> Clean(
      const ingest::v1::RawCommentary& commentary) const override;

 private:
  ingest::v1::IngestService::StubInterface& stub_;
  const rpc::CallContext& caller_;
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_RPC_INGEST_CLIENT_H_
