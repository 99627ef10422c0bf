#include "services/entity/domain/pipeline/pipeline.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/lexical/chunk_cache.h"
#include "services/entity/domain/pipeline/lexical/tokenizer.h"
#include "services/entity/domain/pipeline/morphology/attribute_ruler.h"
#include "services/entity/domain/pipeline/morphology/lemmatizer.h"
#include "services/entity/domain/pipeline/network/label_layer.h"
#include "services/entity/domain/pipeline/network/tok2vec.h"
#include "services/entity/domain/pipeline/transition/ner.h"
#include "services/entity/domain/pipeline/transition/parser.h"

namespace communique::entity::pipeline {
namespace {

// Words that a workspace keeps between batches. With the vectors of two networks of width 96 a word
// costs about 2 kB; a news desk's day has some ten thousand different words.
constexpr size_t kMaxWords = 12'000;

// Docs are annotated in groups of about this many tokens, so that what is in memory beside the
// annotations is bounded by the longest doc.
constexpr size_t kGroupTokens = 4'096;

// The shared tok2vec, and those that components have of their own.
enum Network : size_t { kShared, kTagger, kSenter, kParser, kNer, kNetworks };

}  // namespace

struct Workspace::Parts {
  explicit Parts(const VocabularyTables* vocabulary) : lexicon(vocabulary) {}

  Lexicon lexicon;
  ChunkCache chunks;
  std::array<EmbeddingCache, kNetworks> embeddings;
  Tok2Vec::Scratch network;
  TransitionScratch transition;
  AttributeScratch attributes;
  LemmaCache lemmas;
  std::vector<float> shared_vectors;  // Of the tokens of a group of docs.
  std::vector<float> own_vectors;
  std::vector<uint8_t> starts;
};

struct Pipeline::Components {
  // A component as it runs over a group of docs.
  struct Step {
    absl::string_view name;
    bool syntax;  // Runs for Layers::syntax; else for the names.
    void (Components::*run)(const Layers& layers, absl::Span<Doc> docs,
                            Workspace::Parts* parts) const;
  };

  absl::Status Build(PipelineTables tables);
  absl::Status BuildNetwork(Network network, std::optional<Tok2VecTables> tables);
  absl::Status BuildComponents(PipelineTables tables);
  void ListSteps();

  void Annotate(const Layers& layers, absl::Span<Doc> docs, Workspace::Parts* parts) const;
  void Tag(const Layers& layers, absl::Span<Doc> docs, Workspace::Parts* parts) const;
  void FindStarts(const Layers& layers, absl::Span<Doc> docs, Workspace::Parts* parts) const;
  void Parse(const Layers& layers, absl::Span<Doc> docs, Workspace::Parts* parts) const;
  void ApplyRules(const Layers& layers, absl::Span<Doc> docs, Workspace::Parts* parts) const;
  void Lemmatize(const Layers& layers, absl::Span<Doc> docs, Workspace::Parts* parts) const;
  void Recognize(const Layers& layers, absl::Span<Doc> docs, Workspace::Parts* parts) const;

  // The vectors of the docs' tokens, one after the other, for a component.
  const float* Vectors(Network network, absl::Span<const Doc> docs, Workspace::Parts* parts) const;

  ModelInfo info;
  VocabularyTables vocabulary;
  SymbolTable symbols;
  std::optional<Tokenizer> tokenizer;
  std::array<std::optional<Tok2Vec>, kNetworks> networks;
  std::optional<LabelLayer> tagger;
  std::optional<LabelLayer> senter;
  std::optional<Parser> parser;
  std::optional<AttributeRuler> ruler;
  std::optional<Lemmatizer> lemmatizer;
  std::optional<Ner> ner;
  std::vector<Step> steps;  // Enabled components in the model's order.
};

namespace {

// 1 for the tokens at which sentences begin, the first at or behind each byte of doc.breaks.
void MarkBreaks(const Doc& doc, std::vector<uint8_t>* starts) {
  starts->assign(doc.tokens.size(), 0);
  size_t token = 0;
  for (const uint32_t at : doc.breaks) {
    while (token < doc.tokens.size() && doc.tokens[token].begin < at) ++token;
    if (token < doc.tokens.size()) (*starts)[token] = 1;
  }
}

void ClearLayers(Doc* doc) {
  doc->tokens.clear();
  doc->tags.clear();
  doc->pos.clear();
  doc->morphs.clear();
  doc->lemmas.clear();
  doc->heads.clear();
  doc->dependencies.clear();
  doc->sentence_starts.clear();
  doc->entities.clear();
  doc->names.clear();
}

// Prefixes an error with the component it belongs to.
absl::Status In(absl::string_view component, const absl::Status& status) {
  if (status.ok()) return status;
  return absl::Status(status.code(), absl::StrCat(component, ": ", status.message()));
}

template <typename T>
absl::StatusOr<T> In(absl::string_view component, absl::StatusOr<T> made) {
  if (!made.ok()) return In(component, made.status());
  return made;
}

}  // namespace

absl::Status Pipeline::Components::BuildNetwork(Network network,
                                                std::optional<Tok2VecTables> tables) {
  if (!tables.has_value()) return absl::OkStatus();
  COMMUNIQUE_ASSIGN_OR_RETURN(networks[network], Tok2Vec::Create(*std::move(tables), &vocabulary));
  return absl::OkStatus();
}

absl::Status Pipeline::Components::BuildComponents(PipelineTables tables) {
  if (tables.tagger.has_value()) {
    COMMUNIQUE_RETURN_IF_ERROR(
        In("tagger", BuildNetwork(kTagger, std::move(tables.tagger->tok2vec))));
    COMMUNIQUE_ASSIGN_OR_RETURN(tagger, In("tagger", LabelLayer::Create(*tables.tagger, &symbols)));
  }
  if (tables.senter.has_value()) {
    COMMUNIQUE_RETURN_IF_ERROR(
        In("senter", BuildNetwork(kSenter, std::move(tables.senter->tok2vec))));
    COMMUNIQUE_ASSIGN_OR_RETURN(senter, In("senter", LabelLayer::Create(*tables.senter, &symbols)));
  }
  if (tables.parser.has_value()) {
    COMMUNIQUE_RETURN_IF_ERROR(
        In("parser", BuildNetwork(kParser, std::move(tables.parser->tok2vec))));
    COMMUNIQUE_ASSIGN_OR_RETURN(parser, In("parser", Parser::Create(*tables.parser, &symbols)));
  }
  if (tables.ner.has_value()) {
    COMMUNIQUE_RETURN_IF_ERROR(In("ner", BuildNetwork(kNer, std::move(tables.ner->tok2vec))));
    COMMUNIQUE_ASSIGN_OR_RETURN(ner, In("ner", Ner::Create(*tables.ner, &symbols)));
  }
  return absl::OkStatus();
}

absl::Status Pipeline::Components::Build(PipelineTables tables) {
  info = std::move(tables.info);
  vocabulary = std::move(tables.vocabulary);
  COMMUNIQUE_ASSIGN_OR_RETURN(tokenizer, In("tokenizer", Tokenizer::Create(tables.tokenizer)));
  COMMUNIQUE_RETURN_IF_ERROR(In("tok2vec", BuildNetwork(kShared, std::move(tables.tok2vec))));
  COMMUNIQUE_ASSIGN_OR_RETURN(
      ruler, In("attribute_ruler", AttributeRuler::Create(tables.attribute_rules, &symbols)));
  if (tables.lemmatizer.has_value()) {
    COMMUNIQUE_ASSIGN_OR_RETURN(
        lemmatizer, In("lemmatizer",
                       Lemmatizer::Create(*std::move(tables.lemmatizer), info.language, &symbols)));
  }
  COMMUNIQUE_RETURN_IF_ERROR(BuildComponents(std::move(tables)));
  ListSteps();
  return absl::OkStatus();
}

void Pipeline::Components::ListSteps() {
  static constexpr std::array<Step, 6> kSteps = {{
      {"tagger", true, &Components::Tag},
      {"senter", true, &Components::FindStarts},
      {"parser", true, &Components::Parse},
      {"attribute_ruler", true, &Components::ApplyRules},
      {"lemmatizer", true, &Components::Lemmatize},
      {"ner", false, &Components::Recognize},
  }};
  for (const std::string& name : info.components) {
    for (const Step& step : kSteps) {
      if (step.name == name) steps.push_back(step);
    }
  }
}

const float* Pipeline::Components::Vectors(Network network, absl::Span<const Doc> docs,
                                           Workspace::Parts* parts) const {
  if (!networks[network].has_value()) return parts->shared_vectors.data();
  networks[network]->Embed(docs, parts->lexicon, &parts->embeddings[network], &parts->network,
                           &parts->own_vectors);
  return parts->own_vectors.data();
}

void Pipeline::Components::Tag(const Layers&, absl::Span<Doc> docs, Workspace::Parts* parts) const {
  const float* vectors = Vectors(kTagger, docs, parts);
  for (Doc& doc : docs) {
    tagger->Tag(vectors, &doc);
    vectors += doc.tokens.size() * tagger->width();
  }
}

void Pipeline::Components::FindStarts(const Layers&, absl::Span<Doc> docs,
                                      Workspace::Parts* parts) const {
  const float* vectors = Vectors(kSenter, docs, parts);
  for (Doc& doc : docs) {
    senter->FindSentences(vectors, &doc);
    vectors += doc.tokens.size() * senter->width();
  }
}

void Pipeline::Components::Parse(const Layers&, absl::Span<Doc> docs,
                                 Workspace::Parts* parts) const {
  const float* vectors = Vectors(kParser, docs, parts);
  for (Doc& doc : docs) {
    parser->Parse(vectors, parts->lexicon, &parts->transition, &doc);
    vectors += doc.tokens.size() * parser->width();
  }
}

void Pipeline::Components::ApplyRules(const Layers&, absl::Span<Doc> docs,
                                      Workspace::Parts* parts) const {
  for (Doc& doc : docs) ruler->Annotate(parts->lexicon, &parts->attributes, &doc);
}

void Pipeline::Components::Lemmatize(const Layers&, absl::Span<Doc> docs,
                                     Workspace::Parts* parts) const {
  for (Doc& doc : docs) lemmatizer->Lemmatize(parts->lexicon, &parts->lemmas, &doc);
}

void Pipeline::Components::Recognize(const Layers& layers, absl::Span<Doc> docs,
                                     Workspace::Parts* parts) const {
  const float* vectors = Vectors(kNer, docs, parts);
  for (Doc& doc : docs) {
    if (layers.entities) ner->Recognize(vectors, parts->lexicon, &parts->transition, &doc);
    if (layers.names) {
      MarkBreaks(doc, &parts->starts);
      ner->Recognize(vectors, parts->lexicon, doc, parts->starts, &parts->transition, &doc.names);
    }
    vectors += doc.tokens.size() * ner->width();
  }
}

void Pipeline::Components::Annotate(const Layers& layers, absl::Span<Doc> docs,
                                    Workspace::Parts* parts) const {
  const bool names = layers.entities || layers.names;
  const bool shared = layers.syntax || (names && !networks[kNer].has_value());
  if (shared && networks[kShared].has_value()) {
    networks[kShared]->Embed(docs, parts->lexicon, &parts->embeddings[kShared], &parts->network,
                             &parts->shared_vectors);
  }
  for (const Step& step : steps) {
    if (step.syntax ? layers.syntax : names) (this->*step.run)(layers, docs, parts);
  }
}

Workspace::Workspace(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

const Lexicon& Workspace::lexicon() const { return parts_->lexicon; }

Pipeline::Pipeline(std::unique_ptr<const Components> components)
    : components_(std::move(components)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

absl::StatusOr<Pipeline> Pipeline::Create(PipelineTables tables) {
  auto components = std::make_unique<Components>();
  COMMUNIQUE_RETURN_IF_ERROR(components->Build(std::move(tables)));
  return Pipeline(std::move(components));
}

const ModelInfo& Pipeline::info() const { return components_->info; }

Workspace Pipeline::MakeWorkspace() const {
  return Workspace(std::make_unique<Workspace::Parts>(&components_->vocabulary));
}

void Pipeline::Annotate(const Layers& layers, absl::Span<Doc> docs, Workspace* workspace) const {
  Workspace::Parts* parts = workspace->parts_.get();
  parts->lexicon.Trim(kMaxWords);
  for (Doc& doc : docs) {
    ClearLayers(&doc);
    components_->tokenizer->Tokenize(&parts->lexicon, &parts->chunks, &doc);
  }
  for (size_t begin = 0; begin < docs.size();) {
    size_t end = begin + 1;
    size_t tokens = docs[begin].tokens.size();
    while (end < docs.size() && tokens + docs[end].tokens.size() <= kGroupTokens) {
      tokens += docs[end++].tokens.size();
    }
    components_->Annotate(layers, docs.subspan(begin, end - begin), parts);
    begin = end;
  }
}

}  // namespace communique::entity::pipeline
