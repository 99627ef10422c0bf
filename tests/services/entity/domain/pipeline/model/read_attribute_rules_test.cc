#include "services/entity/domain/pipeline/model/read_attribute_rules.h"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/services/entity/domain/pipeline/model/invalid_model.h"
#include "tests/support/tiny_model.h"

namespace communique::entity::pipeline {
namespace {

using ::communique::testing::IsInvalidModel;
using ::communique::testing::Msgpack;
using ::communique::testing::MsgpackArray;
using ::communique::testing::MsgpackMap;
using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::SizeIs;

using Field = AttributeTest::Field;
using Kind = AttributeTest::Kind;

std::string Map(const std::string& key, const std::string& value) {
  return MsgpackMap({{Msgpack(key), value}});
}

// A file of one rule with one pattern of these tokens.
std::string File(const std::vector<std::string>& tokens, const std::string& values, int64_t index) {
  return MsgpackArray({MsgpackMap({{Msgpack("patterns"), MsgpackArray({MsgpackArray(tokens)})},
                                   {Msgpack("attrs"), values},
                                   {Msgpack("index"), Msgpack(index)}})});
}

std::string FileOfToken(const std::string& token) {
  return File({token}, Map("POS", Msgpack("X")), 0);
}

TEST(ReadAttributeRulesTest, ReadsPatternsAndWhatTheySet) {
  const std::string lists =
      MsgpackMap({{Msgpack("TAG"), Map("NOT_IN", MsgpackArray({Msgpack("TO"), Msgpack("")}))},
                  {Msgpack("DEP"), Map("IN", MsgpackArray({Msgpack("aux")}))}});
  const std::string values =
      MsgpackMap({{Msgpack("POS"), Msgpack("AUX")}, {Msgpack("MORPH"), Msgpack("_")}});
  const auto rules = ReadAttributeRules(
      "p", File({lists, Map("LOWER", Map("REGEX", Msgpack("^i"))), Map("IS_SPACE", Msgpack(false))},
                values, -2));
  ASSERT_TRUE(rules.ok()) << rules.status();
  ASSERT_THAT(*rules, SizeIs(1));
  const AttributeRule& rule = rules->front();
  EXPECT_EQ(rule.index, -2);
  EXPECT_THAT(rule.values, ElementsAre(Pair("POS", "AUX"), Pair("MORPH", "_")));
  ASSERT_THAT(rule.patterns, ElementsAre(ElementsAre(SizeIs(2), SizeIs(1), SizeIs(1))));
  const auto& tokens = rule.patterns[0];
  EXPECT_EQ(tokens[0][0].field, Field::kTag);
  EXPECT_EQ(tokens[0][0].kind, Kind::kNotIn);
  EXPECT_THAT(tokens[0][0].values, ElementsAre("TO", ""));
  EXPECT_EQ(tokens[0][1].kind, Kind::kIn);
  EXPECT_EQ(tokens[1][0].field, Field::kLower);
  EXPECT_EQ(tokens[1][0].kind, Kind::kRegex);
  EXPECT_THAT(tokens[1][0].values, ElementsAre("^i"));
  EXPECT_EQ(tokens[2][0].kind, Kind::kEquals);
  EXPECT_THAT(tokens[2][0].values, ElementsAre("False"));
}

TEST(ReadAttributeRulesTest, TakesTextForOrth) {
  const auto rules = ReadAttributeRules("p", FileOfToken(Map("TEXT", Msgpack("a"))));
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_EQ(rules->front().patterns[0][0][0].field, Field::kOrth);
}

TEST(ReadAttributeRulesTest, NamesTheRuleAndWhatIsWrongWithIt) {
  const std::string token = Map("TAG", Msgpack("NN"));
  const std::string values = Map("POS", Msgpack("X"));
  const struct {
    std::string file;
    const char* message;
  } rows[] = {
      {Msgpack("text"), "p: is no list of rules"},
      {MsgpackArray({Msgpack("text")}), "p: rule 0: must have lists \"patterns\""},
      {FileOfToken(Map("ENT_TYPE", Msgpack("GPE"))),
       "rule 0: attribute \"ENT_TYPE\" is not supported"},
      {FileOfToken(Map("OP", Msgpack("+"))), "rule 0: attribute \"OP\" is not supported"},
      {FileOfToken(Map("TAG", Map("FUZZY", Msgpack("x")))), "operator \"FUZZY\" is not supported"},
      {FileOfToken(Map("TAG", Map("IN", Msgpack("x")))),
       "rule 0: has an operator that needs a list"},
      {FileOfToken(Map("TAG", Msgpack(int64_t{3}))), "compares with a value of the wrong type"},
      {FileOfToken(Map("IS_SPACE", Msgpack("yes"))), "compares with a value of the wrong type"},
      {FileOfToken(Msgpack("NN")), "rule 0: has a token that is no map"},
      {File({}, values, 0), "rule 0: has a pattern without tokens"},
      {File({token}, values, 1), "rule 0: index 1 is outside of a pattern of 1 tokens"},
      {File({token}, values, -2), "rule 0: index -2 is outside of a pattern of 1 tokens"},
      {File({token}, Map("HEAD", Msgpack("x")), 0), "setting attribute \"HEAD\" is not supported"},
      {File({token}, Map("POS", Msgpack(true)), 0), "rule 0: POS is set to no text"},
  };
  for (const auto& row : rows) {
    EXPECT_THAT(ReadAttributeRules("p", row.file), IsInvalidModel(row.message));
  }
}

}  // namespace
}  // namespace communique::entity::pipeline
