#include "services/entity/domain/pipeline/model/read_moves.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/services/entity/domain/pipeline/model/invalid_model.h"
#include "tests/support/tiny_model.h"

namespace communique::entity::pipeline {
namespace {

using ::communique::testing::IsInvalidModel;
using ::communique::testing::Msgpack;
using ::communique::testing::MsgpackMap;
using ::testing::ElementsAre;

std::string File(const std::string& json) {
  return MsgpackMap({{Msgpack("moves"), Msgpack(json)}});
}

// "2-det 2-nsubj"
std::vector<std::string> Names(const absl::StatusOr<std::vector<Move>>& moves) {
  EXPECT_TRUE(moves.ok()) << moves.status();
  std::vector<std::string> names;
  for (const Move& move : moves.value_or(std::vector<Move>())) {
    names.push_back(absl::StrCat(move.action, "-", move.label));
  }
  return names;
}

TEST(ReadMovesTest, OrdersByActionThenFallingFrequency) {
  EXPECT_THAT(Names(ReadParserMoves("parser/moves", File(R"({"4":{"ROOT":1},"0":{"":9},"1":{"":3},
                                      "2":{"nsubj":5,"det":70,"aux":12}})"))),
              ElementsAre("0-", "1-", "2-det", "2-aux", "2-nsubj", "4-ROOT"));
}

TEST(ReadMovesTest, OrdersEqualFrequenciesByFallingLabel) {
  EXPECT_THAT(Names(ReadParserMoves("parser/moves", File(R"({"3":{"a":1,"c":1,"b":1,"é":1}})"))),
              ElementsAre("3-é", "3-c", "3-b", "3-a"));
}

TEST(ReadMovesTest, PutsLabelsThatWereAddedLaterBehindAllOthers) {
  EXPECT_THAT(
      Names(ReadParserMoves("parser/moves",
                            File(R"({"2":{"det":4,"new":-1,"newer":-2},"3":{"new":-3,"obj":1}})"))),
      ElementsAre("2-det", "3-obj", "2-new", "3-new", "2-newer"));
}

TEST(ReadMovesTest, LeavesOutWhatNerLeavesOut) {
  EXPECT_THAT(Names(ReadNerMoves("ner/moves", File(R"({"0":{"X":3},"1":{"GPE":3},"4":{"GPE":3,"":1},
                                                       "5":{"X":2,"":1}})"))),
              ElementsAre("1-GPE", "4-GPE", "4-", "5-"));
}

TEST(ReadMovesTest, RefusesWhatHoldsNoMoves) {
  const struct {
    std::string file;
    const char* message;
  } rows[] = {
      {"", "parser/moves: cut off"},
      {Msgpack("text"), "parser/moves: has no text \"moves\""},
      {File("{"), "parser/moves: no JSON"},
      {File("[]"), "parser/moves: has no moves"},
      {File("{}"), "parser/moves: has no moves"},
      {File(R"({"2":{"det":"many"}})"), "parser/moves: action 2: \"det\" has no frequency"},
      {File(R"({"9":{"det":3}})"), "parser/moves: has no moves"},
  };
  for (const auto& row : rows) {
    EXPECT_THAT(ReadParserMoves("parser/moves", row.file), IsInvalidModel(row.message));
  }
}

}  // namespace
}  // namespace communique::entity::pipeline
