#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_WORD_EMBEDDER_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_WORD_EMBEDDER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/entity/domain/pipeline/doc.h"
#include "services/entity/domain/pipeline/lexical/lexicon.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"
#include "services/entity/domain/pipeline/network/dense.h"
#include "services/entity/domain/pipeline/network/hash_embed.h"
#include "services/entity/domain/pipeline/network/maxout.h"

namespace communique::entity::pipeline {

// The vector of a word by itself: hash embeddings of its attributes and its static vector, mixed by
// a maxout layer. Immutable.
class WordEmbedder {
 public:
  // `vocabulary`, which has the static vectors, must outlive the embedder. INVALID_ARGUMENT for
  // layers that don't fit each other.
  static absl::StatusOr<WordEmbedder> Create(std::vector<HashEmbedTables> embeds,
                                             const std::optional<Tensor>& static_vectors,
                                             const MaxoutTables& mixer,
                                             const VocabularyTables* vocabulary);

  int width() const { return mixer_.outputs(); }

  // A number for what the vector of a token depends on, below twice the size of the lexicon: tokens
  // of one key have one vector, as long as the lexicon isn't emptied.
  uint32_t Key(const DocToken& token) const {
    return reads_space_ ? token.lexeme << 1 | static_cast<uint32_t>(token.space_after)
                        : token.lexeme;
  }

  // Writes the vectors, [tokens][width()]. A token's is the same bits whatever tokens come with it.
  // `scratch` grows as needed.
  void Embed(absl::Span<const DocToken* const> tokens, const Lexicon& lexicon,
             std::vector<float>* scratch, float* out) const;

 private:
  WordEmbedder(std::vector<HashEmbed> embeds, std::optional<Dense> projection, Maxout mixer,
               const VocabularyTables* vocabulary);

  // Writes the inputs of the mixer for one token.
  void Gather(const DocToken& token, const Lexeme& lexeme, float* inputs) const;

  std::vector<HashEmbed> embeds_;
  std::optional<Dense> projection_;  // Of static vectors.
  Maxout mixer_;
  const VocabularyTables* vocabulary_;
  bool reads_space_;  // Of the attributes, one is whether a space follows.
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_WORD_EMBEDDER_H_
