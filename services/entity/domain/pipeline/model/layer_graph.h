#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_LAYER_GRAPH_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_LAYER_GRAPH_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/entity/domain/pipeline/model/msgpack_tree.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// One layer of a thinc model. All errors are INVALID_ARGUMENT and start with the file and the
// layer: "ner/model: layer 12 (hashembed): ...".
class Layer {
 public:
  absl::string_view name() const { return name_; }
  const std::string& place() const { return place_; }

  // The parameter of this name, which must have the shape; kAny stands for any size from 1.
  static constexpr int kAny = -1;
  absl::StatusOr<Tensor> Parameter(absl::string_view name, absl::Span<const int> shape) const;

  // The attribute of this name, which thinc wraps in bytes of msgpack.
  absl::StatusOr<int32_t> IntegerAttribute(absl::string_view name) const;
  absl::StatusOr<bool> BooleanAttribute(absl::string_view name) const;
  absl::StatusOr<std::string> TextAttribute(absl::string_view name) const;
  // A list of names or numbers, the numbers in decimal.
  absl::StatusOr<std::vector<std::string>> ListAttribute(absl::string_view name) const;

  // Where the layer of the role `name` ("lower") stands; nullopt when there is none.
  std::optional<int> Reference(absl::string_view name) const;

 private:
  friend class LayerGraph;
  Layer(absl::string_view name, std::string place, MsgpackValue refs, MsgpackValue attributes,
        MsgpackValue parameters)
      : name_(name),
        place_(std::move(place)),
        refs_(refs),
        attributes_(attributes),
        parameters_(parameters) {}

  // The tree of an attribute.
  absl::StatusOr<MsgpackTree> Attribute(absl::string_view name) const;

  absl::string_view name_;
  std::string place_;
  MsgpackValue refs_;
  MsgpackValue attributes_;
  MsgpackValue parameters_;
};

// The layers of a model file, in thinc's order: breadth first, so that of two layers of the same
// kind the one nearer to the root of the network comes first.
class LayerGraph {
 public:
  // `bytes` must outlive the graph. Only layers of the kinds that the runtime computes are let
  // through.
  static absl::StatusOr<LayerGraph> Parse(absl::string_view path, absl::string_view bytes);

  const std::string& path() const { return path_; }
  const Layer& root() const { return layers_.front(); }

  // The layers of this name.
  std::vector<const Layer*> Named(absl::string_view name) const;
  // The one layer of this name.
  absl::StatusOr<const Layer*> Only(absl::string_view name) const;
  // The layer of the role that `root` gives; nullptr when there is none.
  absl::StatusOr<const Layer*> Role(absl::string_view role) const;
  bool Has(absl::string_view name) const { return !Named(name).empty(); }

  const std::vector<Layer>& layers() const { return layers_; }

 private:
  LayerGraph(std::string path, MsgpackTree tree) : path_(std::move(path)), tree_(std::move(tree)) {}

  std::string path_;
  MsgpackTree tree_;
  std::vector<Layer> layers_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_LAYER_GRAPH_H_
