#include "services/entity/domain/pipeline/model/json_value.h"

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"
#include "services/entity/domain/pipeline/model/model_files.h"

namespace communique::entity::pipeline {

absl::StatusOr<JsonValue> ParseJson(absl::string_view place, absl::string_view json) {
  JsonValue value;
  const auto status = google::protobuf::util::JsonStringToMessage(
      google::protobuf::StringPiece(json.data(), json.size()), &value);
  if (status.ok()) return value;
  const absl::string_view message(status.message().data(), status.message().size());
  return InvalidModel(place, absl::StrCat("no JSON: ", message.substr(0, message.find('\n'))));
}

const JsonValue* FindMember(const JsonValue& value, const std::string& name) {
  if (!value.has_struct_value()) return nullptr;
  const auto& fields = value.struct_value().fields();
  const auto found = fields.find(name);
  return found == fields.end() ? nullptr : &found->second;
}

std::string TextMember(const JsonValue& value, const std::string& name) {
  const JsonValue* member = FindMember(value, name);
  return member == nullptr ? std::string() : member->string_value();
}

std::optional<std::vector<std::string>> TextItems(const JsonValue& value) {
  if (!value.has_list_value()) return std::nullopt;
  std::vector<std::string> items;
  for (const JsonValue& item : value.list_value().values()) {
    if (item.kind_case() != JsonValue::kStringValue) return std::nullopt;
    items.push_back(item.string_value());
  }
  return items;
}

}  // namespace communique::entity::pipeline
