#ifndef SERVICES_CLI_RENDER_MODEL_H_
#define SERVICES_CLI_RENDER_MODEL_H_

#include <string>

#include "communique/entity/v1/entity_service.pb.h"

namespace communique::cli {

// The language model and the knowledge base for people: what they are, the model's components with
// their labels, and its published scores.
std::string RenderModel(const entity::v1::GetModelInfoResponse& response);

}  // namespace communique::cli

#endif  // SERVICES_CLI_RENDER_MODEL_H_
