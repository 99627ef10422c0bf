#ifndef SERVICES_SUMMARY_DOMAIN_WORDS_H_
#define SERVICES_SUMMARY_DOMAIN_WORDS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace communique::summary {

// A piece of text as SplitWords finds it; bytes [begin, end) of the text given.
struct WordSpan {
  size_t begin = 0;
  size_t end = 0;
};

// Splits well-formed UTF-8 into words, numbers and single punctuation marks, without white space. A
// hyphen or apostrophe between letters stays inside its word, but a possessive "'s" is a word of
// its own; digits keep inner points and commas ("3.2"). Linear.
std::vector<WordSpan> SplitWords(absl::string_view text);

// ASCII letters in lower case, curly apostrophes straightened; all else unchanged.
std::string FoldWord(absl::string_view word);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_WORDS_H_
