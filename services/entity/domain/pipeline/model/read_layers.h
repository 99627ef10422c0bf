#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_LAYERS_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_LAYERS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// The vectors that a component may read.
struct VectorWidths {
  int shared = 0;   // Values of a vector of the shared tok2vec; 0 when there is none to listen to.
  int vectors = 0;  // Values of a static vector; 0 without them.
};

// The model of the tagger or senter, with a row for each label. Errors are INVALID_ARGUMENT and
// start with `path`, the model file.
absl::StatusOr<LabelLayerTables> ReadLabelLayer(absl::string_view path, absl::string_view model,
                                                std::vector<std::string> labels,
                                                const VectorWidths& widths);

// The model of the parser (8 features) or ner (3), with a score for each move.
absl::StatusOr<TransitionTables> ReadTransitionModel(absl::string_view path,
                                                     absl::string_view model,
                                                     std::vector<Move> moves, int features,
                                                     const VectorWidths& widths);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_LAYERS_H_
