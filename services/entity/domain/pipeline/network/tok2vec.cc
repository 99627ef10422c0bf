#include "services/entity/domain/pipeline/network/tok2vec.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "services/entity/domain/pipeline/network/row_stream.h"

namespace communique::entity::pipeline {
namespace {

// Rows that go through all layers before the next ones: even, and whole tiles of the kernels.
// Enough that the weights, which fill most of a near cache, are read from afar for many rows at a
// time.
constexpr size_t kTileRows = 128;
// Rows that a layer keeps: those before and in the first pair of which it has not seen all.
constexpr size_t kHeldRows = 2;

absl::Status CheckLayer(const MaxoutTables& layer, int number, int width) {
  const std::vector<int>& shape = layer.weights.shape;
  if (shape[1] > kMaxPieces) {
    return absl::InvalidArgumentError(absl::StrCat("tok2vec: ", shape[1],
                                                   " maxout pieces in window layer ", number,
                                                   "; at most ", kMaxPieces, " are supported"));
  }
  if (shape[0] != width || shape[2] != 3 * width) {
    return absl::InvalidArgumentError(absl::StrCat(
        "tok2vec: window layer ", number, " makes ", shape[0], " values of ", shape[2],
        "; a window of three rows of the embedding's width needs ", width, " of ", 3 * width));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Tok2Vec> Tok2Vec::Create(Tok2VecTables tables, const VocabularyTables* vocabulary) {
  absl::StatusOr<WordEmbedder> embedder = WordEmbedder::Create(
      std::move(tables.embeds), tables.static_vectors, tables.mixer, vocabulary);
  if (!embedder.ok()) return embedder.status();
  std::vector<WindowLayer> layers;
  for (const MaxoutTables& layer : tables.encoder) {
    const int number = static_cast<int>(layers.size()) + 1;
    if (absl::Status status = CheckLayer(layer, number, embedder->width()); !status.ok()) {
      return status;
    }
    layers.emplace_back(layer);
  }
  return Tok2Vec(*std::move(embedder), std::move(layers));
}

Tok2Vec::Tok2Vec(WordEmbedder embedder, std::vector<WindowLayer> layers)
    : embedder_(std::move(embedder)), layers_(std::move(layers)) {}

void Tok2Vec::PrepareScratch(Scratch* scratch) const {
  const size_t row_floats = width();
  scratch->rows.resize(layers_.size() + 1);
  for (auto& rows : scratch->rows) rows.resize((kHeldRows + kTileRows) * row_floats);
  scratch->held.assign(layers_.size() + 1, 0);
  scratch->layer.resize(layers_.empty() ? 0 : layers_[0].scratch_size());
  scratch->embedded.resize(kTileRows * row_floats);
}

void Tok2Vec::FillCache(const Lexicon& lexicon, EmbeddingCache* cache, Scratch* scratch) const {
  cache->Prepare(lexicon.epoch(), width(), scratch->tile.size());
  scratch->missing.clear();
  for (const DocToken* token : scratch->tile) {
    if (token == nullptr || cache->Find(embedder_.Key(*token)) != nullptr) continue;
    cache->Add(embedder_.Key(*token));
    scratch->missing.push_back(token);
  }
  if (scratch->missing.empty()) return;
  embedder_.Embed(scratch->missing, lexicon, &scratch->embedder, scratch->embedded.data());
  const float* embedded = scratch->embedded.data();
  for (const DocToken* token : scratch->missing) {
    std::copy_n(embedded, width(), cache->Find(embedder_.Key(*token)));
    embedded += width();
  }
}

void Tok2Vec::EmbedWords(const Lexicon& lexicon, EmbeddingCache* cache, Scratch* scratch,
                         float* out) const {
  FillCache(lexicon, cache, scratch);
  for (const DocToken* token : scratch->tile) {
    if (token == nullptr) {
      std::fill_n(out, width(), 0.0f);
    } else {
      std::copy_n(cache->Find(embedder_.Key(*token)), width(), out);
    }
    out += width();
  }
}

size_t Tok2Vec::RunLayers(size_t fresh, Scratch* scratch) const {
  const size_t row_floats = width();
  for (size_t i = 0; i < layers_.size(); ++i) {
    float* rows = scratch->rows[i].data();
    const size_t count = scratch->held[i] + fresh;
    const size_t pairs = count < kHeldRows ? 0 : (count - kHeldRows) / 2;
    float* results = scratch->rows[i + 1].data() + scratch->held[i + 1] * row_floats;
    layers_[i].Apply(rows, pairs, scratch->layer.data(), results);
    scratch->held[i] = std::min(count, kHeldRows);
    std::copy_n(rows + (count - scratch->held[i]) * row_floats, scratch->held[i] * row_floats,
                rows);
    fresh = 2 * pairs;
  }
  return fresh;
}

void Tok2Vec::Embed(absl::Span<const Doc> docs, const Lexicon& lexicon, EmbeddingCache* cache,
                    Scratch* scratch, std::vector<float>* out) const {
  const size_t depth = layers_.size();
  const size_t row_floats = width();
  size_t tokens = 0;
  for (const Doc& doc : docs) tokens += doc.tokens.size();
  out->resize(tokens * row_floats);
  if (tokens == 0) return;
  PrepareScratch(scratch);
  RowStream read(docs, depth);
  RowStream written(docs, depth);
  for (size_t i = 0; i < depth; ++i) written.Next();
  float* next = out->data();
  for (size_t left = RowStream::CountRows(docs, depth); left > 0;) {
    const size_t fresh = std::min(left, kTileRows);
    left -= fresh;
    scratch->tile.clear();
    for (size_t i = 0; i < fresh; ++i) scratch->tile.push_back(read.Next());
    EmbedWords(lexicon, cache, scratch, scratch->rows[0].data() + scratch->held[0] * row_floats);
    const size_t finished = RunLayers(fresh, scratch);
    for (size_t i = 0; i < finished; ++i) {
      if (written.Next() == nullptr) continue;
      next = std::copy_n(scratch->rows[depth].data() + i * row_floats, row_floats, next);
    }
  }
}

}  // namespace communique::entity::pipeline
