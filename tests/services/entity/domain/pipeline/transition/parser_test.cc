#include "services/entity/domain/pipeline/transition/parser.h"

#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/entity/domain/pipeline/transition/defined_parse.h"
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
      new std::vector<Move>{{0, ""},     {1, ""},       {2, "det"},  {2, "nsubj"}, {2, "subtok"},
                            {3, "dobj"}, {3, "subtok"}, {3, "prep"}, {4, "ROOT"}};
  return *kMoves;
}

class ParserTest : public ::testing::Test {
 protected:
  Parser MakeParser(const TransitionTables& tables) {
    absl::StatusOr<Parser> parser = Parser::Create(tables, &symbols_);
    EXPECT_THAT(parser, IsOk());
    return *std::move(parser);
  }

  // A text of `tokens` ('w' or '_') with vectors that follow from the seed.
  Doc Parse(const Parser& parser, absl::string_view tokens, uint32_t seed = 1,
            std::vector<uint8_t> starts = {}) {
    Doc doc = DocOf(tokens, &lexicon_);
    doc.sentence_starts = std::move(starts);
    parser.Parse(SomeNumbers(tokens.size() * kWidth, seed).data(), lexicon_, &scratch_, &doc);
    return doc;
  }

  VocabularyTables vocabulary_;
  Lexicon lexicon_{&vocabulary_};
  SymbolTable symbols_;
  TransitionScratch scratch_;
};

std::vector<std::string> Texts(const std::vector<Label>& labels) {
  std::vector<std::string> texts;
  for (const Label label : labels) texts.push_back(label->text);
  return texts;
}

TEST_F(ParserTest, MakesTheMovesThatScoreHighest) {
  // Right arcs before all others, which need something on the stack.
  const Parser right =
      MakeParser(ConstantTables(8, {{0, ""}, {1, ""}, {3, "dobj"}, {4, "ROOT"}}, {1, 2, 3, 0}));
  Doc doc = Parse(right, "www");
  EXPECT_THAT(doc.heads, ElementsAre(0, 0, 1));
  EXPECT_THAT(Texts(doc.dependencies), ElementsAre("ROOT", "dobj", "dobj"));
  EXPECT_THAT(doc.sentence_starts, ElementsAre(1, 0, 0));
  // Of moves with the same score the first.
  const Parser left = MakeParser(ConstantTables(
      8, {{0, ""}, {1, ""}, {2, "det"}, {3, "dobj"}, {2, "nsubj"}}, {0, 0, 1, 1, 1}));
  doc = Parse(left, "www");
  EXPECT_THAT(doc.heads, ElementsAre(1, 2, 2));
  EXPECT_THAT(Texts(doc.dependencies), ElementsAre("det", "det", "ROOT"));
}

TEST_F(ParserTest, BreaksTextIntoSentences) {
  const Parser parser =
      MakeParser(ConstantTables(8, {{0, ""}, {1, ""}, {3, "dobj"}, {4, "ROOT"}}, {1, 2, 3, 4}));
  const Doc doc = Parse(parser, "www");
  EXPECT_THAT(doc.heads, ElementsAre(0, 1, 2));
  EXPECT_THAT(doc.sentence_starts, ElementsAre(1, 1, 1));
}

TEST_F(ParserTest, RespectsSentenceStartsThatAreSet) {
  const Parser parser =
      MakeParser(ConstantTables(8, {{0, ""}, {1, ""}, {3, "dobj"}, {4, "ROOT"}}, {1, 2, 3, 4}));
  const Doc doc = Parse(parser, "wwww", 1, {1, 0, 1, 0});
  EXPECT_THAT(doc.heads, ElementsAre(0, 0, 2, 2));
  EXPECT_THAT(doc.sentence_starts, ElementsAre(1, 0, 1, 0));
}

TEST_F(ParserTest, JoinsPiecesOfAWordOnlyWhenTheyAreNeighbours) {
  const Parser parser =
      MakeParser(ConstantTables(8, {{0, ""}, {1, ""}, {2, "subtok"}, {3, "dobj"}}, {0, 1, 3, 2}));
  EXPECT_THAT(Texts(Parse(parser, "ww").dependencies), ElementsAre("subtok", "ROOT"));
}

TEST_F(ParserTest, GivesLiftedArcsTheirHeadsBack) {
  // A network of single weights: the vector of the token at the front of the buffer is the scores
  // of the moves, but that its last number also tells to reduce when the token is on the stack.
  TransitionTables tables =
      SomeTables({.width = 5, .projected = 5, .hidden = 5, .pieces = 1},
                 {{0, ""}, {1, ""}, {3, "dobj"}, {3, "acl||dobj"}, {3, "punct"}}, 1);
  for (Tensor* tensor :
       {&tables.projection.weights, &tables.projection.bias, &tables.lower_weights,
        &tables.lower_bias, &tables.lower_padding, &tables.upper->weights, &tables.upper->bias}) {
    std::fill(tensor->data.begin(), tensor->data.end(), 0.0f);
  }
  for (int i = 0; i < 5; ++i) {
    tables.projection.weights.data[i * 6] = tables.lower_weights.data[i * 6] =
        tables.upper->weights.data[i * 6] = 1;
  }
  constexpr int kStackFeature = 2, kReduce = 1;
  tables.lower_weights.data[(kStackFeature * 5 + kReduce) * 5 + 4] = -9;
  const Parser parser = MakeParser(tables);
  Doc doc = DocOf("www", &lexicon_);
  const float vectors[] = {0, 0, 0, 0, 0,   //
                           0, 0, 1, 0, -1,  // A dobj, to be reduced.
                           0, 0, 0, 1, 0};  // Lifted from there.
  parser.Parse(vectors, lexicon_, &scratch_, &doc);
  EXPECT_THAT(doc.heads, ElementsAre(0, 0, 1));
  EXPECT_THAT(Texts(doc.dependencies), ElementsAre("ROOT", "dobj", "acl"));
  // White space is nothing to hang on.
  doc = DocOf("w_w", &lexicon_);
  parser.Parse(vectors, lexicon_, &scratch_, &doc);
  EXPECT_THAT(doc.heads, ElementsAre(0, 0, 0));
  EXPECT_THAT(Texts(doc.dependencies), ElementsAre("ROOT", "dobj", "acl"));
}

TEST_F(ParserTest, DecodesAsDefinedOnNetworksOfAnyNumbers) {
  for (const int features : {8, 13}) {
    for (uint32_t seed = 1; seed <= 12; ++seed) {
      const TransitionTables tables =
          SomeTables({.features = features, .hidden = 20}, Moves(), 100 * seed);
      const Parser parser = MakeParser(tables);
      for (int length = 1; length <= 40; length += 3) {
        SCOPED_TRACE(::testing::Message() << features << " features, " << seed << ", " << length);
        const Doc doc = Parse(parser, std::string(length, 'w'), seed);
        const std::vector<float> vectors = SomeNumbers(length * kWidth, seed);
        const DefinedParse expected = DefinedParser(tables, vectors.data(), length).Run();
        ASSERT_EQ(doc.heads, expected.heads);
        ASSERT_EQ(Texts(doc.dependencies), expected.labels);
      }
    }
  }
}

TEST_F(ParserTest, GivesATextTheSameParseWhateverWasParsedBefore) {
  const Parser parser = MakeParser(SomeTables({.hidden = 20}, Moves(), 5));
  const std::string long_text(1000, 'w');
  const Doc alone = Parse(parser, long_text, 3);
  Parse(parser, "www", 9);
  Parse(parser, std::string(2000, 'w'), 10);
  const Doc again = Parse(parser, long_text, 3);
  EXPECT_EQ(alone.heads, again.heads);
  EXPECT_EQ(alone.dependencies, again.dependencies);
  EXPECT_EQ(alone.sentence_starts, again.sentence_starts);
}

TEST_F(ParserTest, LeavesADocWithoutTokensAlone) {
  const Parser parser = MakeParser(SomeTables({}, Moves(), 5));
  const Doc doc = Parse(parser, "");
  EXPECT_THAT(doc.heads, IsEmpty());
  EXPECT_THAT(doc.sentence_starts, IsEmpty());
}

TEST_F(ParserTest, DoesLinearWorkOnHostileText) {
  constexpr int kLength = 100000;
  const std::vector<Move> moves = {{0, ""}, {1, ""}, {2, "det"}, {3, "acl||dobj"}, {4, "ROOT"}};
  // Deep stacks; one head for all, each searching the others; a chain; nothing but sentences.
  const std::vector<std::vector<float>> preferences = {
      {9, 1, 0, 0, 0}, {0, 2, 1, 3, 0}, {0, 1, 3, 2, 0}, {1, 9, 0, 0, 5}, {5, 0, 0, 9, 0}};
  for (const std::vector<float>& scores : preferences) {
    TransitionTables tables = ConstantTables(8, moves, scores);
    const Parser parser = MakeParser(tables);
    const Doc doc = Parse(parser, std::string(kLength, 'w'));
    EXPECT_EQ(doc.heads.size(), kLength);
    // No step recomputes more than its eight rows, and there are at most seven a token.
    EXPECT_LE(scratch_.rows.recomputed(), 8u * kLength);
    EXPECT_LE(scratch_.lifted_arcs.visits(), LiftedArcs::kMaxVisitsPerToken * kLength);
  }
}

TEST_F(ParserTest, NamesTheMoveThatNoParserHas) {
  const auto create = [&](std::vector<Move> moves) {
    return Parser::Create(SomeTables({}, std::move(moves), 1), &symbols_);
  };
  EXPECT_THAT(create({{0, ""}, {7, "dobj"}}),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       "parser.moves[1]: action 7 is not one of an arc-eager parser, 0 to 4"));
  EXPECT_THAT(create({{0, ""}, {3, "a||b||c"}}),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("\"a||b||c\"")));
  EXPECT_THAT(create({{1, ""}}),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("no move shifts")));
  EXPECT_THAT(Parser::Create(SomeTables({.features = 3}, Moves(), 1), &symbols_),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("3 features")));
}

}  // namespace
}  // namespace communique::entity::pipeline
