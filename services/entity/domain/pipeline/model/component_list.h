#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_COMPONENT_LIST_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_COMPONENT_LIST_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/entity/domain/pipeline/model/config.h"

namespace communique::entity::pipeline {

enum class Factory : uint8_t {
  kTok2Vec,
  kTagger,
  kParser,
  kSenter,
  kNer,
  kAttributeRuler,
  kLemmatizer,
};

struct Component {
  std::string name;  // Equal to the name of its factory.
  Factory factory = Factory::kTok2Vec;
  bool disabled = false;
};

// The components of [nlp] pipeline in their order; those that are disabled and not supported are
// left out. INVALID_ARGUMENT names the component or setting that the runtime does not support and
// what it does support: language, tokenizer, vectors, factories, architectures, settings.
absl::StatusOr<std::vector<Component>> ListComponents(const Config& config);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_COMPONENT_LIST_H_
