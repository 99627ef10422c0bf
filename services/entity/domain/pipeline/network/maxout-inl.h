// What maxout layers do with their sums: the best piece, and layer normalization of a row. Included
// once for each instruction set by the files that use hwy/foreach_target.h.
#if defined(SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_MAXOUT_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_MAXOUT_INL_H_
#undef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_MAXOUT_INL_H_
#else
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_MAXOUT_INL_H_
#endif

#include <cmath>
#include <cstddef>

#include "hwy/highway.h"
#include "services/entity/domain/pipeline/network/packed_maxout.h"
#include "services/entity/domain/pipeline/network/tile-inl.h"

HWY_BEFORE_NAMESPACE();
namespace communique::entity::pipeline::HWY_NAMESPACE {

// Rows of the largest tile of a layer, see kMaxTileRows.
template <size_t kPieces>
inline constexpr size_t kTileRows = kPieces < 4 ? kMaxTileRows : kMaxTileRows / 2;

// Adds the bias to the sums [row][piece] of a block of outputs and stores the best piece of each
// output; rows of `out` are `step` floats apart.
template <size_t kRows, size_t kPieces>
HWY_INLINE void StoreBest(const MaxoutLayout& layout, size_t block, const Vector* sums, size_t step,
                          float* out) {
  const float* bias = layout.bias + block * kPieces * kLanes;
  for (size_t r = 0; r < kRows; ++r) {
    Vector best = hn::Add(sums[r * kPieces], hn::Load(LaneTag(), bias));
    for (size_t p = 1; p < kPieces; ++p) {
      best = hn::Max(best, hn::Add(sums[r * kPieces + p], hn::Load(LaneTag(), bias + p * kLanes)));
    }
    StoreFirst(best, layout.outputs - block * kLanes, out + r * step + block * kLanes);
  }
}

// Sums are kept in 16 lanes on every machine, in one vector or several, and folded in halves: so
// the bits don't depend on the length of the vectors.
inline constexpr size_t kSumLanes = 16;
inline constexpr size_t kSumVectors = kSumLanes / kLanes;

// Adds the upper half of 2 * kHalf lanes to the lower one.
template <size_t kHalf>
HWY_INLINE void FoldHalf(float* lanes) {
  const hn::CappedTag<float, kHalf> tag;
  for (size_t i = 0; i < kHalf; i += hn::MaxLanes(tag)) {
    hn::Store(hn::Add(hn::Load(tag, lanes + i), hn::Load(tag, lanes + kHalf + i)), tag, lanes + i);
  }
}

HWY_INLINE float Fold(const Vector* sums) {
  HWY_ALIGN float lanes[kSumLanes];
  for (size_t i = 0; i < kSumVectors; ++i) hn::Store(sums[i], LaneTag(), lanes + i * kLanes);
  FoldHalf<8>(lanes);
  FoldHalf<4>(lanes);
  return (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
}

// The values of a row from `begin`, zero past its end.
HWY_INLINE Vector LoadFirst(const float* row, size_t begin, size_t size) {
  if (begin + kLanes <= size) return hn::LoadU(LaneTag(), row + begin);
  HWY_ALIGN float lanes[kLanes] = {};
  for (size_t i = 0; begin + i < size; ++i) lanes[i] = row[begin + i];
  return hn::Load(LaneTag(), lanes);
}

HWY_INLINE float Mean(const float* row, size_t size) {
  Vector sums[kSumVectors];
  for (Vector& sum : sums) sum = hn::Zero(LaneTag());
  for (size_t i = 0; i < size; i += kLanes) {
    Vector& sum = sums[i / kLanes % kSumVectors];
    sum = hn::Add(sum, LoadFirst(row, i, size));
  }
  return Fold(sums) / static_cast<float>(size);
}

HWY_INLINE float Variance(const float* row, size_t size, float mean) {
  Vector sums[kSumVectors];
  for (Vector& sum : sums) sum = hn::Zero(LaneTag());
  for (size_t i = 0; i < size; i += kLanes) {
    Vector difference = hn::Sub(LoadFirst(row, i, size), hn::Set(LaneTag(), mean));
    if (i + kLanes > size) {
      difference = hn::IfThenElseZero(hn::FirstN(LaneTag(), size - i), difference);
    }
    Vector& sum = sums[i / kLanes % kSumVectors];
    sum = hn::MulAdd(difference, difference, sum);
  }
  return Fold(sums) / static_cast<float>(size);
}

// A row of `layout.outputs`, in place; `residual`, unless null, is added.
HWY_INLINE void NormalizeRow(const MaxoutLayout& layout, const float* residual, float* row) {
  constexpr float kEpsilon = 1e-8f;  // thinc's.
  const size_t size = layout.outputs;
  const float mean = Mean(row, size);
  const Vector means = hn::Set(LaneTag(), mean);
  const Vector scales = hn::Set(LaneTag(), 1.0f / std::sqrt(Variance(row, size, mean) + kEpsilon));
  for (size_t i = 0; i < size; i += kLanes) {
    const Vector scaled = hn::Mul(hn::Sub(LoadFirst(row, i, size), means), scales);
    Vector value = hn::MulAdd(scaled, hn::Load(LaneTag(), layout.gain + i),
                              hn::Load(LaneTag(), layout.shift + i));
    if (residual != nullptr) value = hn::Add(value, LoadFirst(residual, i, size));
    StoreFirst(value, size - i, row + i);
  }
}

}  // namespace communique::entity::pipeline::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_MAXOUT_INL_H_
