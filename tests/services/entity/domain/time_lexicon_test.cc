#include "services/entity/domain/time_lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace communique::entity {
namespace {

Token TokenOf(std::string lower, TokenKind kind, bool capitalized = false) {
  Token token;
  token.lower = std::move(lower);
  token.kind = kind;
  token.capitalized = capitalized;
  return token;
}

TEST(TimeLexiconTest, ReadsTheFormsOfNumbers) {
  const TimeLexicon lexicon = TimeLexicon::Parse("").value();
  const auto classify = [&lexicon](absl::string_view text) {
    return lexicon.Classify(TokenOf(std::string(text), TokenKind::kNumber));
  };
  EXPECT_EQ(classify("9").classes, kTimeCount | kTimeDay | kTimeMonthNumber);
  EXPECT_EQ(classify("25").classes, kTimeCount | kTimeDay | kTimeTwoDigits);
  EXPECT_EQ(classify("2031").classes, kTimeYear);
  EXPECT_EQ(classify("9999").classes, 0u);
  EXPECT_EQ(classify("31st").classes, kTimeOrdinal | kTimeRank);
  EXPECT_EQ(classify("80th").classes, kTimeRank);
  EXPECT_EQ(classify("1990s").classes, kTimeDecade);
  EXPECT_EQ(classify("26.02.2031").classes, kTimeNumericDate);
  EXPECT_EQ(classify("26.02.2031").value, 20310226);
  EXPECT_EQ(classify("26.13.2031").classes, 0u);
  EXPECT_EQ(classify("123456789012345678901234567890").classes, 0u);
}

TEST(TimeLexiconTest, WantsMonthsCapitalised) {
  const TimeLexicon lexicon = TimeLexicon::Parse("M\tmay\t5\nV\tin\t0\n").value();
  EXPECT_EQ(lexicon.Classify(TokenOf("may", TokenKind::kWord, true)).classes, kTimeMonth);
  EXPECT_EQ(lexicon.Classify(TokenOf("may", TokenKind::kWord)).classes, 0u);
  EXPECT_EQ(lexicon.Classify(TokenOf("in", TokenKind::kWord)).classes, kTimeLicence);
}

TEST(TimeLexiconTest, RefusesUnknownClassesAndTwoValues) {
  EXPECT_FALSE(TimeLexicon::Parse("Q\tmay\t5\n").ok());
  EXPECT_FALSE(TimeLexicon::Parse("M\tmay\tfive\n").ok());
  EXPECT_THAT(std::string(TimeLexicon::Parse("M\tmay\t5\nN\tmay\t6\n").status().message()),
              testing::HasSubstr("two values"));
}

}  // namespace
}  // namespace communique::entity
