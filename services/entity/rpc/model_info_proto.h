#ifndef SERVICES_ENTITY_RPC_MODEL_INFO_PROTO_H_
#define SERVICES_ENTITY_RPC_MODEL_INFO_PROTO_H_

#include "communique/entity/v1/entity_service.pb.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity {

// What a model says of itself, as the API tells it: the components that run, then the disabled
// ones.
v1::ModelInfo ToProto(const pipeline::ModelInfo& info);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_RPC_MODEL_INFO_PROTO_H_
