#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_INFO_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_INFO_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/model/component_list.h"
#include "services/entity/domain/pipeline/model/model_files.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// What meta.json publishes about the pipeline: labels of the components that run, scores that are
// single numbers. Leaves `sha256` and `disabled` to the caller. INVALID_ARGUMENT starts with
// `path`.
absl::StatusOr<ModelInfo> ReadInfo(absl::string_view path, absl::string_view json,
                                   const std::vector<Component>& components);

// See ReadPipeline.
std::string HashOfFiles(const ModelFiles& files);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_INFO_H_
