#include "services/entity/domain/pipeline/lexical/python_escape.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/text/utf8.h"
#include "services/entity/domain/pipeline/lexical/code_points.h"

namespace communique::entity::pipeline {
namespace {

// str.isspace has no name in PCRE2: \s lacks the separators of ASCII and has more elsewhere.
constexpr absl::string_view kSpaces =
    "\\x{9}-\\x{d}\\x{1c}-\\x{20}\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}"
    "\\x{202f}\\x{205f}\\x{3000}";
constexpr absl::string_view kNoSpaces =
    "\\x{0}-\\x{8}\\x{e}-\\x{1b}\\x{21}-\\x{84}\\x{86}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}"
    "\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}"
    "\\x{3001}-\\x{10ffff}";

bool IsAsciiWord(char32_t c) { return IsAlpha(c) || IsDigit(c) || c == U'_'; }
bool IsAsciiDigit(char32_t c) { return IsDigit(c); }

// The members in ASCII and, in each class, some beyond it.
CodePointSet SetOf(bool (*is_member)(char32_t), bool wanted) {
  CodePointSet set;
  for (char32_t c = 0; c < 128; ++c) set[c] = is_member(c) == wanted;
  return set.set(128);
}

bool IsSpaceCharacter(char32_t c) { return IsSpace(c); }

// What a letter stands for after a backslash.
constexpr std::pair<char, char32_t> kControls[] = {{'a', 0x07}, {'f', 0x0c}, {'n', 0x0a},
                                                   {'r', 0x0d}, {'t', 0x09}, {'v', 0x0b}};
// How many hexadecimal digits follow it.
constexpr std::pair<char, size_t> kHexadecimals[] = {{'x', 2}, {'u', 4}, {'U', 8}};

absl::StatusOr<char32_t> TakeEscaped(absl::string_view* rest) {
  const char name = rest->front();
  for (const auto& [letter, c] : kControls) {
    if (letter != name) continue;
    rest->remove_prefix(1);
    return c;
  }
  for (const auto& [letter, digits] : kHexadecimals) {
    if (letter != name) continue;
    uint32_t value = 0;
    const absl::string_view number = rest->substr(1, digits);
    const bool is_number = number.size() == digits &&
                           std::all_of(number.begin(), number.end(), absl::ascii_isxdigit) &&
                           absl::SimpleHexAtoi(number, &value);
    if (!is_number || value > 0x10ffff) {
      return absl::InvalidArgumentError(absl::StrCat("bad character \\", rest->substr(0, 9)));
    }
    rest->remove_prefix(1 + digits);
    return char32_t{value};
  }
  return absl::InvalidArgumentError(absl::StrCat("unknown escape \\", rest->substr(0, 1)));
}

}  // namespace

const PythonClass* FindPythonClass(char name) {
  static const auto* const kClasses = new std::vector<std::pair<char, PythonClass>>{
      {'s', {kSpaces, SetOf(IsSpaceCharacter, true)}},
      {'S', {kNoSpaces, SetOf(IsSpaceCharacter, false)}},
      {'d', {"\\p{Nd}", SetOf(IsAsciiDigit, true)}},
      {'D', {"\\P{Nd}", SetOf(IsAsciiDigit, false)}},
      {'w', {"\\p{L}\\p{N}_", SetOf(IsAsciiWord, true)}},
  };
  for (const auto& [letter, python_class] : *kClasses) {
    if (letter == name) return &python_class;
  }
  return nullptr;
}

absl::StatusOr<char32_t> TakeCharacter(absl::string_view* rest) {
  if (rest->empty()) return absl::InvalidArgumentError("ends too early");
  if (rest->front() == '\\') {
    rest->remove_prefix(1);
    if (rest->empty()) return absl::InvalidArgumentError("ends with a backslash");
    if (absl::ascii_isalnum(static_cast<unsigned char>(rest->front()))) return TakeEscaped(rest);
  }
  const char32_t c = text::DecodeFront(*rest);
  rest->remove_prefix(text::SequenceLength(rest->front()));
  return c;
}

void AppendCharacter(char32_t c, std::string* pcre2) {
  if (c < 128 && absl::ascii_isalnum(static_cast<unsigned char>(c))) {
    pcre2->push_back(static_cast<char>(c));
  } else {
    absl::StrAppend(pcre2, "\\x{", absl::Hex(static_cast<uint32_t>(c)), "}");
  }
}

}  // namespace communique::entity::pipeline
