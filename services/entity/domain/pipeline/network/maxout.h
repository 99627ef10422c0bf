#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_MAXOUT_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_MAXOUT_H_

#include <cstddef>

#include "services/entity/domain/pipeline/model/pipeline_tables.h"
#include "services/entity/domain/pipeline/network/packed_maxout.h"

namespace communique::entity::pipeline {

// Maxout, then layer normalization, as thinc computes them: of each output the best of `pieces`
// linear functions; then (y - mean) / sqrt(variance + 1e-8) * gain + shift over the outputs of a
// row. A row's result is the same bits whatever rows are computed with it, and on all machines with
// fused multiply-add. Immutable; may be moved, not copied.
class Maxout {
 public:
  // The tables' shapes must agree; pieces from 1 to kMaxPieces.
  explicit Maxout(const MaxoutTables& tables);

  int outputs() const { return static_cast<int>(packed_.layout().outputs); }
  int inputs() const { return static_cast<int>(packed_.layout().inputs); }

  // Rows are dense: `in` is [count][inputs], `out` is [count][outputs]. They don't overlap.
  void Apply(const float* in, size_t count, float* out) const;

  // What an instruction set brings.
  struct Kernel {
    size_t lanes;  // Floats in a vector.
    void (*apply)(const MaxoutLayout& layout, const float* in, size_t count, float* out);
  };

 private:
  const Kernel* kernel_;
  PackedMaxout packed_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_MAXOUT_H_
