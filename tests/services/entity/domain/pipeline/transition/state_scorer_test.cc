#include "services/entity/domain/pipeline/transition/state_scorer.h"

#include <cstring>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/entity/domain/pipeline/transition/feature_rows.h"
#include "tests/services/entity/domain/pipeline/transition/transition_fixture.h"
#include "tests/support/status_matchers.h"

namespace communique::entity::pipeline {
namespace {

using ::communique::testing::StatusIs;
using ::testing::FloatNear;
using ::testing::HasSubstr;
using ::testing::Pointwise;

using ScoreRows = StateScorer::ScoreRows;

StateScorer MakeScorer(const TransitionTables& tables, ScoreRows score_rows) {
  absl::StatusOr<StateScorer> scorer = StateScorer::Create("parser", tables, {8, 13}, score_rows);
  EXPECT_TRUE(scorer.ok()) << scorer.status();
  return *std::move(scorer);
}

std::vector<float> Scores(const StateScorer& scorer, FeatureRows* rows, size_t moves,
                          const std::vector<int>& tokens) {
  std::vector<const float*> pointers(tokens.size());
  rows->Find(tokens, pointers.data());
  AlignedFloats hidden(scorer.hidden_width()), scores(scorer.score_width());
  scorer.ComputeHidden(pointers.data(), hidden.data());
  scorer.ComputeScores(hidden.data(), 1, scores.data());
  return {scores.data(), scores.data() + moves};
}

const std::vector<Move> kSomeMoves(11, Move{0, ""});

TEST(StateScorerTest, ScoresAStateAsDefined) {
  const std::vector<NetworkShape> shapes = {
      {.width = 3, .projected = 4, .features = 8, .hidden = 11, .pieces = 1},
      {.width = 6, .projected = 5, .features = 13, .hidden = 64, .pieces = 2},
      {.width = 6, .projected = 9, .features = 8, .hidden = 17, .pieces = 3},
      {.width = 6, .projected = 9, .features = 8, .hidden = 11, .pieces = 2, .has_upper = false},
  };
  const std::vector<int> tokens = {3, 0, -1, 2, 2, -1, 1, -1, 0, 0, 3, -1, 2};
  for (const NetworkShape& shape : shapes) {
    const TransitionTables tables = SomeTables(shape, kSomeMoves, 11);
    const std::vector<float> vectors = SomeNumbers(4 * shape.width, 12);
    const std::vector<int> state(tokens.begin(), tokens.begin() + shape.features);
    ForEachInstructionSet([&](int64_t) {
      for (const ScoreRows score_rows : {ScoreRows::kPadded, ScoreRows::kDense}) {
        const StateScorer scorer = MakeScorer(tables, score_rows);
        FeatureRows rows;
        rows.Reset(&scorer, vectors.data(), 4);
        EXPECT_THAT(Scores(scorer, &rows, kSomeMoves.size(), state),
                    Pointwise(FloatNear(1e-3f), DefinedScores(tables, vectors.data(), state)));
      }
    });
  }
}

TEST(StateScorerTest, NamesWhatNoNetworkHas) {
  TransitionTables tables = SomeTables({.features = 5}, kSomeMoves, 1);
  EXPECT_THAT(StateScorer::Create("ner", tables, {3, 6}, ScoreRows::kDense),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       "ner: 5 features of a state; known are 3 and 6"));
  tables = SomeTables({.features = 3, .pieces = 0}, kSomeMoves, 1);
  EXPECT_THAT(StateScorer::Create("ner", tables, {3, 6}, ScoreRows::kDense),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("0 pieces")));
}

TEST(FeatureRowsTest, GivesTheSameBitsForNearAndFarTokensInAnyOrder) {
  constexpr int kLength = 3 * FeatureRows::kKept + 5;
  const TransitionTables tables = SomeTables({}, kSomeMoves, 3);
  const StateScorer scorer = MakeScorer(tables, ScoreRows::kPadded);
  const std::vector<float> vectors = SomeNumbers(kLength * 5, 4);
  FeatureRows near, far;
  near.Reset(&scorer, vectors.data(), kLength);
  far.Reset(&scorer, vectors.data(), kLength);
  const std::vector<int> end(8, kLength - 1);
  std::vector<const float*> near_rows(8), far_rows(8);
  far.Find(end, far_rows.data());
  EXPECT_EQ(far.recomputed(), 0u);
  for (int token = 0; token < kLength; ++token) {
    const std::vector<int> tokens = {token, token / 2, -1, token, 0, token / 3, token, token};
    near.Find(tokens, near_rows.data());
    far.Find(tokens, far_rows.data());
    for (int f = 0; f < 8; ++f) {
      ASSERT_EQ(std::memcmp(near_rows[f], far_rows[f], scorer.row_width() * sizeof(float)), 0)
          << "token " << tokens[f] << ", feature " << f;
    }
  }
  EXPECT_GT(far.recomputed(), near.recomputed());
}

TEST(FeatureRowsTest, KeepsTheRowOfAFarTokenThatIsAskedForAgain) {
  constexpr int kLength = 2 * FeatureRows::kKept;
  const StateScorer scorer = MakeScorer(SomeTables({}, kSomeMoves, 3), ScoreRows::kPadded);
  const std::vector<float> vectors = SomeNumbers(kLength * 5, 4);
  FeatureRows rows;
  rows.Reset(&scorer, vectors.data(), kLength);
  std::vector<const float*> pointers(8);
  for (int token = 0; token < kLength; ++token) {
    rows.Find({token, token, 0, 1, 2, -1, -1, -1}, pointers.data());
  }
  EXPECT_EQ(rows.recomputed(), 3u);
}

}  // namespace
}  // namespace communique::entity::pipeline
