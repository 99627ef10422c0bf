#include "services/entity/domain/pipeline/transition/state_scorer.h"

#include <algorithm>
#include <string>

#include "absl/algorithm/container.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/entity/domain/pipeline/transition/state_kernel.h"

namespace communique::entity::pipeline {
namespace {

// Outputs in a block of the Dense kernel for one row: eight vectors of the widest unit.
constexpr size_t kScoreMultiple = 128;

size_t RoundUp(size_t value, size_t multiple) {
  return (value + multiple - 1) / multiple * multiple;
}

// Moves the values of [units][pieces][width] to `out`, [pieces][stride][width].
void SplitPieces(const float* in, size_t units, size_t pieces, size_t width, size_t stride,
                 float* out) {
  for (size_t unit = 0; unit < units; ++unit) {
    for (size_t piece = 0; piece < pieces; ++piece) {
      std::copy_n(in + (unit * pieces + piece) * width, width,
                  out + (piece * stride + unit) * width);
    }
  }
}

Dense PadUpper(const LinearTables& upper, size_t stride, size_t multiple) {
  const size_t moves = upper.weights.shape[0];
  const size_t units = upper.weights.shape[1];
  const size_t padded = RoundUp(moves, multiple);
  std::vector<float> weights(padded * stride);
  for (size_t move = 0; move < moves; ++move) {
    std::copy_n(upper.weights.data.data() + move * units, units, weights.data() + move * stride);
  }
  std::vector<float> bias = upper.bias.data;
  bias.resize(padded);
  return Dense(weights.data(), bias.data(), static_cast<int>(padded), static_cast<int>(stride));
}

}  // namespace

absl::StatusOr<StateScorer> StateScorer::Create(absl::string_view component,
                                                const TransitionTables& tables,
                                                absl::Span<const int> feature_counts,
                                                ScoreRows score_rows) {
  const std::vector<int>& shape = tables.lower_weights.shape;
  if (!absl::c_linear_search(feature_counts, shape[0])) {
    return absl::InvalidArgumentError(absl::StrCat(component, ": ", shape[0],
                                                   " features of a state; known are ",
                                                   absl::StrJoin(feature_counts, " and ")));
  }
  if (shape[1] < 1 || shape[2] < 1) {
    return absl::InvalidArgumentError(absl::StrCat(component, ": ", shape[1], " hidden units of ",
                                                   shape[2], " pieces; both must be positive"));
  }
  return StateScorer(tables, score_rows);
}

StateScorer::StateScorer(const TransitionTables& tables, ScoreRows score_rows)
    : stride_(RoundUp(tables.lower_weights.shape[1], kUnitMultiple)),
      pieces_(tables.lower_weights.shape[2]),
      projection_(tables.projection.weights.data.data(), tables.projection.bias.data.data(),
                  tables.projection.weights.shape[0], tables.projection.weights.shape[1]),
      padding_(tables.lower_weights.shape[0] * row_width()),
      bias_(row_width()) {
  const size_t features = tables.lower_weights.shape[0];
  const size_t units = tables.lower_weights.shape[1];
  const size_t inputs = tables.lower_weights.shape[3];
  for (size_t f = 0; f < features; ++f) {
    std::vector<float> weights(row_width() * inputs);
    const size_t row = f * units * pieces_;
    SplitPieces(tables.lower_weights.data.data() + row * inputs, units, pieces_, inputs, stride_,
                weights.data());
    lower_.emplace_back(weights.data(), nullptr, static_cast<int>(row_width()),
                        static_cast<int>(inputs));
    SplitPieces(tables.lower_padding.data.data() + row, units, pieces_, 1, stride_,
                padding_.data() + f * row_width());
  }
  SplitPieces(tables.lower_bias.data.data(), units, pieces_, 1, stride_, bias_.data());
  if (tables.upper.has_value()) {
    upper_ =
        PadUpper(*tables.upper, stride_, score_rows == ScoreRows::kPadded ? kScoreMultiple : 1);
  }
}

void StateScorer::Project(const float* vectors, size_t count, float* projected) const {
  projection_.Apply(vectors, count, projection_.inputs(), projected);
}

void StateScorer::ComputeRows(int feature, const float* projected, size_t count,
                              float* rows) const {
  lower_[feature].Apply(projected, count, projected_width(), rows);
}

void StateScorer::ComputeHidden(const float* const* rows, float* hidden) const {
  SumAndMaxout(rows, lower_.size(), bias_.data(), stride_, pieces_, hidden);
}

void StateScorer::ComputeScores(const float* hidden, size_t count, float* scores) const {
  if (upper_.has_value()) {
    upper_->Apply(hidden, count, stride_, scores);
  } else {
    std::copy_n(hidden, count * stride_, scores);
  }
}

}  // namespace communique::entity::pipeline
