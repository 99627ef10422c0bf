#include "services/summary/domain/words.h"

#include "absl/strings/ascii.h"
#include "common/text/utf8.h"

namespace communique::summary {
namespace {

enum class Class { kSpace, kLetter, kDigit, kApostrophe, kHyphen, kPoint, kMark };

constexpr bool IsSpace(char32_t c) {
  return c <= ' ' || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

// Punctuation outside ASCII that texts in Latin script use: Latin-1 marks, general punctuation,
// supplemental and CJK punctuation.
constexpr bool IsMark(char32_t c) {
  return (c > 0xA0 && c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA) || c == 0xD7 || c == 0xF7 ||
         (c >= 0x2010 && c <= 0x205E) || (c >= 0x2190 && c <= 0x2BFF) ||
         (c >= 0x3001 && c <= 0x3020);
}

Class Classify(char32_t c) {
  if (IsSpace(c)) return Class::kSpace;
  if (c == '\'' || c == 0x2019) return Class::kApostrophe;
  if (c == '-' || c == 0x2010 || c == 0x2011) return Class::kHyphen;
  if (c == '.' || c == ',') return Class::kPoint;
  if (c < 0x80) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isdigit(byte)) return Class::kDigit;
    return absl::ascii_isalpha(byte) ? Class::kLetter : Class::kMark;
  }
  return IsMark(c) ? Class::kMark : Class::kLetter;
}

bool IsWordClass(Class c) { return c == Class::kLetter || c == Class::kDigit; }

// The text as code points with their classes, so that a look ahead is cheap.
struct Unit {
  size_t begin;
  size_t end;
  Class kind;
};

std::vector<Unit> Units(absl::string_view text) {
  std::vector<Unit> units;
  units.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t length = text::SequenceLength(text[i]);
    units.push_back({i, i + length, Classify(text::DecodeFront(text.substr(i)))});
    i += length;
  }
  return units;
}

// An apostrophe that begins the possessive "'s" or ends a plural ("the leaders'").
bool StartsPossessive(absl::string_view text, const std::vector<Unit>& units, size_t i) {
  if (units[i].kind != Class::kApostrophe || i + 1 >= units.size()) return false;
  const char next = text[units[i + 1].begin];
  if (next != 's' && next != 'S') return false;
  return i + 2 >= units.size() || !IsWordClass(units[i + 2].kind);
}

bool Joins(const std::vector<Unit>& units, size_t i) {
  if (i + 1 >= units.size() || !IsWordClass(units[i + 1].kind)) return false;
  if (units[i].kind == Class::kPoint) {
    return units[i - 1].kind == Class::kDigit && units[i + 1].kind == Class::kDigit;
  }
  return units[i].kind == Class::kApostrophe ||
         (units[i].kind == Class::kHyphen && units[i + 1].kind == Class::kLetter);
}

}  // namespace

std::vector<WordSpan> SplitWords(absl::string_view text) {
  const std::vector<Unit> units = Units(text);
  std::vector<WordSpan> words;
  for (size_t i = 0; i < units.size();) {
    if (units[i].kind == Class::kSpace) {
      ++i;
      continue;
    }
    size_t last = i + 1;
    if (StartsPossessive(text, units, i)) {
      last = i + 2;
    } else if (IsWordClass(units[i].kind)) {
      while (last < units.size() &&
             (IsWordClass(units[last].kind) ||
              (Joins(units, last) && !StartsPossessive(text, units, last)))) {
        ++last;
      }
    }
    words.push_back({units[i].begin, units[last - 1].end});
    i = last;
  }
  return words;
}

std::string FoldWord(absl::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (size_t i = 0; i < word.size(); ++i) {
    if (word.substr(i, 3) == "\xE2\x80\x99") {
      out += '\'';
      i += 2;
    } else {
      out += absl::ascii_tolower(static_cast<unsigned char>(word[i]));
    }
  }
  return out;
}

}  // namespace communique::summary
