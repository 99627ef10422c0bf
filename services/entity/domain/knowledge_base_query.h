#ifndef SERVICES_ENTITY_DOMAIN_KNOWLEDGE_BASE_QUERY_H_
#define SERVICES_ENTITY_DOMAIN_KNOWLEDGE_BASE_QUERY_H_

#include <vector>

#include "absl/status/statusor.h"
#include "communique/entity/v1/entity_service.pb.h"
#include "services/entity/domain/knowledge_base.h"

namespace communique::entity {

// Answers LookUpEntity: the records for which everything that is given holds, best first: by kind
// of name (full name before acronym before surname), then holders of the office latest first.
// INVALID_ARGUMENT with the reasons that entity_service.proto documents: QUERY_EMPTY,
// COUNTRY_CODE_INVALID, DATE_INVALID, LIMIT_INVALID.
absl::StatusOr<std::vector<RecordId>> LookUp(const KnowledgeBase& base,
                                             const v1::LookUpEntityRequest& request);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_KNOWLEDGE_BASE_QUERY_H_
