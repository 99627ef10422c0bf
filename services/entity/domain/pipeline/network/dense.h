#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_DENSE_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_DENSE_H_

#include <cstddef>

namespace communique::entity::pipeline {

// y = W x + b, the weights packed for the vector unit that is found at run time (Highway). A row's
// result is the same bits whatever rows are computed with it.
class Dense {
 public:
  // `weights`: [outputs][inputs]; `bias`: [outputs] or null. Copied.
  Dense(const float* weights, const float* bias, int outputs, int inputs);

  int outputs() const;
  int inputs() const;

  // Row r of `in` starts at in + r * stride; `out` is [count][outputs].
  void Apply(const float* in, size_t count, size_t stride, float* out) const;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_DENSE_H_
