#ifndef COMMON_STATUS_FIELD_MASK_H_
#define COMMON_STATUS_FIELD_MASK_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/message.h>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace communique::status {

// OK when every path of the mask names a field of `message`, or of the messages in it, repeated
// ones included: "visits.dates" is the dates of every visit. Else INVALID_ARGUMENT, reason
// FIELD_MASK_INVALID, that names the first unknown path. `field` is the mask's own path in the
// request, for example "read_mask".
absl::Status CheckFieldMask(const google::protobuf::FieldMask& mask,
                            const google::protobuf::Descriptor& message, absl::string_view field);

// Clears every field that the mask does not name. An empty mask names all fields. The mask has
// passed CheckFieldMask.
void TrimToMask(const google::protobuf::FieldMask& mask, google::protobuf::Message* message);

}  // namespace communique::status

#endif  // COMMON_STATUS_FIELD_MASK_H_
