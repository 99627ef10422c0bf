#include "services/entity/domain/pipeline/morphology/attribute_ruler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "tests/services/entity/domain/pipeline/morphology/word_doc.h"

namespace communique::entity::pipeline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Field = AttributeTest::Field;
using Kind = AttributeTest::Kind;

AttributeTest Is(Field field, std::string value) {
  return {.field = field, .kind = Kind::kEquals, .values = {std::move(value)}};
}
AttributeTest In(Field field, std::vector<std::string> values) {
  return {.field = field, .kind = Kind::kIn, .values = std::move(values)};
}
AttributeTest NotIn(Field field, std::vector<std::string> values) {
  return {.field = field, .kind = Kind::kNotIn, .values = std::move(values)};
}
AttributeTest Regex(Field field, std::string pattern) {
  return {.field = field, .kind = Kind::kRegex, .values = {std::move(pattern)}};
}

using Pattern = std::vector<std::vector<AttributeTest>>;
using Values = std::vector<std::pair<std::string, std::string>>;

AttributeRule Rule(Pattern pattern, Values values, int index = 0) {
  return {.patterns = {std::move(pattern)}, .values = std::move(values), .index = index};
}

class AttributeRulerTest : public testing::Test {
 protected:
  Doc Annotate(const std::vector<AttributeRule>& rules, const std::vector<AnnotatedWord>& words) {
    Doc doc = docs_.Make(words);
    AnnotateDoc(rules, &doc);
    return doc;
  }

  void AnnotateDoc(const std::vector<AttributeRule>& rules, Doc* doc) {
    const absl::StatusOr<AttributeRuler> ruler = AttributeRuler::Create(rules, &docs_.symbols);
    ASSERT_TRUE(ruler.ok()) << ruler.status();
    AttributeScratch scratch;
    ruler->Annotate(docs_.lexicon, &scratch, doc);
  }

  std::string ErrorOf(const AttributeRule& rule) {
    const absl::StatusOr<AttributeRuler> ruler =
        AttributeRuler::Create({Rule({{}}, {}), rule}, &docs_.symbols);
    EXPECT_EQ(ruler.status().code(), absl::StatusCode::kInvalidArgument);
    return std::string(ruler.status().message());
  }

  WordDocs docs_;
};

TEST_F(AttributeRulerTest, SetsWhatARuleSaysAndLeavesTheRestEmpty) {
  const Doc doc = Annotate(
      {Rule({{Is(Field::kTag, "NNS")}}, {{"POS", "NOUN"}, {"MORPH", "Number=Plur|Animacy=Inan"}})},
      {{"two", "CD"}, {"boats", "NNS"}});
  EXPECT_THAT(Texts(doc.pos), ElementsAre("", "NOUN"));
  EXPECT_THAT(Texts(doc.morphs), ElementsAre("", "Animacy=Inan|Number=Plur"));
  EXPECT_THAT(Texts(doc.lemmas), ElementsAre("", ""));
  EXPECT_THAT(Texts(doc.tags), ElementsAre("CD", "NNS"));
}

TEST_F(AttributeRulerTest, TheLaterRuleWinsForEachAttributeAlone) {
  const Doc doc =
      Annotate({Rule({{Is(Field::kTag, "DT")}}, {{"POS", "DET"}, {"MORPH", "Definite=Def"}}),
                Rule({{Is(Field::kLower, "that")}}, {{"POS", "PRON"}, {"LEMMA", "that"}}),
                Rule({{Is(Field::kTag, "DT"), Is(Field::kLower, "that")}}, {{"LEMMA", "THAT"}})},
               {{"That", "DT"}});
  EXPECT_THAT(Texts(doc.pos), ElementsAre("PRON"));
  EXPECT_THAT(Texts(doc.morphs), ElementsAre("Definite=Def"));
  EXPECT_THAT(Texts(doc.lemmas), ElementsAre("THAT"));
}

TEST_F(AttributeRulerTest, AnUnderscoreEmptiesTheMorphologyOfAnEarlierRule) {
  const Doc doc = Annotate({Rule({{Is(Field::kTag, "X")}}, {{"MORPH", "Foreign=Yes"}}),
                            Rule({{Is(Field::kTag, "X")}}, {{"MORPH", "_"}})},
                           {{"ennui", "X"}});
  EXPECT_THAT(Texts(doc.morphs), ElementsAre(""));
}

TEST_F(AttributeRulerTest, MatchesEverythingBeforeItSetsAnything) {
  const Doc doc = Annotate({Rule({{Is(Field::kTag, "A")}}, {{"TAG", "B"}, {"DEP", "dep"}}),
                            Rule({{Is(Field::kTag, "B")}}, {{"POS", "NOUN"}}),
                            Rule({{Is(Field::kDep, "obj")}}, {{"POS", "VERB"}})},
                           {{"one", "A", "obj"}});
  EXPECT_THAT(Texts(doc.tags), ElementsAre("B"));
  EXPECT_THAT(Texts(doc.dependencies), ElementsAre("dep"));
  EXPECT_THAT(Texts(doc.pos), ElementsAre("VERB"));
}

TEST_F(AttributeRulerTest, EachKindOfTestReadsItsAttribute) {
  const struct {
    AttributeTest test;
    std::vector<std::string> pos;  // Of the words below.
  } kCases[] = {
      {Is(Field::kOrth, "Port"), {"P", "", "", ""}},
      {Is(Field::kLower, "port"), {"P", "P", "", ""}},
      {Is(Field::kNorm, "port"), {"P", "P", "", ""}},
      {Is(Field::kIsSpace, "True"), {"", "", "", "P"}},
      {Is(Field::kIsSpace, "False"), {"P", "P", "P", ""}},
      {In(Field::kLower, {"sea", "port"}), {"P", "P", "P", ""}},
      {NotIn(Field::kLower, {"port", " "}), {"", "", "P", ""}},
      {Regex(Field::kLower, "^p"), {"P", "P", "", ""}},
      {Regex(Field::kOrth, "^p"), {"", "P", "", ""}},
      {In(Field::kTag, {"NN", "_SP"}), {"", "P", "P", "P"}},
      {NotIn(Field::kTag, {"NN", ""}), {"P", "", "", "P"}},
      {Regex(Field::kTag, "^NN"), {"P", "P", "P", ""}},
      {Is(Field::kDep, "pobj"), {"P", "", "P", ""}},
      {NotIn(Field::kDep, {"pobj", ""}), {"", "P", "", ""}},
      {Regex(Field::kDep, "obj$"), {"P", "P", "P", ""}},
      {Is(Field::kDep, ""), {"", "", "", "P"}},
  };
  for (size_t i = 0; i < std::size(kCases); ++i) {
    const Doc doc = Annotate(
        {Rule({{kCases[i].test}}, {{"POS", "P"}})},
        {{"Port", "NNP", "pobj"}, {"port", "NN", "dobj"}, {"Sea", "NN", "pobj"}, {" ", "_SP", ""}});
    EXPECT_EQ(Texts(doc.pos), kCases[i].pos) << "case " << i;
  }
}

TEST_F(AttributeRulerTest, AllTestsOfATokenMustHold) {
  const std::vector<AttributeRule> rules = {Rule(
      {{NotIn(Field::kTag, {"TO", ""}), In(Field::kDep, {"aux", "auxpass"})}}, {{"POS", "AUX"}})};
  EXPECT_THAT(Texts(Annotate(rules, {{"to", "TO", "aux"},
                                     {"may", "MD", "aux"},
                                     {"may", "MD", "ROOT"},
                                     {"may", "", "aux"},
                                     {"got", "UNHEARD", "auxpass"}})
                        .pos),
              ElementsAre("", "AUX", "", "", "AUX"));
}

TEST_F(AttributeRulerTest, APatternOfSeveralTokensSetsTheOneAtItsIndex) {
  const Pattern gon_na = {{Is(Field::kLower, "gon")}, {Is(Field::kLower, "na")}};
  const std::vector<AttributeRule> rules = {
      Rule(gon_na, {{"LEMMA", "go"}}), Rule(gon_na, {{"LEMMA", "to"}}, 1),
      Rule(gon_na, {{"POS", "PART"}}, -1), Rule(gon_na, {{"MORPH", "VerbForm=Part"}}, -2)};
  const Doc doc = Annotate(rules, {{"Gon"}, {"gon"}, {"na"}, {"na"}, {"gon"}});
  EXPECT_THAT(Texts(doc.lemmas), ElementsAre("", "go", "to", "", ""));
  EXPECT_THAT(Texts(doc.pos), ElementsAre("", "", "PART", "", ""));
  EXPECT_THAT(Texts(doc.morphs), ElementsAre("", "VerbForm=Part", "", "", ""));
}

TEST_F(AttributeRulerTest, LaterTokensOfAPatternAreTestedOnTheirWordsToo) {
  const std::vector<AttributeRule> rules = {
      Rule({{In(Field::kTag, {"VBP", "VBZ"}), Is(Field::kLower, "ai")},
            {Regex(Field::kLower, "^n'?t$")}},
           {{"LEMMA", "be"}}),
      Rule({{Is(Field::kDep, "expl")}, {In(Field::kLower, {"is", "are"})}}, {{"POS", "VERB"}}, 1)};
  const Doc doc = Annotate(
      rules,
      {{"ai", "VBZ"}, {"n't"}, {"ai", "NN"}, {"nt"}, {"there", "EX", "expl"}, {"Are"}, {"is"}});
  EXPECT_THAT(Texts(doc.lemmas), ElementsAre("be", "", "", "", "", "", ""));
  EXPECT_THAT(Texts(doc.pos), ElementsAre("", "", "", "", "", "VERB", ""));
}

TEST_F(AttributeRulerTest, AnyOfTheAlternativePatternsMatches) {
  const AttributeRule rule = {
      .patterns = {{{Is(Field::kLower, "gets")}}, {{Is(Field::kLower, "got")}}},
      .values = {{"LEMMA", "get"}}};
  EXPECT_THAT(Texts(Annotate({rule}, {{"got"}, {"get"}, {"gets"}}).lemmas),
              ElementsAre("get", "", "get"));
}

TEST_F(AttributeRulerTest, ATokenWithoutTestsIsAnyToken) {
  EXPECT_THAT(Texts(Annotate({Rule({{}}, {{"POS", "X"}})}, {{"any"}, {" "}}).pos),
              ElementsAre("X", "X"));
}

TEST_F(AttributeRulerTest, LayersThatNoComponentFilledReadAsEmpty) {
  Doc doc = docs_.Make({{"port"}, {"\n"}});
  doc.tags.clear();
  doc.dependencies.clear();
  AnnotateDoc({Rule({{Is(Field::kTag, "")}}, {{"POS", "X"}}),
               Rule({{Is(Field::kIsSpace, "True"), NotIn(Field::kDep, {""})}}, {{"DEP", "dep"}}),
               Rule({{Is(Field::kIsSpace, "True")}}, {{"TAG", "_SP"}})},
              &doc);
  EXPECT_THAT(Texts(doc.pos), ElementsAre("X", "X"));
  EXPECT_THAT(Texts(doc.tags), ElementsAre("", "_SP"));
  EXPECT_TRUE(doc.dependencies.empty());
}

TEST_F(AttributeRulerTest, ADocOfNothingStaysEmpty) {
  EXPECT_TRUE(Annotate({Rule({{}}, {{"POS", "X"}})}, {}).pos.empty());
}

TEST_F(AttributeRulerTest, WhatItKeepsOfWordsIsForgottenWithTheLexicon) {
  const std::vector<AttributeRule> rules = {Rule({{Is(Field::kLower, "ol'")}}, {{"LEMMA", "old"}})};
  const absl::StatusOr<AttributeRuler> ruler = AttributeRuler::Create(rules, &docs_.symbols);
  ASSERT_TRUE(ruler.ok());
  AttributeScratch scratch;
  Doc before = docs_.Make({{"ol'"}, {"new"}});
  ruler->Annotate(docs_.lexicon, &scratch, &before);
  docs_.lexicon.Trim(0);
  Doc after = docs_.Make({{"new"}, {"ol'"}});
  ruler->Annotate(docs_.lexicon, &scratch, &after);
  EXPECT_THAT(Texts(before.lemmas), ElementsAre("old", ""));
  EXPECT_THAT(Texts(after.lemmas), ElementsAre("", "old"));
}

TEST_F(AttributeRulerTest, NamesTheRuleItCannotFollow) {
  EXPECT_THAT(ErrorOf(Rule({{}}, {{"NORM", "is"}})),
              testing::AllOf(HasSubstr("attribute_ruler: rule 1: "), HasSubstr("sets NORM")));
  EXPECT_THAT(ErrorOf(Rule({{}}, {{"MORPH", "Number"}})), HasSubstr("\"Number\""));
  EXPECT_THAT(ErrorOf(Rule({}, {{"POS", "X"}})), HasSubstr("no tokens"));
  EXPECT_THAT(ErrorOf(Rule({{}}, {{"POS", "X"}}, 1)), HasSubstr("index 1"));
  EXPECT_THAT(ErrorOf(Rule({{}}, {{"POS", "X"}}, -2)), HasSubstr("index -2"));
  EXPECT_THAT(ErrorOf(Rule({{Is(Field::kPos, "X")}}, {})), HasSubstr("POS"));
  EXPECT_THAT(ErrorOf(Rule({{In(Field::kIsSpace, {"True"})}}, {})), HasSubstr("IS_SPACE"));
  EXPECT_THAT(ErrorOf(Rule({{Regex(Field::kNorm, "a")}}, {})), HasSubstr("NORM"));
  EXPECT_THAT(ErrorOf(Rule({{Regex(Field::kLower, "(")}}, {})), HasSubstr("REGEX \"(\": "));
  EXPECT_THAT(ErrorOf(Rule({{Regex(Field::kTag, "[")}}, {})), HasSubstr("REGEX \"[\": "));
}

}  // namespace
}  // namespace communique::entity::pipeline
