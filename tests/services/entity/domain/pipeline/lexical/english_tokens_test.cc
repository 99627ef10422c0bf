// The tokenizer with the tables of the published English model.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "services/entity/domain/pipeline/lexical/string_id.h"
#include "services/entity/domain/pipeline/lexical/tokenizer.h"
#include "services/entity/domain/pipeline/model/read_words.h"
#include "services/entity/rpc/model_folder.h"
#include "tests/services/entity/domain/pipeline/lexical/token_text.h"
#include "tests/support/model_folder.h"

namespace communique::entity::pipeline {
namespace {

struct ExpectedToken {
  std::string text;
  std::string norm;
  bool space_after = false;
};

struct GoldenText {
  std::string text;
  std::vector<ExpectedToken> tokens;
};

std::string Unescaped(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"\\\\", "\\"},
                                    {"\\n", "\n"},
                                    {"\\r", "\r"},
                                    {"\\t", "\t"},
                                    {"\\u00a0", "\u00a0"},
                                    {"\\u2009", "\u2009"},
                                    {"\\u200b", "\u200b"},
                                    {"\\u2028", "\u2028"}});
}

std::vector<GoldenText> ReadGolden() {
  std::ifstream file(ENGLISH_TOKENS);
  std::vector<GoldenText> golden;
  for (std::string line; std::getline(file, line);) {
    absl::string_view rest = line;
    if (rest.empty() || absl::ConsumePrefix(&rest, "# ")) continue;
    if (absl::ConsumePrefix(&rest, "= ")) {
      golden.emplace_back().text = Unescaped(rest);
      continue;
    }
    const std::vector<absl::string_view> fields = absl::StrSplit(rest, '\t');
    golden.back().tokens.push_back(
        {Unescaped(fields[0]), Unescaped(fields.at(1)), fields.size() > 2});
  }
  return golden;
}

class EnglishTokensTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto files = ReadModelFolder(::communique::testing::ModelFolder("en_core_web_sm"));
    ASSERT_TRUE(files.ok()) << files.status();
    auto tables = ReadTokenizer("tokenizer", files->at("tokenizer"));
    ASSERT_TRUE(tables.ok()) << tables.status();
    auto vocabulary = ReadVocabulary(*files);
    ASSERT_TRUE(vocabulary.ok()) << vocabulary.status();
    auto tokenizer = Tokenizer::Create(*tables);
    ASSERT_TRUE(tokenizer.ok()) << tokenizer.status();
    tables_ = new TokenizerTables(*std::move(tables));
    vocabulary_ = new VocabularyTables(*std::move(vocabulary));
    tokenizer_ = new Tokenizer(*std::move(tokenizer));
  }

  static void TearDownTestSuite() {
    delete tokenizer_;
    delete vocabulary_;
    delete tables_;
  }

  void SetUp() override { ASSERT_NE(tokenizer_, nullptr); }

  const Doc& Tokenize(absl::string_view text) {
    doc_.text = text;
    tokenizer_->Tokenize(&lexicon_, &cache_, &doc_);
    return doc_;
  }

  static constexpr size_t kHostileBytes = size_t{1} << 20;

  void ExpectLinear(absl::string_view unit) {
    SCOPED_TRACE(unit.substr(0, 20));
    std::string text;
    while (text.size() < kHostileBytes) absl::StrAppend(&text, unit);
    const uint64_t calls = cache_.patterns().calls();
    const uint64_t bytes = cache_.patterns().bytes();
    const Doc& doc = Tokenize(text);
    EXPECT_LE(cache_.patterns().calls() - calls, 4 * text.size());
    EXPECT_LE(cache_.patterns().bytes() - bytes, 16 * text.size());
    EXPECT_EQ(doc.tokens.back().end + doc.tokens.back().space_after, text.size());
    lexicon_.Trim(1000);
  }

  static const TokenizerTables* tables_;
  static const VocabularyTables* vocabulary_;
  static const Tokenizer* tokenizer_;
  Lexicon lexicon_{vocabulary_};
  ChunkCache cache_;
  Doc doc_;
};

const TokenizerTables* EnglishTokensTest::tables_ = nullptr;
const VocabularyTables* EnglishTokensTest::vocabulary_ = nullptr;
const Tokenizer* EnglishTokensTest::tokenizer_ = nullptr;

TEST_F(EnglishTokensTest, AreSpacys) {
  const std::vector<GoldenText> golden = ReadGolden();
  ASSERT_GT(golden.size(), 50);
  for (const GoldenText& expected : golden) {
    SCOPED_TRACE(expected.text);
    const Doc& doc = Tokenize(expected.text);
    ASSERT_EQ(doc.tokens.size(), expected.tokens.size()) << TokenText(doc);
    for (size_t i = 0; i < doc.tokens.size(); ++i) {
      const DocToken& token = doc.tokens[i];
      const Lexeme& lexeme = lexicon_[token.lexeme];
      EXPECT_EQ(lexeme.text, expected.tokens[i].text);
      EXPECT_EQ(lexeme.text, doc.text.substr(token.begin, token.end - token.begin));
      EXPECT_EQ(lexeme.norm, StringId(expected.tokens[i].norm)) << lexeme.text;
      EXPECT_EQ(token.space_after, expected.tokens[i].space_after) << lexeme.text;
    }
  }
}

TEST_F(EnglishTokensTest, KeepEverySpecialCaseAsItIsInTheTable) {
  for (const auto& [text, tokens] : tables_->exceptions) {
    const Doc& doc = Tokenize(text);
    ASSERT_EQ(doc.tokens.size(), tokens.size()) << text;
    for (size_t i = 0; i < tokens.size(); ++i) {
      const Lexeme& lexeme = lexicon_[doc.tokens[i].lexeme];
      EXPECT_EQ(lexeme.text, tokens[i].orth) << text;
      if (tokens[i].norm.empty()) continue;
      EXPECT_EQ(lexeme.norm, StringId(tokens[i].norm)) << text;
    }
  }
}

TEST_F(EnglishTokensTest, RunNoPatternOverWordsOfLetters) {
  Tokenize("Umbrella Attention Candid treaty km");
  EXPECT_EQ(cache_.patterns().calls(), 0);
}

// A megabyte of what takes spaCy quadratic time. Quadratic work would exceed the bounds by a factor
// of thousands, or the time that a test may take.
TEST_F(EnglishTokensTest, TakeLinearTimeOnChunksThatAreAllAffixes) {
  for (absl::string_view unit : {")", "'", ":)", "\u2019", "US$", "\U0001f600", "..a)"}) {
    ExpectLinear(unit);
  }
}

TEST_F(EnglishTokensTest, TakeLinearTimeOnOtherHostileText) {
  for (absl::string_view unit : {"a.", "a.a.A", "a:", "a-", "x", "...", "Σ'", "a ", ": ) ", "[x"}) {
    ExpectLinear(unit);
  }
  const std::string dots(kHostileBytes / 2, '.');
  ExpectLinear(absl::StrCat(dots, "a", dots));
}

TEST_F(EnglishTokensTest, TakeLinearTimeOnAddressesThatAreNone) {
  for (absl::string_view unit : {"a:@", "a_a.:@", "a:a."}) {
    std::string chunk;  // As long as an address may be.
    while (chunk.size() + 8 < kLongChunk) absl::StrAppend(&chunk, unit);
    ExpectLinear(absl::StrCat(chunk, ".a- "));
  }
}

}  // namespace
}  // namespace communique::entity::pipeline
