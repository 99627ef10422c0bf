#include "services/entity/domain/pipeline/network/window_layer.h"

#include <algorithm>
#include <array>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "services/entity/domain/pipeline/network/window_layer.cc"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"
#include "services/entity/domain/pipeline/network/maxout-inl.h"
#include "services/entity/domain/pipeline/network/tile-inl.h"

#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_WINDOW_LAYER_ONCE_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_WINDOW_LAYER_ONCE_
namespace communique::entity::pipeline {

// Pairs that are computed block of outputs by block, so that the weights of a block are read from a
// near cache for all but the first pairs.
inline constexpr size_t kGroupPairs = 16;

}  // namespace communique::entity::pipeline
#endif

HWY_BEFORE_NAMESPACE();
namespace communique::entity::pipeline::HWY_NAMESPACE {

// Writes the mixtures of the pairs as [p, q, L, R][kGroupPairs][width]. The row before the first
// pair is at `in`.
HWY_INLINE void MixRows(const float* in, size_t pairs, size_t width, float* mixed) {
  const size_t part = kGroupPairs * width;
  for (size_t pair = 0; pair < pairs; ++pair) {
    const float* rows = in + 2 * pair * width;
    float* to = mixed + pair * width;
    for (size_t i = 0; i < width; i += kLanes) {
      const Vector a = LoadFirst(rows, i, width);
      const Vector b = LoadFirst(rows + width, i, width);
      const Vector c = LoadFirst(rows + 2 * width, i, width);
      const Vector d = LoadFirst(rows + 3 * width, i, width);
      StoreFirst(hn::Add(b, c), width - i, to + i);
      StoreFirst(hn::Sub(c, b), width - i, to + part + i);
      StoreFirst(hn::Sub(a, c), width - i, to + 2 * part + i);
      StoreFirst(hn::Sub(d, b), width - i, to + 3 * part + i);
    }
  }
}

template <size_t kPairs, size_t kPieces>
void ApplyWindowTile(const MaxoutLayout& layout, size_t block, const float* mixed, float* out) {
  constexpr size_t kCells = kPairs * kPieces;
  constexpr size_t kStep = kPieces * kLanes;
  const size_t width = layout.outputs;
  const float* weights = layout.weights + block * layout.inputs * kStep;
  const auto multiply = [&](size_t part, Vector* sums) HWY_ATTR {
    MultiplyTile<kPairs, kPieces>(mixed + part * kGroupPairs * width, width, width,
                                  {weights + part * width * kStep, kStep, kLanes}, sums);
  };
  Vector first[kCells];
  Vector second[kCells];
  SetZero(first, std::make_index_sequence<kCells>());
  SetZero(second, std::make_index_sequence<kCells>());
  multiply(0, first);
  multiply(1, second);
  for (size_t i = 0; i < kCells; ++i) {
    const Vector p = first[i];
    first[i] = hn::Add(p, second[i]);
    second[i] = hn::Sub(p, second[i]);
  }
  multiply(2, first);
  StoreBest<kPairs, kPieces>(layout, block, first, 2 * width, out);
  multiply(3, second);
  StoreBest<kPairs, kPieces>(layout, block, second, 2 * width, out + width);
}

// The pairs from `pair` on: kPairs at a time, and what is left by halves.
template <size_t kPairs, size_t kPieces>
void ApplyWindowBlock(const MaxoutLayout& layout, size_t block, size_t pair, size_t pairs,
                      const float* mixed, float* out) {
  for (; pair + kPairs <= pairs; pair += kPairs) {
    ApplyWindowTile<kPairs, kPieces>(layout, block, mixed + pair * layout.outputs,
                                     out + 2 * pair * layout.outputs);
  }
  if constexpr (kPairs > 1) {
    ApplyWindowBlock<kPairs / 2, kPieces>(layout, block, pair, pairs, mixed, out);
  }
}

template <size_t kPieces>
void ApplyWindowGroup(const MaxoutLayout& layout, const float* in, size_t pairs, float* mixed,
                      float* out) {
  const size_t width = layout.outputs;
  MixRows(in, pairs, width, mixed);
  for (size_t block = 0; block * kLanes < width; ++block) {
    ApplyWindowBlock<kTileRows<kPieces>, kPieces>(layout, block, 0, pairs, mixed, out);
  }
  for (size_t r = 0; r < 2 * pairs; ++r) {
    NormalizeRow(layout, in + (r + 1) * width, out + r * width);
  }
}

void ApplyWindowLayer(const MaxoutLayout& layout, const float* in, size_t pairs, float* scratch,
                      float* out) {
  constexpr decltype(&ApplyWindowGroup<1>) kByPieces[kMaxPieces] = {
      ApplyWindowGroup<1>, ApplyWindowGroup<2>, ApplyWindowGroup<3>, ApplyWindowGroup<4>};
  for (size_t pair = 0; pair < pairs; pair += kGroupPairs) {
    const size_t first = 2 * pair * layout.outputs;
    kByPieces[layout.pieces - 1](layout, in + first, std::min(kGroupPairs, pairs - pair), scratch,
                                 out + first);
  }
}

const WindowLayer::Kernel* WindowLayerKernel() {
  static constexpr WindowLayer::Kernel kKernel = {kLanes, ApplyWindowLayer};
  return &kKernel;
}

}  // namespace communique::entity::pipeline::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace communique::entity::pipeline {

HWY_EXPORT(WindowLayerKernel);

namespace {

// The weights of one input for the mixtures p, q, L, R of the class.
std::array<float, 4> MixWeights(double left, double centre, double right) {
  return {static_cast<float>((left + centre + right) / 2),
          static_cast<float>((left - centre + right) / 2), static_cast<float>(left),
          static_cast<float>(right)};
}

// The layer with the mixtures of pairs for inputs.
MaxoutTables MixedTables(const MaxoutTables& tables) {
  const int width = tables.weights.shape[0];
  const int pieces = tables.weights.shape[1];
  MaxoutTables mixed = tables;
  mixed.weights = {{width, pieces, 4 * width},
                   std::vector<float>(static_cast<size_t>(4) * width * pieces * width)};
  const float* from = tables.weights.data.data();
  float* to = mixed.weights.data.data();
  for (int row = 0; row < width * pieces; ++row, from += 3 * width, to += 4 * width) {
    for (int k = 0; k < width; ++k) {
      const auto weights = MixWeights(from[k], from[width + k], from[2 * width + k]);
      for (int part = 0; part < 4; ++part) to[part * width + k] = weights[part];
    }
  }
  return mixed;
}

}  // namespace

WindowLayer::WindowLayer(const MaxoutTables& tables)
    : kernel_(HWY_DYNAMIC_DISPATCH(WindowLayerKernel)()),
      packed_(MixedTables(tables), kernel_->lanes) {}

size_t WindowLayer::scratch_size() const { return 4 * kGroupPairs * packed_.layout().outputs; }

void WindowLayer::Apply(const float* in, size_t pairs, float* scratch, float* out) const {
  kernel_->apply(packed_.layout(), in, pairs, scratch, out);
}

}  // namespace communique::entity::pipeline
#endif  // HWY_ONCE
