#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_JSON_VALUE_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_JSON_VALUE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/struct.pb.h"

namespace communique::entity::pipeline {

using JsonValue = google::protobuf::Value;

// The value that `json` writes. INVALID_ARGUMENT starts with `place`. Protobuf's parser bounds the
// nesting.
absl::StatusOr<JsonValue> ParseJson(absl::string_view place, absl::string_view json);

// The member of an object; nullptr when it has none of the name or the value is no object.
const JsonValue* FindMember(const JsonValue& value, const std::string& name);

// The text of a string member; empty when there is none.
std::string TextMember(const JsonValue& value, const std::string& name);

// The items of an array of strings; nullopt for anything else.
std::optional<std::vector<std::string>> TextItems(const JsonValue& value);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_JSON_VALUE_H_
