#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_MOVE_RANGES_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_MOVE_RANGES_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace communique::entity::pipeline {

// Moves [begin, end).
struct MoveRange {
  int begin = 0;
  int end = 0;
};

// The moves that are valid for each set of valid kinds of moves, as few ranges: validity depends on
// the kind of a move only, and models list the moves of one kind together.
class MoveRanges {
 public:
  // The kind of no valid move.
  static constexpr uint8_t kNever = 255;

  // `kinds` has the kind of each move, below `kind_count` (at most 8) or kNever.
  MoveRanges(absl::Span<const uint8_t> kinds, int kind_count);

  // The moves whose kind is in the set `valid`: kind k is bit k. Ascending, never touching.
  absl::Span<const MoveRange> Of(uint32_t valid) const { return ranges_[valid]; }

 private:
  std::vector<std::vector<MoveRange>> ranges_;
};

// The move in `ranges` that scores highest, the first of equals, as spaCy chooses; -1 when there is
// none.
int BestMove(const float* scores, absl::Span<const MoveRange> ranges);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_MOVE_RANGES_H_
