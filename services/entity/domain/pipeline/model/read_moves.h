#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_MOVES_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_MOVES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// The moves of a file "moves" in the order of spaCy's TransitionSystem.initialize_actions, which is
// that of the scores: by action, by falling frequency and then label; after all of them the labels
// with a negative frequency, which were added after training. `actions` is how many actions the
// system has, from 0. INVALID_ARGUMENT starts with `path`.
absl::StatusOr<std::vector<Move>> ReadParserMoves(absl::string_view path, absl::string_view bytes);
// Leaves out what spaCy's ner leaves out: action 0 (missing) and labels of action 5 (out).
absl::StatusOr<std::vector<Move>> ReadNerMoves(absl::string_view path, absl::string_view bytes);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_MOVES_H_
