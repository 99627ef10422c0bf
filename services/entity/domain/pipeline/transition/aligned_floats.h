#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_ALIGNED_FLOATS_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_ALIGNED_FLOATS_H_

#include <algorithm>
#include <cstddef>

#include "hwy/aligned_allocator.h"

namespace communique::entity::pipeline {

// A buffer of floats that begins where the vector unit likes it, all zero at first. Moves only.
class AlignedFloats {
 public:
  AlignedFloats() = default;
  explicit AlignedFloats(size_t size) : floats_(hwy::AllocateAligned<float>(size)), size_(size) {
    std::fill_n(floats_.get(), size, 0.0f);
  }

  float* data() { return floats_.get(); }
  const float* data() const { return floats_.get(); }
  size_t size() const { return size_; }

  // Makes room for `size` floats; what it held is lost when it grows.
  void Reserve(size_t size) {
    if (size > size_) *this = AlignedFloats(size);
  }

 private:
  hwy::AlignedFreeUniquePtr<float[]> floats_;
  size_t size_ = 0;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_ALIGNED_FLOATS_H_
