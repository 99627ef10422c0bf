#ifndef TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_TRANSITION_FIXTURE_H_
#define TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_TRANSITION_FIXTURE_H_

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/doc.h"
#include "services/entity/domain/pipeline/lexical/lexicon.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"
#include "tests/services/entity/domain/pipeline/network/instruction_set_sweep.h"

namespace communique::entity::pipeline {

struct NetworkShape {
  int width = 5;
  int projected = 7;
  int features = 8;
  int hidden = 12;
  int pieces = 2;
  bool has_upper = true;
};

inline Tensor SomeTensor(std::vector<int> shape, uint32_t seed) {
  size_t size = 1;
  for (const int dimension : shape) size *= dimension;
  return {std::move(shape), SomeNumbers(size, seed)};
}

// A network of numbers that follow from the seed.
inline TransitionTables SomeTables(const NetworkShape& shape, std::vector<Move> moves,
                                   uint32_t seed) {
  const int count = static_cast<int>(moves.size());
  TransitionTables tables;
  tables.projection = {SomeTensor({shape.projected, shape.width}, seed + 1),
                       SomeTensor({shape.projected}, seed + 2)};
  tables.lower_weights =
      SomeTensor({shape.features, shape.hidden, shape.pieces, shape.projected}, seed + 3);
  tables.lower_bias = SomeTensor({shape.hidden, shape.pieces}, seed + 4);
  tables.lower_padding = SomeTensor({shape.features, shape.hidden, shape.pieces}, seed + 5);
  if (shape.has_upper) {
    tables.upper = {SomeTensor({count, shape.hidden}, seed + 6), SomeTensor({count}, seed + 7)};
  }
  tables.moves = std::move(moves);
  return tables;
}

// A network that gives the moves the same scores in every state.
inline TransitionTables ConstantTables(int features, std::vector<Move> moves,
                                       std::vector<float> scores) {
  TransitionTables tables = SomeTables({.features = features}, std::move(moves), 1);
  std::fill(tables.upper->weights.data.begin(), tables.upper->weights.data.end(), 0.0f);
  tables.upper->bias.data = std::move(scores);
  return tables;
}

// The scores of a state by their definition, one sum after another. -1: no token.
inline std::vector<float> DefinedScores(const TransitionTables& t, const float* vectors,
                                        const std::vector<int>& tokens) {
  const std::vector<int>& shape = t.lower_weights.shape;
  const int hidden = shape[1], pieces = shape[2], projected = shape[3];
  const int width = t.projection.weights.shape[1];
  std::vector<double> sums(t.lower_bias.data.begin(), t.lower_bias.data.end());
  for (size_t f = 0; f < tokens.size(); ++f) {
    for (int o = 0; o < hidden * pieces; ++o) {
      const int row = static_cast<int>(f) * hidden * pieces + o;
      if (tokens[f] < 0) sums[o] += t.lower_padding.data[row];
      for (int k = 0; tokens[f] >= 0 && k < projected; ++k) {
        double input = t.projection.bias.data[k];
        for (int i = 0; i < width; ++i) {
          input += t.projection.weights.data[k * width + i] * vectors[tokens[f] * width + i];
        }
        sums[o] += t.lower_weights.data[row * projected + k] * input;
      }
    }
  }
  std::vector<double> units;
  for (int h = 0; h < hidden; ++h) {
    units.push_back(*std::max_element(&sums[h * pieces], &sums[h * pieces] + pieces));
  }
  if (!t.upper.has_value()) return {units.begin(), units.end()};
  std::vector<float> scores;
  for (size_t m = 0; m < t.moves.size(); ++m) {
    double score = t.upper->bias.data[m];
    for (int h = 0; h < hidden; ++h) score += t.upper->weights.data[m * hidden + h] * units[h];
    scores.push_back(static_cast<float>(score));
  }
  return scores;
}

// Tokens without a text: 'w' a word, '_' white space.
inline Doc DocOf(absl::string_view tokens, Lexicon* lexicon) {
  Doc doc;
  for (const char token : tokens) {
    doc.tokens.push_back({.lexeme = lexicon->Find(token == '_' ? "\n" : "word")});
  }
  return doc;
}

}  // namespace communique::entity::pipeline

#endif  // TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_TRANSITION_FIXTURE_H_
