#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_FEATURE_ROWS_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_FEATURE_ROWS_H_

#include <cstddef>
#include <vector>

#include "absl/types/span.h"
#include "services/entity/domain/pipeline/transition/aligned_floats.h"
#include "services/entity/domain/pipeline/transition/state_scorer.h"

namespace communique::entity::pipeline {

// The rows of the tokens of one text for every feature of a StateScorer. They are computed in tiles
// when the parse first comes to a token and kept for the last kKept tokens; the row of a token
// farther back is computed again when it is asked for. So memory does not grow with the text. What
// a row holds does not depend on what is kept.
class FeatureRows {
 public:
  static constexpr int kTile = 64;
  static constexpr int kKept = 4 * kTile;

  // Begins a text: `vectors` is [length][scorer.width()]. Both must outlive the use of the rows.
  void Reset(const StateScorer* scorer, const float* vectors, int length);

  // Sets `rows[f]` to the row of feature f for `tokens[f]`; -1: the padding row. They hold until
  // the next call.
  void Find(absl::Span<const int> tokens, const float** rows);

  // Rows computed again because they were no longer kept.
  size_t recomputed() const { return recomputed_; }

 private:
  // The row of a token that is not kept, by feature.
  struct FarRow {
    int token;
    AlignedFloats row;
  };

  float* Slot(int feature, int token) {
    return rows_.data() + (static_cast<size_t>(feature) * kKept + token % kKept) * row_width_;
  }
  void ComputeTile();
  const float* RecomputeRow(int feature, int token);

  const StateScorer* scorer_ = nullptr;
  const float* vectors_ = nullptr;
  size_t row_width_ = 0;
  int length_ = 0;
  int computed_ = 0;  // Tokens before it were computed, the last kKept of them are kept.
  size_t recomputed_ = 0;
  AlignedFloats projected_;  // Of the tile.
  AlignedFloats rows_;       // [features][kKept][row_width]
  std::vector<FarRow> far_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_FEATURE_ROWS_H_
