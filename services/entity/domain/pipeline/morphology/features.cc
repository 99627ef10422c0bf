#include "services/entity/domain/pipeline/morphology/features.h"

#include <algorithm>
#include <map>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace communique::entity::pipeline {

absl::StatusOr<std::string> NormalizeFeatures(absl::string_view features) {
  if (features.empty() || features == "_") return std::string();
  std::map<absl::string_view, std::string> values_of;
  for (const absl::string_view feature : absl::StrSplit(features, '|')) {
    const std::vector<absl::string_view> parts = absl::StrSplit(feature, '=');
    if (parts.size() != 2) {
      return absl::InvalidArgumentError(
          absl::StrCat("morphology \"", features, "\": \"", feature, "\" is not name=value"));
    }
    std::vector<absl::string_view> values = absl::StrSplit(parts[1], ',');
    std::sort(values.begin(), values.end());
    values_of[parts[0]] = absl::StrJoin(values, ",");
  }
  // Sorted as whole strings, where "A=" and "AB=" may change places.
  std::vector<std::string> normalized;
  for (const auto& [name, value] : values_of) normalized.push_back(absl::StrCat(name, "=", value));
  std::sort(normalized.begin(), normalized.end());
  return absl::StrJoin(normalized, "|");
}

absl::string_view FeatureValue(absl::string_view features, absl::string_view name) {
  for (absl::string_view feature : absl::StrSplit(features, '|')) {
    if (absl::ConsumePrefix(&feature, name) && absl::ConsumePrefix(&feature, "=")) return feature;
  }
  return {};
}

}  // namespace communique::entity::pipeline
