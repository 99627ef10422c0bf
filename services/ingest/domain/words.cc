#include "services/ingest/domain/words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "common/text/utf8.h"

namespace communique::ingest {
namespace {

char32_t Next(absl::string_view text, size_t at, size_t* width) {
  const auto byte = static_cast<uint8_t>(text[at]);
  if (byte < 0x80) {
    *width = 1;
    return byte;
  }
  *width = std::min(text::SequenceLength(text[at]), text.size() - at);
  return text::DecodeFront(text.substr(at, *width));
}

bool IsLetter(char32_t c) {
  if (c < 0x80) return absl::ascii_isalpha(static_cast<unsigned char>(c));
  return u_isalpha(static_cast<UChar32>(c)) ||
         u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK ||
         u_charType(static_cast<UChar32>(c)) == U_COMBINING_SPACING_MARK;
}
bool IsDigit(char32_t c) { return c < 0x80 && absl::ascii_isdigit(static_cast<unsigned char>(c)); }
bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019; }
bool IsUpper(char32_t c) {
  return c < 0x80 ? absl::ascii_isupper(static_cast<unsigned char>(c))
                  : u_isupper(static_cast<UChar32>(c));
}
bool IsLower(char32_t c) {
  return c < 0x80 ? absl::ascii_islower(static_cast<unsigned char>(c))
                  : u_islower(static_cast<UChar32>(c));
}

void AppendFolded(char32_t c, std::string* out) {
  if (c < 0x80) {
    *out += absl::ascii_tolower(static_cast<unsigned char>(c));
  } else if (!IsApostrophe(c)) {
    text::AppendUtf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))), out);
  }
}

// Whether a label ends here: ":" or one of the marks that menus use for it follows.
bool LeadsOn(absl::string_view rest) {
  while (absl::ConsumePrefix(&rest, " ") || absl::ConsumePrefix(&rest, "\u00A0")) {
  }
  for (const absl::string_view mark : {":", "|", "»", "→", "›", "：", ">"}) {
    if (absl::StartsWith(rest, mark)) return true;
  }
  return false;
}

}  // namespace

std::vector<Word> SplitWords(absl::string_view line, size_t limit) {
  std::vector<Word> words;
  size_t at = 0;
  while (at < line.size() && words.size() < limit) {
    size_t width = 1;
    char32_t c = Next(line, at, &width);
    if (!IsLetter(c) && !IsDigit(c)) {
      at += width;
      continue;
    }
    Word word;
    word.begin = at;
    word.capital = IsUpper(c);
    word.number = true;
    int upper = 0;
    int lower = 0;
    while (at < line.size()) {
      c = Next(line, at, &width);
      if (IsApostrophe(c)) {
        size_t after_width = 1;
        if (at + width >= line.size() || !IsLetter(Next(line, at + width, &after_width))) break;
      } else if (!IsLetter(c) && !IsDigit(c)) {
        break;
      } else {
        word.number &= IsDigit(c);
        upper += IsUpper(c);
        lower += IsLower(c);
        AppendFolded(c, &word.folded);
      }
      at += width;
    }
    word.end = at;
    word.colon = LeadsOn(line.substr(at));
    word.all_capital = upper >= 2 && lower == 0;
    words.push_back(std::move(word));
  }
  return words;
}

std::string FoldLine(absl::string_view line) {
  std::string out;
  bool gap = false;
  for (size_t at = 0; at < line.size();) {
    size_t width = 1;
    const char32_t c = Next(line, at, &width);
    if (IsLetter(c) || IsDigit(c)) {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      AppendFolded(c, &out);
    } else if (!IsApostrophe(c)) {
      gap = true;
    }
    at += width;
  }
  return out;
}

size_t CountWords(absl::string_view line) {
  size_t words = 0;
  bool inside = false;
  for (const char c : line) {
    const bool part =
        absl::ascii_isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0 || c == '\'';
    words += part && !inside;
    inside = part;
  }
  return words;
}

bool EndsSentence(absl::string_view text) {
  constexpr absl::string_view kClosers[] = {"\"", "'", ")", "]", "”", "’", "»", "*", "_", " "};
  for (bool more = true; more && !text.empty();) {
    more = false;
    for (const absl::string_view closer : kClosers) {
      if (absl::ConsumeSuffix(&text, closer)) more = true;
    }
  }
  for (const absl::string_view end : {".", "!", "?", "…", "。", "！", "？", "।", "؟"}) {
    if (absl::EndsWith(text, end)) return true;
  }
  return false;
}

bool StartsLower(absl::string_view text) {
  for (size_t at = 0; at < text.size();) {
    size_t width = 1;
    const char32_t c = Next(text, at, &width);
    if (IsLetter(c)) return IsLower(c);
    if (IsDigit(c)) return false;
    at += width;
  }
  return false;
}

bool IsAllCapitals(absl::string_view text) {
  int upper = 0;
  for (size_t at = 0; at < text.size();) {
    size_t width = 1;
    const char32_t c = Next(text, at, &width);
    if (IsLower(c)) return false;
    upper += IsUpper(c);
    at += width;
  }
  return upper >= 2;
}

}  // namespace communique::ingest
