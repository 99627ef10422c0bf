#include "services/entity/domain/pipeline/transition/feature_rows.h"

#include <algorithm>

namespace communique::entity::pipeline {

void FeatureRows::Reset(const StateScorer* scorer, const float* vectors, int length) {
  scorer_ = scorer;
  vectors_ = vectors;
  row_width_ = scorer->row_width();
  length_ = length;
  computed_ = 0;
  recomputed_ = 0;
  const size_t features = scorer->features();
  projected_.Reserve(kTile * scorer->projected_width());
  rows_.Reserve(features * kKept * row_width_);
  far_.resize(features);
  for (FarRow& far : far_) {
    far.token = -1;
    far.row.Reserve(row_width_);
  }
}

void FeatureRows::Find(absl::Span<const int> tokens, const float** rows) {
  // First, because a tile takes the place of older rows.
  const int last = *std::max_element(tokens.begin(), tokens.end());
  while (last >= computed_) ComputeTile();
  for (int f = 0; f < static_cast<int>(tokens.size()); ++f) {
    const int token = tokens[f];
    rows[f] = token < 0                    ? scorer_->PaddingRow(f)
              : token >= computed_ - kKept ? Slot(f, token)
                                           : RecomputeRow(f, token);
  }
}

void FeatureRows::ComputeTile() {
  const int count = std::min(kTile, length_ - computed_);
  scorer_->Project(vectors_ + static_cast<size_t>(computed_) * scorer_->width(), count,
                   projected_.data());
  for (int f = 0; f < scorer_->features(); ++f) {
    scorer_->ComputeRows(f, projected_.data(), count, Slot(f, computed_));
  }
  computed_ += kTile;
}

const float* FeatureRows::RecomputeRow(int feature, int token) {
  FarRow& far = far_[feature];
  if (far.token != token) {
    scorer_->Project(vectors_ + static_cast<size_t>(token) * scorer_->width(), 1,
                     projected_.data());
    scorer_->ComputeRows(feature, projected_.data(), 1, far.row.data());
    far.token = token;
    ++recomputed_;
  }
  return far.row.data();
}

}  // namespace communique::entity::pipeline
