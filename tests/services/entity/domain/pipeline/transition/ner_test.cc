#include "services/entity/domain/pipeline/transition/ner.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/entity/domain/pipeline/transition/transition_fixture.h"
#include "tests/support/status_matchers.h"

namespace communique::entity::pipeline {
namespace {

using ::communique::testing::IsOk;
using ::communique::testing::StatusIs;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr int kWidth = NetworkShape().width;

const std::vector<Move>& Moves() {
  static const auto* const kMoves =
      new std::vector<Move>{{1, "GPE"}, {1, "ORG"}, {2, "GPE"}, {2, "ORG"}, {3, "GPE"},
                            {3, "ORG"}, {4, "GPE"}, {4, "ORG"}, {4, ""},    {5, ""}};
  return *kMoves;
}

std::vector<std::string> Spans(const std::vector<EntitySpan>& entities) {
  std::vector<std::string> spans;
  for (const EntitySpan& e : entities) {
    spans.push_back(absl::StrCat(e.first_token, "-", e.last_token, " ", e.label->text));
  }
  return spans;
}

// Greedy decoding by its definition, without scores.
std::vector<std::string> DefinedEntities(const TransitionTables& tables, const float* vectors,
                                         absl::string_view tokens,
                                         const std::vector<uint8_t>& starts) {
  const int length = static_cast<int>(tokens.size());
  std::vector<std::string> entities;
  std::string label;
  int begin = -1;
  for (int i = 0; i < length; ++i) {
    std::vector<int> state = {i, begin, begin < 0 ? -1 : i - 1};
    if (tables.lower_weights.shape[0] == 6) {
      state = {i, -1, -1, -1, -1, -1};
      for (int k = 0; begin >= 0 && k < 5 && begin + k < i; ++k) state[1 + k] = begin + k;
    }
    const std::vector<float> scores = DefinedScores(tables, vectors, state);
    const bool goes_on = i + 1 < length && (starts.empty() || !starts[i + 1]);
    int best = -1;
    for (int m = 0; m < static_cast<int>(tables.moves.size()); ++m) {
      const Move& move = tables.moves[m];
      const bool open = begin >= 0, word = tokens[i] != '_', same = move.label == label;
      const bool valid[] = {
          false, !open && goes_on && word, open && same && goes_on, open && same, !open && word,
          !open};
      if (move.action != 5 && move.label.empty()) continue;
      if (valid[move.action] && (best < 0 || scores[m] > scores[best])) best = m;
    }
    const Move& move = tables.moves[best];
    if (move.action == 1) label = move.label;
    if (move.action == 1 || move.action == 4) begin = i;
    if (move.action == 3 || move.action == 4) {
      entities.push_back(absl::StrCat(begin, "-", i + 1, " ", move.label));
      begin = -1;
    }
  }
  return entities;
}

class NerTest : public ::testing::Test {
 protected:
  Ner MakeNer(const TransitionTables& tables) {
    absl::StatusOr<Ner> ner = Ner::Create(tables, &symbols_);
    EXPECT_THAT(ner, IsOk());
    return *std::move(ner);
  }

  std::vector<EntitySpan> Recognize(const Ner& ner, absl::string_view tokens,
                                    std::vector<uint8_t> starts = {}, uint32_t seed = 1) {
    Doc doc = DocOf(tokens, &lexicon_);
    doc.sentence_starts = std::move(starts);
    ner.Recognize(SomeNumbers(tokens.size() * kWidth, seed).data(), lexicon_, &scratch_, &doc);
    return doc.entities;
  }

  VocabularyTables vocabulary_;
  Lexicon lexicon_{&vocabulary_};
  SymbolTable symbols_;
  TransitionScratch scratch_;
};

TEST_F(NerTest, MakesOnlyTheMovesThatSpacyAllows) {
  struct Case {
    const char* why;
    // Of B-GPE B-ORG I-GPE I-ORG L-GPE L-ORG U-GPE U-ORG U- O.
    std::vector<float> scores;
    const char* tokens;
    std::vector<uint8_t> starts;
    std::vector<std::string> entities;
  };
  const std::vector<Case> cases = {
      {"an entity keeps its type", {2, 1, 0, 3, 0, 9, 0, 0, 0, 0}, "www", {}, {"0-3 GPE"}},
      {"and ends where the moves say so",
       {2, 1, 0, 3, 1, 9, 1, 0, 0, 0},
       "www",
       {},
       {"0-2 GPE", "2-3 GPE"}},
      {"none begins at the last token", {9, 0, 9, 0, 0, 0, 0, 0, 0, 1}, "w", {}, {}},
      {"none goes on past the last token", {9, 0, 9, 0, 0, 0, 0, 0, 0, 1}, "wwww", {}, {"0-4 GPE"}},
      {"none crosses a sentence start",
       {9, 0, 9, 0, 0, 0, 0, 0, 0, 1},
       "wwww",
       {1, 0, 1, 0},
       {"0-2 GPE", "2-4 GPE"}},
      {"none begins before one",
       {9, 0, 9, 0, 0, 0, 0, 8, 0, 1},
       "www",
       {1, 1, 0},
       {"0-1 ORG", "1-3 GPE"}},
      {"none begins at white space",
       {0, 0, 0, 0, 0, 0, 0, 9, 0, 1},
       "w_w",
       {},
       {"0-1 ORG", "2-3 ORG"}},
      {"but one goes on over it", {9, 0, 9, 0, 0, 0, 0, 0, 0, 1}, "_w_w", {}, {"1-4 GPE"}},
      {"an entity has a type", {0, 0, 0, 0, 0, 0, 0, 0, 9, 1}, "ww", {}, {}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    const Ner ner = MakeNer(ConstantTables(3, Moves(), c.scores));
    EXPECT_EQ(Spans(Recognize(ner, c.tokens, c.starts)), c.entities);
  }
}

TEST_F(NerTest, DecodesAsDefinedOnNetworksOfAnyNumbers) {
  for (const int features : {3, 6}) {
    for (uint32_t seed = 1; seed <= 10; ++seed) {
      TransitionTables tables =
          SomeTables({.features = features, .hidden = 20}, Moves(), 100 * seed);
      for (int in : {2, 3}) tables.upper->bias.data[in] += 2;  // Longer entities.
      const Ner ner = MakeNer(tables);
      std::string tokens;
      std::vector<uint8_t> starts;
      for (int i = 0; i < 300; ++i) {
        tokens += i % 7 == 3 ? '_' : 'w';
        starts.push_back(i % 11 == 0);
      }
      const std::vector<float> vectors = SomeNumbers(tokens.size() * kWidth, seed);
      for (const std::vector<uint8_t>& some_starts : {starts, std::vector<uint8_t>()}) {
        SCOPED_TRACE(::testing::Message() << features << " features, " << seed);
        EXPECT_EQ(Spans(Recognize(ner, tokens, some_starts, seed)),
                  DefinedEntities(tables, vectors.data(), tokens, some_starts));
      }
    }
  }
}

TEST_F(NerTest, ScoresAnEntityByTheProbabilityOfItsMoves) {
  const Ner ner = MakeNer(ConstantTables(3, Moves(), {4, 1, 2, 0, 3, 0, 1, 0, 7, 2}));
  const auto softmax = [](float best, const std::vector<float>& others) {
    double sum = 1;
    for (const float other : others) sum += std::exp((other - best) / Ner::kTemperature);
    return 1 / sum;
  };
  const std::vector<EntitySpan> entities = Recognize(ner, "wwww");
  ASSERT_THAT(Spans(entities), ElementsAre("0-2 GPE", "2-4 GPE"));
  // B-GPE against B-ORG, both units and O; then L-GPE against I-GPE.
  const double begins = softmax(4, {1, 1, 0, 2});
  EXPECT_NEAR(entities[0].score, begins * softmax(3, {2}), 1e-6);
  // At the last token it must end.
  EXPECT_NEAR(entities[1].score, begins, 1e-6);
}

TEST_F(NerTest, FindsTheSameEntitiesWithTheSameScoresWhateverWasRecognizedBefore) {
  const Ner ner = MakeNer(SomeTables({.features = 3, .hidden = 20}, Moves(), 100));
  const std::string text(500, 'w');
  const std::vector<EntitySpan> alone = Recognize(ner, text, {}, 3);
  Recognize(ner, "www", {}, 4);
  Recognize(ner, std::string(700, 'w'), {}, 5);
  const std::vector<EntitySpan> again = Recognize(ner, text, {}, 3);
  ASSERT_FALSE(alone.empty());
  EXPECT_EQ(Spans(alone), Spans(again));
  for (size_t i = 0; i < alone.size(); ++i) EXPECT_EQ(alone[i].score, again[i].score);
}

TEST_F(NerTest, TakesOtherSentenceStartsThanTheDocs) {
  const Ner ner = MakeNer(ConstantTables(3, Moves(), {9, 0, 9, 0, 0, 0, 0, 0, 0, 1}));
  Doc doc = DocOf("wwww", &lexicon_);
  doc.sentence_starts = {1, 0, 1, 0};
  std::vector<EntitySpan> entities = {{0, 1, nullptr, 0}};
  const std::vector<float> vectors = SomeNumbers(4 * kWidth, 1);
  ner.Recognize(vectors.data(), lexicon_, doc, {}, &scratch_, &entities);
  EXPECT_THAT(Spans(entities), ElementsAre("0-4 GPE"));
  EXPECT_THAT(doc.entities, IsEmpty());
}

TEST_F(NerTest, StopsWhereNoMoveIsValid) {
  // B-GPE can neither go on nor end.
  const Ner ner = MakeNer(ConstantTables(3, {{1, "GPE"}, {4, "ORG"}, {5, ""}}, {3, 2, 1}));
  EXPECT_THAT(Recognize(ner, "www"), IsEmpty());
  EXPECT_THAT(Recognize(ner, ""), IsEmpty());
}

TEST_F(NerTest, CarriesAnEntityOverHundredsOfTokens) {
  const Ner ner = MakeNer(ConstantTables(3, Moves(), {9, 0, 9, 0, 0, 0, 0, 0, 0, 1}));
  EXPECT_THAT(Spans(Recognize(ner, std::string(1000, 'w'))), ElementsAre("0-1000 GPE"));
}

TEST_F(NerTest, NamesTheMoveThatNoRecognizerHas) {
  EXPECT_THAT(Ner::Create(SomeTables({.features = 3}, {{5, ""}, {6, "GPE"}}, 1), &symbols_),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       "ner.moves[1]: action 6 is not one of a BILUO recognizer, 0 to 5"));
  EXPECT_THAT(Ner::Create(SomeTables({.features = 8}, Moves(), 1), &symbols_),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("8 features")));
}

}  // namespace
}  // namespace communique::entity::pipeline
