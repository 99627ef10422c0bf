#include "services/entity/domain/pipeline/transition/move_ranges.h"

#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

std::vector<std::pair<int, int>> Pairs(absl::Span<const MoveRange> ranges) {
  std::vector<std::pair<int, int>> pairs;
  for (const MoveRange& range : ranges) pairs.emplace_back(range.begin, range.end);
  return pairs;
}

TEST(MoveRangesTest, ListsTheMovesOfTheValidKindsInAsFewRangesAsThereAre) {
  constexpr uint8_t kNever = MoveRanges::kNever;
  const MoveRanges ranges({0, 1, 1, kNever, 2, 1}, 3);
  EXPECT_THAT(Pairs(ranges.Of(0)), IsEmpty());
  EXPECT_THAT(Pairs(ranges.Of(0b001)), ElementsAre(Pair(0, 1)));
  EXPECT_THAT(Pairs(ranges.Of(0b010)), ElementsAre(Pair(1, 3), Pair(5, 6)));
  EXPECT_THAT(Pairs(ranges.Of(0b111)), ElementsAre(Pair(0, 3), Pair(4, 6)));
}

TEST(MoveRangesTest, ChoosesTheFirstOfTheBestMoves) {
  const float scores[] = {1, 5, 3, 9, 5, 3};
  const std::vector<MoveRange> ranges = {{0, 3}, {4, 6}};
  EXPECT_EQ(BestMove(scores, ranges), 1);
  EXPECT_EQ(BestMove(scores, {{5, 6}, {2, 3}}), 5);
  EXPECT_EQ(BestMove(scores, {}), -1);
}

}  // namespace
}  // namespace communique::entity::pipeline
