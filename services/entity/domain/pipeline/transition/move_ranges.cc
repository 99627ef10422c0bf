#include "services/entity/domain/pipeline/transition/move_ranges.h"

#include "services/entity/domain/pipeline/transition/state_kernel.h"

namespace communique::entity::pipeline {
namespace {

std::vector<MoveRange> RangesOf(absl::Span<const uint8_t> kinds, uint32_t valid) {
  std::vector<MoveRange> ranges;
  for (int i = 0; i < static_cast<int>(kinds.size()); ++i) {
    if (kinds[i] == MoveRanges::kNever || (valid >> kinds[i] & 1) == 0) continue;
    if (ranges.empty() || ranges.back().end != i) ranges.push_back({i, i});
    ranges.back().end = i + 1;
  }
  return ranges;
}

}  // namespace

MoveRanges::MoveRanges(absl::Span<const uint8_t> kinds, int kind_count) {
  for (uint32_t valid = 0; valid < 1u << kind_count; ++valid) {
    ranges_.push_back(RangesOf(kinds, valid));
  }
}

int BestMove(const float* scores, absl::Span<const MoveRange> ranges) {
  int best = -1;
  for (const MoveRange& range : ranges) {
    const int move =
        range.begin + static_cast<int>(FirstMaximum(scores + range.begin, range.end - range.begin));
    if (best < 0 || scores[move] > scores[best]) best = move;
  }
  return best;
}

}  // namespace communique::entity::pipeline
