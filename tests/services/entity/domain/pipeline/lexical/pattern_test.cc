#include "services/entity/domain/pipeline/lexical/pattern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/text/utf8.h"
#include "services/entity/domain/pipeline/lexical/code_points.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::HasSubstr;

Pattern Compile(absl::string_view python, bool whole_front = false) {
  absl::StatusOr<Pattern> pattern = Pattern::Compile(python, whole_front);
  EXPECT_TRUE(pattern.ok()) << python << ": " << pattern.status();
  return *std::move(pattern);
}

class PatternTest : public ::testing::Test {
 protected:
  // The match as text, or "none".
  std::string Find(absl::string_view python, absl::string_view text, size_t from = 0) {
    const auto match = Compile(python).Find(text, from, /*not_empty=*/false, &scratch_);
    if (!match.has_value()) return "none";
    return std::string(text.substr(match->begin, match->end - match->begin));
  }

  PatternScratch scratch_;
};

TEST_F(PatternTest, SearchesAsPythonDoes) {
  const struct {
    absl::string_view python;
    absl::string_view text;
    absl::string_view match;
  } kCases[] = {
      {"a|ab", "xab", "a"},
      {"b$", "ab\n", "b"},
      {"b\\Z", "ab\n", "none"},
      {".", "\n\r", "\r"},
      {"\\w+", "-Über_٣²", "Über_٣²"},
      {"\\W", "é\u0301", "\u0301"},
      {"\\d", "²٣", "٣"},
      {"\\s", "a\x1f", "\x1f"},
      {"\\s", "a\u180e", "none"},
      {"\\S", "\u00a0\u2028é", "é"},
      {"\\bb", "ab-b", "b"},
      {"a{,2}b", "aab", "aab"},
      {"(?i)straße", "STRAßE", "STRAßE"},
      {"[\\u00a1-\\uffff]", "a😀é", "é"},
  };
  for (const auto& [python, text, match] : kCases) EXPECT_EQ(Find(python, text), match) << python;
}

TEST_F(PatternTest, HasPythonsClassesForEveryCodePoint) {
  const Pattern space = Compile("^\\s");
  const Pattern no_space = Compile("^\\S");
  for (char32_t c = 0; c < 0x3100; ++c) {
    std::string text;
    text::AppendUtf8(c, &text);
    EXPECT_EQ(space.Find(text, 0, false, &scratch_).has_value(), IsSpace(c)) << uint32_t{c};
    EXPECT_EQ(no_space.Find(text, 0, false, &scratch_).has_value(), !IsSpace(c)) << uint32_t{c};
  }
}

TEST_F(PatternTest, SeesWhatStandsBeforeTheSearch) {
  EXPECT_EQ(Find("(?<=a)b", "ab", 1), "b");
  EXPECT_EQ(Find("^b", "ab", 1), "none");
}

TEST_F(PatternTest, MatchesAtTheFrontOnly) {
  const Pattern pattern = Compile("b", /*whole_front=*/true);
  EXPECT_FALSE(pattern.Find("ab", 0, false, &scratch_).has_value());
  EXPECT_TRUE(pattern.Find("ba", 0, false, &scratch_).has_value());
}

TEST_F(PatternTest, PassesOverEmptyMatchesWhenTold) {
  const Pattern pattern = Compile("a*");
  EXPECT_EQ(pattern.Find("ba", 0, false, &scratch_)->end, 0);
  const auto match = pattern.Find("ba", 0, true, &scratch_);
  EXPECT_EQ(match->begin, 1);
  EXPECT_EQ(match->end, 2);
}

TEST_F(PatternTest, GivesUpOnEndlessBacktracking) {
  EXPECT_EQ(Find("^(?:(?:a+)+)+$", std::string(100, 'a') + "b"), "none");
  const Pattern deep = Compile("^(?:(?:a|b)(?:c|))+$");
  EXPECT_FALSE(deep.Find(std::string(1 << 20, 'a') + "d", 0, false, &scratch_).has_value());
}

TEST_F(PatternTest, RefusesWhatDoesNotCompile) {
  EXPECT_THAT(std::string(Pattern::Compile("*a", false).status().message()),
              HasSubstr("quantifier"));
  EXPECT_THAT(std::string(Pattern::Compile("(?<=a+)b", false).status().message()),
              HasSubstr("lookbehind"));
  EXPECT_THAT(std::string(Pattern::Compile("a\xff", false).status().message()),
              HasSubstr("not UTF-8 at byte 1"));
  EXPECT_THAT(std::string(Pattern::Compile(std::string(2 << 20, 'a'), false).status().message()),
              HasSubstr("above the limit"));
}

TEST_F(PatternTest, CountsItsWork) {
  const Pattern pattern = Compile("b");
  pattern.Find("aab", 0, false, &scratch_);
  pattern.Find("aaaa", 1, false, &scratch_);
  EXPECT_EQ(scratch_.calls(), 2);
  EXPECT_EQ(scratch_.bytes(), 6);
}

}  // namespace
}  // namespace communique::entity::pipeline
