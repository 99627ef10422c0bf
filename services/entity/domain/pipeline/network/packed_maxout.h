#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_PACKED_MAXOUT_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_PACKED_MAXOUT_H_

#include <cstddef>

#include "hwy/aligned_allocator.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// Pieces that a maxout layer may have.
inline constexpr int kMaxPieces = 4;

// A maxout layer as the kernels of one instruction set see it: `lanes` outputs in a vector, the
// pieces of an output in the same lane of different vectors. Vectors past the end are zeros.
struct MaxoutLayout {
  size_t outputs;
  size_t pieces;
  size_t inputs;
  const float* weights;  // [outputs / lanes, rounded up][inputs][pieces][lanes]
  const float* bias;     // [outputs / lanes, rounded up][pieces][lanes]
  const float* gain;     // [outputs, rounded up to whole vectors]
  const float* shift;    // As `gain`.
};

// Owns a maxout layer packed for vectors of `lanes` floats.
class PackedMaxout {
 public:
  // The tables' shapes must agree.
  PackedMaxout(const MaxoutTables& tables, size_t lanes);

  const MaxoutLayout& layout() const { return layout_; }

 private:
  hwy::AlignedFreeUniquePtr<float[]> weights_;
  hwy::AlignedFreeUniquePtr<float[]> bias_;
  hwy::AlignedFreeUniquePtr<float[]> gain_;
  hwy::AlignedFreeUniquePtr<float[]> shift_;
  MaxoutLayout layout_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_PACKED_MAXOUT_H_
