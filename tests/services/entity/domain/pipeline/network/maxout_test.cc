#include "services/entity/domain/pipeline/network/maxout.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/entity/domain/pipeline/network/instruction_set_sweep.h"
#include "tests/services/entity/domain/pipeline/network/layer_tables.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::ElementsAre;
using ::testing::FloatNear;
using ::testing::Pointwise;

struct Shape {
  int outputs;
  int pieces;
  int inputs;
};
constexpr Shape kShapes[] = {{2, 1, 1},   {3, 3, 5},   {16, 2, 48},
                             {17, 4, 20}, {40, 3, 33}, {96, 3, 64}};

std::vector<float> Apply(const Maxout& layer, const float* in, size_t count) {
  std::vector<float> out(count * layer.outputs());
  layer.Apply(in, count, out.data());
  return out;
}

TEST(MaxoutTest, TakesTheBestPieceAndNormalizesTheRow) {
  MaxoutTables tables;
  tables.weights = {{2, 2, 1}, {1, -1, 3, -1}};  // |x| and 3x, for positive x.
  tables.bias = {{2, 2}, {0, 0, 0, 0}};
  tables.gain = {{2}, {1, 10}};
  tables.shift = {{2}, {0.5, 0}};
  const std::vector<float> in = {2};
  // 2 and 6: mean 4, deviation 2.
  EXPECT_THAT(Apply(Maxout(tables), in.data(), 1), ElementsAre(-0.5, 10));
}

TEST(MaxoutTest, IsWhatItsDefinitionSays) {
  ForEachInstructionSet([](int64_t) {
    for (const Shape shape : kShapes) {
      const MaxoutTables tables = SomeMaxout(shape.outputs, shape.pieces, shape.inputs, 1);
      const std::vector<float> in = SomeNumbers(11 * shape.inputs, 9);
      std::vector<float> expected;
      for (size_t r = 0; r < 11; ++r) {
        const auto row = in.begin() + r * shape.inputs;
        const auto outputs = NaiveMaxout(tables, {row, row + shape.inputs});
        expected.insert(expected.end(), outputs.begin(), outputs.end());
      }
      EXPECT_THAT(Apply(Maxout(tables), in.data(), 11), Pointwise(FloatNear(2e-5f), expected))
          << shape.outputs << " x " << shape.pieces << " x " << shape.inputs;
    }
  });
}

TEST(MaxoutTest, StaysFiniteForRowsOfOneValue) {
  MaxoutTables tables = SomeMaxout(20, 3, 4, 1);
  for (float& bias : tables.bias.data) bias = 0.25f;
  const std::vector<float> zeros(4);
  EXPECT_EQ(Apply(Maxout(tables), zeros.data(), 1), tables.shift.data);
}

TEST(MaxoutTest, GivesARowTheSameBitsInEveryBatchAndPlace) {
  ForEachInstructionSet([](int64_t) {
    for (const Shape shape : kShapes) {
      const Maxout layer(SomeMaxout(shape.outputs, shape.pieces, shape.inputs, 2));
      const std::vector<float> in = SomeNumbers(40 * shape.inputs, 3);
      std::vector<float> alone;
      for (size_t r = 0; r < 40; ++r) {
        const std::vector<float> out = Apply(layer, in.data() + r * shape.inputs, 1);
        alone.insert(alone.end(), out.begin(), out.end());
      }
      for (size_t count = 1; count <= 40; ++count) {
        const size_t first = 40 - count;
        ASSERT_EQ(Apply(layer, in.data(), count),
                  std::vector<float>(alone.begin(), alone.begin() + count * shape.outputs));
        ASSERT_EQ(Apply(layer, in.data() + first * shape.inputs, count),
                  std::vector<float>(alone.begin() + first * shape.outputs, alone.end()));
      }
    }
  });
}

TEST(MaxoutTest, GivesTheSameBitsOnEveryMachineWithFusedMultiplyAdd) {
  for (const Shape shape : kShapes) {
    std::vector<std::vector<float>> results;
    ForEachInstructionSet([&](int64_t target) {
      if (!FusesMultiplyAdd(target)) return;
      const std::vector<float> in = SomeNumbers(9 * shape.inputs, 6);
      const Maxout layer(SomeMaxout(shape.outputs, shape.pieces, shape.inputs, 5));
      results.push_back(Apply(layer, in.data(), 9));
    });
    for (const auto& result : results) EXPECT_EQ(result, results.front());
  }
}

}  // namespace
}  // namespace communique::entity::pipeline
