#ifndef SERVICES_SUMMARY_DOMAIN_PORTS_H_
#define SERVICES_SUMMARY_DOMAIN_PORTS_H_

#include "absl/status/statusor.h"
#include "communique/entity/v1/analysis.pb.h"
#include "communique/ingest/v1/document.pb.h"

namespace communique::summary {

// What the service needs of its peers, without knowing where they are. Both are used from several
// threads at a time. An error carries the peer's reason and field path (common/status).

// Makes clean documents of raw commentary.
class DocumentCleaner {
 public:
  virtual ~DocumentCleaner() = default;
  virtual absl::StatusOr<ingest::v1::Document> Clean(
      const ingest::v1::RawCommentary& commentary) const = 0;
};

// Tells who, where, when and who says so in a clean document.
class DocumentAnalyzer {
 public:
  virtual ~DocumentAnalyzer() = default;
  virtual absl::StatusOr<entity::v1::Analysis> Analyze(
      const ingest::v1::Document& document) const = 0;
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_PORTS_H_
