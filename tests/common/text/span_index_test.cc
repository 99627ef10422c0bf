#include "common/text/span_index.h"

#include <gtest/gtest.h>

#include <string>

#include "common/text/utf8.h"

namespace communique::text {
namespace {

struct Case {
  const char* name;
  absl::string_view before;
  absl::string_view part;
  int code_points_before;
  int utf16_before;
  int code_points;
  int utf16;
};

class SpanIndexTest : public testing::TestWithParam<Case> {};

TEST_P(SpanIndexTest, CountsEachUnit) {
  const Case& c = GetParam();
  const std::string text = std::string(c.before) + std::string(c.part) + " tail";
  const SpanIndex index(text);
  const base::v1::TextSpan span = index.Span(c.before.size(), c.before.size() + c.part.size());
  EXPECT_EQ(Slice(text, span), c.part);
  EXPECT_EQ(span.code_point_begin(), c.code_points_before);
  EXPECT_EQ(span.utf16_begin(), c.utf16_before);
  EXPECT_EQ(span.code_point_end() - span.code_point_begin(), c.code_points);
  EXPECT_EQ(span.utf16_end() - span.utf16_begin(), c.utf16);
  EXPECT_TRUE(IsConsistent(span, index));
}

INSTANTIATE_TEST_SUITE_P(
    Units, SpanIndexTest,
    testing::Values(Case{"Ascii", "to ", "Oslo", 3, 3, 4, 4}, Case{"Cjk", "到", "北京", 1, 1, 2, 2},
                    Case{"Emoji", "\xF0\x9F\x87\xB7\xF0\x9F\x87\xBA ", "Moscow", 3, 5, 6, 6},
                    Case{"Combining", "caf", "e\xCC\x81", 3, 3, 2, 2},
                    Case{"NoBreakSpace", "7\xC2\xA0", "May", 2, 2, 3, 3},
                    Case{"CarriageReturn", "a\r\n", "b", 3, 3, 1, 1}),
    [](const testing::TestParamInfo<Case>& info) { return info.param.name; });

TEST(SpanIndexTest, CountsRightAcrossCheckpoints) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "é\xF0\x9F\x87\xB7x";
  const SpanIndex index(text);
  for (size_t i = 0; i <= 1000; ++i) {
    const base::v1::TextSpan span = index.Span(0, i * 7);
    EXPECT_EQ(span.code_point_end(), static_cast<int>(i * 3));
    EXPECT_EQ(span.utf16_end(), static_cast<int>(i * 4));
  }
}

TEST(SpanIndexTest, RefusesSpansThatSplitASequenceOrLieOutside) {
  const SpanIndex index("né");
  base::v1::TextSpan span = index.Span(1, 3);
  EXPECT_TRUE(IsConsistent(span, index));
  span.set_byte_end(2);
  EXPECT_FALSE(IsConsistent(span, index));
  span.set_byte_end(4);
  EXPECT_FALSE(IsConsistent(span, index));
  EXPECT_FALSE(IsConsistent(index.Span(1, 1), index)) << "empty";
  base::v1::TextSpan wrong_unit = index.Span(0, 3);
  wrong_unit.set_utf16_end(3);
  EXPECT_FALSE(IsConsistent(wrong_unit, index));
}

TEST(SpanIndexWalkTest, CountsAnyMixtureLikeAWalkOverIt) {
  std::string text;
  const char* characters[] = {"a", "\xC3\xA9", "\xE4\xB9\xA0", "\xF0\x9F\x87\xB7"};
  for (int i = 0; i < 700; ++i) text += characters[i * i % 7 % 4];
  const SpanIndex index(text);
  int code_points = 0;
  int utf16 = 0;
  for (size_t at = 0; at < text.size();) {
    const base::v1::TextSpan span = index.Span(at, text.size());
    ASSERT_EQ(span.code_point_begin(), code_points) << at;
    ASSERT_EQ(span.utf16_begin(), utf16) << at;
    const size_t width = SequenceLength(text[at]);
    ++code_points;
    utf16 += width == 4 ? 2 : 1;
    at += width;
  }
}

}  // namespace
}  // namespace communique::text
