#include "services/entity/domain/pipeline/lexical/word_shape.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/string_view.h"

namespace communique::entity::pipeline {
namespace {

TEST(WordShapeTest, KeepsFourOfARun) {
  const struct {
    absl::string_view text;
    absl::string_view shape;
  } kCases[] = {
      {"a", "x"},         {"Ministers", "Xxxxx"},
      {"UN", "XX"},       {"UNESCO", "XXXX"},
      {"12", "dd"},       {"2026", "dddd"},
      {"120000", "dddd"}, {"3.5", "d.d"},
      {"G20", "Xdd"},     {"B-52H", "X-ddX"},
      {"......", "...."}, {"\n\n\n\n\n", "\n\n\n\n"},
      {"Évian", "Xxxxx"}, {"中文", "xx"},
      {"m²", "xd"},       {"٣٤", "dd"},
      {"ǅ", "x"},         {"Ⅷ", "Ⅷ"},
      {"€5", "€d"},       {"😀😀", "😀😀"},
  };
  for (const auto& [text, shape] : kCases) EXPECT_EQ(WordShape(text), shape) << text;
}

TEST(WordShapeTest, CountsCodePointsOfLongWords) {
  EXPECT_EQ(WordShape(std::string(99, 'a')), "xxxx");
  EXPECT_EQ(WordShape(std::string(100, 'a')), "LONG");
  std::string accented;
  for (int i = 0; i < 99; ++i) accented.append("é");
  EXPECT_EQ(WordShape(accented), "xxxx");
  EXPECT_EQ(WordShape(accented + "é"), "LONG");
}

}  // namespace
}  // namespace communique::entity::pipeline
