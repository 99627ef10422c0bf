#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_WINDOW_LAYER_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_WINDOW_LAYER_H_

#include <cstddef>

#include "services/entity/domain/pipeline/model/pipeline_tables.h"
#include "services/entity/domain/pipeline/network/packed_maxout.h"

namespace communique::entity::pipeline {

// A residual convolution over rows: x + norm(maxout(W [x before; x; x after])), with maxout and
// norm as in Maxout. Two rows at a time share products, as in Winograd's minimal filtering F(2, 3)
// (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2015): with rows a b c d
// and the parts L C R of W,
//   p = (b + c) (L + C + R) / 2    q = (c - b) (L - C + R) / 2
//   row b: (a - c) L + p + q       row c: (d - b) R + p - q
// which is 4 products in place of 6. A pair's result is the same bits whatever pairs are computed
// with it. Immutable; may be moved, not copied.
class WindowLayer {
 public:
  // The tables' shapes must agree, inputs be 3 * outputs and pieces from 1 to kMaxPieces.
  explicit WindowLayer(const MaxoutTables& tables);

  int width() const { return static_cast<int>(packed_.layout().outputs); }

  // Floats of scratch memory that Apply needs.
  size_t scratch_size() const;

  // Reads 2 * pairs + 2 rows of width() floats, writes the 2 * pairs results of all but the first
  // and the last row. `out` doesn't overlap `in`.
  void Apply(const float* in, size_t pairs, float* scratch, float* out) const;

  // What an instruction set brings.
  struct Kernel {
    size_t lanes;  // Floats in a vector.
    // The inputs of `layout` are the four mixtures p, q, L, R of a pair.
    void (*apply)(const MaxoutLayout& layout, const float* in, size_t pairs, float* scratch,
                  float* out);
  };

 private:
  const Kernel* kernel_;
  PackedMaxout packed_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_WINDOW_LAYER_H_
