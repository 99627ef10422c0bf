#include "services/entity/domain/pipeline/transition/arc_eager_state.h"

#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::ElementsAre;

constexpr absl::string_view kNames = "SDLRB";

// Applies moves named as in "S S L B D"; the label of the i-th move is i. Fails on invalid ones.
void Apply(absl::string_view moves, ArcEagerState* state) {
  int label = 0;
  for (absl::string_view move : absl::StrSplit(moves, ' ', absl::SkipEmpty())) {
    const int action = static_cast<int>(kNames.find(move));
    ASSERT_TRUE(state->ValidActions() >> action & 1) << move << ", move " << label;
    state->Apply(static_cast<ArcEagerAction>(action), label++);
  }
}

std::string ValidMoves(const ArcEagerState& state) {
  std::string names;
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (state.ValidActions() >> i & 1) names += kNames[i];
  }
  return names;
}

std::vector<int> Heads(const ArcEagerState& state, int length) {
  std::vector<int> heads;
  for (int i = 0; i < length; ++i) heads.push_back(state.Head(i));
  return heads;
}

std::vector<int> Context(const ArcEagerState& state, int size) {
  std::vector<int> tokens(size);
  state.ContextTokens(absl::MakeSpan(tokens));
  return tokens;
}

TEST(ArcEagerStateTest, AllowsTheMovesThatSpacyAllows) {
  struct Case {
    const char* why;
    int length;
    std::vector<uint8_t> starts;
    const char* moves;
    const char* valid;
  };
  const std::vector<Case> cases = {
      {"one token", 1, {}, "", "S"},
      {"the stack is empty", 3, {}, "", "SB"},
      {"nothing restricts", 3, {}, "S", "SDLRB"},
      {"the last token must not be shifted, nor can a sentence begin after it", 2, {}, "S", "DLR"},
      {"the buffer is empty", 1, {}, "S", "D"},
      {"a sentence begins once", 3, {}, "B", "S"},
      {"a sentence begins at the front", 3, {}, "B S", "DB"},
      {"a sentence begins at the front, the stack is empty", 3, {}, "B S D", "SB"},
      {"a token that came back is not shifted again", 4, {}, "S S S D", "DLRB"},
      {"unless the stack is empty", 3, {}, "S S D D", "SB"},
      {"or it got a child", 4, {}, "S S S D L", "SDLRB"},
      {"no sentence begins behind a gap", 5, {}, "S S R D D", "DLR"},
      {"a preset start", 3, {1, 1, 0}, "S", "D"},
      {"a preset start is no news", 3, {1, 1, 0}, "", "S"},
      {"no sentence may begin at the front, and the stack would be empty",
       3,
       {1, 0, 0},
       "S",
       "SLR"},
      {"no sentence may begin at the front, but the stack is deeper", 3, {1, 0, 0}, "S S", "DLR"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    ArcEagerState state;
    state.Reset(c.length, c.starts);
    Apply(c.moves, &state);
    EXPECT_EQ(ValidMoves(state), c.valid);
  }
}

TEST(ArcEagerStateTest, BuildsTheTreeOfItsMoves) {
  struct Case {
    const char* why;
    int length;
    const char* moves;
    std::vector<int> heads;
  };
  const std::vector<Case> cases = {
      {"left and right arcs", 3, "S L S R D D", {1, -1, 1}},
      {"a left arc takes a token from the head it had", 3, "S R L D S D", {-1, 2, -1}},
      {"a token without a head comes back and gets one", 3, "S S D R R D D D", {-1, 0, 1}},
      {"the last one on the stack is a root", 2, "S D S D", {-1, -1}},
      {"sentences stay apart", 3, "S B R D D S D", {-1, 0, -1}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    ArcEagerState state;
    state.Reset(c.length);
    Apply(c.moves, &state);
    EXPECT_TRUE(state.IsFinal());
    EXPECT_EQ(Heads(state, c.length), c.heads);
  }
}

TEST(ArcEagerStateTest, RemembersTheLabelOfTheArcThatStays) {
  ArcEagerState state;
  state.Reset(3);
  Apply("S R L", &state);
  EXPECT_EQ(state.ArcLabel(1), 2);
}

TEST(ArcEagerStateTest, ShowsEightTokensToTheNetwork) {
  ArcEagerState state;
  state.Reset(9);
  EXPECT_THAT(Context(state, 8), ElementsAre(0, 1, -1, -1, -1, -1, -1, -1));
  Apply("S L S L S R D R", &state);
  // Buffer, stack; then the children added last: left of B0, left and right of S0.
  EXPECT_THAT(Context(state, 8), ElementsAre(5, 6, 4, 2, -1, -1, -1, -1));
  Apply("S L", &state);
  EXPECT_THAT(Context(state, 8), ElementsAre(6, 7, 4, 2, -1, 5, -1, -1));
  Apply("D", &state);
  EXPECT_THAT(Context(state, 8), ElementsAre(6, 7, 2, -1, -1, 5, 1, 4));
}

TEST(ArcEagerStateTest, ForgetsAChildThatGotAnotherHead) {
  ArcEagerState state;
  state.Reset(5);
  Apply("S R D R", &state);
  EXPECT_EQ(Context(state, 8)[7], -1);
  Apply("L", &state);
  EXPECT_THAT(Context(state, 8), ElementsAre(3, 4, 0, -1, -1, 2, -1, 1));
}

TEST(ArcEagerStateTest, ShowsThirteenTokensWithoutASecondLeftChildOfTheStack) {
  ArcEagerState state;
  state.Reset(8);
  Apply("S S L L S R D R D S S", &state);
  // The two left children of 2 are 0 (last) and 1, its right ones 4 (last) and 3.
  EXPECT_THAT(Context(state, 13), ElementsAre(7, -1, 6, 5, 2, -1, -1, -1, -1, -1, -1, -1, -1));
  state.Reset(7);
  Apply("S S L L S R D R D", &state);
  EXPECT_THAT(Context(state, 13), ElementsAre(5, 6, 2, -1, -1, 0, 4, -1, 3, -1, -1, -1, -1));
  Apply("S", &state);
  EXPECT_THAT(Context(state, 13), ElementsAre(6, -1, 5, 2, -1, -1, -1, -1, -1, 0, 1, 4, 3));
}

TEST(ArcEagerStateTest, GivesUpWithWhatItHas) {
  ArcEagerState state;
  state.Reset(4);
  Apply("S R", &state);
  state.ForceFinal();
  EXPECT_TRUE(state.IsFinal());
  EXPECT_THAT(Heads(state, 4), ElementsAre(-1, 0, -1, -1));
}

// Whether no token between a token and its head has its head outside of them.
bool IsProjective(const std::vector<int>& heads) {
  for (int i = 0; i < static_cast<int>(heads.size()); ++i) {
    if (heads[i] < 0) continue;
    const int first = std::min(i, heads[i]), last = std::max(i, heads[i]);
    for (int k = first + 1; k < last; ++k) {
      if (heads[k] < first || heads[k] > last) return false;
    }
  }
  return true;
}

// Any valid moves, chosen with the given weights.
int Wander(int length, const std::vector<int>& weights, std::mt19937* random,
           ArcEagerState* state) {
  state->Reset(length);
  int steps = 0;
  for (; !state->IsFinal(); ++steps) {
    const uint32_t valid = state->ValidActions();
    std::vector<int> urn;
    for (int action = 0; action < 5; ++action) {
      if (valid >> action & 1) urn.insert(urn.end(), weights[action], action);
    }
    if (urn.empty()) return -1;
    state->Apply(static_cast<ArcEagerAction>(urn[(*random)() % urn.size()]), 0);
  }
  return steps;
}

TEST(ArcEagerStateTest, EndsInSevenStepsATokenWithAProjectiveForestWhateverIsChosen) {
  std::mt19937 random(7);
  const std::vector<std::vector<int>> weights = {
      {1, 1, 1, 1, 1}, {9, 9, 1, 1, 1}, {9, 9, 9, 1, 1}, {20, 20, 1, 1, 20}, {1, 20, 1, 20, 1}};
  ArcEagerState state;
  for (const std::vector<int>& weight : weights) {
    for (int length = 1; length < 60; ++length) {
      const int steps = Wander(length, weight, &random, &state);
      ASSERT_GT(steps, 0);
      EXPECT_LE(steps, 7 * length);
      EXPECT_TRUE(IsProjective(Heads(state, length)));
    }
  }
}

TEST(ArcEagerStateTest, TakesAMillionTokensOnItsStackAndBack) {
  constexpr int kLength = 1000000;
  ArcEagerState state;
  state.Reset(kLength);
  int steps = 0;
  int tokens[8];
  // Shift whatever can be shifted, reduce what can't: every token comes back once.
  for (; !state.IsFinal(); ++steps) {
    state.ContextTokens(tokens);
    const bool shift = state.ValidActions() & ActionBit(ArcEagerAction::kShift);
    state.Apply(shift ? ArcEagerAction::kShift : ArcEagerAction::kReduce, 0);
  }
  EXPECT_GT(steps, 3 * kLength);
  EXPECT_LE(steps, 7 * kLength);
}

}  // namespace
}  // namespace communique::entity::pipeline
