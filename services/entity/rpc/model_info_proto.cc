#include "services/entity/rpc/model_info_proto.h"

#include <string>
#include <vector>

namespace communique::entity {
namespace {

void AddComponents(const pipeline::ModelInfo& info, const std::vector<std::string>& names,
                   bool enabled, v1::ModelInfo* proto) {
  for (const std::string& name : names) {
    v1::ModelComponent& component = *proto->add_components();
    component.set_name(name);
    component.set_enabled(enabled);
    for (const auto& [owner, labels] : info.labels) {
      if (owner == name) component.mutable_labels()->Add(labels.begin(), labels.end());
    }
  }
}

}  // namespace

v1::ModelInfo ToProto(const pipeline::ModelInfo& info) {
  v1::ModelInfo proto;
  proto.set_name(info.name);
  proto.set_version(info.version);
  proto.set_language(info.language);
  proto.set_sha256(info.sha256);
  proto.set_description(info.description);
  proto.set_license(info.license);
  proto.set_author(info.author);
  AddComponents(info, info.components, true, &proto);
  AddComponents(info, info.disabled, false, &proto);
  for (const auto& [name, value] : info.scores) {
    v1::ModelScore& score = *proto.add_scores();
    score.set_name(name);
    score.set_value(value);
  }
  return proto;
}

}  // namespace communique::entity
