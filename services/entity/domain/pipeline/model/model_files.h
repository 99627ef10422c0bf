#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_MODEL_FILES_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_MODEL_FILES_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace communique::entity::pipeline {

// Files of a pipeline's folder: path inside the folder ("ner/model") and content.
using ModelFiles = std::map<std::string, std::string>;

// A file that a pipeline needs or, when `required` is false, may have.
struct ModelFilePath {
  std::string path;
  bool required = true;
};

// The files that ReadPipeline reads of a folder whose config.cfg holds `config`, config.cfg itself
// left out. INVALID_ARGUMENT says what in the configuration is wrong or not supported.
absl::StatusOr<std::vector<ModelFilePath>> FilesOfPipeline(const std::string& config);

// The beginning of what a file holds, fit for an error: printable ASCII.
inline std::string Excerpt(absl::string_view text) { return absl::CHexEscape(text.substr(0, 120)); }

// INVALID_ARGUMENT "place: what", the error of all readers in this folder.
inline absl::Status InvalidModel(absl::string_view place, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat(place, ": ", what));
}

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_MODEL_FILES_H_
