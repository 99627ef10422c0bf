#ifndef COMMON_TEXT_UTF8_H_
#define COMMON_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace communique::text {

// The offset of the first byte that is not part of well-formed UTF-8
// (Unicode 15, table 3-7), or nullopt when there is none.
std::optional<size_t> FindInvalidUtf8(absl::string_view text);

// True for a byte that continues a UTF-8 sequence. Cutting before any other byte keeps well-formed
// text well-formed.
constexpr bool IsContinuation(char byte) { return (static_cast<uint8_t>(byte) & 0xC0) == 0x80; }

// The number of bytes of the sequence that starts with `lead`, 1 to 4; `lead` must not be a
// continuation byte of well-formed text.
constexpr size_t SequenceLength(char lead) {
  const auto byte = static_cast<uint8_t>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// The code point at the front of well-formed, non-empty `text`.
char32_t DecodeFront(absl::string_view text);

// Appends `code_point` (a Unicode scalar value) as UTF-8.
void AppendUtf8(char32_t code_point, std::string* out);

// The longest prefix of well-formed `text` that has at most `count` code points.
absl::string_view FirstCodePoints(absl::string_view text, size_t count);

// The longest suffix of well-formed `text` that has at most `count` code points.
absl::string_view LastCodePoints(absl::string_view text, size_t count);

}  // namespace communique::text

#endif  // COMMON_TEXT_UTF8_H_
