#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_TOK2VEC_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_TOK2VEC_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/entity/domain/pipeline/doc.h"
#include "services/entity/domain/pipeline/lexical/lexicon.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"
#include "services/entity/domain/pipeline/network/embedding_cache.h"
#include "services/entity/domain/pipeline/network/window_layer.h"
#include "services/entity/domain/pipeline/network/word_embedder.h"

namespace communique::entity::pipeline {

class RowStream;

// Vectors of tokens in their context: spaCy's MultiHashEmbed and MaxoutWindowEncoder. Immutable;
// one serves all threads.
class Tok2Vec {
 public:
  // Memory for Embed, of a few hundred kB whatever the docs; one thread at a time.
  struct Scratch {
    std::vector<std::vector<float>> rows;  // Read by each layer, and the last one's results.
    std::vector<size_t> held;              // Rows that a layer keeps from one tile to the next.
    std::vector<float> layer;
    std::vector<float> embedder;
    std::vector<float> embedded;
    std::vector<const DocToken*> tile;
    std::vector<const DocToken*> missing;
  };

  // `vocabulary` must outlive the layer. INVALID_ARGUMENT for layers that don't fit each other or
  // have more pieces than kMaxPieces.
  static absl::StatusOr<Tok2Vec> Create(Tok2VecTables tables, const VocabularyTables* vocabulary);

  int width() const { return embedder_.width(); }

  // Makes `out` the vectors of all tokens of all docs in order, [tokens][width()]. A doc's vectors
  // are the same bits whatever docs stand beside it and whatever the cache holds. The tokens'
  // lexemes are those of `lexicon`; the cache serves no other Tok2Vec or lexicon.
  void Embed(absl::Span<const Doc> docs, const Lexicon& lexicon, EmbeddingCache* cache,
             Scratch* scratch, std::vector<float>* out) const;

 private:
  Tok2Vec(WordEmbedder embedder, std::vector<WindowLayer> layers);

  void PrepareScratch(Scratch* scratch) const;
  // Writes the rows of scratch->tile, words by themselves, to `out`.
  void EmbedWords(const Lexicon& lexicon, EmbeddingCache* cache, Scratch* scratch,
                  float* out) const;
  // Sees to it that the cache has the vectors of the tile's words.
  void FillCache(const Lexicon& lexicon, EmbeddingCache* cache, Scratch* scratch) const;
  // Takes `fresh` rows, added to those that the first layer holds, through all layers; returns how
  // many rows the last one gave.
  size_t RunLayers(size_t fresh, Scratch* scratch) const;

  WordEmbedder embedder_;
  std::vector<WindowLayer> layers_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_TOK2VEC_H_
