#ifndef SERVICES_ENTITY_DOMAIN_OPINION_MODEL_H_
#define SERVICES_ENTITY_DOMAIN_OPINION_MODEL_H_

#include <array>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "communique/entity/v1/analysis.pb.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/opinion_features.h"
#include "services/entity/domain/opinion_lexicon.h"
#include "services/entity/domain/syntax.h"

namespace communique::entity {

// Weighs the features: a logistic model with the weights of data/opinion_weights.tsv. Immutable.
class OpinionModel {
 public:
  // `cues` as OpinionLexicon, `weights`: feature, weight, one row for each. INVALID_ARGUMENT names
  // a bad or missing row.
  static absl::StatusOr<OpinionModel> Parse(absl::string_view cues, absl::string_view weights);

  // The features of the claim in `range`. `times` are those of FindTimes.
  OpinionFeatures Features(const AnnotatedText& text, const Syntax& syntax, TokenRange range,
                           const std::vector<v1::TimeExpression>& times, TokenRange* hedge) const;

  // The probability that the author gives a view, 0 to 1.
  double Probability(const OpinionFeatures& features) const;

 private:
  OpinionLexicon lexicon_;
  std::array<double, kOpinionFeatures> weights_ = {};
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_OPINION_MODEL_H_
