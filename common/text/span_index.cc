#include "common/text/span_index.h"

#include "common/text/utf8.h"

namespace communique::text {
namespace {

// A sequence adds one code point and, above U+FFFF (four bytes), a second UTF-16 unit; both are
// counted at its lead byte.
int32_t CodePoints(char byte) { return IsContinuation(byte) ? 0 : 1; }
int32_t Utf16Units(char byte) {
  return IsContinuation(byte) ? 0 : static_cast<uint8_t>(byte) >= 0xF0 ? 2 : 1;
}

bool IsBoundary(absl::string_view text, int64_t byte) {
  return byte >= 0 && byte <= static_cast<int64_t>(text.size()) &&
         (byte == static_cast<int64_t>(text.size()) || !IsContinuation(text[byte]));
}

}  // namespace

SpanIndex::SpanIndex(absl::string_view text) : text_(text) {
  checkpoints_.reserve(text.size() / kStride + 1);
  Position position;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % kStride == 0) checkpoints_.push_back(position);
    position.code_points += CodePoints(text[i]);
    position.utf16_units += Utf16Units(text[i]);
  }
  if (text.size() % kStride == 0) checkpoints_.push_back(position);
}

SpanIndex::Position SpanIndex::At(size_t byte) const {
  Position position = checkpoints_[byte / kStride];
  for (size_t i = byte / kStride * kStride; i < byte; ++i) {
    position.code_points += CodePoints(text_[i]);
    position.utf16_units += Utf16Units(text_[i]);
  }
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
