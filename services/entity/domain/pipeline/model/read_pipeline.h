#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_PIPELINE_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_PIPELINE_H_

#include "absl/status/statusor.h"
#include "services/entity/domain/pipeline/model/model_files.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// Reads the folder of a spaCy 3 CNN pipeline, of which `files` are config.cfg and what
// FilesOfPipeline names. The tables are complete and their dimensions fit each other. Components
// that are disabled in the configuration are read too and named in `info.disabled`.
//
// ModelInfo::sha256 is the SHA-256 over, for each of `files` in the order of the paths' bytes, the
// line "<SHA-256 of the file, lower-case hexadecimal>  <path>\n": what
// `LC_ALL=C sha256sum FILE... | sha256sum` prints inside the folder.
//
// Files of any content are safe to read: the memory is bounded by a small multiple of their size.
// INVALID_ARGUMENT starts with the file, and says where in it and why: missing, damaged, of
// dimensions that do not fit, or a component, architecture or setting that the runtime does not
// support.
absl::StatusOr<PipelineTables> ReadPipeline(const ModelFiles& files);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_PIPELINE_H_
