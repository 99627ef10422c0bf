#include "services/entity/domain/pipeline/network/dense.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "services/entity/domain/pipeline/network/dense.cc"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"
#include "services/entity/domain/pipeline/network/tile-inl.h"

HWY_BEFORE_NAMESPACE();
namespace communique::entity::pipeline::HWY_NAMESPACE {

template <size_t kRows, size_t kColumns>
void ApplyTile(const Dense::Layout& layout, size_t column, const float* in, size_t stride,
               float* out) {
  Vector sums[kRows * kColumns];
  SetZero(sums, std::make_index_sequence<kRows * kColumns>());
  const size_t column_step = layout.inputs * kLanes;
  MultiplyTile<kRows, kColumns>(in, stride, layout.inputs,
                                {layout.weights + column * column_step, kLanes, column_step}, sums);
  for (size_t c = 0; c < kColumns; ++c) {
    const size_t begin = (column + c) * kLanes;
    const Vector bias = hn::Load(LaneTag(), layout.bias + begin);
    for (size_t r = 0; r < kRows; ++r) {
      StoreFirst(hn::Add(sums[r * kColumns + c], bias), layout.outputs - begin,
                 out + r * layout.outputs + begin);
    }
  }
}

// All columns of kRows rows: kColumns at a time, and what is left by halves.
template <size_t kRows, size_t kColumns>
size_t ApplyColumns(const Dense::Layout& layout, size_t column, const float* in, size_t stride,
                    float* out) {
  const size_t columns = hwy::DivCeil(layout.outputs, kLanes);
  for (; column + kColumns <= columns; column += kColumns) {
    ApplyTile<kRows, kColumns>(layout, column, in, stride, out);
  }
  if constexpr (kColumns > 1) {
    column = ApplyColumns<kRows, kColumns / 2>(layout, column, in, stride, out);
  }
  return column;
}

// One row has few sums to keep, so that it takes more columns at a time: the unit is kept busy.
template <size_t kRows>
void ApplyRows(const Dense::Layout& layout, size_t row, const float* in, size_t count,
               size_t stride, float* out) {
  for (; row + kRows <= count; row += kRows) {
    ApplyColumns<kRows, (kRows > 2 ? 3 : 8 / kRows)>(layout, 0, in + row * stride, stride,
                                                     out + row * layout.outputs);
  }
  if constexpr (kRows > 1) ApplyRows<kRows / 2>(layout, row, in, count, stride, out);
}

void ApplyDense(const Dense::Layout& layout, const float* in, size_t count, size_t stride,
                float* out) {
  ApplyRows<kMaxTileRows>(layout, 0, in, count, stride, out);
}

const Dense::Kernel* DenseKernel() {
  static constexpr Dense::Kernel kKernel = {kLanes, ApplyDense};
  return &kKernel;
}

}  // namespace communique::entity::pipeline::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace communique::entity::pipeline {

HWY_EXPORT(DenseKernel);

Dense::Dense(const float* weights, const float* bias, int outputs, int inputs)
    : kernel_(HWY_DYNAMIC_DISPATCH(DenseKernel)()) {
  const size_t lanes = kernel_->lanes;
  const size_t columns = hwy::DivCeil(static_cast<size_t>(outputs), lanes);
  const size_t in = inputs;
  weights_ = hwy::AllocateAligned<float>(columns * in * lanes);
  bias_ = hwy::AllocateAligned<float>(columns * lanes);
  std::fill_n(weights_.get(), columns * in * lanes, 0.0f);
  std::fill_n(bias_.get(), columns * lanes, 0.0f);
  for (size_t o = 0; o < static_cast<size_t>(outputs); ++o) {
    float* column = weights_.get() + o / lanes * in * lanes + o % lanes;
    for (size_t k = 0; k < in; ++k) column[k * lanes] = weights[o * in + k];
    if (bias != nullptr) bias_[o] = bias[o];
  }
  layout_ = {static_cast<size_t>(outputs), in, weights_.get(), bias_.get()};
}

void Dense::Apply(const float* in, size_t count, size_t stride, float* out) const {
  kernel_->apply(layout_, in, count, stride, out);
}

}  // namespace communique::entity::pipeline
#endif  // HWY_ONCE
