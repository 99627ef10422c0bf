#include "services/entity/domain/pipeline/model/read_layers.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/model/layer_graph.h"
#include "services/entity/domain/pipeline/model/model_files.h"
#include "services/entity/domain/pipeline/model/read_tok2vec.h"

namespace communique::entity::pipeline {
namespace {

// Values of the vectors that a component reads, of its own tok2vec or of the shared one.
absl::StatusOr<int> InputWidth(absl::string_view path, const std::optional<Tok2VecTables>& own,
                               const VectorWidths& widths) {
  if (own.has_value()) return OutputWidth(*own);
  if (widths.shared > 0) return widths.shared;
  return InvalidModel(path, "listens to a tok2vec, and no component \"tok2vec\" runs before it");
}

absl::StatusOr<LinearTables> ReadLinear(const Layer& layer, int outputs, int inputs) {
  LinearTables tables;
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.weights, layer.Parameter("W", {outputs, inputs}));
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.bias, layer.Parameter("b", {tables.weights.shape[0]}));
  return tables;
}

// The linear layer of the graph that is not `upper`: from token vectors to the lower layer.
absl::StatusOr<const Layer*> FindProjection(const LayerGraph& graph, const Layer* upper) {
  const Layer* found = nullptr;
  for (const Layer* layer : graph.Named("linear")) {
    if (layer == upper) continue;
    if (found != nullptr) return InvalidModel(layer->place(), "is one linear layer too many");
    found = layer;
  }
  if (found == nullptr) return InvalidModel(graph.path(), "has no linear layer under its tok2vec");
  return found;
}

// Weights [features, hidden, pieces, projected], a bias and the padding that stands for a feature
// without a token.
absl::Status ReadLower(const Layer& layer, int features, int hidden, TransitionTables* tables) {
  COMMUNIQUE_ASSIGN_OR_RETURN(
      tables->lower_weights,
      layer.Parameter("W", {features, hidden, Layer::kAny, tables->projection.weights.shape[0]}));
  const std::vector<int>& shape = tables->lower_weights.shape;
  COMMUNIQUE_ASSIGN_OR_RETURN(tables->lower_bias, layer.Parameter("b", {shape[1], shape[2]}));
  COMMUNIQUE_ASSIGN_OR_RETURN(tables->lower_padding,
                              layer.Parameter("pad", {1, features, shape[1], shape[2]}));
  tables->lower_padding.shape.erase(tables->lower_padding.shape.begin());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<LabelLayerTables> ReadLabelLayer(absl::string_view path, absl::string_view model,
                                                std::vector<std::string> labels,
                                                const VectorWidths& widths) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const LayerGraph graph, LayerGraph::Parse(path, model));
  LabelLayerTables tables;
  tables.labels = std::move(labels);
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.tok2vec, ReadOwnTok2Vec(graph, widths.vectors));
  COMMUNIQUE_ASSIGN_OR_RETURN(const int inputs, InputWidth(path, tables.tok2vec, widths));
  COMMUNIQUE_ASSIGN_OR_RETURN(const Layer* softmax, graph.Only("softmax"));
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.output,
                              ReadLinear(*softmax, static_cast<int>(tables.labels.size()), inputs));
  return tables;
}

absl::StatusOr<TransitionTables> ReadTransitionModel(absl::string_view path,
                                                     absl::string_view model,
                                                     std::vector<Move> moves, int features,
                                                     const VectorWidths& widths) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const LayerGraph graph, LayerGraph::Parse(path, model));
  const int scores = static_cast<int>(moves.size());
  TransitionTables tables;
  tables.moves = std::move(moves);
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.tok2vec, ReadOwnTok2Vec(graph, widths.vectors));
  COMMUNIQUE_ASSIGN_OR_RETURN(const int inputs, InputWidth(path, tables.tok2vec, widths));
  COMMUNIQUE_ASSIGN_OR_RETURN(const Layer* lower, graph.Only("precomputable_affine"));
  COMMUNIQUE_ASSIGN_OR_RETURN(const bool has_upper, graph.root().BooleanAttribute("has_upper"));
  const Layer* upper = nullptr;
  if (has_upper) {
    COMMUNIQUE_ASSIGN_OR_RETURN(upper, graph.Role("upper"));
    if (upper == nullptr || upper->name() != "linear") {
      return InvalidModel(graph.path(), "has an upper layer that is not linear");
    }
  }
  COMMUNIQUE_ASSIGN_OR_RETURN(const Layer* projection, FindProjection(graph, upper));
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.projection, ReadLinear(*projection, Layer::kAny, inputs));
  COMMUNIQUE_RETURN_IF_ERROR(
      ReadLower(*lower, features, has_upper ? Layer::kAny : scores, &tables));
  if (has_upper) {
    COMMUNIQUE_ASSIGN_OR_RETURN(tables.upper,
                                ReadLinear(*upper, scores, tables.lower_weights.shape[1]));
  }
  return tables;
}

}  // namespace communique::entity::pipeline
