#include "services/entity/domain/opinion_model.h"

#include <cmath>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/entity/domain/tsv_rows.h"

namespace communique::entity {
namespace {

// The index of the feature that the table calls `name`; kOpinionFeatures when there is none.
size_t FeatureNamed(absl::string_view name) {
  size_t feature = 0;
  while (feature < kOpinionFeatures && OpinionFeatureName(feature) != name) ++feature;
  return feature;
}

}  // namespace

absl::StatusOr<OpinionModel> OpinionModel::Parse(absl::string_view cues,
                                                 absl::string_view weights) {
  OpinionModel model;
  absl::StatusOr<OpinionLexicon> lexicon = OpinionLexicon::Parse(cues);
  if (!lexicon.ok()) return lexicon.status();
  model.lexicon_ = *std::move(lexicon);
  absl::StatusOr<std::vector<TsvRow>> rows = ParseTsv("opinion_weights.tsv", weights, 2);
  if (!rows.ok()) return rows.status();
  size_t read = 0;
  for (const TsvRow& row : *rows) {
    const size_t feature = FeatureNamed(row[0]);
    if (feature == kOpinionFeatures || !absl::SimpleAtod(row[1], &model.weights_[feature])) {
      return absl::InvalidArgumentError(
          absl::StrCat("opinion_weights.tsv: \"", row[0], "\": no feature, or no number"));
    }
    ++read;
  }
  if (read != kOpinionFeatures) {
    return absl::InvalidArgumentError(
        absl::StrCat("opinion_weights.tsv: ", read, " rows, want ", kOpinionFeatures));
  }
  return model;
}

OpinionFeatures OpinionModel::Features(const AnnotatedText& text, const Syntax& syntax,
                                       TokenRange range,
                                       const std::vector<v1::TimeExpression>& times,
                                       TokenRange* hedge) const {
  return ReadOpinionFeatures(lexicon_, text, syntax, range, times, hedge);
}

double OpinionModel::Probability(const OpinionFeatures& features) const {
  double sum = 0;
  for (size_t i = 0; i < kOpinionFeatures; ++i) sum += weights_[i] * features[i];
  return 1 / (1 + std::exp(-sum));
}

}  // namespace communique::entity
