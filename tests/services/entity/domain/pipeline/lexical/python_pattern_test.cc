#include "services/entity/domain/pipeline/lexical/python_pattern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/string_view.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

PythonPattern Read(absl::string_view pattern) {
  const absl::StatusOr<PythonPattern> read = ReadPythonPattern(pattern);
  EXPECT_TRUE(read.ok()) << pattern << ": " << read.status();
  return read.ok() ? *read : PythonPattern();
}

TEST(PythonPatternTest, WritesWhatPythonMeans) {
  const struct {
    absl::string_view python;
    absl::string_view pcre2;
  } kCases[] = {
      {"", ""},
      {"ab|c", "ab|c"},
      {"(?u)a", "a"},
      {"^a$", "^a$"},
      {"\\Aa\\Z", "\\Aa\\z"},
      {"(a)(?:b)", "(?:a)(?:b)"},
      {"(?=a)(?!b)(?<=c)(?<!d)", "(?=a)(?!b)(?<=c)(?<!d)"},
      {"a*b+c?d*?e++", "a*b+c?d*?e++"},
      {"a{2}b{2,}c{,3}d{2,3}?", "a{2}b{2,}c{0,3}d{2,3}?"},
      {"a{b}{", "a\\x{7b}b\\x{7d}\\x{7b}"},
      {"\\.\\u00e9\\U0001F600\\x41é", "\\x{2e}\\x{e9}\\x{1f600}A\\x{e9}"},
      {"\\n\\v", "\\x{a}\\x{b}"},
      {".", "[^\\x{a}]"},
      {"\\d\\D", "[\\p{Nd}][\\P{Nd}]"},
      {"\\w\\W", "[\\p{L}\\p{N}_][^\\p{L}\\p{N}_]"},
      {"[a-c\\d-]", "[a-c\\p{Nd}\\x{2d}]"},
      {"[]a][^]]", "[\\x{5d}a][^\\x{5d}]"},
      {"[[:a:]]", "[\\x{5b}\\x{3a}a\\x{3a}]\\x{5d}"},
      {"[\\b]", "[\\x{8}]"},
  };
  for (const auto& [python, pcre2] : kCases) EXPECT_EQ(Read(python).pcre2, pcre2) << python;
}

TEST(PythonPatternTest, RefusesWhatItDoesNotKnowAndSaysWhere) {
  const struct {
    std::string python;
    absl::string_view error;
  } kCases[] = {
      {"ab(", "at byte 3: a group is not closed"},
      {"ab)", "at byte 2: a group ends that was not opened"},
      {"a(?P<name>b)", "at byte 1: unknown group (?P<"},
      {"(?#note)", "unknown group"},
      {"(?x)a b", "unknown flag x"},
      {"(?u", "flags do not end"},
      {"(a)\\1", "unknown escape \\1"},
      {"\\p{L}", "unknown escape \\p"},
      {"\\", "ends with a backslash"},
      {"\\u12", "bad character \\u12"},
      {"\\u 123", "bad character"},
      {"\\Uffffffff", "bad character"},
      {"[ab", "ends too early"},
      {"[b-a]", "a range ends before it begins"},
      {"[a-\\w]", "unknown escape \\w"},
      {"[\\W]", "unknown escape \\W"},
      {std::string(300, '('), "too many groups in groups"},
  };
  for (const auto& [python, error] : kCases) {
    const absl::StatusOr<PythonPattern> read = ReadPythonPattern(python);
    ASSERT_FALSE(read.ok()) << python;
    EXPECT_EQ(read.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(read.status().message()), HasSubstr(std::string(error))) << python;
  }
}

TEST(PythonPatternTest, KnowsHowLongMatchesAre) {
  const struct {
    absl::string_view python;
    size_t shortest;
    size_t longest;
  } kCases[] = {
      {"", 0, 0},
      {"abc", 3, 3},
      {"a|bcd", 1, 3},
      {"a?(?:bc){2,3}", 4, 7},
      {"(?<=abc)d(?=efg)", 1, 1},
      {"a{0}", 0, 0},
      {"a+", 1, PatternFacts::kUnbounded},
      {"(?:a*b)?", 0, PatternFacts::kUnbounded},
      {"(?:a{9000}){9000}{9000}", PatternFacts::kUnbounded, PatternFacts::kUnbounded},
  };
  for (const auto& [python, shortest, longest] : kCases) {
    EXPECT_EQ(Read(python).facts.shortest, shortest) << python;
    EXPECT_EQ(Read(python).facts.longest, longest) << python;
  }
}

TEST(PythonPatternTest, KnowsWhatMatchesBeginAndEndWith) {
  const struct {
    absl::string_view python;
    absl::string_view first;
    absl::string_view last;
  } kCases[] = {
      {"abc", "a", "c"},         {"a?b?c", "abc", "c"},   {"ab?c?", "a", "abc"},
      {"a|bc", "ab", "ac"},      {"(?:ab)*c", "ac", "c"}, {"(?<=x)a(?=y)", "a", "a"},
      {"^[a-c]$", "abc", "abc"},
  };
  for (const auto& [python, first, last] : kCases) {
    CodePointSet first_set;
    CodePointSet last_set;
    for (const char c : first) first_set.set(static_cast<size_t>(c));
    for (const char c : last) last_set.set(static_cast<size_t>(c));
    EXPECT_EQ(Read(python).facts.first, first_set) << python;
    EXPECT_EQ(Read(python).facts.last, last_set) << python;
  }
  EXPECT_TRUE(Read("é").facts.first[SetIndex(U'é')]);
  EXPECT_TRUE(Read("[^a]").facts.first[SetIndex(U'é')]);
  EXPECT_FALSE(Read("[^a]").facts.first['a']);
  EXPECT_TRUE(Read("(?i)a").facts.first['A']);
}

TEST(PythonPatternTest, KnowsInWhichAlphabetsNothingMatches) {
  const struct {
    absl::string_view python;
    absl::string_view text;
    bool may_match;
  } kCases[] = {
      {"-", "word", false},
      {"-", "half-way", true},
      {"[a-z]+", "1918", false},
      {"(?<=[0-9])km", "km", false},  // What is looked for must be there too,
      {"(?<=[0-9])km", "k1m", true},  // though nothing is known of order.
      {"(?<![0-9])km", "km", true},
      {"a-|b", "word", true},
      {"(?:-)?a", "word", true},
      {"é", "word", false},
      {"é", "wörd", true},
      {"'s", "s'", true},
      {"US\\$", "US", false},
      {"$", "word", true},
      {"(?i)-", "word", true},  // Not followed.
  };
  for (const auto& [python, text, may_match] : kCases) {
    EXPECT_EQ(Read(python).facts.may_match[AlphabetOf(text)], may_match) << python << " " << text;
  }
}

TEST(PythonPatternTest, KnowsAnchors) {
  EXPECT_TRUE(Read("^a|^b").facts.begins_at_start);
  EXPECT_TRUE(Read("(?u)^(?:a|b)").facts.begins_at_start);
  EXPECT_TRUE(Read("(?=a)^a").facts.begins_at_start);
  EXPECT_FALSE(Read("^a|b").facts.begins_at_start);
  EXPECT_FALSE(Read("(?:^a)?b").facts.begins_at_start);
  EXPECT_TRUE(Read("a$|b\\Z").facts.ends_at_end);
  EXPECT_TRUE(Read("a$(?<=a)").facts.ends_at_end);
  EXPECT_FALSE(Read("a$|b").facts.ends_at_end);
  EXPECT_FALSE(Read("a(?:b$)?").facts.ends_at_end);
}

TEST(PythonPatternTest, KnowsTheTailsThatAlternativesMatch) {
  const PythonPattern runs = Read("abc$|\\.\\.+$|x*y{2}$|[0-9]$");
  EXPECT_FALSE(runs.tail.known);  // x*y{2} is neither bounded nor a run.
  const PythonPattern known = Read("abc$|\\.\\.+$|-{5,}$|(?<=[0-9])(?:km|m)$");
  EXPECT_TRUE(known.tail.known);
  EXPECT_EQ(known.tail.longest, 5);
  EXPECT_THAT(known.tail.runs, ElementsAre(U'.', U'-'));
  EXPECT_FALSE(Read("abc$|a").tail.known);
  EXPECT_FALSE(Read("(?:..)+$").tail.known);     // Not every length.
  EXPECT_FALSE(Read("(?<=a)\\.+$").tail.known);  // Not wherever the run is.
  EXPECT_FALSE(Read("[.-]+$").tail.known);
  EXPECT_FALSE(Read("(?i)a+$").tail.known);
  EXPECT_TRUE(Read("a{2,9}$").tail.known);
  EXPECT_THAT(Read("a{2,9}$").tail.runs, IsEmpty());
}

}  // namespace
}  // namespace communique::entity::pipeline
