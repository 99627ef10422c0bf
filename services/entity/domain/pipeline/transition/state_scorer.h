#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_STATE_SCORER_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_STATE_SCORER_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"
#include "services/entity/domain/pipeline/network/dense.h"
#include "services/entity/domain/pipeline/transition/aligned_floats.h"

namespace communique::entity::pipeline {

// The network of spaCy's TransitionBasedParser.v2 behind the token vectors. A state of the parse is
// described by some tokens, its features; each adds a row that depends on the token and the place
// of the feature, so that rows are computed once a token and only summed for a state:
//
//   projected = projection(token vector)
//   row[feature] = lower[feature] x projected, or a padding row where there is no token
//   hidden = max over pieces (sum of the rows of the features + bias)
//   scores = upper(hidden), one a move
//
// Immutable; results of one token or state are the same bits whatever is computed with it.
class StateScorer {
 public:
  // Whether scores come with unused places behind them: the kernel is quickest for whole blocks, so
  // that one state at a time costs less with them and many states less without.
  enum class ScoreRows { kPadded, kDense };

  // INVALID_ARGUMENT names `component` when it has not one of `feature_counts` features, or no
  // hidden units. Otherwise the shapes are consistent, as the reader checked them.
  static absl::StatusOr<StateScorer> Create(absl::string_view component,
                                            const TransitionTables& tables,
                                            absl::Span<const int> feature_counts,
                                            ScoreRows score_rows);

  int features() const { return static_cast<int>(lower_.size()); }
  int width() const { return projection_.inputs(); }
  size_t projected_width() const { return projection_.outputs(); }
  size_t row_width() const { return stride_ * pieces_; }  // Floats; a multiple of 16.
  size_t hidden_width() const { return stride_; }
  size_t score_width() const { return upper_.has_value() ? upper_->outputs() : stride_; }

  // `vectors` and `projected` are [count][width].
  void Project(const float* vectors, size_t count, float* projected) const;

  // `projected`: [count][projected_width]; `rows`: [count][row_width].
  void ComputeRows(int feature, const float* projected, size_t count, float* rows) const;

  // The row of a feature that has no token.
  const float* PaddingRow(int feature) const { return padding_.data() + feature * row_width(); }

  // `rows`: one a feature, in order, aligned to 64 bytes like `hidden`: [hidden_width].
  void ComputeHidden(const float* const* rows, float* hidden) const;

  // `hidden`: [count][hidden_width]; `scores`: [count][score_width], of which the first ones are
  // the moves'.
  void ComputeScores(const float* hidden, size_t count, float* scores) const;

 private:
  StateScorer(const TransitionTables& tables, ScoreRows score_rows);

  size_t stride_;  // Of the pieces of a row: the hidden units, rounded up.
  size_t pieces_;
  Dense projection_;
  std::vector<Dense> lower_;  // By feature.
  AlignedFloats padding_;
  AlignedFloats bias_;
  std::optional<Dense> upper_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_STATE_SCORER_H_
