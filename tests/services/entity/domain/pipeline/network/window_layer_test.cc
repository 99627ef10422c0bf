#include "services/entity/domain/pipeline/network/window_layer.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/entity/domain/pipeline/network/instruction_set_sweep.h"
#include "tests/services/entity/domain/pipeline/network/layer_tables.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::FloatNear;
using ::testing::Pointwise;

struct Shape {
  int width;
  int pieces;
};
constexpr Shape kShapes[] = {{2, 1}, {5, 3}, {16, 3}, {20, 2}, {24, 4}, {48, 3}};

WindowLayer MakeLayer(Shape shape, uint32_t seed) {
  return WindowLayer(SomeMaxout(shape.width, shape.pieces, 3 * shape.width, seed));
}

std::vector<float> Apply(const WindowLayer& layer, const float* in, size_t pairs) {
  std::vector<float> out(2 * pairs * layer.width());
  std::vector<float> scratch(layer.scratch_size());
  layer.Apply(in, pairs, scratch.data(), out.data());
  return out;
}

TEST(WindowLayerTest, IsWhatItsDefinitionSays) {
  ForEachInstructionSet([](int64_t) {
    for (const Shape shape : kShapes) {
      const MaxoutTables tables = SomeMaxout(shape.width, shape.pieces, 3 * shape.width, 1);
      const std::vector<float> in = SomeNumbers(44 * shape.width, 9);
      std::vector<std::vector<double>> rows;
      for (size_t r = 0; r < 44; ++r) {
        rows.emplace_back(in.begin() + r * shape.width, in.begin() + (r + 1) * shape.width);
      }
      const auto results = NaiveWindow(tables, rows);
      std::vector<float> expected;
      for (size_t r = 1; r < 43; ++r) {
        expected.insert(expected.end(), results[r].begin(), results[r].end());
      }
      EXPECT_THAT(Apply(WindowLayer(tables), in.data(), 21), Pointwise(FloatNear(5e-5f), expected))
          << shape.width << " x " << shape.pieces;
    }
  });
}

TEST(WindowLayerTest, ReadsNothingButTheRowsAndTheirNeighbours) {
  const WindowLayer layer = MakeLayer({16, 3}, 1);
  std::vector<float> in = SomeNumbers(8 * 16, 2);
  const std::vector<float> before = Apply(layer, in.data(), 3);
  in[6 * 16] += 1;  // Row 6, which results 4 (row 5) and 5 (row 6) read.
  const std::vector<float> after = Apply(layer, in.data(), 3);
  for (size_t r = 0; r < 6; ++r) {
    const bool same =
        std::equal(before.begin() + r * 16, before.begin() + (r + 1) * 16, after.begin() + r * 16);
    EXPECT_EQ(same, r < 4) << r;
  }
}

TEST(WindowLayerTest, GivesAPairTheSameBitsInEveryBatchAndPlace) {
  ForEachInstructionSet([](int64_t) {
    for (const Shape shape : kShapes) {
      const WindowLayer layer = MakeLayer(shape, 2);
      const size_t step = 2 * shape.width;
      const std::vector<float> in = SomeNumbers(41 * step, 3);
      std::vector<float> alone;
      for (size_t pair = 0; pair < 40; ++pair) {
        const std::vector<float> out = Apply(layer, in.data() + pair * step, 1);
        alone.insert(alone.end(), out.begin(), out.end());
      }
      for (size_t count = 1; count <= 40; ++count) {
        const size_t first = 40 - count;
        ASSERT_EQ(Apply(layer, in.data(), count),
                  std::vector<float>(alone.begin(), alone.begin() + count * step));
        ASSERT_EQ(Apply(layer, in.data() + first * step, count),
                  std::vector<float>(alone.begin() + first * step, alone.end()));
      }
    }
  });
}

TEST(WindowLayerTest, GivesTheSameBitsOnEveryMachineWithFusedMultiplyAdd) {
  for (const Shape shape : kShapes) {
    std::vector<std::vector<float>> results;
    ForEachInstructionSet([&](int64_t target) {
      if (!FusesMultiplyAdd(target)) return;
      const std::vector<float> in = SomeNumbers(20 * shape.width, 6);
      results.push_back(Apply(MakeLayer(shape, 5), in.data(), 9));
    });
    for (const auto& result : results) EXPECT_EQ(result, results.front());
  }
}

TEST(WindowLayerTest, WritesNothingForNoPairs) {
  const WindowLayer layer = MakeLayer({5, 3}, 1);
  const std::vector<float> in(2 * 5);
  EXPECT_TRUE(Apply(layer, in.data(), 0).empty());
}

}  // namespace
}  // namespace communique::entity::pipeline
