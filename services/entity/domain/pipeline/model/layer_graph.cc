#include "services/entity/domain/pipeline/model/layer_graph.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/model/model_files.h"
#include "services/entity/domain/pipeline/model/read_tensor.h"

namespace communique::entity::pipeline {
namespace {

constexpr size_t kMaxLayers = 4096;

// The kinds of layers that the runtime computes or that do nothing when a model runs. The name of a
// layer that is made of others is theirs, joined by ">>" and "|" and wrapped in "kind(...)".
constexpr std::array<absl::string_view, 18> kKinds = {
    "dropout",          "expand_window", "extract_features", "hashembed",
    "ints-getitem",     "layernorm",     "linear",           "list2array",
    "list2ragged",      "maxout",        "parser_model",     "precomputable_affine",
    "ragged2list",      "residual",      "softmax",          "static_vectors",
    "tok2vec-listener", "with_array"};

absl::Status CheckKinds(absl::string_view place, absl::string_view name) {
  for (const absl::string_view kind :
       absl::StrSplit(name, absl::ByAnyChar("()|>"), absl::SkipEmpty())) {
    if (std::find(kKinds.begin(), kKinds.end(), kind) == kKinds.end()) {
      return InvalidModel(place, absl::StrCat("layer \"", Excerpt(kind), "\" is not supported"));
    }
  }
  return absl::OkStatus();
}

// The list of a model file that has one value a layer.
absl::StatusOr<MsgpackValue> LayerList(absl::string_view path, const MsgpackValue& root,
                                       absl::string_view name) {
  const std::optional<MsgpackValue> list = root.Find(name);
  if (!list.has_value() || !list->is_array()) {
    return InvalidModel(path,
                        absl::StrCat("has no list \"", name, "\"; is it a model of thinc 8?"));
  }
  return *list;
}

bool FitsShape(absl::Span<const int> shape, absl::Span<const int> wanted) {
  return std::equal(
      shape.begin(), shape.end(), wanted.begin(), wanted.end(),
      [](int size, int want) { return want == Layer::kAny ? size > 0 : size == want; });
}

}  // namespace

absl::StatusOr<Tensor> Layer::Parameter(absl::string_view name, absl::Span<const int> shape) const {
  const std::string place = absl::StrCat(place_, ": ", name);
  const std::optional<MsgpackValue> value = parameters_.Find(name);
  if (!value.has_value()) return InvalidModel(place, "is missing");
  COMMUNIQUE_ASSIGN_OR_RETURN(Tensor tensor, ReadArray(place, *value));
  if (!FitsShape(tensor.shape, shape)) {
    return InvalidModel(
        place, absl::StrCat("shape ", ShapeText(tensor.shape), ", not ", ShapeText(shape)));
  }
  return tensor;
}

absl::StatusOr<MsgpackTree> Layer::Attribute(absl::string_view name) const {
  const std::optional<MsgpackValue> value = attributes_.Find(name);
  const std::string place = absl::StrCat(place_, ": ", name);
  if (!value.has_value() || !value->bytes()) return InvalidModel(place, "is missing");
  return MsgpackTree::Parse(place, *value->bytes());
}

absl::StatusOr<int32_t> Layer::IntegerAttribute(absl::string_view name) const {
  COMMUNIQUE_ASSIGN_OR_RETURN(const MsgpackTree tree, Attribute(name));
  if (const auto value = tree.root().integer()) return *value;
  return InvalidModel(absl::StrCat(place_, ": ", name), "is no 32-bit integer");
}

absl::StatusOr<bool> Layer::BooleanAttribute(absl::string_view name) const {
  COMMUNIQUE_ASSIGN_OR_RETURN(const MsgpackTree tree, Attribute(name));
  if (const auto value = tree.root().boolean()) return *value;
  return InvalidModel(absl::StrCat(place_, ": ", name), "is neither true nor false");
}

absl::StatusOr<std::string> Layer::TextAttribute(absl::string_view name) const {
  COMMUNIQUE_ASSIGN_OR_RETURN(const MsgpackTree tree, Attribute(name));
  if (const auto value = tree.root().text()) return std::string(*value);
  return InvalidModel(absl::StrCat(place_, ": ", name), "is no text");
}

absl::StatusOr<std::vector<std::string>> Layer::ListAttribute(absl::string_view name) const {
  COMMUNIQUE_ASSIGN_OR_RETURN(const MsgpackTree tree, Attribute(name));
  std::vector<std::string> values;
  for (const MsgpackValue item : tree.root().items()) {
    if (const auto text = item.text()) {
      values.emplace_back(*text);
    } else if (const auto number = item.integer()) {
      values.push_back(absl::StrCat(*number));
    } else {
      return InvalidModel(absl::StrCat(place_, ": ", name), "is no list of strings or numbers");
    }
  }
  return values;
}

std::optional<int> Layer::Reference(absl::string_view name) const {
  const std::optional<MsgpackValue> value = refs_.Find(name);
  return value.has_value() ? value->integer() : std::nullopt;
}

absl::StatusOr<LayerGraph> LayerGraph::Parse(absl::string_view path, absl::string_view bytes) {
  COMMUNIQUE_ASSIGN_OR_RETURN(MsgpackTree tree, MsgpackTree::Parse(path, bytes));
  LayerGraph graph(std::string(path), std::move(tree));
  const MsgpackValue root = graph.tree_.root();
  COMMUNIQUE_ASSIGN_OR_RETURN(const MsgpackValue nodes, LayerList(path, root, "nodes"));
  COMMUNIQUE_ASSIGN_OR_RETURN(const MsgpackValue attributes, LayerList(path, root, "attrs"));
  COMMUNIQUE_ASSIGN_OR_RETURN(const MsgpackValue parameters, LayerList(path, root, "params"));
  if (nodes.size() == 0 || nodes.size() > kMaxLayers || attributes.size() != nodes.size() ||
      parameters.size() != nodes.size()) {
    return InvalidModel(path, absl::StrCat("has ", nodes.size(), " layers, ", attributes.size(),
                                           " attrs and ", parameters.size(),
                                           " params: must be as many of each, 1 to ", kMaxLayers));
  }
  auto attribute = attributes.items().begin();
  auto parameter = parameters.items().begin();
  for (const MsgpackValue node : nodes.items()) {
    const std::optional<MsgpackValue> name = node.Find("name");
    const std::optional<MsgpackValue> refs = node.Find("refs");
    const std::string place = absl::StrCat(path, ": layer ", graph.layers_.size());
    if (!name || !name->text() || !refs) return InvalidModel(place, "has no name or no refs");
    COMMUNIQUE_RETURN_IF_ERROR(CheckKinds(place, *name->text()));
    graph.layers_.push_back(Layer(*name->text(),
                                  absl::StrCat(place, " (", Excerpt(*name->text()), ")"), *refs,
                                  *attribute, *parameter));
    ++attribute;
    ++parameter;
  }
  return graph;
}

std::vector<const Layer*> LayerGraph::Named(absl::string_view name) const {
  std::vector<const Layer*> found;
  for (const Layer& layer : layers_) {
    if (layer.name() == name) found.push_back(&layer);
  }
  return found;
}

absl::StatusOr<const Layer*> LayerGraph::Only(absl::string_view name) const {
  const std::vector<const Layer*> found = Named(name);
  if (found.size() == 1) return found.front();
  return InvalidModel(path_, absl::StrCat("has ", found.size(), " layers \"", name, "\", not one"));
}

absl::StatusOr<const Layer*> LayerGraph::Role(absl::string_view role) const {
  const std::optional<int> index = root().Reference(role);
  if (!index.has_value()) return nullptr;
  if (*index < 0 || *index >= static_cast<int>(layers_.size())) {
    return InvalidModel(
        path_, absl::StrCat("refers to layer ", *index, " as \"", role, "\", of ", layers_.size()));
  }
  return &layers_[*index];
}

}  // namespace communique::entity::pipeline
