#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_WORDS_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_WORDS_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/model/model_files.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// The file "tokenizer": patterns and exceptions. The patterns are not compiled here. Errors are
// INVALID_ARGUMENT and start with `path`.
absl::StatusOr<TokenizerTables> ReadTokenizer(absl::string_view path, absl::string_view bytes);

// The folder vocab/: norms and static vectors; what is missing is empty. Vectors of mode "default"
// only, looked up by the word itself.
absl::StatusOr<VocabularyTables> ReadVocabulary(const ModelFiles& files);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_WORDS_H_
