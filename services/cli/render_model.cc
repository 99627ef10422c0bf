#include "services/cli/render_model.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "services/cli/words.h"

namespace communique::cli {
namespace {

constexpr size_t kDescriptionWidth = 200;
constexpr size_t kLabelsWidth = 100;

void AppendRow(absl::string_view label, absl::string_view value, std::string* out) {
  if (!value.empty()) absl::StrAppendFormat(out, "%-16s %s\n", absl::StrCat(label, ":"), value);
}

std::string RenderComponents(const entity::v1::ModelInfo& model) {
  std::string rows = absl::StrCat("\nComponents (", model.components_size(), "):\n");
  for (const entity::v1::ModelComponent& component : model.components()) {
    absl::StrAppendFormat(&rows, "  %-16s ", component.name());
    if (!component.enabled()) absl::StrAppend(&rows, "(disabled) ");
    if (component.labels_size() > 0) {
      absl::StrAppend(&rows, component.labels_size(),
                      " labels: ", OneLine(absl::StrJoin(component.labels(), " "), kLabelsWidth));
    }
    while (rows.back() == ' ') rows.pop_back();
    rows.push_back('\n');
  }
  return rows;
}

std::string RenderScores(const entity::v1::ModelInfo& model) {
  if (model.scores().empty()) return "";
  std::string rows =
      absl::StrCat("\nScores that its publisher states (", model.scores_size(), "):\n");
  for (const entity::v1::ModelScore& score : model.scores()) {
    absl::StrAppendFormat(&rows, "  %-16s %.4g\n", score.name(), score.value());
  }
  return rows;
}

}  // namespace

std::string RenderModel(const entity::v1::GetModelInfoResponse& response) {
  const entity::v1::ModelInfo& model = response.model();
  std::string text;
  AppendRow("Model",
            response.has_model()
                ? absl::StrCat(model.name(), " ", model.version(), " (", model.language(), ")")
                : "none, rules alone",
            &text);
  AppendRow("SHA-256", model.sha256(), &text);
  AppendRow("Description", OneLine(model.description(), kDescriptionWidth), &text);
  AppendRow("Author", model.author(), &text);
  AppendRow("License", model.license(), &text);
  AppendRow("Knowledge base", response.knowledge_base(), &text);
  if (!response.has_model()) return text;
  return absl::StrCat(text, RenderComponents(model), RenderScores(model));
}

}  // namespace communique::cli
