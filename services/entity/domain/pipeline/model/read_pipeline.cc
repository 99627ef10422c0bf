#include "services/entity/domain/pipeline/model/read_pipeline.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/model/component_list.h"
#include "services/entity/domain/pipeline/model/config.h"
#include "services/entity/domain/pipeline/model/json_value.h"
#include "services/entity/domain/pipeline/model/read_attribute_rules.h"
#include "services/entity/domain/pipeline/model/read_info.h"
#include "services/entity/domain/pipeline/model/read_layers.h"
#include "services/entity/domain/pipeline/model/read_lemmatizer.h"
#include "services/entity/domain/pipeline/model/read_moves.h"
#include "services/entity/domain/pipeline/model/read_tok2vec.h"
#include "services/entity/domain/pipeline/model/read_words.h"

namespace communique::entity::pipeline {
namespace {

constexpr int kParserFeatures = 8;
constexpr int kNerFeatures = 3;

absl::StatusOr<absl::string_view> Content(const ModelFiles& files, const std::string& path) {
  const auto found = files.find(path);
  if (found == files.end()) return InvalidModel(path, "is missing");
  return absl::string_view(found->second);
}

// A component's own settings, which stand in the file "cfg" of its folder.
absl::StatusOr<JsonValue> ReadSettings(const ModelFiles& files, const std::string& component) {
  const std::string path = absl::StrCat(component, "/cfg");
  COMMUNIQUE_ASSIGN_OR_RETURN(const absl::string_view content, Content(files, path));
  return ParseJson(path, content);
}

// Reads components into `tables`, one after the other.
class ComponentReader {
 public:
  ComponentReader(const Config& config, const ModelFiles& files, PipelineTables* tables)
      : config_(config), files_(files), tables_(*tables) {
    widths_.vectors = tables_.vocabulary.vectors.shape[1];
  }

  absl::Status Read(const Component& component) {
    widths_.shared = component.disabled || shared_runs_ ? shared_width_ : 0;
    switch (component.factory) {
      case Factory::kTok2Vec:
        return ReadShared(component);
      case Factory::kTagger:
        return ReadTagger(component.name);
      case Factory::kSenter:
        return ReadLabels(component.name, {"I", "S"}, &tables_.senter);
      case Factory::kParser:
        return ReadTransitions(component.name, ReadParserMoves, kParserFeatures, &tables_.parser);
      case Factory::kNer:
        return ReadTransitions(component.name, ReadNerMoves, kNerFeatures, &tables_.ner);
      case Factory::kAttributeRuler:
        return ReadRuler(component.name);
      case Factory::kLemmatizer:
        return ReadLemmas(component.name);
    }
    return absl::OkStatus();
  }

 private:
  absl::Status ReadShared(const Component& component) {
    const std::string path = absl::StrCat(component.name, "/model");
    COMMUNIQUE_ASSIGN_OR_RETURN(const absl::string_view model, Content(files_, path));
    COMMUNIQUE_ASSIGN_OR_RETURN(const LayerGraph graph, LayerGraph::Parse(path, model));
    COMMUNIQUE_ASSIGN_OR_RETURN(tables_.tok2vec, ReadTok2Vec(graph, widths_.vectors));
    shared_width_ = OutputWidth(*tables_.tok2vec);
    shared_runs_ = !component.disabled;
    return absl::OkStatus();
  }

  absl::Status ReadTagger(const std::string& name) {
    COMMUNIQUE_ASSIGN_OR_RETURN(const JsonValue settings, ReadSettings(files_, name));
    const JsonValue* list = FindMember(settings, "labels");
    const auto labels = list == nullptr ? std::nullopt : TextItems(*list);
    if (!labels.has_value() || labels->empty()) {
      return InvalidModel(absl::StrCat(name, "/cfg"), "has no list \"labels\"");
    }
    return ReadLabels(name, *labels, &tables_.tagger);
  }

  absl::Status ReadLabels(const std::string& name, std::vector<std::string> labels,
                          std::optional<LabelLayerTables>* tables) {
    const std::string path = absl::StrCat(name, "/model");
    COMMUNIQUE_ASSIGN_OR_RETURN(const absl::string_view model, Content(files_, path));
    COMMUNIQUE_ASSIGN_OR_RETURN(*tables, ReadLabelLayer(path, model, std::move(labels), widths_));
    COMMUNIQUE_ASSIGN_OR_RETURN(const JsonValue settings, ReadSettings(files_, name));
    const JsonValue* overwrite = FindMember(settings, "overwrite");
    (*tables)->overwrite = overwrite != nullptr && overwrite->bool_value();
    return absl::OkStatus();
  }

  template <typename ReadMoves>
  absl::Status ReadTransitions(const std::string& name, ReadMoves read_moves, int features,
                               std::optional<TransitionTables>* tables) {
    const std::string moves_path = absl::StrCat(name, "/moves");
    const std::string path = absl::StrCat(name, "/model");
    COMMUNIQUE_ASSIGN_OR_RETURN(const absl::string_view moves_file, Content(files_, moves_path));
    COMMUNIQUE_ASSIGN_OR_RETURN(const absl::string_view model, Content(files_, path));
    COMMUNIQUE_ASSIGN_OR_RETURN(std::vector<Move> moves, read_moves(moves_path, moves_file));
    COMMUNIQUE_ASSIGN_OR_RETURN(
        *tables, ReadTransitionModel(path, model, std::move(moves), features, widths_));
    return absl::OkStatus();
  }

  absl::Status ReadRuler(const std::string& name) {
    const std::string path = absl::StrCat(name, "/patterns");
    COMMUNIQUE_ASSIGN_OR_RETURN(const absl::string_view bytes, Content(files_, path));
    COMMUNIQUE_ASSIGN_OR_RETURN(tables_.attribute_rules, ReadAttributeRules(path, bytes));
    return absl::OkStatus();
  }

  absl::Status ReadLemmas(const std::string& name) {
    const std::string path = absl::StrCat(name, "/lookups/lookups.bin");
    const std::string prefix = absl::StrCat("components.", name);
    COMMUNIQUE_ASSIGN_OR_RETURN(const absl::string_view bytes, Content(files_, path));
    COMMUNIQUE_ASSIGN_OR_RETURN(std::string mode, config_.Text(prefix + ".mode", "lookup"));
    COMMUNIQUE_ASSIGN_OR_RETURN(tables_.lemmatizer, ReadLemmatizer(path, bytes, std::move(mode)));
    COMMUNIQUE_ASSIGN_OR_RETURN(tables_.lemmatizer->overwrite,
                                config_.Boolean(prefix + ".overwrite", false));
    return absl::OkStatus();
  }

  const Config& config_;
  const ModelFiles& files_;
  PipelineTables& tables_;
  VectorWidths widths_;
  int shared_width_ = 0;
  bool shared_runs_ = false;
};

}  // namespace

absl::StatusOr<PipelineTables> ReadPipeline(const ModelFiles& files) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const absl::string_view config_text, Content(files, "config.cfg"));
  COMMUNIQUE_ASSIGN_OR_RETURN(const Config config, Config::Parse(config_text));
  COMMUNIQUE_ASSIGN_OR_RETURN(std::vector<Component> components, ListComponents(config));
  COMMUNIQUE_ASSIGN_OR_RETURN(const absl::string_view meta, Content(files, "meta.json"));
  COMMUNIQUE_ASSIGN_OR_RETURN(const absl::string_view tokenizer, Content(files, "tokenizer"));
  PipelineTables tables;
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.info, ReadInfo("meta.json", meta, components));
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.info.disabled, config.Texts("nlp.disabled"));
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.tokenizer, ReadTokenizer("tokenizer", tokenizer));
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.vocabulary, ReadVocabulary(files));
  ComponentReader reader(config, files, &tables);
  for (const Component& component : components) {
    COMMUNIQUE_RETURN_IF_ERROR(reader.Read(component));
  }
  tables.info.sha256 = HashOfFiles(files);
  return tables;
}

}  // namespace communique::entity::pipeline
