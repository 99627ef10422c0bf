#ifndef SERVICES_INGEST_DOMAIN_WORDS_H_
#define SERVICES_INGEST_DOMAIN_WORDS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace communique::ingest {

// A word of a line: a maximal run of letters, digits and inner apostrophes.
struct Word {
  size_t begin = 0;  // Byte offsets in the line.
  size_t end = 0;
  std::string folded;        // Lower case, quotes dropped; "#" for a number.
  bool number = false;       // Only ASCII digits.
  bool capital = false;      // Starts with an upper-case letter.
  bool all_capital = false;  // Two letters or more, all upper case.
  bool colon = false;        // The next character but spaces is a colon, a bar or an arrow.
};

// The words of `line`, which is well-formed UTF-8; at most `limit`.
std::vector<Word> SplitWords(absl::string_view line, size_t limit = 4096);

// The folded words joined by one space: equal for lines that differ only in case, punctuation,
// quotes and digits' values are kept.
std::string FoldLine(absl::string_view line);

// Number of words, without making them.
size_t CountWords(absl::string_view line);

// True when the text ends with a sentence terminator, perhaps followed by closing quotes or
// brackets.
bool EndsSentence(absl::string_view text);

// True when the first letter is lower case.
bool StartsLower(absl::string_view text);

// True when it has letters, and all that have case are upper case.
bool IsAllCapitals(absl::string_view text);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_WORDS_H_
