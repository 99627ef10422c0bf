#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_SPECIAL_PHRASES_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_SPECIAL_PHRASES_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"

namespace communique::entity::pipeline {

// Tokens [begin, end) of a doc.
struct TokenSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
};

// Sequences of words, found by their ids.
class SpecialPhrases {
 public:
  // A phrase of at least one word.
  void Add(absl::Span<const uint64_t> words);

  // Whether a phrase begins with the word.
  bool Begins(uint64_t word) const { return next_.contains({0, word}); }

  // Words in the longest phrase.
  size_t longest() const { return longest_; }

  // Appends the spans of all phrases at the beginning of `words`, shortest first; `begin` is the
  // index of its first word.
  void FindAtFront(absl::Span<const uint64_t> words, uint32_t begin,
                   std::vector<TokenSpan>* found) const;

 private:
  // A tree: from node and word to node; the root is 0.
  absl::flat_hash_map<std::pair<uint32_t, uint64_t>, uint32_t> next_;
  std::vector<bool> ends_phrase_ = {false};  // By node.
  size_t longest_ = 0;
};

// Of overlapping spans those that spaCy keeps, in text order: the longest, of equally long ones the
// first. A span is dropped when its first or last token is part of one that comes before it in that
// order, kept or dropped.
std::vector<TokenSpan> ChooseSpans(std::vector<TokenSpan> spans, size_t tokens);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_SPECIAL_PHRASES_H_
