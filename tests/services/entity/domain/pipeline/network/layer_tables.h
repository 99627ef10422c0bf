#ifndef TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_LAYER_TABLES_H_
#define TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_LAYER_TABLES_H_

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "services/entity/domain/pipeline/model/pipeline_tables.h"
#include "tests/services/entity/domain/pipeline/network/instruction_set_sweep.h"

namespace communique::entity::pipeline {

// A tensor of numbers between -1 and 1, always the same for the same seed.
inline Tensor SomeTensor(std::vector<int> shape, uint32_t seed) {
  size_t size = 1;
  for (const int dimension : shape) size *= dimension;
  return {std::move(shape), SomeNumbers(size, seed)};
}

inline MaxoutTables SomeMaxout(int outputs, int pieces, int inputs, uint32_t seed) {
  return {SomeTensor({outputs, pieces, inputs}, seed), SomeTensor({outputs, pieces}, seed + 1),
          SomeTensor({outputs}, seed + 2), SomeTensor({outputs}, seed + 3)};
}

// The definition of maxout and layer normalization for one row, in double precision.
inline std::vector<double> NaiveMaxout(const MaxoutTables& tables,
                                       const std::vector<double>& inputs) {
  const size_t outputs = tables.weights.shape[0];
  const size_t pieces = tables.weights.shape[1];
  std::vector<double> best(outputs, -std::numeric_limits<double>::infinity());
  for (size_t o = 0; o < outputs; ++o) {
    for (size_t p = 0; p < pieces; ++p) {
      double sum = tables.bias.data[o * pieces + p];
      for (size_t k = 0; k < inputs.size(); ++k) {
        sum += tables.weights.data[(o * pieces + p) * inputs.size() + k] * inputs[k];
      }
      best[o] = std::max(best[o], sum);
    }
  }
  double mean = 0;
  for (const double y : best) mean += y / static_cast<double>(outputs);
  double variance = 1e-8;
  for (const double y : best) variance += (y - mean) * (y - mean) / static_cast<double>(outputs);
  for (size_t o = 0; o < outputs; ++o) {
    best[o] = (best[o] - mean) / std::sqrt(variance) * tables.gain.data[o] + tables.shift.data[o];
  }
  return best;
}

// The definition of a residual window layer over rows of zeros, then `rows`, then zeros.
inline std::vector<std::vector<double>> NaiveWindow(const MaxoutTables& tables,
                                                    const std::vector<std::vector<double>>& rows) {
  const std::vector<double> zeros(tables.weights.shape[0], 0.0);
  std::vector<std::vector<double>> results;
  for (size_t r = 0; r < rows.size(); ++r) {
    std::vector<double> window;
    for (const auto& row :
         {r == 0 ? zeros : rows[r - 1], rows[r], r + 1 == rows.size() ? zeros : rows[r + 1]}) {
      window.insert(window.end(), row.begin(), row.end());
    }
    results.push_back(NaiveMaxout(tables, window));
    for (size_t i = 0; i < zeros.size(); ++i) results.back()[i] += rows[r][i];
  }
  return results;
}

}  // namespace communique::entity::pipeline

#endif  // TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_LAYER_TABLES_H_
