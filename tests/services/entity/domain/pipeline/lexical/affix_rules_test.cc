#include "services/entity/domain/pipeline/lexical/affix_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/text/utf8.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

AffixRules Make(const TokenizerTables& tables) {
  absl::StatusOr<AffixRules> rules = AffixRules::Create(tables);
  EXPECT_TRUE(rules.ok()) << rules.status();
  return *std::move(rules);
}

class AffixRulesTest : public ::testing::Test {
 protected:
  size_t Prefix(absl::string_view pattern, absl::string_view text) {
    TokenizerTables tables;
    tables.prefix_search = std::string(pattern);
    return Make(tables).PrefixBytes(text, AlphabetOf(text), &scratch_);
  }
  size_t Suffix(absl::string_view pattern, absl::string_view text) {
    TokenizerTables tables;
    tables.suffix_search = std::string(pattern);
    return Make(tables).SuffixBytes(text, AlphabetOf(text), &scratch_);
  }
  std::vector<std::string> Infixes(absl::string_view pattern, absl::string_view text) {
    TokenizerTables tables;
    tables.infix_finditer = std::string(pattern);
    std::vector<Pattern::Match> matches;
    Make(tables).FindInfixes(text, AlphabetOf(text), &scratch_, &matches);
    std::vector<std::string> found;
    for (const auto& [begin, end] : matches) {
      found.push_back(absl::StrCat(begin, ":", text.substr(begin, end - begin)));
    }
    return found;
  }

  PatternScratch scratch_;
};

TEST_F(AffixRulesTest, NamesThePatternThatDoesNotCompile) {
  TokenizerTables tables;
  tables.infix_finditer = "(?<name>a)";
  const absl::Status status = AffixRules::Create(tables).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("tokenizer: infix_finditer: at byte 0: unknown group (?<n"));
}

TEST_F(AffixRulesTest, FindsNothingWithoutPatterns) {
  const AffixRules rules = Make({});
  std::vector<Pattern::Match> infixes = {{1, 2}};
  EXPECT_EQ(rules.PrefixBytes("(a", 0xff, &scratch_), 0);
  EXPECT_EQ(rules.SuffixBytes("a)", 0xff, &scratch_), 0);
  EXPECT_FALSE(rules.IsToken("a", 0xff, &scratch_));
  EXPECT_FALSE(rules.IsUrl("a", 0xff, &scratch_));
  rules.FindInfixes("a-b", 0xff, &scratch_, &infixes);
  EXPECT_THAT(infixes, IsEmpty());
}

TEST_F(AffixRulesTest, MeasuresPrefixes) {
  EXPECT_EQ(Prefix("^\\(|^US\\$|^“", "(a"), 1);
  EXPECT_EQ(Prefix("^\\(|^US\\$|^“", "US$5"), 3);
  EXPECT_EQ(Prefix("^\\(|^US\\$|^“", "“a"), 3);
  EXPECT_EQ(Prefix("^\\(|^US\\$|^“", "a("), 0);
  EXPECT_EQ(Prefix("^\\+(?![0-9])", "+1"), 0);
  EXPECT_EQ(Prefix("^a*", "b"), 0);
  // Not anchored: the length is that of the match, the place is the front, as in spaCy.
  EXPECT_EQ(Prefix("\\.\\.", "éa.."), 3);
}

TEST_F(AffixRulesTest, MeasuresSuffixes) {
  EXPECT_EQ(Suffix("\\)$|'s$|(?<=[0-9])km$|”$", "(a)"), 1);
  EXPECT_EQ(Suffix("\\)$|'s$|(?<=[0-9])km$|”$", "Xi's"), 2);
  EXPECT_EQ(Suffix("\\)$|'s$|(?<=[0-9])km$|”$", "10km"), 2);
  EXPECT_EQ(Suffix("\\)$|'s$|(?<=[0-9])km$|”$", "km"), 0);
  EXPECT_EQ(Suffix("\\)$|'s$|(?<=[0-9])km$|”$", "a”"), 3);
  EXPECT_EQ(Suffix("\\)$|'s$|(?<=[0-9])km$|”$", ")a"), 0);
  EXPECT_EQ(Suffix("\\.$|\\.\\.+$", "a......"), 6);
  EXPECT_EQ(Suffix("\\.$|\\.\\.+$", "a."), 1);
  EXPECT_EQ(Suffix("a$", "ba\n"), 1);  // In front of the newline; spaCy then cuts that off.
  EXPECT_EQ(Suffix("é", "éab"), 1);    // Not anchored: as many code points of the end.
}

TEST_F(AffixRulesTest, FindsInfixesAsPythonsFinditer) {
  EXPECT_THAT(Infixes("\\.\\.+|(?<=[a-z])-(?=[a-z])", "a-b-1..c"), ElementsAre("1:-", "5:.."));
  EXPECT_THAT(Infixes("x*", "axb"), ElementsAre("0:", "1:x", "2:", "3:"));
  EXPECT_THAT(Infixes("-", "ab"), IsEmpty());
}

TEST_F(AffixRulesTest, LooksForASuffixOnlyWhereOneCanBeWithTheSameResult) {
  const std::string kPatterns[] = {
      "\\.\\.+$|'s$|(?<=[0-9])(?:km|m)$|\\)$|(?<=[ab][ab])\\.$|é+$|--$",
      "a{3,}$|ab$|b\\Z|$",
      "(?:ab)+$|b$",
      "[.)]*$|a|b\\n?$",
  };
  constexpr absl::string_view kLetters[] = {"a", "b", ".", ".", ")", "1", "k",
                                            "m", "'", "s", "é", "-", "\n"};
  std::mt19937 random(7);
  for (const std::string& python : kPatterns) {
    TokenizerTables tables;
    tables.suffix_search = python;
    const AffixRules rules = Make(tables);
    const Pattern whole = *Pattern::Compile(python, false);
    for (int i = 0; i < 20000; ++i) {
      std::string text;
      const size_t repeat = i % 4 == 0 ? 6 : 1;  // Some with runs.
      for (size_t length = random() % 24; text.size() < length;) {
        const absl::string_view letter = kLetters[random() % std::size(kLetters)];
        for (size_t n = random() % repeat + 1; n > 0; --n) absl::StrAppend(&text, letter);
      }
      const auto match = whole.Find(text, 0, false, &scratch_);
      const absl::string_view matched =
          match.has_value()
              ? absl::string_view(text).substr(match->begin, match->end - match->begin)
              : absl::string_view();
      const auto count = std::count_if(matched.begin(), matched.end(),
                                       [](char c) { return !text::IsContinuation(c); });
      EXPECT_EQ(rules.SuffixBytes(text, AlphabetOf(text), &scratch_),
                text::LastCodePoints(text, static_cast<size_t>(count)).size())
          << python << " on " << text;
    }
  }
}

TEST_F(AffixRulesTest, CutsOffRunsOfAnyLengthAsAWhole) {
  const std::string dots(100'000, '.');
  EXPECT_EQ(Suffix("\\.\\.+$", "a" + dots), dots.size());
  EXPECT_EQ(Suffix("\\.\\.+$", dots + "a" + dots), dots.size());
  EXPECT_EQ(Prefix("^\\.\\.+", dots + "a"), dots.size());
}

TEST_F(AffixRulesTest, DoesNotRunPatternsThatCannotMatch) {
  TokenizerTables tables;
  tables.prefix_search = "^\\(|^US\\$";
  tables.suffix_search = "\\)$|(?<=[0-9])km$";
  tables.infix_finditer = "(?<=[a-z])-(?=[a-z])";
  tables.url_match = "[a-z]+\\.com";
  const AffixRules rules = Make(tables);
  std::vector<Pattern::Match> infixes;
  for (absl::string_view text : {"Umbrella", "Ukm", "km"}) {
    const Alphabet alphabet = AlphabetOf(text);
    EXPECT_EQ(rules.PrefixBytes(text, alphabet, &scratch_), 0);
    EXPECT_EQ(rules.SuffixBytes(text, alphabet, &scratch_), 0);
    EXPECT_FALSE(rules.IsUrl(text, alphabet, &scratch_));
    rules.FindInfixes(text, alphabet, &scratch_, &infixes);
  }
  EXPECT_EQ(rules.PrefixBytes("a(-1", AlphabetOf("a(-1"), &scratch_), 0);
  EXPECT_EQ(rules.SuffixBytes("1-)k.", AlphabetOf("1-)k."), &scratch_), 0);
  EXPECT_EQ(scratch_.calls(), 0);
}

TEST_F(AffixRulesTest, TriesNoUrlThatIsTooLong) {
  TokenizerTables tables;
  tables.url_match = "(?:a|b)+";
  const AffixRules rules = Make(tables);
  EXPECT_TRUE(rules.IsUrl(std::string(kLongChunk, 'a'), 0xff, &scratch_));
  EXPECT_FALSE(rules.IsUrl(std::string(kLongChunk + 1, 'a'), 0xff, &scratch_));
}

}  // namespace
}  // namespace communique::entity::pipeline
