#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_TOKENIZER_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_TOKENIZER_H_

#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/entity/domain/pipeline/doc.h"
#include "services/entity/domain/pipeline/lexical/lexicon.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// How chunks between white space were cut before; bounded, one thread at a time, part of a
// Workspace. Answers do not depend on what it holds.
class ChunkCache;

// spaCy's rule tokenizer over a model's own tables.
class Tokenizer {
 public:
  // INVALID_ARGUMENT names the pattern that does not compile.
  static absl::StatusOr<Tokenizer> Create(const TokenizerTables& tables);

  // Fills doc->tokens from doc->text, which must be valid UTF-8. Linear in the text.
  void Tokenize(Lexicon* lexicon, ChunkCache* cache, Doc* doc) const;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_TOKENIZER_H_
