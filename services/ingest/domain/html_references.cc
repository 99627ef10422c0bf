#include "services/ingest/domain/html_references.h"

#include <algorithm>
#include <cstdint>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "common/text/utf8.h"
#include "ingest_tables_data.h"
#include "services/ingest/domain/rows.h"

namespace communique::ingest {
namespace {

constexpr size_t kLongestName = 32;     // With its semicolon.
constexpr size_t kLongestOpenName = 6;  // Of those that need none.
constexpr char32_t kLastCodePoint = 0x10FFFF;

using Names = absl::flat_hash_map<absl::string_view, std::string>;

Names LoadNames() {
  Names names;
  const auto rows = ParseRows("character_references.tsv", ingest_tables::character_references(), 2);
  if (!rows.ok()) return names;  // Which a test rules out.
  for (const auto& row : *rows) {
    std::string& characters = names[row[0]];
    for (const absl::string_view digits : absl::StrSplit(row[1], ' ')) {
      uint32_t code_point = 0;
      if (absl::SimpleHexAtoi(digits, &code_point)) text::AppendUtf8(code_point, &characters);
    }
  }
  return names;
}

const Names& TheNames() {
  static const Names* const names = new Names(LoadNames());
  return *names;
}

int DigitOf(char c, bool hex) {
  if (absl::ascii_isdigit(c)) return c - '0';
  return hex && absl::ascii_isxdigit(c) ? absl::ascii_tolower(c) - 'a' + 10 : -1;
}

// "&#8212;" and "&#x2014;", with or without the semicolon.
size_t ReadNumber(absl::string_view text, std::string* out) {
  const bool hex = text.size() > 2 && absl::ascii_tolower(text[2]) == 'x';
  const size_t begin = hex ? 3 : 2;
  char32_t value = 0;
  size_t at = begin;
  for (int digit = 0; at < text.size() && (digit = DigitOf(text[at], hex)) >= 0; ++at) {
    value = std::min<char32_t>(value * (hex ? 16 : 10) + digit, kLastCodePoint + 1);
  }
  if (at == begin) return 0;
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  if (value != 0 && value <= kLastCodePoint && !surrogate) text::AppendUtf8(value, out);
  return at + (at < text.size() && text[at] == ';');
}

// The longest name that needs no semicolon.
size_t ReadOpenName(absl::string_view name, char next, ReferencePlace place, std::string* out) {
  for (size_t length = std::min(name.size(), kLongestOpenName); length >= 2; --length) {
    const auto found = TheNames().find(name.substr(0, length));
    if (found == TheNames().end()) continue;
    const char after = length < name.size() ? name[length] : next;
    const bool goes_on = absl::ascii_isalnum(after) || after == '=';
    if (place == ReferencePlace::kAttribute && goes_on) return 0;
    *out += found->second;
    return 1 + length;
  }
  return 0;
}

}  // namespace

size_t ReadReference(absl::string_view text, ReferencePlace place, std::string* out) {
  if (text.size() > 1 && text[1] == '#') return ReadNumber(text, out);
  size_t end = 1;
  while (end < text.size() && end <= kLongestName && absl::ascii_isalnum(text[end])) ++end;
  const char next = end < text.size() ? text[end] : '\0';
  if (next == ';') {
    const auto found = TheNames().find(text.substr(1, end));
    if (found != TheNames().end()) {
      *out += found->second;
      return end + 1;
    }
  }
  return ReadOpenName(text.substr(1, end - 1), next, place, out);
}

std::string WithoutReferences(absl::string_view text, ReferencePlace place) {
  std::string out;
  while (!text.empty()) {
    const size_t at = std::min(text.find('&'), text.size());
    out.append(text.data(), at);
    text.remove_prefix(at);
    if (text.empty()) break;
    const size_t length = ReadReference(text, place, &out);
    if (length == 0) out += '&';
    text.remove_prefix(std::max<size_t>(length, 1));
  }
  return out;
}

}  // namespace communique::ingest
