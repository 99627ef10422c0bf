#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_CONFIG_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_CONFIG_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/model/json_value.h"

namespace communique::entity::pipeline {

// config.cfg: sections of names with JSON values, as confection writes it. A value may refer to
// another one by "${section.name}" or "${section:name}"; what a section "[a.b]" holds may also
// stand as an object under the name b in section "[a]".
class Config {
 public:
  // INVALID_ARGUMENT "config.cfg: line 7: ...".
  static absl::StatusOr<Config> Parse(absl::string_view text);

  // The value under a dotted path, "components.ner.model.hidden_width", references followed;
  // nullopt when there is none. INVALID_ARGUMENT names the path when its value is no JSON, or when
  // references lead nowhere or in a circle.
  absl::StatusOr<std::optional<JsonValue>> Find(absl::string_view path) const;

  // The same for one type each; another type is INVALID_ARGUMENT.
  absl::StatusOr<std::string> Text(absl::string_view path, absl::string_view missing) const;
  absl::StatusOr<double> Number(absl::string_view path, double missing) const;
  absl::StatusOr<bool> Boolean(absl::string_view path, bool missing) const;
  absl::StatusOr<std::vector<std::string>> Texts(absl::string_view path) const;  // Missing: none.

 private:
  // The unparsed value of the longest prefix of `path` that has one; `rest` is what is left of it.
  std::optional<absl::string_view> FindText(absl::string_view path, absl::string_view* rest) const;

  std::map<std::string, std::map<std::string, std::string>> sections_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_CONFIG_H_
