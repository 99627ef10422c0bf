#include "services/summary/domain/slot_model.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "summary_data.h"

namespace communique::summary {
namespace {

size_t SchemaOf(Slot slot) {
  size_t i = 0;
  while (i < kSlotSchemas.size() && kSlotSchemas[i].slot != slot) ++i;
  return i;
}

size_t SchemaNamed(absl::string_view name) {
  size_t i = 0;
  while (i < kSlotSchemas.size() && kSlotSchemas[i].name != name) ++i;
  return i;
}

absl::Status Bad(absl::string_view line, absl::string_view why) {
  return absl::InvalidArgumentError(
      absl::StrCat("slot_weights.tsv: \"", line, "\": ", why, "; rows are slot, feature, weight"));
}

// Every number that the table must give starts as "not a number".
constexpr double kUnread = std::numeric_limits<double>::quiet_NaN();

}  // namespace

absl::StatusOr<SlotModel> SlotModel::Parse(absl::string_view table) {
  SlotModel model;
  for (size_t i = 0; i < kSlotSchemas.size(); ++i) {
    model.weights_[i] = {std::vector<double>(kSlotSchemas[i].features.size(), kUnread), kUnread,
                         kUnread};
  }
  for (const absl::string_view line : absl::StrSplit(table, '\n', absl::SkipEmpty())) {
    if (line[0] == '#') continue;
    const std::vector<absl::string_view> cells = absl::StrSplit(line, '\t');
    double weight = 0;
    if (cells.size() != 3 || !absl::SimpleAtod(cells[2], &weight)) return Bad(line, "no number");
    const size_t schema = SchemaNamed(cells[0]);
    if (schema == kSlotSchemas.size()) return Bad(line, "no such slot");
    Weights& weights = model.weights_[schema];
    const auto& names = kSlotSchemas[schema].features;
    const size_t feature = std::find(names.begin(), names.end(), cells[1]) - names.begin();
    double* place = cells[1] == "bias"        ? &weights.bias
                    : cells[1] == "threshold" ? &weights.threshold
                    : feature < names.size()  ? &weights.features[feature]
                                              : nullptr;
    if (place == nullptr) return Bad(line, "no such feature");
    if (!std::isnan(*place)) return Bad(line, "twice");
    *place = weight;
  }
  for (size_t i = 0; i < kSlotSchemas.size(); ++i) {
    const Weights& weights = model.weights_[i];
    bool whole = !std::isnan(weights.bias) && !std::isnan(weights.threshold);
    for (const double weight : weights.features) whole &= !std::isnan(weight);
    if (!whole) return Bad(kSlotSchemas[i].name, "a row of this slot is missing");
  }
  return model;
}

absl::StatusOr<SlotModel> SlotModel::Embedded() { return Parse(summary::slot_weights()); }

double SlotModel::Score(Slot slot, absl::Span<const double> features) const {
  const size_t schema = SchemaOf(slot);
  if (schema == kSlotSchemas.size()) return 0;
  const Weights& weights = weights_[schema];
  double sum = weights.bias;
  for (size_t i = 0; i < weights.features.size(); ++i) sum += weights.features[i] * features[i];
  return sum;
}

double SlotModel::Threshold(Slot slot) const {
  const size_t schema = SchemaOf(slot);
  return schema == kSlotSchemas.size() ? 0 : weights_[schema].threshold;
}

}  // namespace communique::summary
