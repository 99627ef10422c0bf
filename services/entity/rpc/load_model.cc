#include "services/entity/rpc/load_model.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/model/read_pipeline.h"
#include "services/entity/rpc/model_folder.h"

namespace communique::entity {
namespace {

absl::StatusOr<pipeline::Pipeline> Load(const std::string& folder) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const pipeline::ModelFiles files, ReadModelFolder(folder));
  COMMUNIQUE_ASSIGN_OR_RETURN(pipeline::PipelineTables tables, pipeline::ReadPipeline(files));
  return pipeline::Pipeline::Create(std::move(tables));
}

// The folder is named once, and so is the script that fetches models.
absl::Status Explain(const absl::Status& status, const std::string& folder) {
  const absl::string_view message = status.message();
  const bool named = absl::StartsWith(message, folder);
  const bool advised = absl::StrContains(message, "fetch_model.sh");
  return absl::Status(
      status.code(),
      absl::StrCat(
          named ? "" : folder, named ? "" : "/", message,
          advised ? "" : "; run deploy/fetch_model.sh, or name another model with --model"));
}

}  // namespace

absl::StatusOr<std::unique_ptr<const pipeline::Pipeline>> LoadModel(const std::string& model) {
  if (model == kNoModel) return nullptr;
  absl::StatusOr<pipeline::Pipeline> loaded = Load(model);
  if (!loaded.ok()) return Explain(loaded.status(), model);
  return std::make_unique<const pipeline::Pipeline>(*std::move(loaded));
}

}  // namespace communique::entity
