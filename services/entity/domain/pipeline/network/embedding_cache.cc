#include "services/entity/domain/pipeline/network/embedding_cache.h"

#include <algorithm>

namespace communique::entity::pipeline {

void EmbeddingCache::Prepare(uint64_t epoch, size_t width) {
  if (epoch == epoch_ && width == width_) return;
  epoch_ = epoch;
  width_ = width;
  keys_.clear();
  rows_.clear();
}

void EmbeddingCache::Claim(uint32_t key) {
  const size_t place = key & mask_;
  if (place >= keys_.size()) {
    // By half as much again, so that a small text needs little memory.
    const size_t size = std::min(mask_ + 1, std::max(place + 1, keys_.size() + keys_.size() / 2));
    keys_.resize(size);
    rows_.resize(size * width_);
  }
  keys_[place] = key;
}

}  // namespace communique::entity::pipeline
