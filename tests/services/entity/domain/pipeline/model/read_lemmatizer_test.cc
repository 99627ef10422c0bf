#include "services/entity/domain/pipeline/model/read_lemmatizer.h"

#include <gmock/gmock.h>

#include <string>

#include "services/entity/domain/pipeline/lexical/string_id.h"
#include "tests/services/entity/domain/pipeline/model/invalid_model.h"
#include "tests/support/tiny_model.h"

namespace communique::entity::pipeline {
namespace {

using ::communique::testing::IsInvalidModel;
using ::communique::testing::MakeTinyModel;
using ::communique::testing::Msgpack;
using ::communique::testing::MsgpackArray;
using ::communique::testing::MsgpackMap;
using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

std::string Table(const std::string& name, const std::string& key, const std::string& value) {
  return MsgpackMap({{Msgpack(name), MsgpackMap({{key, value}})}});
}

TEST(ReadLemmatizerTest, ReadsRulesByPartOfSpeech) {
  const std::string file = MakeTinyModel().others.at("lemmatizer/lookups/lookups.bin");
  const auto tables = ReadLemmatizer("l", file, "rule");
  ASSERT_TRUE(tables.ok()) << tables.status();
  EXPECT_EQ(tables->mode, "rule");
  ASSERT_EQ(tables->by_pos.size(), 2);
  const LemmatizerTables::Rules& noun = tables->by_pos.at("noun");
  EXPECT_THAT(noun.suffixes, ElementsAre(Pair("s", ""), Pair("ies", "y")));
  EXPECT_THAT(noun.exceptions, ElementsAre(Pair("geese", ElementsAre("goose"))));
  EXPECT_THAT(noun.index, ElementsAre("city", "visit"));
  EXPECT_THAT(tables->by_pos.at("punct").suffixes, ElementsAre());
}

TEST(ReadLemmatizerTest, KnowsPartsOfSpeechByNameAndLeavesOthersOut) {
  const std::string rules = MsgpackArray({MsgpackArray({Msgpack("s"), Msgpack("")})});
  const auto tables = ReadLemmatizer(
      "l",
      MsgpackMap({{Msgpack("lemma_rules"),
                   MsgpackMap({{Msgpack("verb"), rules}, {Msgpack("gerund"), rules}})}}),
      "rule");
  ASSERT_TRUE(tables.ok()) << tables.status();
  ASSERT_EQ(tables->by_pos.size(), 1);
  EXPECT_THAT(tables->by_pos.at("verb").suffixes, ElementsAre(Pair("s", "")));
}

TEST(ReadLemmatizerTest, ReadsLemmasByIdInModeLookup) {
  const auto tables =
      ReadLemmatizer("l", Table("lemma_lookup", Msgpack(int64_t{77}), Msgpack("be")), "lookup");
  ASSERT_TRUE(tables.ok()) << tables.status();
  EXPECT_EQ(tables->mode, "lookup");
  EXPECT_THAT(tables->lookup, UnorderedElementsAre(Pair(77, "be")));
}

TEST(ReadLemmatizerTest, NamesTheTableThatIsWrong) {
  const std::string noun = Msgpack("noun");
  const std::string number = Msgpack(int64_t{3});
  const struct {
    std::string file;
    const char* mode;
    const char* message;
  } rows[] = {
      {MsgpackMap({}), "rule", "l: lemma_rules: is missing"},
      {MsgpackMap({}), "lookup", "l: lemma_lookup: is missing"},
      {Table("lemma_rules", noun, MsgpackArray({MsgpackArray({number})})), "rule", "no pair"},
      {Table("lemma_rules", noun, MsgpackArray({MsgpackArray({number, number})})), "rule",
       "l: lemma_rules: has a rule that is no pair of texts"},
      {MsgpackMap({{Msgpack("lemma_rules"), MsgpackMap({})},
                   {Msgpack("lemma_index"), MsgpackMap({{noun, MsgpackArray({number})}})}}),
       "rule", "l: lemma_index: has a lemma that is no text"},
      {MsgpackMap({{Msgpack("lemma_rules"), MsgpackMap({})},
                   {Msgpack("lemma_exc"), MsgpackMap({{noun, MsgpackMap({{number, noun}})}})}}),
       "rule", "l: lemma_exc: has a word that is no text"},
      {Table("lemma_lookup", noun, noun), "lookup", "l: lemma_lookup: has what is no id and text"},
  };
  for (const auto& row : rows) {
    EXPECT_THAT(ReadLemmatizer("l", row.file, row.mode), IsInvalidModel(row.message));
  }
}

}  // namespace
}  // namespace communique::entity::pipeline
