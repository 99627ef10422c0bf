#include "services/entity/domain/pipeline/transition/state_kernel.h"

#include <algorithm>
#include <vector>

#include "gtest/gtest.h"
#include "services/entity/domain/pipeline/transition/aligned_floats.h"
#include "tests/services/entity/domain/pipeline/network/instruction_set_sweep.h"

namespace communique::entity::pipeline {
namespace {

AlignedFloats Aligned(const std::vector<float>& values) {
  AlignedFloats aligned(values.size());
  std::copy(values.begin(), values.end(), aligned.data());
  return aligned;
}

TEST(StateKernelTest, SumsRowsInOrderAndTakesTheLargestPieceBitForBit) {
  for (const size_t pieces : {1, 2, 3}) {
    for (const size_t stride : {16, 32, 64}) {
      const size_t width = stride * pieces;
      const std::vector<float> a = SomeNumbers(width, 1), b = SomeNumbers(width, 2),
                               bias = SomeNumbers(width, 3);
      std::vector<float> expected(stride, -9);
      for (size_t i = 0; i < width; ++i) {
        expected[i % stride] = std::max(expected[i % stride], (a[i] + b[i]) + bias[i]);
      }
      const AlignedFloats rows[] = {Aligned(a), Aligned(b), Aligned(bias)};
      const float* pointers[] = {rows[0].data(), rows[1].data()};
      ForEachInstructionSet([&](int64_t) {
        AlignedFloats hidden(stride);
        SumAndMaxout(pointers, 2, rows[2].data(), stride, pieces, hidden.data());
        EXPECT_EQ(std::vector<float>(hidden.data(), hidden.data() + stride), expected);
      });
    }
  }
}

TEST(StateKernelTest, FindsTheFirstOfTheLargestScores) {
  ForEachInstructionSet([&](int64_t) {
    for (size_t count = 1; count < 70; ++count) {
      std::vector<float> scores = SomeNumbers(count, static_cast<uint32_t>(count));
      const size_t largest = std::max_element(scores.begin(), scores.end()) - scores.begin();
      EXPECT_EQ(FirstMaximum(scores.data(), count), largest);
      scores.back() = scores[largest];
      EXPECT_EQ(FirstMaximum(scores.data(), count), largest);
      std::fill(scores.begin(), scores.end(), -1e30f);
      EXPECT_EQ(FirstMaximum(scores.data(), count), 0);
    }
  });
}

}  // namespace
}  // namespace communique::entity::pipeline
