#include "services/entity/domain/pipeline/lexical/tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/lexical/string_id.h"
#include "tests/services/entity/domain/pipeline/lexical/token_text.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::HasSubstr;

// Small tables that have one of everything.
TokenizerTables SmallTables() {
  TokenizerTables tables;
  tables.prefix_search = "^\\(|^\"|^:|^\\$|^\\.\\.+|^'";
  tables.suffix_search = "\\)$|\"$|:$|\\.$|,$|'s$|\\.\\.+$|(?<=[0-9])km$|'$";
  tables.infix_finditer = "(?<=[a-z])-(?=[a-z])|\\.\\.+|\\|";
  tables.url_match = "[a-z]+://\\S+$";
  tables.token_match = "#[a-z(]+";
  tables.exceptions = {
      {" ", {{" ", ""}}},
      {"):", {{"):", ""}}},
      {":(", {{":(", ""}}},
      {"a.m.", {{"a.m.", ""}}},
      {"don't", {{"do", ""}, {"n't", "not"}}},
      {"no. 1", {{"no. 1", "number one"}}},
      {"etc.", {{"etc.", "et cetera"}}},
  };
  return tables;
}

class TokenizerTest : public ::testing::Test {
 protected:
  TokenizerTest() : TokenizerTest(SmallTables()) {}
  explicit TokenizerTest(const TokenizerTables& tables)
      : tokenizer_(*Tokenizer::Create(tables)), lexicon_(&vocabulary_) {}

  const Doc& Tokenize(absl::string_view text) {
    doc_.text = text;
    tokenizer_.Tokenize(&lexicon_, &cache_, &doc_);
    return doc_;
  }

  VocabularyTables vocabulary_;
  Tokenizer tokenizer_;
  Lexicon lexicon_;
  ChunkCache cache_;
  Doc doc_;
};

TEST_F(TokenizerTest, CutsTextAtWhiteSpace) {
  const struct {
    absl::string_view text;
    absl::string_view tokens;
  } kCases[] = {
      {"", ""},
      {"a", "a"},
      {"a b", "a_|b"},
      {"a ", "a_"},
      {" a", " |a"},
      {" ", " "},
      {"  ", "  "},
      {"a  b", "a_| |b"},
      {"a  ", "a_| "},
      {"a\nb", "a|\n|b"},
      {"a \n b", "a_|\n |b"},
      {"a\n b", "a|\n |b"},
      {"a\u00a0b", "a|\u00a0|b"},
      {"a\u2003 b", "a|\u2003 |b"},
      {"a \u3000", "a_|\u3000"},
      {"a\x1f\u0085b", "a|\x1f\u0085|b"},
      {"\u200b a", "\u200b_|a"},
  };
  for (const auto& [text, tokens] : kCases) {
    EXPECT_EQ(TokenText(Tokenize(text)), tokens) << text;
  }
}

TEST_F(TokenizerTest, CutsAffixesFromOutsideToInside) {
  const struct {
    absl::string_view text;
    absl::string_view tokens;
  } kCases[] = {
      {"(word)", "(|word|)"},
      {"((\"word,\")).", "(|(|\"|word|,|\"|)|)|."},
      {"minister's.", "minister|'s|."},
      {"10km,", "10|km|,"},
      {"(", "("},
      {"()", "(|)"},
      {"...", "..."},
      {"...a...", "...|a|..."},
      {"half-way", "half|-|way"},
      {"a..b", "a|..|b"},
      {"-a-b", "-a|-|b"},
      {"|a|", "|a||"},  // An infix at the front is none.
      {"\"half-way\"", "\"|half|-|way|\""},
  };
  for (const auto& [text, tokens] : kCases) EXPECT_EQ(TokenText(Tokenize(text)), tokens) << text;
}

TEST_F(TokenizerTest, KeepsSpecialCasesWhateverSurroundsThem) {
  const struct {
    absl::string_view text;
    absl::string_view tokens;
  } kCases[] = {
      {"don't", "do|n't"},       {"(don't)", "(|do|n't|)"},
      {"a.m.", "a.m."},          {"(a.m.", "(|a.m."},  // As soon as the prefix is off,
      {"a.m.,", "a.m.|,"},                             // or the suffix.
      {"(a.m.,)", "(|a.m.|,|)"}, {"xa.m.", "xa.m|."},
  };
  for (const auto& [text, tokens] : kCases) EXPECT_EQ(TokenText(Tokenize(text)), tokens) << text;
}

TEST_F(TokenizerTest, PutsSpecialCasesTogetherThatTheRulesCut) {
  const struct {
    absl::string_view text;
    absl::string_view tokens;
  } kCases[] = {
      {"(see a):", "(|see_|a|):"},
      {"(see a): b", "(|see_|a|):_|b"},
      {"(see a) :", "(|see_|a|)_|:"},  // Apart: the text is not the special case.
      {"\":(\"", "\"|:(|\""},
      {"no. 1", "no. 1"},
      {"no. 1,", "no. 1|,"},
      {"no.  1", "no|._| |1"},
      {"a):(b", "a):(b"},
      {"\"a):(", "\"|a):("},
      {"a): (b)", "a|):_|(|b|)"},
  };
  for (const auto& [text, tokens] : kCases) EXPECT_EQ(TokenText(Tokenize(text)), tokens) << text;
}

TEST_F(TokenizerTest, KeepsUrlsAndTokenMatchesWhole) {
  EXPECT_EQ(TokenText(Tokenize("http://a-b.c")), "http://a-b.c");
  EXPECT_EQ(TokenText(Tokenize("(http://a-b.c).")), "(|http://a-b.c|)|.");
  EXPECT_EQ(TokenText(Tokenize("#tag(")), "#tag(");
  EXPECT_EQ(TokenText(Tokenize("(#tag(")), "(|#tag(");
}

TEST_F(TokenizerTest, GivesTokensOfSpecialCasesTheirNorms) {
  const auto norm = [this](size_t token) { return lexicon_[doc_.tokens[token].lexeme].norm; };
  Tokenize("don't");
  EXPECT_EQ(norm(0), StringId("do"));
  EXPECT_EQ(norm(1), StringId("not"));
  Tokenize("(No. 1 is no. 1)");
  EXPECT_EQ(TokenText(doc_), "(|No|._|1_|is_|no. 1|)");
  EXPECT_EQ(norm(5), StringId("number one"));
  Tokenize("n't");
  EXPECT_EQ(norm(0), StringId("n't"));
}

TEST_F(TokenizerTest, AnswersTheSameWithAWarmCache) {
  const std::string text = "Don't (see a): no. 1, half-way... don't \u00a0 10km http://a-b.c a.m..";
  const std::vector<DocToken> cold = Tokenize(text).tokens;
  for (int i = 0; i < 2; ++i) {
    const Doc& warm = Tokenize(text);
    ASSERT_EQ(warm.tokens.size(), cold.size());
    for (size_t t = 0; t < cold.size(); ++t) {
      EXPECT_EQ(warm.tokens[t].begin, cold[t].begin);
      EXPECT_EQ(warm.tokens[t].end, cold[t].end);
      EXPECT_EQ(warm.tokens[t].lexeme, cold[t].lexeme);
      EXPECT_EQ(warm.tokens[t].space_after, cold[t].space_after);
    }
  }
}

TEST_F(TokenizerTest, FollowsTheLexiconWhenItIsEmptied) {
  Tokenize("one don't three");
  lexicon_.Trim(0);
  EXPECT_EQ(TokenText(Tokenize("three don't")), "three_|do|n't");
  EXPECT_EQ(lexicon_[doc_.tokens[0].lexeme].text, "three");
  EXPECT_EQ(lexicon_[doc_.tokens[2].lexeme].text, "n't");
}

TEST_F(TokenizerTest, KeepsItsCacheSmall) {
  size_t most_chunks = 0;
  size_t most_bytes = 0;
  for (int i = 0; i < 30'000; ++i) {
    Tokenize(absl::StrCat("(word", i % 7 == 0 ? std::string(200, 'x') : "", i, ")"));
    most_chunks = std::max(most_chunks, cache_.size());
    most_bytes = std::max(most_bytes, cache_.bytes());
  }
  EXPECT_GT(most_chunks, 10'000);
  EXPECT_LT(most_chunks, 25'000);
  EXPECT_LT(most_bytes, 4 << 20);
  const size_t before = cache_.size();
  Tokenize(std::string(10'000, 'x'));
  EXPECT_EQ(cache_.size(), before);
}

TEST_F(TokenizerTest, ServesThreadsThatHaveTheirOwnWorkspace) {
  const std::string text = "\"Don't\" (see a): no. 1, half-way... 10km http://a-b.c a.m..";
  const std::string expected = TokenText(Tokenize(text));
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 100; ++n) {
        Lexicon lexicon(&vocabulary_);
        ChunkCache cache;
        Doc doc;
        doc.text = text;
        tokenizer_.Tokenize(&lexicon, &cache, &doc);
        EXPECT_EQ(TokenText(doc), expected);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST_F(TokenizerTest, NamesThePatternThatDoesNotCompile) {
  TokenizerTables tables;
  tables.suffix_search = "a$|(b";
  const absl::Status status = Tokenizer::Create(tables).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("tokenizer: suffix_search: "));
}

class SlowTokenizerTest : public TokenizerTest {
 protected:
  SlowTokenizerTest()
      : TokenizerTest([] {
          TokenizerTables tables = SmallTables();
          tables.faster_heuristics = false;
          return tables;
        }()) {}
};

TEST_F(SlowTokenizerTest, PutsTogetherEverySpecialCaseWithoutTheHeuristics) {
  EXPECT_EQ(TokenText(Tokenize("x|don't|y")), "x|||do|n't|||y");
}

}  // namespace
}  // namespace communique::entity::pipeline
