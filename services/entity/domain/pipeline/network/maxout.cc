#include "services/entity/domain/pipeline/network/maxout.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "services/entity/domain/pipeline/network/maxout.cc"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"
#include "services/entity/domain/pipeline/network/maxout-inl.h"
#include "services/entity/domain/pipeline/network/tile-inl.h"

HWY_BEFORE_NAMESPACE();
namespace communique::entity::pipeline::HWY_NAMESPACE {

// Rows that are computed block of outputs by block, so that the weights of a block are read from a
// near cache for all but the first rows.
inline constexpr size_t kGroupRows = 32;

template <size_t kRows, size_t kPieces>
void ApplyMaxoutTile(const MaxoutLayout& layout, size_t block, const float* in, float* out) {
  constexpr size_t kStep = kPieces * kLanes;
  const size_t inputs = layout.inputs;
  Vector sums[kRows * kPieces];
  SetZero(sums, std::make_index_sequence<kRows * kPieces>());
  MultiplyTile<kRows, kPieces>(in, inputs, inputs,
                               {layout.weights + block * inputs * kStep, kStep, kLanes}, sums);
  StoreBest<kRows, kPieces>(layout, block, sums, layout.outputs, out);
}

// The rows from `row` on: kRows at a time, and what is left by halves.
template <size_t kRows, size_t kPieces>
void ApplyMaxoutBlock(const MaxoutLayout& layout, size_t block, size_t row, const float* in,
                      size_t count, float* out) {
  for (; row + kRows <= count; row += kRows) {
    ApplyMaxoutTile<kRows, kPieces>(layout, block, in + row * layout.inputs,
                                    out + row * layout.outputs);
  }
  if constexpr (kRows > 1) {
    ApplyMaxoutBlock<kRows / 2, kPieces>(layout, block, row, in, count, out);
  }
}

template <size_t kPieces>
void ApplyMaxoutGroup(const MaxoutLayout& layout, const float* in, size_t count, float* out) {
  for (size_t block = 0; block * kLanes < layout.outputs; ++block) {
    ApplyMaxoutBlock<kTileRows<kPieces>, kPieces>(layout, block, 0, in, count, out);
  }
  for (size_t r = 0; r < count; ++r) NormalizeRow(layout, nullptr, out + r * layout.outputs);
}

void ApplyMaxout(const MaxoutLayout& layout, const float* in, size_t count, float* out) {
  constexpr decltype(&ApplyMaxoutGroup<1>) kByPieces[kMaxPieces] = {
      ApplyMaxoutGroup<1>, ApplyMaxoutGroup<2>, ApplyMaxoutGroup<3>, ApplyMaxoutGroup<4>};
  for (size_t row = 0; row < count; row += kGroupRows) {
    kByPieces[layout.pieces - 1](layout, in + row * layout.inputs,
                                 std::min(kGroupRows, count - row), out + row * layout.outputs);
  }
}

const Maxout::Kernel* MaxoutKernel() {
  static constexpr Maxout::Kernel kKernel = {kLanes, ApplyMaxout};
  return &kKernel;
}

}  // namespace communique::entity::pipeline::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace communique::entity::pipeline {

HWY_EXPORT(MaxoutKernel);

Maxout::Maxout(const MaxoutTables& tables)
    : kernel_(HWY_DYNAMIC_DISPATCH(MaxoutKernel)()), packed_(tables, kernel_->lanes) {}

void Maxout::Apply(const float* in, size_t count, float* out) const {
  kernel_->apply(packed_.layout(), in, count, out);
}

}  // namespace communique::entity::pipeline
#endif  // HWY_ONCE
