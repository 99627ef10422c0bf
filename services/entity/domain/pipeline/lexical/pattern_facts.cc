#include "services/entity/domain/pipeline/lexical/pattern_facts.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "absl/strings/string_view.h"

namespace communique::entity::pipeline {
namespace {

constexpr Alphabet KindOf(size_t index) {
  if (index >= 128) return 1 << 7;
  const auto c = static_cast<char>(index);
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return 1 << 0;
  if (c >= '0' && c <= '9') return 1 << 1;
  if (c == '-') return 1 << 2;
  if (c == '.') return 1 << 3;
  if (c == ',') return 1 << 4;
  if (c == '\'') return 1 << 5;
  return 1 << 6;
}

constexpr std::array<Alphabet, 256> kKindOfByte = [] {
  std::array<Alphabet, 256> kinds = {};
  for (size_t i = 0; i < kinds.size(); ++i) kinds[i] = KindOf(i);
  return kinds;
}();

size_t Sum(size_t a, size_t b) { return std::min(a + b, PatternFacts::kUnbounded); }

size_t Product(size_t a, size_t b) {
  return a == 0 || b == 0 ? 0
                          : std::min(std::min(a, PatternFacts::kUnbounded) *
                                         std::min(b, PatternFacts::kUnbounded),
                                     PatternFacts::kUnbounded);
}

bool IsEndOfText(const PatternFacts& facts) { return facts.longest == 0 && facts.ends_at_end; }

}  // namespace

Alphabet AlphabetOf(absl::string_view text) {
  Alphabet alphabet = 0;
  for (const char c : text) alphabet |= kKindOfByte[static_cast<unsigned char>(c)];
  return alphabet;
}

Alphabet AlphabetOf(const CodePointSet& set) {
  Alphabet alphabet = 0;
  for (size_t i = 0; i < set.size(); ++i) {
    if (set[i]) alphabet |= KindOf(i);
  }
  return alphabet;
}

PatternFacts PatternFacts::OneOf(const CodePointSet& set) {
  PatternFacts facts;
  const Alphabet members = AlphabetOf(set);
  for (size_t a = 0; a < kAlphabets; ++a) facts.may_match[a] = (a & members) != 0;
  facts.first = set;
  facts.last = set;
  facts.shortest = 1;
  facts.longest = 1;
  return facts;
}

PatternFacts PatternFacts::Literal(char32_t c) {
  PatternFacts facts = OneOf(CodePointSet().set(SetIndex(c)));
  facts.run = c;
  return facts;
}

PatternFacts PatternFacts::Assertion() {
  PatternFacts facts;
  facts.may_match.set();
  return facts;
}

PatternFacts PatternFacts::StartOfText() {
  PatternFacts facts = Assertion();
  facts.begins_at_start = true;
  return facts;
}

PatternFacts PatternFacts::EndOfText() {
  PatternFacts facts = Assertion();
  facts.ends_at_end = true;
  return facts;
}

PatternFacts PatternFacts::Then(const PatternFacts& next) const {
  PatternFacts facts;
  facts.may_match = may_match & next.may_match;
  facts.first = shortest == 0 ? first | next.first : first;
  facts.last = next.shortest == 0 ? last | next.last : next.last;
  facts.shortest = Sum(shortest, next.shortest);
  facts.longest = Sum(longest, next.longest);
  facts.begins_at_start = begins_at_start || (longest == 0 && next.begins_at_start);
  facts.ends_at_end = next.ends_at_end || (next.longest == 0 && ends_at_end);
  if (run == next.run || IsEndOfText(next)) facts.run = run;
  return facts;
}

PatternFacts PatternFacts::Or(const PatternFacts& other) const {
  PatternFacts facts;
  facts.may_match = may_match | other.may_match;
  facts.first = first | other.first;
  facts.last = last | other.last;
  facts.shortest = std::min(shortest, other.shortest);
  facts.longest = std::max(longest, other.longest);
  facts.begins_at_start = begins_at_start && other.begins_at_start;
  facts.ends_at_end = ends_at_end && other.ends_at_end;
  return facts;
}

PatternFacts PatternFacts::Repeated(size_t min, size_t max) const {
  PatternFacts facts;
  facts.may_match = may_match;
  if (min == 0) facts.may_match.set();
  facts.first = first;
  facts.last = last;
  facts.shortest = Product(shortest, min);
  facts.longest = Product(longest, max);
  if (shortest == 1 && longest == 1) facts.run = run;
  return facts;
}

PatternFacts PatternFacts::Looked() const {
  PatternFacts facts;
  facts.may_match = may_match;
  return facts;
}

void TailFacts::Add(const PatternFacts& alternative) {
  if (!alternative.ends_at_end) {
    known = false;
  } else if (alternative.longest < PatternFacts::kUnbounded) {
    longest = std::max(longest, alternative.longest);
  } else if (alternative.run != PatternFacts::kNoRun) {
    longest = std::max(longest, alternative.shortest);
    runs.push_back(alternative.run);
  } else {
    known = false;
  }
}

}  // namespace communique::entity::pipeline
