// The inner product of the layers: a tile of rows times columns whose sums stay in registers.
// Included once for each instruction set by the files that use hwy/foreach_target.h.
#if defined(SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_TILE_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_TILE_INL_H_
#undef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_TILE_INL_H_
#else
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_TILE_INL_H_
#endif

#include <cstddef>
#include <utility>

#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace communique::entity::pipeline::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using LaneTag = hn::CappedTag<float, 16>;
using Vector = hn::Vec<LaneTag>;
inline constexpr size_t kLanes = hn::MaxLanes(LaneTag());

// Rows of the largest tile, so that three columns of sums fit the registers: 32 of them or 16.
#if HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_NEON
inline constexpr size_t kMaxTileRows = 8;
#else
inline constexpr size_t kMaxTileRows = 4;
#endif

// Where the vectors of weights of a tile lie: the one of input k and column c begins at
// `weights + k * input_step + c * column_step`.
struct TileWeights {
  const float* weights;
  size_t input_step;
  size_t column_step;
};

template <size_t kColumns, size_t... kColumn>
HWY_INLINE void LoadColumns(const float* weights, size_t column_step, Vector* columns,
                            std::index_sequence<kColumn...>) {
  ((columns[kColumn] = hn::Load(LaneTag(), weights + kColumn * column_step)), ...);
}

template <size_t kColumns, size_t... kCell>
HWY_INLINE void AddProducts(const float* in, size_t stride, const Vector* columns, Vector* sums,
                            std::index_sequence<kCell...>) {
  ((sums[kCell] = hn::MulAdd(hn::Set(LaneTag(), in[kCell / kColumns * stride]),
                             columns[kCell % kColumns], sums[kCell])),
   ...);
}

template <size_t... kCell>
HWY_INLINE void SetZero(Vector* sums, std::index_sequence<kCell...>) {
  ((sums[kCell] = hn::Zero(LaneTag())), ...);
}

template <size_t... kCell>
HWY_INLINE void Copy(const Vector* from, Vector* to, std::index_sequence<kCell...>) {
  ((to[kCell] = from[kCell]), ...);
}

// Adds `inputs` products to sums[row * kColumns + column]. Each lane of each sum is one chain of
// multiply-adds in the order of the inputs: its bits depend on its own row and weights only, not on
// the tile.
template <size_t kRows, size_t kColumns>
HWY_INLINE void MultiplyTile(const float* in, size_t stride, size_t inputs, const TileWeights& w,
                             Vector* HWY_RESTRICT result) {
  constexpr auto kCells = std::make_index_sequence<kRows * kColumns>();
  Vector sums[kRows * kColumns];
  Copy(result, sums, kCells);
  const float* HWY_RESTRICT weights = w.weights;
  for (size_t k = 0; k < inputs; ++k, weights += w.input_step) {
    Vector columns[kColumns];
    LoadColumns<kColumns>(weights, w.column_step, columns, std::make_index_sequence<kColumns>());
    AddProducts<kColumns>(in + k, stride, columns, sums, kCells);
  }
  Copy(sums, result, kCells);
}

// Stores the first `count` lanes.
HWY_INLINE void StoreFirst(Vector values, size_t count, float* out) {
  if (count >= kLanes) return hn::StoreU(values, LaneTag(), out);
  HWY_ALIGN float lanes[kLanes];
  hn::Store(values, LaneTag(), lanes);
  for (size_t i = 0; i < count; ++i) out[i] = lanes[i];
}

}  // namespace communique::entity::pipeline::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_TILE_INL_H_
