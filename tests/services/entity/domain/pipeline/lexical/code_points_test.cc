#include "services/entity/domain/pipeline/lexical/code_points.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/string_view.h"
#include "common/text/utf8.h"
#include "services/entity/domain/pipeline/lexical/murmur_hash.h"

namespace communique::entity::pipeline {
namespace {

template <typename Visit>
void ForEveryCodePoint(Visit visit) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c < 0xd800 || c > 0xdfff) visit(c);
  }
}

// The expected hashes are those of the same strings made with Python 3.11's str.

TEST(CodePointsTest, ClassifiesEveryCodePointAsPythonDoes) {
  std::string classes;
  ForEveryCodePoint([&](char32_t c) {
    classes.push_back(
        static_cast<char>('0' + IsSpace(c) + 2 * IsAlpha(c) + 4 * IsUpper(c) + 8 * IsDigit(c)));
  });
  EXPECT_EQ(MurmurHash64A(classes, 1), 0x36d0436567ef95be);
}

TEST(CodePointsTest, LowersEveryCodePointAsPythonDoes) {
  std::string lines;
  ForEveryCodePoint([&](char32_t c) {
    std::string text;
    text::AppendUtf8(c, &text);
    if (c != 0) lines.push_back('\n');
    lines.append(LowerCase(text));
  });
  EXPECT_EQ(MurmurHash64A(lines, 1), 0x8706cd3ae6ec49d);
}

TEST(CodePointsTest, LowersByWhatStandsAround) {
  const struct {
    absl::string_view text;
    absl::string_view lower;
  } kCases[] = {
      {"", ""},
      {"Embassy 12", "embassy 12"},
      {"İSTANBUL", "i̇stanbul"},
      {"ÀÉ", "àé"},
      {"ẞ", "ß"},
      {"Σ", "σ"},
      {"ΟΔΟΣ", "οδος"},
      {"ΣΑΣ", "σας"},
      {"ΑΣ.", "ας."},
      {"ΑΣ'Α", "ασ'α"},
      {"ΑΣ' Α", "ας' α"},
      {"Σ̈Σ", "σ̈ς"},
  };
  for (const auto& [text, lower] : kCases) EXPECT_EQ(LowerCase(text), lower) << text;
}

TEST(CodePointsTest, KnowsNothingOfLaterVersionsOfUnicode) {
  EXPECT_FALSE(IsAlpha(U'\U0001e4d0'));  // Nag Mundari, Unicode 15.
  EXPECT_FALSE(IsDigit(U'\U0001e4f0'));
}

TEST(CodePointsTest, IsSureOfLowerCaseInAsciiOnly) {
  EXPECT_TRUE(IsSurelyLower("treaty-12"));
  EXPECT_FALSE(IsSurelyLower("Treaty"));
  EXPECT_FALSE(IsSurelyLower("traité"));
}

}  // namespace
}  // namespace communique::entity::pipeline
