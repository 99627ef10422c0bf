#include "services/entity/domain/pipeline/model/component_list.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/model/model_files.h"

namespace communique::entity::pipeline {
namespace {

struct FactoryRow {
  absl::string_view name;
  Factory factory;
  absl::string_view files;  // In the component's folder, separated by "|".
};
constexpr FactoryRow kFactories[] = {
    {"tok2vec", Factory::kTok2Vec, "model"},
    {"tagger", Factory::kTagger, "cfg|model"},
    {"parser", Factory::kParser, "model|moves"},
    {"senter", Factory::kSenter, "cfg|model"},
    {"ner", Factory::kNer, "model|moves"},
    {"attribute_ruler", Factory::kAttributeRuler, "patterns"},
    {"lemmatizer", Factory::kLemmatizer, "lookups/lookups.bin"},
};
constexpr absl::string_view kPipelineFiles[] = {"meta.json", "tokenizer"};
constexpr absl::string_view kOptionalFiles[] = {"vocab/key2row", "vocab/lookups.bin",
                                                "vocab/vectors", "vocab/vectors.cfg"};

// A setting and the values that the runtime implements, the first one where it is not given. The
// path of a component's setting is relative to the component.
struct SettingRow {
  absl::string_view path;
  absl::string_view supported;  // Separated by "|".
};
constexpr SettingRow kPipelineSettings[] = {
    {"nlp.lang", "en"},
    {"nlp.tokenizer.@tokenizers", "spacy.Tokenizer.v1"},
    {"nlp.vectors.@vectors", "spacy.Vectors.v1"},
};
constexpr SettingRow kTok2VecSettings[] = {
    {"model.@architectures", "spacy.Tok2Vec.v2|spacy.HashEmbedCNN.v2"},
    {"model.embed.@architectures", "spacy.MultiHashEmbed.v2"},
    {"model.encode.@architectures", "spacy.MaxoutWindowEncoder.v2"},
};
constexpr SettingRow kLabelSettings[] = {
    {"model.@architectures", "spacy.Tagger.v2|spacy.Tagger.v1"},
    {"model.tok2vec.@architectures",
     "spacy.Tok2VecListener.v1|spacy.Tok2Vec.v2|spacy.HashEmbedCNN.v2"},
    {"model.tok2vec.upstream", "tok2vec|*"},
    {"model.tok2vec.embed.@architectures", "spacy.MultiHashEmbed.v2"},
    {"model.tok2vec.encode.@architectures", "spacy.MaxoutWindowEncoder.v2"},
};
constexpr SettingRow kTransitionSettings[] = {
    {"model.@architectures", "spacy.TransitionBasedParser.v2"},
    {"model.tok2vec.@architectures",
     "spacy.Tok2VecListener.v1|spacy.Tok2Vec.v2|spacy.HashEmbedCNN.v2"},
    {"model.tok2vec.upstream", "tok2vec|*"},
    {"model.tok2vec.embed.@architectures", "spacy.MultiHashEmbed.v2"},
    {"model.tok2vec.encode.@architectures", "spacy.MaxoutWindowEncoder.v2"},
};
constexpr SettingRow kLemmatizerSettings[] = {{"mode", "lookup|rule"}};

absl::Span<const SettingRow> SettingsOf(Factory factory) {
  switch (factory) {
    case Factory::kTok2Vec:
      return kTok2VecSettings;
    case Factory::kTagger:
    case Factory::kSenter:
      return kLabelSettings;
    case Factory::kParser:
    case Factory::kNer:
      return kTransitionSettings;
    case Factory::kLemmatizer:
      return kLemmatizerSettings;
    case Factory::kAttributeRuler:
      return {};
  }
  return {};
}

absl::Status NotSupported(absl::string_view path, absl::string_view value,
                          absl::string_view supported) {
  return InvalidModel(
      absl::StrCat("config.cfg: ", Excerpt(path)),
      absl::StrCat("\"", Excerpt(value), "\" is not supported; supported: ", supported));
}

absl::Status CheckSettings(const Config& config, absl::string_view prefix,
                           absl::Span<const SettingRow> rows) {
  for (const SettingRow& row : rows) {
    const std::string path = absl::StrCat(prefix, row.path);
    const std::vector<absl::string_view> supported = absl::StrSplit(row.supported, '|');
    COMMUNIQUE_ASSIGN_OR_RETURN(const std::string value, config.Text(path, supported.front()));
    if (std::find(supported.begin(), supported.end(), value) == supported.end()) {
      return NotSupported(path, value, absl::StrJoin(supported, ", "));
    }
  }
  return absl::OkStatus();
}

// Settings of a transition-based parser that must be false: more features of a state, and tokens
// that the parser merges.
absl::Status CheckTransitionFlags(const Config& config, absl::string_view prefix) {
  for (const absl::string_view flag : {"model.extra_state_tokens", "learn_tokens"}) {
    const std::string path = absl::StrCat(prefix, flag);
    COMMUNIQUE_ASSIGN_OR_RETURN(const bool set, config.Boolean(path, false));
    if (set) return NotSupported(path, "true", "false");
  }
  return absl::OkStatus();
}

absl::Status CheckComponent(const Config& config, const Component& component) {
  const std::string prefix = absl::StrCat("components.", component.name, ".");
  COMMUNIQUE_RETURN_IF_ERROR(CheckSettings(config, prefix, SettingsOf(component.factory)));
  const bool moves = component.factory == Factory::kParser || component.factory == Factory::kNer;
  return moves ? CheckTransitionFlags(config, prefix) : absl::OkStatus();
}

const FactoryRow* FindFactory(absl::string_view name) {
  for (const FactoryRow& row : kFactories) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

std::string FactoryNames() {
  return absl::StrJoin(kFactories, ", ", [](std::string* out, const FactoryRow& row) {
    absl::StrAppend(out, row.name);
  });
}

// The component, or nullopt for one that is not supported and does not run.
absl::StatusOr<std::optional<Component>> ReadComponent(const Config& config,
                                                       const std::string& name, bool disabled) {
  const std::string path = absl::StrCat("components.", name, ".factory");
  COMMUNIQUE_ASSIGN_OR_RETURN(const std::string factory, config.Text(path, ""));
  const FactoryRow* row = FindFactory(factory);
  if (row == nullptr && disabled) return std::nullopt;
  if (row == nullptr) return NotSupported(path, factory, FactoryNames());
  if (name != factory) {
    return InvalidModel(absl::StrCat("config.cfg: ", Excerpt(path)),
                        absl::StrCat("a component \"", Excerpt(name), "\" of factory \"", factory,
                                     "\" is not supported: it must have the factory's name"));
  }
  const Component component{.name = name, .factory = row->factory, .disabled = disabled};
  COMMUNIQUE_RETURN_IF_ERROR(CheckComponent(config, component));
  return component;
}

}  // namespace

absl::StatusOr<std::vector<Component>> ListComponents(const Config& config) {
  COMMUNIQUE_RETURN_IF_ERROR(CheckSettings(config, "", kPipelineSettings));
  COMMUNIQUE_ASSIGN_OR_RETURN(const auto names, config.Texts("nlp.pipeline"));
  COMMUNIQUE_ASSIGN_OR_RETURN(const auto disabled, config.Texts("nlp.disabled"));
  std::vector<Component> components;
  for (const std::string& name : names) {
    const bool off = std::find(disabled.begin(), disabled.end(), name) != disabled.end();
    const bool twice = std::any_of(components.begin(), components.end(),
                                   [&](const Component& other) { return other.name == name; });
    if (twice)
      return InvalidModel("config.cfg: nlp.pipeline", absl::StrCat(Excerpt(name), " stands twice"));
    COMMUNIQUE_ASSIGN_OR_RETURN(const auto component, ReadComponent(config, name, off));
    if (component.has_value()) components.push_back(*component);
  }
  return components;
}

absl::StatusOr<std::vector<ModelFilePath>> FilesOfPipeline(const std::string& config) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const Config parsed, Config::Parse(config));
  COMMUNIQUE_ASSIGN_OR_RETURN(const auto components, ListComponents(parsed));
  std::vector<ModelFilePath> files;
  for (const absl::string_view path : kPipelineFiles) files.push_back({std::string(path), true});
  for (const absl::string_view path : kOptionalFiles) files.push_back({std::string(path), false});
  for (const Component& component : components) {
    for (const absl::string_view file : absl::StrSplit(FindFactory(component.name)->files, '|')) {
      files.push_back({absl::StrCat(component.name, "/", file), true});
    }
  }
  return files;
}

}  // namespace communique::entity::pipeline
