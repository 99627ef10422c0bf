#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_DENSE_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_DENSE_H_

#include <cstddef>

#include "hwy/aligned_allocator.h"

namespace communique::entity::pipeline {

// y = W x + b, the weights packed for the vector unit that is found at run time (Highway). A row's
// result is the same bits whatever rows are computed with it. Immutable; may be moved, not copied.
class Dense {
 public:
  // `weights`: [outputs][inputs]; `bias`: [outputs] or null. Copied.
  Dense(const float* weights, const float* bias, int outputs, int inputs);

  int outputs() const { return static_cast<int>(layout_.outputs); }
  int inputs() const { return static_cast<int>(layout_.inputs); }

  // Row r of `in` starts at in + r * stride; `out` is [count][outputs]. They don't overlap.
  void Apply(const float* in, size_t count, size_t stride, float* out) const;

  // The packed layer, as the kernels of one instruction set see it.
  struct Layout {
    size_t outputs;
    size_t inputs;
    const float* weights;  // [outputs / lanes, rounded up][inputs][lanes], zeros past the end.
    const float* bias;     // [outputs, rounded up to whole vectors]
  };
  // What an instruction set brings.
  struct Kernel {
    size_t lanes;  // Floats in a vector.
    void (*apply)(const Layout& layout, const float* in, size_t count, size_t stride, float* out);
  };

 private:
  const Kernel* kernel_;
  Layout layout_;
  hwy::AlignedFreeUniquePtr<float[]> weights_;
  hwy::AlignedFreeUniquePtr<float[]> bias_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_DENSE_H_
