#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_FEATURES_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_FEATURES_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace communique::entity::pipeline {

// "Tense=Past|Aspect=Perf" with its features and the values of each in byte order, as
// spacy/morphology.pyx writes them. Of a feature given twice the last counts. "_" and "" are the
// empty analysis, "". INVALID_ARGUMENT names a feature that is not "name=value".
absl::StatusOr<std::string> NormalizeFeatures(absl::string_view features);

// Value of one feature of a normalized analysis; empty when it has none.
absl::string_view FeatureValue(absl::string_view features, absl::string_view name);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_FEATURES_H_
