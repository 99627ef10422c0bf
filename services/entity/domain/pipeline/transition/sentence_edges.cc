#include "services/entity/domain/pipeline/transition/sentence_edges.h"

#include <algorithm>
#include <numeric>

namespace communique::entity::pipeline {
namespace {

constexpr int kMaxPasses = 12;

// Whether no head lies outside its token's sentence. Like spaCy's own check it takes the first
// token of the next sentence for one of this, and does not look at the last token of the text.
bool HeadsStayInSentences(absl::Span<const int32_t> heads, absl::Span<const uint8_t> starts) {
  const int count = static_cast<int>(heads.size());
  int begin = 0;
  for (int end = 1; end < count; ++end) {
    if (!starts[end] && end != count - 1) continue;
    for (int i = begin; i < end; ++i) {
      if (heads[i] < begin || heads[i] > end) return false;
    }
    begin = end;
  }
  return true;
}

}  // namespace

void SentenceEdges::Mark(absl::Span<const int32_t> heads, std::vector<uint8_t>* starts) {
  left_.resize(heads.size());
  std::iota(left_.begin(), left_.end(), 0);
  for (int pass = 0; pass < kMaxPasses; ++pass) {
    WidenEdges(heads);
    starts->assign(heads.size(), 0);
    for (size_t i = 0; i < heads.size(); ++i) {
      if (heads[i] == static_cast<int>(i)) (*starts)[left_[i]] = 1;
    }
    if (HeadsStayInSentences(heads, *starts)) break;
  }
}

void SentenceEdges::WidenEdges(absl::Span<const int32_t> heads) {
  const int count = static_cast<int>(heads.size());
  for (int i = 0; i < count; ++i) left_[heads[i]] = std::min(left_[heads[i]], left_[i]);
  for (int i = count - 1; i >= 0; --i) left_[heads[i]] = std::min(left_[heads[i]], left_[i]);
}

}  // namespace communique::entity::pipeline
