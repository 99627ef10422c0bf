#include "services/entity/domain/pipeline/lexical/lexicon.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/lexical/string_id.h"

namespace communique::entity::pipeline {
namespace {

class LexiconTest : public ::testing::Test {
 protected:
  LexiconTest() {
    vocabulary_.lexeme_norms[StringId("colour")] = "color";
    vocabulary_.lexeme_norms[StringId("X")] = "ex";
    vocabulary_.lexeme_norms[StringId("€")] = "euro";
  }

  const Lexeme& Get(absl::string_view text, absl::string_view norm = {}) {
    const uint32_t index = lexicon_.Find(text, norm);
    return lexicon_[index];
  }

  VocabularyTables vocabulary_;
  Lexicon lexicon_{&vocabulary_};
};

TEST_F(LexiconTest, ComputesWhatTheLayersRead) {
  const Lexeme& word = Get("Zürich's");
  EXPECT_EQ(word.text, "Zürich's");
  EXPECT_EQ(word.lower_text, "zürich's");
  EXPECT_EQ(word.orth, StringId("Zürich's"));
  EXPECT_EQ(word.lower, StringId("zürich's"));
  EXPECT_EQ(word.norm, StringId("zürich's"));
  EXPECT_EQ(word.prefix, StringId("Z"));
  EXPECT_EQ(word.suffix, StringId("h's"));
  EXPECT_EQ(word.shape, StringId("Xxxxx'x"));
  EXPECT_FALSE(word.is_space);
  EXPECT_EQ(Get("éà").prefix, StringId("é"));
  EXPECT_EQ(Get("éàüö").suffix, StringId("àüö"));
  EXPECT_EQ(Get("of").suffix, StringId("of"));
}

TEST_F(LexiconTest, TellsWhiteSpace) {
  for (absl::string_view text : {" ", "\n\n", "\u00a0", "\u2003\t"}) {
    EXPECT_TRUE(Get(text).is_space) << text;
  }
  for (absl::string_view text : {"a", " a", "\u200b", "_"})
    EXPECT_FALSE(Get(text).is_space) << text;
}

TEST_F(LexiconTest, TakesTheNormFromTheFirstTableThatKnowsTheWord) {
  const struct {
    absl::string_view text;
    absl::string_view norm;
    absl::string_view expected;
  } kCases[] = {
      {"colour", "", "color"},   // The model's table,
      {"Colour", "", "colour"},  // which tells case.
      {"€", "", "euro"},         // It comes before the common one.
      {"£", "", "$"},            // The common table.
      {"’s", "", "'s"},         {"’S", "", "'s"},           {"Mex$", "", "$"}, {"—", "", "-"},
      {"X", "", "ex"},                                       // A reserved symbol.
      {"Pact", "", "pact"},                                  // Lower case.
      {"ca", "can", "can"},                                  // The tokenizer's word goes first
      {"colour", "hue", "hue"}, {"colour", "attr", "attr"},  // and may be a reserved symbol.
  };
  for (const auto& [text, norm, expected] : kCases) {
    EXPECT_EQ(Get(text, norm).norm, StringId(expected)) << text << " " << norm;
  }
}

TEST_F(LexiconTest, KeepsAWordOnceForEachNorm) {
  const uint32_t usual = lexicon_.Find("ca");
  const uint32_t can = lexicon_.Find("ca", "can");
  const uint32_t circa = lexicon_.Find("ca", "circa");
  EXPECT_EQ(lexicon_.size(), 3);
  EXPECT_EQ(lexicon_.Find("ca"), usual);
  EXPECT_EQ(lexicon_.Find("ca", "can"), can);
  EXPECT_EQ(lexicon_.Find("ca", "circa"), circa);
  EXPECT_EQ(lexicon_.size(), 3);
  EXPECT_EQ(lexicon_[usual].orth, lexicon_[can].orth);
}

TEST_F(LexiconTest, KeepsItsOwnCopiesOfTheStrings) {
  std::string text = "Geneva";
  const uint32_t index = lexicon_.Find(text);
  const absl::string_view kept = lexicon_[index].text;
  text = "London";
  for (int i = 0; i < 10000; ++i) lexicon_.Find(absl::StrCat("word", i));
  EXPECT_EQ(kept, "Geneva");
  EXPECT_EQ(lexicon_.Find("Geneva"), index);
}

TEST_F(LexiconTest, IsEmptiedWhenItHoldsTooManyWords) {
  for (int i = 0; i < 100; ++i) lexicon_.Find(absl::StrCat("word", i), i % 2 == 0 ? "" : "norm");
  lexicon_.Trim(100);
  EXPECT_EQ(lexicon_.size(), 100);
  EXPECT_EQ(lexicon_.epoch(), 0);
  lexicon_.Trim(99);
  EXPECT_EQ(lexicon_.size(), 0);
  EXPECT_EQ(lexicon_.epoch(), 1);
  EXPECT_EQ(lexicon_.Find("word7"), 0);
  EXPECT_EQ(lexicon_[0].text, "word7");
}

TEST_F(LexiconTest, IsEmptiedWhenItsWordsAreTooLong) {
  lexicon_.Find(std::string(1 << 20, 'x'));
  lexicon_.Trim(1000);
  EXPECT_EQ(lexicon_.size(), 0);
}

}  // namespace
}  // namespace communique::entity::pipeline
