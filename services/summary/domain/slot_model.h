#ifndef SERVICES_SUMMARY_DOMAIN_SLOT_MODEL_H_
#define SERVICES_SUMMARY_DOMAIN_SLOT_MODEL_H_

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/slot_features.h"

namespace communique::summary {

// A candidate as it was weighed.
struct SlotCandidate {
  Slot slot = Slot::kStop;
  std::string value;  // What would be filled in: a name, a date, words of the text.
  std::vector<double> features;
};
// The candidates of a document, from which weights are fitted (services/summary/training).
using SlotCandidates = std::vector<SlotCandidate>;

// Weighs the candidates of slots: a logistic model per slot with the weights of
// data/slot_weights.tsv. Immutable.
class SlotModel {
 public:
  // Rows of slot, feature and weight: one for each feature of each slot in kSlotSchemas, and one
  // each for its "bias" and "threshold". INVALID_ARGUMENT names a bad or missing row.
  static absl::StatusOr<SlotModel> Parse(absl::string_view table);
  // The table that is compiled in.
  static absl::StatusOr<SlotModel> Embedded();

  // Log-odds that the candidate is right. `features` as the slot's schema has them. A slot without
  // a schema has none: 0.
  double Score(Slot slot, absl::Span<const double> features) const;
  // The log-odds from which on a candidate is taken.
  double Threshold(Slot slot) const;

 private:
  struct Weights {
    std::vector<double> features;
    double bias = 0;
    double threshold = 0;
  };

  std::array<Weights, kSlotSchemas.size()> weights_;
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_SLOT_MODEL_H_
