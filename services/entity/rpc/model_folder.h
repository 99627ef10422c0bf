#ifndef SERVICES_ENTITY_RPC_MODEL_FOLDER_H_
#define SERVICES_ENTITY_RPC_MODEL_FOLDER_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "services/entity/domain/pipeline/model/model_files.h"

namespace communique::entity {

// The largest file, and all files of a pipeline together, that are read: what the pipelines of this
// kind have, with room. Larger ones end in an error instead of taking the machine's memory.
inline constexpr size_t kMaxModelFileBytes = size_t{1} << 30;
inline constexpr size_t kMaxModelFolderBytes = size_t{3} << 29;

// Reads what ReadPipeline needs of the pipeline in folder `dir`: config.cfg, and the files that it
// asks for. NOT_FOUND names a file that is missing and says how to fetch a model; INVALID_ARGUMENT
// names a configuration that is not supported, a file that is none or that is too large.
absl::StatusOr<pipeline::ModelFiles> ReadModelFolder(const std::string& dir);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_RPC_MODEL_FOLDER_H_
