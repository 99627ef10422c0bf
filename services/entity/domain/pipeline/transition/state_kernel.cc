#include "services/entity/domain/pipeline/transition/state_kernel.h"

#include <algorithm>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "services/entity/domain/pipeline/transition/state_kernel.cc"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace communique::entity::pipeline::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using UnitTag = hn::CappedTag<float, kUnitMultiple>;

// The sum of one vector of units. Rows are few: their loads are what costs.
HWY_INLINE auto SumOfRows(const float* const* rows, size_t row_count, const float* bias,
                          size_t offset) {
  const UnitTag tag;
  auto sum = hn::Load(tag, rows[0] + offset);
  for (size_t r = 1; r < row_count; ++r) sum = hn::Add(sum, hn::Load(tag, rows[r] + offset));
  return hn::Add(sum, hn::Load(tag, bias + offset));
}

void SumAndMaxoutRows(const float* const* rows, size_t row_count, const float* bias, size_t stride,
                      size_t pieces, float* hidden) {
  const UnitTag tag;
  for (size_t unit = 0; unit < stride; unit += hn::Lanes(tag)) {
    auto largest = SumOfRows(rows, row_count, bias, unit);
    for (size_t p = 1; p < pieces; ++p) {
      largest = hn::Max(largest, SumOfRows(rows, row_count, bias, unit + p * stride));
    }
    hn::Store(largest, tag, hidden + unit);
  }
}

size_t FirstMaximumOf(const float* scores, size_t count) {
  const UnitTag tag;
  const size_t lanes = hn::Lanes(tag);
  const size_t whole = count - count % lanes;
  float largest = scores[0];
  if (whole > 0) {
    auto maximum = hn::LoadU(tag, scores);
    for (size_t i = lanes; i < whole; i += lanes) {
      maximum = hn::Max(maximum, hn::LoadU(tag, scores + i));
    }
    largest = hn::GetLane(hn::MaxOfLanes(tag, maximum));
  }
  for (size_t i = whole; i < count; ++i) largest = std::max(largest, scores[i]);
  const auto wanted = hn::Set(tag, largest);
  for (size_t i = 0; i < whole; i += lanes) {
    const auto found = hn::FindFirstTrue(tag, hn::Eq(hn::LoadU(tag, scores + i), wanted));
    if (found >= 0) return i + found;
  }
  for (size_t i = whole; i < count; ++i) {
    if (scores[i] == largest) return i;
  }
  return 0;  // Not a number.
}

}  // namespace communique::entity::pipeline::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace communique::entity::pipeline {

HWY_EXPORT(SumAndMaxoutRows);
HWY_EXPORT(FirstMaximumOf);

void SumAndMaxout(const float* const* rows, size_t row_count, const float* bias, size_t stride,
                  size_t pieces, float* hidden) {
  HWY_DYNAMIC_DISPATCH(SumAndMaxoutRows)(rows, row_count, bias, stride, pieces, hidden);
}

size_t FirstMaximum(const float* scores, size_t count) {
  return HWY_DYNAMIC_DISPATCH(FirstMaximumOf)(scores, count);
}

}  // namespace communique::entity::pipeline
#endif  // HWY_ONCE
