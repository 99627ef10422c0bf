#include "services/entity/domain/pipeline/lexical/special_phrases.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/types/span.h"

namespace communique::entity::pipeline {

void SpecialPhrases::Add(absl::Span<const uint64_t> words) {
  uint32_t node = 0;
  for (const uint64_t word : words) {
    const auto new_node = static_cast<uint32_t>(ends_phrase_.size());
    const auto [it, is_new] = next_.try_emplace({node, word}, new_node);
    if (is_new) ends_phrase_.push_back(false);
    node = it->second;
  }
  ends_phrase_[node] = true;
  longest_ = std::max(longest_, words.size());
}

void SpecialPhrases::FindAtFront(absl::Span<const uint64_t> words, uint32_t begin,
                                 std::vector<TokenSpan>* found) const {
  uint32_t node = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const auto it = next_.find({node, words[i]});
    if (it == next_.end()) return;
    node = it->second;
    if (ends_phrase_[node]) found->push_back({begin, begin + static_cast<uint32_t>(i) + 1});
  }
}

std::vector<TokenSpan> ChooseSpans(std::vector<TokenSpan> spans, size_t tokens) {
  std::sort(spans.begin(), spans.end(), [](const TokenSpan& a, const TokenSpan& b) {
    const uint32_t a_length = a.end - a.begin;
    const uint32_t b_length = b.end - b.begin;
    return a_length != b_length ? a_length > b_length : a.begin < b.begin;
  });
  std::vector<bool> seen(tokens, false);
  std::vector<TokenSpan> chosen;
  for (const TokenSpan& span : spans) {
    if (!seen[span.begin] && !seen[span.end - 1]) chosen.push_back(span);
    std::fill(seen.begin() + span.begin, seen.begin() + span.end, true);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const TokenSpan& a, const TokenSpan& b) { return a.begin < b.begin; });
  return chosen;
}

}  // namespace communique::entity::pipeline
