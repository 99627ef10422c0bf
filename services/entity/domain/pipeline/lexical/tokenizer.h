#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_TOKENIZER_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_TOKENIZER_H_

#include <cstdint>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/entity/domain/pipeline/doc.h"
#include "services/entity/domain/pipeline/lexical/chunk_cache.h"
#include "services/entity/domain/pipeline/lexical/chunk_splitter.h"
#include "services/entity/domain/pipeline/lexical/lexicon.h"
#include "services/entity/domain/pipeline/lexical/special_phrases.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// spaCy's rule tokenizer over a model's own tables: text is cut at white space, the chunks by
// ChunkSplitter, and a second pass puts together the special cases that the rules cut ("):"). The
// tokens are spaCy's; chunks of more than kLongChunk bytes may differ, see there.
class Tokenizer {
 public:
  // INVALID_ARGUMENT names the pattern that does not compile.
  static absl::StatusOr<Tokenizer> Create(const TokenizerTables& tables);

  // Fills doc->tokens from doc->text, which must be valid UTF-8 of less than 2 GiB. Linear in the
  // text for patterns as ChunkSplitter::Split wants them.
  void Tokenize(Lexicon* lexicon, ChunkCache* cache, Doc* doc) const;

 private:
  struct Target;  // What a call fills.

  explicit Tokenizer(ChunkSplitter splitter) : splitter_(std::move(splitter)) {}

  void AddPhrases(const TokenizerTables& tables);
  void CutAtSpace(Target* target) const;
  void AppendChunk(uint32_t begin, uint32_t end, Target* target) const;
  absl::Span<const ChunkCache::Token> CutChunk(absl::string_view chunk, Target* target) const;
  void PutTogetherPhrases(Target* target) const;
  void AppendSpan(const TokenSpan& span, Target* target, std::vector<DocToken>* tokens) const;

  ChunkSplitter splitter_;
  SpecialPhrases phrases_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_TOKENIZER_H_
