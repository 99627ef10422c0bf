#include "services/entity/domain/time_grammar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

constexpr absl::string_view kLexicon = "M\tmay\t5\nN\ttwo\t2\nU\tdays\t1\nTO\tto\t0\n";

TEST(TimeGrammarTest, CapturesIntoBothEndsOfARange) {
  const TimeGrammar grammar =
      TimeGrammar::Parse(kLexicon, "range\tD1 TO D2 of? M0 Y0?\n", "").value();
  const Annotated annotated("from 7 to 9 May 2031");
  const std::vector<TimeMatch> matches = grammar.Match(annotated.text());
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].start.day, 7);
  EXPECT_EQ(matches[0].end.day, 9);
  EXPECT_EQ(matches[0].start.month, 5);
  EXPECT_EQ(matches[0].end.year, 2031);
  EXPECT_EQ(matches[0].first, 1);
  EXPECT_EQ(matches[0].last, 6);
}

TEST(TimeGrammarTest, PrefersTheLongestMatchThenTheEarlierRow) {
  const TimeGrammar grammar =
      TimeGrammar::Parse(kLexicon, "month\tM1\ndate\tM1 D1\nday_index\tM1 D1\n", "").value();
  const std::vector<TimeMatch> matches = grammar.Match(Annotated("May 7").text());
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].form, TimeForm::kDate);
}

TEST(TimeGrammarTest, KnowsCommemorationsByTheirWords) {
  const TimeGrammar grammar = TimeGrammar::Parse("", "", "harvest day\t9\t3\n").value();
  const std::vector<TimeMatch> matches = grammar.Match(Annotated("On Harvest Day").text());
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].start.month, 9);
  EXPECT_EQ(matches[0].start.day, 3);
}

TEST(TimeGrammarTest, NamesTheBadRow) {
  using testing::HasSubstr;
  const auto message = [](absl::string_view patterns) {
    return std::string(TimeGrammar::Parse(kLexicon, patterns, "").status().message());
  };
  EXPECT_THAT(message("dat\tM1\n"), HasSubstr("unknown kind \"dat\""));
  EXPECT_THAT(message("date\tQ1\n"), HasSubstr("unknown class Q"));
  EXPECT_THAT(message("date\ta? b? c? d? e? f? g? h? i? M1\n"), HasSubstr("optional"));
  EXPECT_FALSE(TimeGrammar::Parse("", "", "harvest day\tnine\t3\n").ok());
}

}  // namespace
}  // namespace communique::entity
