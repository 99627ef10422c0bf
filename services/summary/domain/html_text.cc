#include "services/summary/domain/html_text.h"

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/text/utf8.h"

namespace communique::summary {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};
// https://html.spec.whatwg.org/#preprocessing-the-input-stream, and the directional formatting of
// UAX #9 that spans more than its own place.
constexpr Range kForbidden[] = {{0x00, 0x08},     {0x0B, 0x1F},     {0x7F, 0x9F},
                                {0x202A, 0x202E}, {0x2066, 0x2069}, {0xFDD0, 0xFDEF}};

bool IsForbidden(char32_t c) {
  if ((c & 0xFFFE) == 0xFFFE) return true;
  return absl::c_any_of(kForbidden,
                        [c](const Range& range) { return c >= range.first && c <= range.last; });
}

absl::string_view Entity(char32_t c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return "";
  }
}

}  // namespace

std::string EscapeHtml(absl::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  while (!text.empty()) {
    const size_t length = text::SequenceLength(text.front());
    const char32_t c = text::DecodeFront(text);
    const absl::string_view entity = Entity(c);
    if (IsForbidden(c)) {
      absl::StrAppend(&out, "\xEF\xBF\xBD");
    } else {
      absl::StrAppend(&out, entity.empty() ? text.substr(0, length) : entity);
    }
    text.remove_prefix(length);
  }
  return out;
}

std::string Isolated(absl::string_view text) {
  return absl::StrCat("<bdi>", EscapeHtml(text), "</bdi>");
}

std::string IsolatedEnglish(absl::string_view text) {
  return absl::StrCat("<bdi dir=\"ltr\">", EscapeHtml(text), "</bdi>");
}

std::string LanguageTag(absl::string_view code) {
  const bool valid =
      (code.size() == 2 || code.size() == 3) && absl::c_all_of(code, absl::ascii_islower);
  return valid ? std::string(code) : "und";
}

std::string FieldId(absl::string_view path) {
  std::string id = "f-";
  for (const char c : path) {
    if (c == ']') continue;
    id += absl::ascii_isalnum(c) ? c : '-';
  }
  return id;
}

}  // namespace communique::summary
