#include "services/entity/domain/pipeline/model/read_tok2vec.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/model/model_files.h"

namespace communique::entity::pipeline {
namespace {

// The attributes by the names and the numbers of spacy.attrs.
struct AttributeRow {
  absl::string_view name;
  absl::string_view number;
  Attribute attribute;
};
constexpr AttributeRow kAttributes[] = {
    {"ORTH", "65", Attribute::kOrth},     {"LOWER", "66", Attribute::kLower},
    {"NORM", "67", Attribute::kNorm},     {"SHAPE", "68", Attribute::kShape},
    {"PREFIX", "69", Attribute::kPrefix}, {"SUFFIX", "70", Attribute::kSuffix},
    {"SPACY", "81", Attribute::kSpacy},   {"IS_SPACE", "6", Attribute::kIsSpace},
};

absl::StatusOr<Attribute> FindAttribute(const Layer& layer, absl::string_view column) {
  for (const AttributeRow& row : kAttributes) {
    if (column == row.name || column == row.number) return row.attribute;
  }
  return InvalidModel(layer.place(),
                      absl::StrCat("attribute ", Excerpt(column), " is not supported"));
}

absl::StatusOr<std::vector<HashEmbedTables>> ReadEmbeds(const LayerGraph& graph) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const Layer* extract, graph.Only("extract_features"));
  COMMUNIQUE_ASSIGN_OR_RETURN(const auto columns, extract->ListAttribute("columns"));
  const std::vector<const Layer*> layers = graph.Named("hashembed");
  if (layers.empty() || layers.size() != columns.size()) {
    return InvalidModel(extract->place(), absl::StrCat(columns.size(), " columns for ",
                                                       layers.size(), " layers \"hashembed\""));
  }
  std::vector<HashEmbedTables> embeds;
  int width = Layer::kAny;
  for (size_t i = 0; i < layers.size(); ++i) {
    HashEmbedTables embed;
    COMMUNIQUE_ASSIGN_OR_RETURN(embed.attribute, FindAttribute(*extract, columns[i]));
    COMMUNIQUE_ASSIGN_OR_RETURN(const int32_t column, layers[i]->IntegerAttribute("column"));
    if (column != static_cast<int32_t>(i)) {
      return InvalidModel(layers[i]->place(), absl::StrCat("column ", column, ", not ", i));
    }
    COMMUNIQUE_ASSIGN_OR_RETURN(const int32_t seed, layers[i]->IntegerAttribute("seed"));
    embed.seed = static_cast<uint32_t>(seed);
    COMMUNIQUE_ASSIGN_OR_RETURN(embed.table, layers[i]->Parameter("E", {Layer::kAny, width}));
    width = embed.table.shape[1];
    embeds.push_back(std::move(embed));
  }
  return embeds;
}

absl::StatusOr<std::optional<Tensor>> ReadStaticVectors(const LayerGraph& graph, int width,
                                                        int vector_width) {
  if (!graph.Has("static_vectors")) return std::nullopt;
  COMMUNIQUE_ASSIGN_OR_RETURN(const Layer* layer, graph.Only("static_vectors"));
  if (vector_width == 0) {
    return InvalidModel(layer->place(), "needs static vectors, and vocab/vectors has none");
  }
  const absl::StatusOr<std::string> key = layer->TextAttribute("key_attr");
  if (!key.ok()) return key.status();
  if (*key != "ORTH") {
    return InvalidModel(layer->place(), absl::StrCat("key_attr \"", Excerpt(*key),
                                                     "\" is not supported; supported is ORTH"));
  }
  COMMUNIQUE_ASSIGN_OR_RETURN(Tensor weights, layer->Parameter("W", {width, vector_width}));
  return weights;
}

absl::StatusOr<MaxoutTables> ReadMaxout(const Layer& maxout, const Layer& norm, int outputs,
                                        int inputs) {
  MaxoutTables tables;
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.weights,
                              maxout.Parameter("W", {outputs, Layer::kAny, inputs}));
  const int pieces = tables.weights.shape[1];
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.bias, maxout.Parameter("b", {outputs, pieces}));
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.gain, norm.Parameter("G", {outputs}));
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.shift, norm.Parameter("b", {outputs}));
  return tables;
}

// The encoder sees one token on each side and, padded by as many rows as it has layers, zeros
// around the text.
absl::Status CheckWindows(const LayerGraph& graph, int depth) {
  const std::vector<const Layer*> windows = graph.Named("expand_window");
  if (static_cast<int>(windows.size()) != depth) {
    return InvalidModel(graph.path(), absl::StrCat(depth, " layers of an encoder with ",
                                                   windows.size(), " windows"));
  }
  for (const Layer* window : windows) {
    COMMUNIQUE_ASSIGN_OR_RETURN(const int32_t size, window->IntegerAttribute("window_size"));
    if (size != 1) {
      return InvalidModel(window->place(),
                          absl::StrCat("window_size ", size, " is not supported; supported is 1"));
    }
  }
  for (const Layer& layer : graph.layers()) {
    if (!absl::StartsWith(layer.name(), "with_array(residual(")) continue;
    COMMUNIQUE_ASSIGN_OR_RETURN(const int32_t pad, layer.IntegerAttribute("pad"));
    if (pad != depth) {
      return InvalidModel(layer.place(), absl::StrCat("pad ", pad, ", not ", depth));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Tok2VecTables> ReadTok2Vec(const LayerGraph& graph, int vector_width) {
  const std::vector<const Layer*> maxouts = graph.Named("maxout");
  const std::vector<const Layer*> norms = graph.Named("layernorm");
  if (maxouts.size() < 2 || norms.size() != maxouts.size()) {
    return InvalidModel(graph.path(),
                        absl::StrCat(maxouts.size(), " layers \"maxout\" and ", norms.size(),
                                     " \"layernorm\"; a tok2vec has ", "as many of each, from 2"));
  }
  Tok2VecTables tables;
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.embeds, ReadEmbeds(graph));
  const int width = tables.embeds.front().table.shape[1];
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.static_vectors, ReadStaticVectors(graph, width, vector_width));
  const int parts = static_cast<int>(tables.embeds.size()) + tables.static_vectors.has_value();
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.mixer,
                              ReadMaxout(*maxouts[0], *norms[0], width, width * parts));
  for (size_t i = 1; i < maxouts.size(); ++i) {
    COMMUNIQUE_ASSIGN_OR_RETURN(MaxoutTables layer,
                                ReadMaxout(*maxouts[i], *norms[i], width, 3 * width));
    tables.encoder.push_back(std::move(layer));
  }
  COMMUNIQUE_RETURN_IF_ERROR(CheckWindows(graph, static_cast<int>(tables.encoder.size())));
  return tables;
}

absl::StatusOr<std::optional<Tok2VecTables>> ReadOwnTok2Vec(const LayerGraph& graph,
                                                            int vector_width) {
  const size_t listeners = graph.Named("tok2vec-listener").size();
  if (listeners > 1 || (listeners == 1 && graph.Has("extract_features"))) {
    return InvalidModel(graph.path(), "listens to more than one tok2vec");
  }
  if (listeners == 1) return std::nullopt;
  COMMUNIQUE_ASSIGN_OR_RETURN(Tok2VecTables tables, ReadTok2Vec(graph, vector_width));
  return tables;
}

}  // namespace communique::entity::pipeline
