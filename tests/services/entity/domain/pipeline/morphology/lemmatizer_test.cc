#include "services/entity/domain/pipeline/morphology/lemmatizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/entity/domain/pipeline/lexical/string_id.h"
#include "services/entity/domain/pipeline/morphology/lemma_rules.h"
#include "tests/services/entity/domain/pipeline/morphology/word_doc.h"

namespace communique::entity::pipeline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Some rows of English.
LemmatizerTables EnglishTables() {
  LemmatizerTables tables;
  tables.mode = "rule";
  LemmatizerTables::Rules& noun = tables.by_pos["noun"];
  noun.suffixes = {{"s", ""}, {"ses", "s"}, {"men", "man"}, {"ies", "y"}};
  noun.index = {"bus", "ferry", "harbour", "lens", "visit"};
  noun.exceptions = {{"feet", {"foot"}}, {"axes", {"ax", "axe", "axis"}}};
  LemmatizerTables::Rules& verb = tables.by_pos["verb"];
  verb.suffixes = {{"s", ""}, {"ies", "y"}, {"ed", "e"}, {"ed", ""}, {"ing", "e"}, {"ing", ""}};
  verb.index = {"arrive", "bath", "bathe", "dock", "ferry"};
  verb.exceptions = {{"went", {"go"}}, {"bathed", {"bathe"}}};
  tables.by_pos["adj"].suffixes = {{"er", ""}, {"est", ""}, {"er", "e"}};
  tables.by_pos["adj"].index = {"calm", "wide"};
  tables.by_pos["punct"].suffixes = {{"“", "\""}, {"”", "\""}};
  return tables;
}

class LemmatizerTest : public testing::Test {
 protected:
  std::vector<std::string> Lemmas(const LemmatizerTables& tables, absl::string_view language,
                                  const std::vector<AnnotatedWord>& words) {
    Doc doc = docs_.Make(words);
    Lemmatize(tables, language, &doc);
    return Texts(doc.lemmas);
  }

  void Lemmatize(const LemmatizerTables& tables, absl::string_view language, Doc* doc) {
    const absl::StatusOr<Lemmatizer> lemmatizer =
        Lemmatizer::Create(tables, language, &docs_.symbols);
    ASSERT_TRUE(lemmatizer.ok()) << lemmatizer.status();
    lemmatizer->Lemmatize(docs_.lexicon, &cache_, doc);
  }

  WordDocs docs_;
  LemmaCache cache_;
};

TEST_F(LemmatizerTest, EnglishWordsGetTheirLemmas) {
  const struct {
    AnnotatedWord word;
    absl::string_view lemma;
  } kCases[] = {
      {{.text = "Visits", .pos = "NOUN", .morph = "Number=Plur"}, "visit"},
      {{.text = "ferries", .pos = "NOUN", .morph = "Number=Plur"}, "ferry"},
      {{.text = "buses", .pos = "NOUN", .morph = "Number=Plur"}, "bus"},
      {{.text = "feet", .pos = "NOUN", .morph = "Number=Plur"}, "foot"},
      // Of several exceptions the last is first.
      {{.text = "axes", .pos = "NOUN", .morph = "Number=Plur"}, "axis"},
      // A form that nobody knows is better than none, the first rule's first.
      {{.text = "gizmos", .pos = "NOUN", .morph = "Number=Plur"}, "gizmo"},
      {{.text = "zibbies", .pos = "NOUN", .morph = "Number=Plur"}, "zibbie"},
      // A form that is not of letters only counts as known.
      {{.text = "F-16s", .pos = "NOUN", .morph = "Number=Plur"}, "f-16"},
      {{.text = "CHILDREN", .pos = "NOUN", .morph = "Number=Plur"}, "CHILDREN"},
      // A rule's form that is empty is none.
      {{.text = "s", .pos = "NOUN", .morph = "Number=Plur"}, "s"},
      {{.text = "ARRIVED", .pos = "VERB", .morph = "Tense=Past|VerbForm=Fin"}, "arrive"},
      {{.text = "docking", .pos = "VERB", .morph = "Aspect=Prog|Tense=Pres|VerbForm=Part"}, "dock"},
      // Of two forms that the index knows the later rule's is first, whatever the exceptions say.
      {{.text = "bathed", .pos = "VERB", .morph = "Tense=Past|VerbForm=Fin"}, "bath"},
      {{.text = "Went", .pos = "VERB", .morph = "Tense=Past|VerbForm=Fin"}, "go"},
      {{.text = "wider", .pos = "ADJ", .morph = "Degree=Cmp"}, "wide"},
      {{.text = "“", .pos = "PUNCT", .morph = "PunctSide=Ini"}, "\""},
      {{.text = "!", .pos = "PUNCT", .morph = "PunctType=Peri"}, "!"},
      // Base forms.
      {{.text = "Lens", .pos = "NOUN", .morph = "Number=Sing"}, "lens"},
      {{.text = "Pass", .pos = "VERB", .morph = "VerbForm=Inf"}, "pass"},
      {{.text = "Focus", .pos = "VERB", .morph = "Tense=Pres|VerbForm=Fin"}, "focus"},
      {{.text = "Sober", .pos = "ADJ", .morph = "Degree=Pos"}, "sober"},
      {{.text = "Well", .pos = "ADV", .morph = "Degree=Pos"}, "well"},
      // Parts of speech without tables.
      {{.text = "Harbours", .pos = "PROPN", .morph = "Number=Plur"}, "Harbours"},
      {{.text = "UNDER", .pos = "ADP"}, "under"},
      {{.text = "ÉTÉ", .pos = "X"}, "été"},
      {{.text = "\n", .pos = "SPACE"}, "\n"},
      {{.text = "Nobody"}, "nobody"},
  };
  for (const auto& test : kCases) {
    EXPECT_THAT(Lemmas(EnglishTables(), "en", {test.word}), ElementsAre(std::string(test.lemma)))
        << test.word.text;
  }
}

TEST_F(LemmatizerTest, OtherLanguagesKnowNoBaseForms) {
  const std::vector<AnnotatedWord> kLens = {
      {.text = "Buses", .pos = "NOUN", .morph = "Number=Sing"}};
  EXPECT_THAT(Lemmas(EnglishTables(), "en", kLens), ElementsAre("buses"));
  cache_ = LemmaCache();
  EXPECT_THAT(Lemmas(EnglishTables(), "sv", kLens), ElementsAre("bus"));
}

TEST_F(LemmatizerTest, OneWordHasALemmaForEachAnalysis) {
  const AnnotatedWord noun = {.text = "Bathed", .pos = "NOUN", .morph = "Number=Sing"};
  const AnnotatedWord verb = {.text = "Bathed", .pos = "VERB", .morph = "Tense=Past|VerbForm=Fin"};
  const AnnotatedWord name = {.text = "Bathed", .pos = "PROPN"};
  for (int round = 0; round < 2; ++round) {
    EXPECT_THAT(Lemmas(EnglishTables(), "en", {noun, verb, name, verb, noun}),
                ElementsAre("bathed", "bath", "Bathed", "bath", "bathed"));
  }
}

TEST_F(LemmatizerTest, KeepsTheLemmasOfTheAttributeRulerUnlessToldToOverwrite) {
  LemmatizerTables tables = EnglishTables();
  Doc doc = docs_.Make({{.text = "visits", .pos = "NOUN", .morph = "Number=Plur"},
                        {.text = "visits", .pos = "NOUN", .morph = "Number=Plur"}});
  doc.lemmas = {"", "call"};
  Lemmatize(tables, "en", &doc);
  EXPECT_THAT(Texts(doc.lemmas), ElementsAre("visit", "call"));
  tables.overwrite = true;
  Lemmatize(tables, "en", &doc);
  EXPECT_THAT(Texts(doc.lemmas), ElementsAre("visit", "visit"));
}

TEST_F(LemmatizerTest, LooksWordsUpAsTheyAreWritten) {
  LemmatizerTables tables;
  tables.mode = "lookup";
  tables.lookup = {{StringId("skepp"), "skepp"}, {StringId("hamnar"), "hamn"}};
  EXPECT_THAT(Lemmas(tables, "sv", {{"hamnar"}, {"Hamnar"}, {"skepp"}}),
              ElementsAre("hamn", "Hamnar", "skepp"));
}

TEST_F(LemmatizerTest, WordsWithoutAPartOfSpeechAreLowerCased) {
  Doc doc = docs_.Make({{"Visits"}});
  doc.pos.clear();
  doc.morphs.clear();
  Lemmatize(EnglishTables(), "en", &doc);
  EXPECT_THAT(Texts(doc.lemmas), ElementsAre("visits"));
}

TEST_F(LemmatizerTest, TheCacheIsForgottenWithTheLexicon) {
  const AnnotatedWord ferries = {.text = "ferries", .pos = "NOUN", .morph = "Number=Plur"};
  const AnnotatedWord feet = {.text = "feet", .pos = "NOUN", .morph = "Number=Plur"};
  EXPECT_THAT(Lemmas(EnglishTables(), "en", {ferries, feet}), ElementsAre("ferry", "foot"));
  docs_.lexicon.Trim(0);
  EXPECT_THAT(Lemmas(EnglishTables(), "en", {feet, ferries}), ElementsAre("foot", "ferry"));
}

TEST_F(LemmatizerTest, RefusesWhatItWouldGetWrong) {
  LemmatizerTables tables;
  tables.mode = "pymorphy3";
  EXPECT_THAT(std::string(Lemmatizer::Create(tables, "ru", &docs_.symbols).status().message()),
              HasSubstr("mode \"pymorphy3\""));
  tables.mode = "rule";
  const absl::Status french = Lemmatizer::Create(tables, "fr", &docs_.symbols).status();
  EXPECT_EQ(french.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(french.message()), HasSubstr("language \"fr\""));
  tables.mode = "lookup";
  EXPECT_TRUE(Lemmatizer::Create(tables, "fr", &docs_.symbols).ok());
}

TEST(LemmaRulesTest, TellsEnglishBaseForms) {
  const struct {
    absl::string_view pos;
    absl::string_view morph;
    bool base;
  } kCases[] = {
      {"NOUN", "Number=Sing", true},
      {"NOUN", "Number=Plur", false},
      {"PROPN", "Number=Sing", false},
      {"VERB", "VerbForm=Inf", true},
      {"AUX", "VerbForm=Inf", true},
      {"VERB", "Tense=Pres|VerbForm=Fin", true},
      {"AUX", "Tense=Pres|VerbForm=Fin", false},
      {"VERB", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", false},
      {"VERB", "Tense=Past|VerbForm=Fin", false},
      {"VERB", "VerbForm=None", true},
      {"ADJ", "Degree=Pos", true},
      {"ADJ", "Degree=Cmp", false},
      {"", "", false},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(IsEnglishBaseForm(test.pos, test.morph), test.base) << test.pos << " " << test.morph;
  }
}

}  // namespace
}  // namespace communique::entity::pipeline
