#include "services/entity/domain/pipeline/lexical/word_shape.h"

#include <string>

#include "absl/strings/string_view.h"
#include "common/text/utf8.h"
#include "services/entity/domain/pipeline/lexical/code_points.h"

namespace communique::entity::pipeline {
namespace {

constexpr int kLongestRun = 4;

// The code point that stands for `c` in a shape.
char32_t ShapeOf(char32_t c) {
  if (IsAlpha(c)) return IsUpper(c) ? U'X' : U'x';
  return IsDigit(c) ? U'd' : c;
}

}  // namespace

std::string WordShape(absl::string_view text) {
  if (text.size() >= kLongShape && text::FirstCodePoints(text, kLongShape - 1) != text) {
    return "LONG";
  }
  std::string shape;
  char32_t last = 0xffffffff;  // No code point.
  int run = 0;
  while (!text.empty()) {
    const char32_t c = ShapeOf(text::DecodeFront(text));
    text.remove_prefix(text::SequenceLength(text.front()));
    run = c == last ? run + 1 : 1;
    last = c;
    if (run <= kLongestRun) text::AppendUtf8(c, &shape);
  }
  return shape;
}

}  // namespace communique::entity::pipeline
