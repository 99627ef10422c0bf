#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_ATTRIBUTE_RULES_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_ATTRIBUTE_RULES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// The file "patterns" of the attribute ruler, in its order. INVALID_ARGUMENT starts with `path` and
// the rule, and names an attribute or operator that the runtime does not support.
absl::StatusOr<std::vector<AttributeRule>> ReadAttributeRules(absl::string_view path,
                                                              absl::string_view bytes);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_ATTRIBUTE_RULES_H_
