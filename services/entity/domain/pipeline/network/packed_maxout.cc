#include "services/entity/domain/pipeline/network/packed_maxout.h"

#include <algorithm>

namespace communique::entity::pipeline {
namespace {

hwy::AlignedFreeUniquePtr<float[]> Zeros(size_t count) {
  auto zeros = hwy::AllocateAligned<float>(count);
  std::fill_n(zeros.get(), count, 0.0f);
  return zeros;
}

}  // namespace

PackedMaxout::PackedMaxout(const MaxoutTables& tables, size_t lanes) {
  const size_t outputs = tables.weights.shape[0];
  const size_t pieces = tables.weights.shape[1];
  const size_t inputs = tables.weights.shape[2];
  const size_t padded = (outputs + lanes - 1) / lanes * lanes;
  const size_t step = pieces * lanes;
  weights_ = Zeros(padded * pieces * inputs);
  bias_ = Zeros(padded * pieces);
  gain_ = Zeros(padded);
  shift_ = Zeros(padded);
  for (size_t o = 0; o < outputs; ++o) {
    const size_t block = o / lanes;
    gain_[o] = tables.gain.data[o];
    shift_[o] = tables.shift.data[o];
    for (size_t p = 0; p < pieces; ++p) {
      const size_t lane = p * lanes + o % lanes;
      const float* from = &tables.weights.data[(o * pieces + p) * inputs];
      float* to = weights_.get() + block * inputs * step + lane;
      for (size_t k = 0; k < inputs; ++k) to[k * step] = from[k];
      bias_[block * step + lane] = tables.bias.data[o * pieces + p];
    }
  }
  layout_ = {outputs, pieces, inputs, weights_.get(), bias_.get(), gain_.get(), shift_.get()};
}

}  // namespace communique::entity::pipeline
