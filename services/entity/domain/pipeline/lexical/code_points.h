#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_CODE_POINTS_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_CODE_POINTS_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace communique::entity::pipeline {

// What Python's `str` says of code points, since spaCy asks it. Everything is as of Unicode 14.0
// (Python 3.11), whatever ICU is installed: later code points count as unassigned, so that a text
// is analyzed alike on every machine.

// str.isspace of one code point.
constexpr bool IsSpace(char32_t c) {
  if (c < 0x80) return (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x20);
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
         c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

// str.isalpha, str.isupper and str.isdigit of one code point.
bool IsAlpha(char32_t c);
bool IsUpper(char32_t c);
bool IsDigit(char32_t c);

// str.lower of well-formed UTF-8. Linear in the text.
std::string LowerCase(absl::string_view text);

// True when `text` is its own lower case; false may be wrong.
bool IsSurelyLower(absl::string_view text);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_CODE_POINTS_H_
