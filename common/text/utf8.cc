#include "common/text/utf8.h"

#include <cstdint>
#include <cstring>

namespace communique::text {
namespace {

bool InRange(uint8_t byte, uint8_t low, uint8_t high) { return low <= byte && byte <= high; }

// The length of the well-formed sequence at the front of `s`, or 0.
size_t WellFormedLength(absl::string_view s) {
  const auto byte = [s](size_t i) { return i < s.size() ? static_cast<uint8_t>(s[i]) : 0; };
  const uint8_t lead = byte(0);
  if (lead < 0x80) return 1;
  if (InRange(lead, 0xC2, 0xDF)) return InRange(byte(1), 0x80, 0xBF) ? 2 : 0;
  if (InRange(lead, 0xE0, 0xEF)) {
    const uint8_t low = lead == 0xE0 ? 0xA0 : 0x80;   // No overlong forms.
    const uint8_t high = lead == 0xED ? 0x9F : 0xBF;  // No surrogates.
    return InRange(byte(1), low, high) && InRange(byte(2), 0x80, 0xBF) ? 3 : 0;
  }
  if (!InRange(lead, 0xF0, 0xF4)) return 0;
  const uint8_t low = lead == 0xF0 ? 0x90 : 0x80;   // No overlong forms.
  const uint8_t high = lead == 0xF4 ? 0x8F : 0xBF;  // Nothing above U+10FFFF.
  const bool ok = InRange(byte(1), low, high) && InRange(byte(2), 0x80, 0xBF);
  return ok && InRange(byte(3), 0x80, 0xBF) ? 4 : 0;
}

// The offset of the first byte from `at` on that is not ASCII, read eight at a time.
size_t SkipAscii(absl::string_view text, size_t at) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  for (uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & kHighBits) != 0) break;
  }
  while (at < text.size() && (static_cast<uint8_t>(text[at]) & 0x80) == 0) ++at;
  return at;
}

}  // namespace

std::optional<size_t> FindInvalidUtf8(absl::string_view text) {
  for (size_t i = SkipAscii(text, 0); i < text.size(); i = SkipAscii(text, i)) {
    const size_t length = WellFormedLength(text.substr(i));
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

char32_t DecodeFront(absl::string_view text) {
  const auto byte = [text](size_t i) { return static_cast<uint8_t>(text[i]); };
  switch (SequenceLength(text[0])) {
    case 1:
      return byte(0);
    case 2:
      return (byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu);
    case 3:
      return (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    default:
      return (byte(0) & 0x07u) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 |
             (byte(3) & 0x3Fu);
  }
}

void AppendUtf8(char32_t code_point, std::string* out) {
  const auto put = [out](char32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
    return;
  }
  if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
  }
  put(0x80 | (code_point & 0x3F));
}

absl::string_view FirstCodePoints(absl::string_view text, size_t count) {
  size_t end = 0;
  while (end < text.size() && count-- > 0) {
    ++end;
    while (end < text.size() && IsContinuation(text[end])) ++end;
  }
  return text.substr(0, end);
}

absl::string_view LastCodePoints(absl::string_view text, size_t count) {
  size_t begin = text.size();
  while (begin > 0 && count-- > 0) {
    --begin;
    while (begin > 0 && IsContinuation(text[begin])) --begin;
  }
  return text.substr(begin);
}

}  // namespace communique::text
