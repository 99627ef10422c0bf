#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_EMBEDDING_CACHE_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_EMBEDDING_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace communique::entity::pipeline {

// The vectors of words met lately, for one Tok2Vec and one Lexicon; part of a Workspace. Bounded:
// it is emptied when full. Answers don't depend on what it holds.
class EmbeddingCache {
 public:
  // Holds up to `max_rows` vectors.
  explicit EmbeddingCache(size_t max_rows = 1 << 14) : max_rows_(max_rows) {}

  // To be called before each batch of up to `count` keys: makes room for their vectors, and forgets
  // everything when the lexicon was emptied since or the vectors have another width.
  void Prepare(uint64_t epoch, size_t width, size_t count);

  // The vector of `key`, to be written by who added it; null when there is none. Holds until the
  // next Add or Prepare.
  float* Find(uint32_t key) {
    if (key >= rows_by_key_.size() || rows_by_key_[key] == 0) return nullptr;
    return vectors_.data() + (rows_by_key_[key] - 1) * width_;
  }

  // Adds a key that isn't there.
  void Add(uint32_t key);

  // Vectors that it holds.
  size_t size() const { return keys_.size(); }

 private:
  void Clear();

  size_t max_rows_;
  size_t width_ = 0;
  uint64_t epoch_ = 0;
  std::vector<uint32_t> rows_by_key_;  // 1 + row; 0 for none.
  std::vector<uint32_t> keys_;         // By row.
  std::vector<float> vectors_;         // [keys_.size()][width_]
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_EMBEDDING_CACHE_H_
