#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_PATTERN_FACTS_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_PATTERN_FACTS_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"

namespace communique::entity::pipeline {

// A set of code points: one bit for each of ASCII, the last one for all others together.
using CodePointSet = std::bitset<129>;

constexpr size_t SetIndex(char32_t c) { return c < 128 ? c : 128; }

// The kinds of code points that a string has, a bit for each: letters and digits of ASCII, "-",
// ".", ",", "'", the rest of ASCII, all others.
using Alphabet = uint8_t;
inline constexpr size_t kAlphabets = 256;

// The alphabet of UTF-8 text.
Alphabet AlphabetOf(absl::string_view text);

// The kinds that have a member in the set.
Alphabet AlphabetOf(const CodePointSet& set);

// What is known about everything that a regular expression can match, so that it need not be run.
// Each fact errs to the safe side: sets are too large, lengths too long. The facts of an expression
// are put together from those of its parts.
struct PatternFacts {
  static constexpr size_t kUnbounded = size_t{1} << 30;
  static constexpr char32_t kNoRun = 0xffffffff;

  static PatternFacts OneOf(const CodePointSet& set);
  static PatternFacts Literal(char32_t c);
  // A test of a position, which consumes nothing.
  static PatternFacts Assertion();
  static PatternFacts StartOfText();
  static PatternFacts EndOfText();

  PatternFacts Then(const PatternFacts& next) const;
  PatternFacts Or(const PatternFacts& other) const;
  PatternFacts Repeated(size_t min, size_t max) const;
  // What a lookahead or lookbehind for this leaves known.
  PatternFacts Looked() const;

  std::bitset<kAlphabets> may_match;  // Bit a: may match somewhere in a string of alphabet a.
  CodePointSet first;                 // A match that isn't empty begins with one of these
  CodePointSet last;                  // and ends with one of these.
  size_t shortest = 0;                // Code points.
  size_t longest = 0;                 // kUnbounded: no bound is known.
  bool begins_at_start = false;       // Matches at the beginning of the string only.
  bool ends_at_end = false;           // Matches at its end only, or before a newline there.
  // Matches runs of this code point, of all lengths from shortest to longest, and nothing else.
  char32_t run = kNoRun;
};

// What is known about the ends of the strings that a search for one of several expressions finds.
struct TailFacts {
  void Add(const PatternFacts& alternative);

  // Every alternative ends at the end of the string and is either no longer than `longest` code
  // points or one of `runs`: at least 1 to `longest` (which ones, is not known) of one code point.
  bool known = true;
  size_t longest = 0;
  std::vector<char32_t> runs;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_PATTERN_FACTS_H_
