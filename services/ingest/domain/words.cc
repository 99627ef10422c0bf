#include "services/ingest/domain/words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "common/text/utf8.h"

namespace communique::ingest {
namespace {

// What a byte of ASCII is; bits of kAscii. Most text is ASCII, so it is read without decoding.
enum : uint8_t { kLowerBit = 1, kUpperBit = 2, kDigitBit = 4 };

constexpr std::array<uint8_t, 256> MakeAscii() {
  std::array<uint8_t, 256> bits{};
  for (int c = 'a'; c <= 'z'; ++c) bits[c] = kLowerBit;
  for (int c = 'A'; c <= 'Z'; ++c) bits[c] = kUpperBit;
  for (int c = '0'; c <= '9'; ++c) bits[c] = kDigitBit;
  return bits;
}
constexpr std::array<uint8_t, 256> kAscii = MakeAscii();

uint8_t AsciiBits(char c) { return kAscii[static_cast<uint8_t>(c)]; }
bool IsAscii(char c) { return static_cast<uint8_t>(c) < 0x80; }

// Appends the ASCII letters and digits at `at` in lower case; returns the offset after them. `seen`
// gets the bits of what they are, `upper` their number of capitals.
size_t AppendAsciiRun(absl::string_view text, size_t at, std::string* out, uint8_t* seen,
                      int* upper) {
  char folded[32];
  uint8_t bits = 1;
  while (bits != 0) {
    const size_t end = std::min(text.size(), at + sizeof folded);
    size_t length = 0;
    bits = at < end ? bits : 0;
    for (; at < end && (bits = AsciiBits(text[at])) != 0; ++at) {
      *seen |= bits;
      const bool capital = (bits & kUpperBit) != 0;
      *upper += capital;
      folded[length++] = static_cast<char>(text[at] | capital << 5);
    }
    out->append(folded, length);
  }
  return at;
}

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
  if (rest.empty()) return false;
  if (IsAscii(rest[0])) return rest[0] == ':' || rest[0] == '|' || rest[0] == '>';
  for (const absl::string_view mark : {"»", "→", "›", "："}) {
    if (absl::StartsWith(rest, mark)) return true;
  }
  return false;
}

// Reads the word that begins at `at`, whose first character is a letter or a digit.
Word WordAt(absl::string_view line, size_t at) {
  Word word;
  word.begin = at;
  size_t width = 1;
  word.capital = IsUpper(Next(line, at, &width));
  uint8_t seen = 0;
  int upper = 0;
  while (true) {
    at = AppendAsciiRun(line, at, &word.folded, &seen, &upper);
    if (at >= line.size() || (IsAscii(line[at]) && line[at] != '\'')) break;
    const char32_t c = Next(line, at, &width);
    if (IsApostrophe(c)) {
      size_t after_width = 1;
      if (at + width >= line.size() || !IsLetter(Next(line, at + width, &after_width))) break;
    } else if (!IsLetter(c)) {
      break;
    } else {
      // A letter without case counts for neither.
      seen |= IsLower(c) ? kLowerBit : 0;
      upper += IsUpper(c);
      seen |= kUpperBit;  // No number.
      AppendFolded(c, &word.folded);
    }
    at += width;
  }
  word.end = at;
  word.number = seen == kDigitBit;
  word.colon = LeadsOn(line.substr(at));
  word.all_capital = upper >= 2 && (seen & kLowerBit) == 0;
  return word;
}

// Whether a word begins at `at`; else `width` is how far to go on.
bool StartsWord(absl::string_view line, size_t at, size_t* width) {
  *width = 1;
  if (IsAscii(line[at])) return AsciiBits(line[at]) != 0;
  return IsLetter(Next(line, at, width));
}

}  // namespace

std::vector<Word> SplitWords(absl::string_view line, size_t limit) {
  std::vector<Word> words;
  constexpr size_t kBytesAWord = 6;  // With the space after it, in most scripts.
  words.reserve(std::min(limit, line.size() / kBytesAWord + 2));
  size_t width = 1;
  for (size_t at = 0; at < line.size() && words.size() < limit; at += width) {
    if (!StartsWord(line, at, &width)) continue;
    words.push_back(WordAt(line, at));
    at = words.back().end;
    width = 0;
  }
  return words;
}

std::string FoldLine(absl::string_view line) {
  std::string out;
  out.reserve(line.size());
  bool gap = false;
  uint8_t seen = 0;
  int upper = 0;
  for (size_t at = 0; at < line.size();) {
    size_t width = 1;
    if (StartsWord(line, at, &width)) {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      if (IsAscii(line[at])) {
        at = AppendAsciiRun(line, at, &out, &seen, &upper);
        continue;
      }
      AppendFolded(Next(line, at, &width), &out);
    } else {
      gap |= IsAscii(line[at]) ? line[at] != '\'' : !IsApostrophe(Next(line, at, &width));
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
  constexpr absl::string_view kClosers = "\"')]*_ ";
  constexpr absl::string_view kWideClosers[] = {"”", "’", "»"};
  while (!text.empty()) {
    if (IsAscii(text.back())) {
      if (kClosers.find(text.back()) == absl::string_view::npos) break;
      text.remove_suffix(1);
    } else if (std::none_of(
                   std::begin(kWideClosers), std::end(kWideClosers),
                   [&](absl::string_view closer) { return absl::ConsumeSuffix(&text, closer); })) {
      break;
    }
  }
  if (text.empty()) return false;
  if (IsAscii(text.back())) return text.back() == '.' || text.back() == '!' || text.back() == '?';
  for (const absl::string_view end : {"…", "。", "！", "？", "।", "؟"}) {
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
    if (IsAscii(text[at])) {
      const uint8_t bits = AsciiBits(text[at]);
      if ((bits & kLowerBit) != 0) return false;
      upper += (bits & kUpperBit) != 0;
      ++at;
      continue;
    }
    const char32_t c = Next(text, at, &width);
    if (IsLower(c)) return false;
    upper += IsUpper(c);
    at += width;
  }
  return upper >= 2;
}

}  // namespace communique::ingest
