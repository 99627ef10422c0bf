#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_TOK2VEC_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_TOK2VEC_H_

#include <optional>

#include "absl/status/statusor.h"
#include "services/entity/domain/pipeline/model/layer_graph.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// The spaCy.Tok2Vec.v2 in a model: MultiHashEmbed and MaxoutWindowEncoder, every dimension checked
// against the others. `vector_width` is that of the vocabulary's static vectors, 0 without. Errors
// are INVALID_ARGUMENT and name file and layer.
absl::StatusOr<Tok2VecTables> ReadTok2Vec(const LayerGraph& graph, int vector_width);

// The same for a component that may listen to the shared tok2vec instead: nullopt then.
absl::StatusOr<std::optional<Tok2VecTables>> ReadOwnTok2Vec(const LayerGraph& graph,
                                                            int vector_width);

// Values of a token vector of `tables`.
inline int OutputWidth(const Tok2VecTables& tables) { return tables.mixer.gain.shape[0]; }

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_TOK2VEC_H_
