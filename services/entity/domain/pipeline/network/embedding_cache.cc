#include "services/entity/domain/pipeline/network/embedding_cache.h"

namespace communique::entity::pipeline {

void EmbeddingCache::Prepare(uint64_t epoch, size_t width, size_t count) {
  if (epoch != epoch_ || width != width_ || keys_.size() + count > max_rows_) Clear();
  epoch_ = epoch;
  width_ = width;
}

void EmbeddingCache::Add(uint32_t key) {
  if (key >= rows_by_key_.size()) rows_by_key_.resize(key + 1);
  keys_.push_back(key);
  vectors_.resize(keys_.size() * width_);
  rows_by_key_[key] = static_cast<uint32_t>(keys_.size());
}

void EmbeddingCache::Clear() {
  // Key by key: there may be far more keys than rows.
  for (const uint32_t key : keys_) rows_by_key_[key] = 0;
  keys_.clear();
  vectors_.clear();
}

}  // namespace communique::entity::pipeline
