#include "services/entity/domain/pipeline/network/dense.h"

#include <map>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/entity/domain/pipeline/network/instruction_set_sweep.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::ElementsAre;
using ::testing::FloatNear;
using ::testing::Pointwise;

struct Shape {
  int outputs;
  int inputs;
};
constexpr Shape kShapes[] = {{1, 1}, {3, 5}, {16, 16}, {17, 7}, {50, 96}, {106, 64}, {129, 3}};

struct Layer {
  explicit Layer(Shape shape)
      : weights(SomeNumbers(static_cast<size_t>(shape.outputs) * shape.inputs, 1)),
        bias(SomeNumbers(shape.outputs, 2)),
        dense(weights.data(), bias.data(), shape.outputs, shape.inputs) {}

  std::vector<float> Apply(const float* in, size_t count, size_t stride) const {
    std::vector<float> out(count * dense.outputs());
    dense.Apply(in, count, stride, out.data());
    return out;
  }

  // The definition, in double precision.
  std::vector<float> Expected(const float* in, size_t count, size_t stride) const {
    std::vector<float> out;
    for (size_t r = 0; r < count; ++r) {
      for (int o = 0; o < dense.outputs(); ++o) {
        double sum = bias[o];
        for (int k = 0; k < dense.inputs(); ++k) {
          sum += static_cast<double>(weights[o * dense.inputs() + k]) * in[r * stride + k];
        }
        out.push_back(static_cast<float>(sum));
      }
    }
    return out;
  }

  std::vector<float> weights;
  std::vector<float> bias;
  Dense dense;
};

TEST(DenseTest, IsTheProductPlusTheBias) {
  ForEachInstructionSet([](int64_t) {
    for (const Shape shape : kShapes) {
      const Layer layer(shape);
      const std::vector<float> in = SomeNumbers(23 * shape.inputs, 3);
      EXPECT_THAT(layer.Apply(in.data(), 23, shape.inputs),
                  Pointwise(FloatNear(1e-5f), layer.Expected(in.data(), 23, shape.inputs)))
          << shape.outputs << " x " << shape.inputs;
    }
  });
}

TEST(DenseTest, HasNoBiasWhenGivenNone) {
  const std::vector<float> weights = {1, 2, 3, 4};
  const Dense dense(weights.data(), nullptr, 2, 2);
  const std::vector<float> in = {10, 1};
  std::vector<float> out(2);
  dense.Apply(in.data(), 1, 2, out.data());
  EXPECT_THAT(out, ElementsAre(12, 34));
}

TEST(DenseTest, ReadsRowsThatOverlap) {
  const Layer layer({5, 6});
  const std::vector<float> in = SomeNumbers(2 * 10 + 6, 4);  // Windows of three rows of two.
  EXPECT_THAT(layer.Apply(in.data(), 11, 2),
              Pointwise(FloatNear(1e-5f), layer.Expected(in.data(), 11, 2)));
}

TEST(DenseTest, GivesARowTheSameBitsInEveryBatchAndPlace) {
  ForEachInstructionSet([](int64_t) {
    for (const Shape shape : kShapes) {
      const Layer layer(shape);
      const std::vector<float> in = SomeNumbers(40 * shape.inputs, 5);
      std::vector<float> alone;
      for (size_t row = 0; row < 40; ++row) {
        const auto out = layer.Apply(in.data() + row * shape.inputs, 1, shape.inputs);
        alone.insert(alone.end(), out.begin(), out.end());
      }
      for (size_t count = 1; count <= 40; ++count) {
        for (const size_t first : {size_t{0}, (40 - count) / 2, 40 - count}) {
          const std::vector<float> expected(alone.begin() + first * shape.outputs,
                                            alone.begin() + (first + count) * shape.outputs);
          ASSERT_EQ(layer.Apply(in.data() + first * shape.inputs, count, shape.inputs), expected)
              << shape.outputs << " x " << shape.inputs << ", rows " << first << " + " << count;
        }
      }
    }
  });
}

TEST(DenseTest, GivesTheSameBitsOnEveryMachineWithFusedMultiplyAdd) {
  std::vector<std::vector<float>> results;
  ForEachInstructionSet([&](int64_t target) {
    if (!FusesMultiplyAdd(target)) return;
    const std::vector<float> in = SomeNumbers(9 * 64, 6);
    results.push_back(Layer({106, 64}).Apply(in.data(), 9, 64));
  });
  for (const auto& result : results) EXPECT_EQ(result, results.front());
}

TEST(DenseTest, WritesNothingForNoRowsAndNothingPastTheLast) {
  const Layer layer({17, 4});
  const std::vector<float> in = SomeNumbers(12, 7);
  std::vector<float> out(3 * 17 + 1, -7.0f);
  layer.dense.Apply(in.data(), 0, 4, out.data());
  EXPECT_EQ(out[0], -7.0f);
  layer.dense.Apply(in.data(), 3, 4, out.data());
  EXPECT_EQ(out.back(), -7.0f);
}

TEST(DenseTest, KeepsItsWeightsWhenMoved) {
  Layer layer({3, 5});
  const std::vector<float> in = SomeNumbers(5, 8);
  const std::vector<float> before = layer.Apply(in.data(), 1, 5);
  const Dense moved = std::move(layer.dense);
  std::vector<float> out(3);
  moved.Apply(in.data(), 1, 5, out.data());
  EXPECT_EQ(out, before);
}

}  // namespace
}  // namespace communique::entity::pipeline
