#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_EMBEDDING_CACHE_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_EMBEDDING_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace communique::entity::pipeline {

// The vectors of words met lately, for one Tok2Vec and one Lexicon; part of a Workspace. Bounded:
// each key has one place, where a later key of the same place replaces it. Answers don't depend on
// what it holds.
class EmbeddingCache {
 public:
  // Holds up to `max_rows` vectors, a power of two.
  explicit EmbeddingCache(size_t max_rows = 1 << 14) : mask_(max_rows - 1) {}

  // To be called before a batch of keys: forgets everything when the lexicon was emptied since, or
  // the vectors have another width.
  void Prepare(uint64_t epoch, size_t width);

  // Whether the place of `key`, which isn't 0, belongs to it.
  bool Holds(uint32_t key) const {
    const size_t place = key & mask_;
    return place < keys_.size() && keys_[place] == key;
  }

  // Gives the place to `key`.
  void Claim(uint32_t key);

  // The vector in the place of `key`, which has been claimed. Holds until the next Claim.
  float* Row(uint32_t key) { return rows_.data() + (key & mask_) * width_; }

 private:
  size_t mask_;
  size_t width_ = 0;
  uint64_t epoch_ = 0;
  std::vector<uint32_t> keys_;  // By place; 0 for none. Grows with the keys.
  std::vector<float> rows_;     // [keys_.size()][width_]
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_EMBEDDING_CACHE_H_
