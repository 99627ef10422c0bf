#include "common/text/span_index.h"

#include <algorithm>
#include <cstring>

#include "absl/numeric/bits.h"
#include "common/text/utf8.h"

namespace communique::text {
namespace {

constexpr uint64_t kHighBits = 0x8080808080808080;

// A sequence adds one code point and, above U+FFFF (four bytes), a second UTF-16 unit; both are
// counted at its lead byte. `word` is eight bytes of text.
int32_t CodePoints(uint64_t word) {
  return 8 - absl::popcount(word & ~(word << 1) & kHighBits);  // Without 10xxxxxx.
}
int32_t LongSequences(uint64_t word) {
  return absl::popcount(word & word << 1 & word << 2 & word << 3 & kHighBits);  // 1111xxxx.
}

bool IsBoundary(absl::string_view text, int64_t byte) {
  return byte >= 0 && byte <= static_cast<int64_t>(text.size()) &&
         (byte == static_cast<int64_t>(text.size()) || !IsContinuation(text[byte]));
}

}  // namespace

SpanIndex::SpanIndex(absl::string_view text) : text_(text) {
  checkpoints_.reserve(text.size() / kStride + 1);
  Position position;
  size_t at = 0;
  for (; at + kStride <= text.size(); at += kStride) {
    checkpoints_.push_back(position);
    Advance(at, at + kStride, &position);
  }
  checkpoints_.push_back(position);
}

void SpanIndex::Advance(size_t begin, size_t end, Position* position) const {
  while (begin < end) {
    uint64_t word = 0;
    const size_t width = std::min(end - begin, sizeof word);
    std::memcpy(&word, text_.data() + begin, width);
    // Bytes that are missing are zero, which counts as a code point.
    const int32_t code_points = CodePoints(word) - static_cast<int32_t>(sizeof word - width);
    position->code_points += code_points;
    position->utf16_units += code_points + LongSequences(word);
    begin += width;
  }
}

SpanIndex::Position SpanIndex::At(size_t byte) const {
  Position position = checkpoints_[byte / kStride];
  Advance(byte / kStride * kStride, byte, &position);
  return position;
}

base::v1::TextSpan SpanIndex::Span(size_t begin, size_t end) const {
  const Position from = At(begin);
  const Position to = At(end);
  base::v1::TextSpan span;
  span.set_byte_begin(static_cast<int32_t>(begin));
  span.set_byte_end(static_cast<int32_t>(end));
  span.set_code_point_begin(from.code_points);
  span.set_code_point_end(to.code_points);
  span.set_utf16_begin(from.utf16_units);
  span.set_utf16_end(to.utf16_units);
  return span;
}

bool IsConsistent(const base::v1::TextSpan& span, const SpanIndex& index) {
  if (!IsBoundary(index.text(), span.byte_begin()) || !IsBoundary(index.text(), span.byte_end()) ||
      span.byte_begin() >= span.byte_end()) {
    return false;
  }
  const base::v1::TextSpan want = index.Span(span.byte_begin(), span.byte_end());
  return want.code_point_begin() == span.code_point_begin() &&
         want.code_point_end() == span.code_point_end() &&
         want.utf16_begin() == span.utf16_begin() && want.utf16_end() == span.utf16_end();
}

}  // namespace communique::text
