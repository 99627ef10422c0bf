#ifndef COMMON_TEXT_SPAN_INDEX_H_
#define COMMON_TEXT_SPAN_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "communique/base/v1/evidence.pb.h"

namespace communique::text {

// Makes the three-unit spans of one text. Immutable once made, so one instance serves all threads;
// the text must outlive it. A lookup scans at most kStride bytes.
class SpanIndex {
 public:
  // `text` must be well-formed UTF-8.
  explicit SpanIndex(absl::string_view text);

  absl::string_view text() const { return text_; }

  // The span of bytes [begin, end). Both must be code point boundaries, begin <= end <= text size.
  base::v1::TextSpan Span(size_t begin, size_t end) const;

  // The span of `part`, which must be a view into text().
  base::v1::TextSpan Span(absl::string_view part) const {
    const auto begin = static_cast<size_t>(part.data() - text_.data());
    return Span(begin, begin + part.size());
  }

 private:
  static constexpr size_t kStride = 256;

  struct Position {
    int32_t code_points = 0;
    int32_t utf16_units = 0;
  };

  Position At(size_t byte) const;
  // Moves `position` over bytes [begin, end).
  void Advance(size_t begin, size_t end, Position* position) const;

  absl::string_view text_;
  std::vector<Position> checkpoints_;  // At every kStride-th byte.
};

// True when `span` lies in `text`, is not empty, splits no sequence, and its code point and UTF-16
// offsets are those of its byte offsets.
bool IsConsistent(const base::v1::TextSpan& span, const SpanIndex& index);

// The text at `span`, by its byte offsets, which must lie in `text`.
inline absl::string_view Slice(absl::string_view text, const base::v1::TextSpan& span) {
  return text.substr(span.byte_begin(), span.byte_end() - span.byte_begin());
}

}  // namespace communique::text

#endif  // COMMON_TEXT_SPAN_INDEX_H_
