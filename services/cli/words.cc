#include "services/cli/words.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/text/utf8.h"

namespace communique::cli {
namespace {

bool DrivesTerminal(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F) || c == 0x061C ||
         c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string Label(absl::string_view name, absl::string_view prefix) {
  return absl::AsciiStrToLower(absl::StrReplaceAll(absl::StripPrefix(name, prefix), {{"_", " "}}));
}

std::string FormatDate(const base::v1::PartialDate& date) {
  if (date.year() == 0 && date.month() == 0 && date.day() == 0) return "";
  std::string text = date.year() == 0 ? "-" : absl::StrFormat("%04d", date.year());
  if (date.month() != 0) absl::StrAppendFormat(&text, "-%02d", date.month());
  if (date.month() != 0 && date.day() != 0) absl::StrAppendFormat(&text, "-%02d", date.day());
  return text;
}

std::string OneLine(absl::string_view text, size_t limit) {
  const std::string line =
      absl::StrJoin(absl::StrSplit(text, absl::ByAnyChar(" \t\r\n\f\v"), absl::SkipEmpty()), " ");
  const absl::string_view head = text::FirstCodePoints(line, limit);
  return head.size() == line.size() ? line : absl::StrCat(head, "...");
}

std::string ForTerminal(absl::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  while (!text.empty()) {
    const size_t length = text::SequenceLength(text.front());
    if (DrivesTerminal(text::DecodeFront(text))) {
      safe.push_back(' ');
    } else {
      absl::StrAppend(&safe, text.substr(0, length));
    }
    text.remove_prefix(length);
  }
  return safe;
}

}  // namespace communique::cli
