#ifndef SERVICES_ENTITY_RPC_LOAD_MODEL_H_
#define SERVICES_ENTITY_RPC_LOAD_MODEL_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/entity/domain/pipeline/pipeline.h"

namespace communique::entity {

// The value of --model that means no language model: rules alone.
inline constexpr char kNoModel[] = "none";

// The language model that `model` names: the folder of a spaCy 3 pipeline, or kNoModel, for which
// the result is null. The error of a folder that is missing, damaged or of a kind that is not
// supported has the file, the reason and what to do about it.
absl::StatusOr<std::unique_ptr<const pipeline::Pipeline>> LoadModel(const std::string& model);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_RPC_LOAD_MODEL_H_
