#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_TENSOR_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_TENSOR_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/entity/domain/pipeline/model/msgpack_tree.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// Little-endian float32 arrays of numpy. All errors are INVALID_ARGUMENT and start with `place`:
// another type, a shape that does not fit the number of bytes, values that are not finite.

// An array that msgpack-numpy has written: a map of "nd", "type", "shape" and "data".
absl::StatusOr<Tensor> ReadArray(absl::string_view place, const MsgpackValue& value);

// A .npy file of two dimensions.
absl::StatusOr<Tensor> ReadNpyMatrix(absl::string_view place, absl::string_view file);

// How a shape is written in errors: "96 x 3", with "any" for what is negative.
std::string ShapeText(absl::Span<const int> shape);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_TENSOR_H_
