#include "services/entity/domain/pipeline/model/read_info.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/text/sha256.h"
#include "services/entity/domain/pipeline/model/json_value.h"

namespace communique::entity::pipeline {
namespace {

constexpr struct {
  absl::string_view name;
  std::string ModelInfo::*text;
} kTexts[] = {
    {"name", &ModelInfo::name},       {"lang", &ModelInfo::language},
    {"version", &ModelInfo::version}, {"description", &ModelInfo::description},
    {"license", &ModelInfo::license}, {"author", &ModelInfo::author},
};

std::vector<std::string> LabelsOf(const JsonValue& meta, const std::string& component) {
  const JsonValue* labels = FindMember(meta, "labels");
  const JsonValue* own = labels == nullptr ? nullptr : FindMember(*labels, component);
  if (own == nullptr) return {};
  return TextItems(*own).value_or(std::vector<std::string>());
}

std::vector<std::pair<std::string, double>> ScoresOf(const JsonValue& meta) {
  std::vector<std::pair<std::string, double>> scores;
  const JsonValue* performance = FindMember(meta, "performance");
  if (performance == nullptr) return scores;
  for (const auto& [name, score] : performance->struct_value().fields()) {
    if (score.kind_case() == JsonValue::kNumberValue) {
      scores.emplace_back(name, score.number_value());
    }
  }
  std::sort(scores.begin(), scores.end());
  return scores;
}

}  // namespace

absl::StatusOr<ModelInfo> ReadInfo(absl::string_view path, absl::string_view json,
                                   const std::vector<Component>& components) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const JsonValue meta, ParseJson(path, json));
  if (!meta.has_struct_value()) return InvalidModel(path, "is no object");
  ModelInfo info;
  for (const auto& row : kTexts) info.*row.text = TextMember(meta, std::string(row.name));
  for (const Component& component : components) {
    if (component.disabled) continue;
    info.components.push_back(component.name);
    info.labels.emplace_back(component.name, LabelsOf(meta, component.name));
  }
  info.scores = ScoresOf(meta);
  return info;
}

std::string HashOfFiles(const ModelFiles& files) {
  std::string lines;
  for (const auto& [path, bytes] : files) {
    absl::StrAppend(&lines, text::Sha256Hex(bytes), "  ", path, "\n");
  }
  return text::Sha256Hex(lines);
}

}  // namespace communique::entity::pipeline
