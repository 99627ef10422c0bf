// The model reader on files of any content: the first byte of the input chooses a file of the tiny
// model, the rest replaces its content. What is accepted must have the shapes that the tables
// promise, and a pipeline built from it must annotate a text.

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "services/entity/domain/pipeline/model/component_list.h"
#include "services/entity/domain/pipeline/model/config.h"
#include "services/entity/domain/pipeline/model/json_value.h"
#include "services/entity/domain/pipeline/model/layer_graph.h"
#include "services/entity/domain/pipeline/model/read_attribute_rules.h"
#include "services/entity/domain/pipeline/model/read_lemmatizer.h"
#include "services/entity/domain/pipeline/model/read_moves.h"
#include "services/entity/domain/pipeline/model/read_pipeline.h"
#include "services/entity/domain/pipeline/model/read_words.h"
#include "services/entity/domain/pipeline/pipeline.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/tiny_model.h"

namespace communique::entity::pipeline {
namespace {

const ModelFiles& Files() {
  static const ModelFiles files = testing::MakeTinyModel().Files();
  return files;
}

void CheckTensor(const Tensor& tensor, size_t dimensions) {
  PROMISE(tensor.shape.size() == dimensions);
  size_t values = 1;
  for (const int size : tensor.shape) values *= static_cast<size_t>(size);
  PROMISE(tensor.data.size() == values);
}

void CheckLinear(const LinearTables& linear, size_t outputs, int inputs) {
  CheckTensor(linear.weights, 2);
  CheckTensor(linear.bias, 1);
  PROMISE(linear.weights.shape[1] == inputs);
  PROMISE(linear.bias.data.size() == outputs);
  PROMISE(linear.weights.data.size() == outputs * static_cast<size_t>(inputs));
}

void CheckMaxout(const MaxoutTables& maxout, int outputs, int inputs) {
  CheckTensor(maxout.weights, 3);
  CheckTensor(maxout.bias, 2);
  PROMISE(maxout.weights.shape[0] == outputs && maxout.weights.shape[2] == inputs);
  PROMISE(maxout.bias.shape[0] == outputs && maxout.bias.shape[1] == maxout.weights.shape[1]);
  PROMISE(maxout.gain.data.size() == static_cast<size_t>(outputs));
  PROMISE(maxout.shift.data.size() == static_cast<size_t>(outputs));
}

// Checks it and gives the width of its vectors.
int CheckTok2Vec(const Tok2VecTables& tables, const Tensor& vectors) {
  PROMISE(!tables.embeds.empty() && !tables.encoder.empty());
  const int width = tables.embeds.front().table.shape.at(1);
  int inputs = width * static_cast<int>(tables.embeds.size());
  for (const auto& embed : tables.embeds) {
    CheckTensor(embed.table, 2);
    PROMISE(embed.table.shape[0] > 0 && embed.table.shape[1] == width);
  }
  if (tables.static_vectors.has_value()) {
    CheckTensor(*tables.static_vectors, 2);
    PROMISE(tables.static_vectors->shape[0] == width);
    PROMISE(tables.static_vectors->shape[1] == vectors.shape[1]);
    inputs += width;
  }
  CheckMaxout(tables.mixer, width, inputs);
  for (const MaxoutTables& layer : tables.encoder) CheckMaxout(layer, width, 3 * width);
  return width;
}

void CheckLabels(const LabelLayerTables& tables, int shared, const Tensor& vectors) {
  const int inputs = tables.tok2vec ? CheckTok2Vec(*tables.tok2vec, vectors) : shared;
  CheckLinear(tables.output, tables.labels.size(), inputs);
}

void CheckTransitions(const TransitionTables& tables, int features, int shared,
                      const Tensor& vectors) {
  const int inputs = tables.tok2vec ? CheckTok2Vec(*tables.tok2vec, vectors) : shared;
  CheckTensor(tables.projection.weights, 2);
  CheckLinear(tables.projection, tables.projection.bias.data.size(), inputs);
  CheckTensor(tables.lower_weights, 4);
  CheckTensor(tables.lower_bias, 2);
  CheckTensor(tables.lower_padding, 3);
  PROMISE(tables.lower_weights.shape[0] == features);
  PROMISE(tables.lower_weights.shape[3] == tables.projection.weights.shape[0]);
  PROMISE(tables.lower_padding.shape[0] == features);
  PROMISE(tables.lower_bias.shape[0] == tables.lower_weights.shape[1]);
  PROMISE(tables.lower_bias.shape[1] == tables.lower_weights.shape[2]);
  if (tables.upper.has_value()) {
    CheckLinear(*tables.upper, tables.moves.size(), tables.lower_weights.shape[1]);
  } else {
    PROMISE(tables.lower_weights.shape[1] == static_cast<int>(tables.moves.size()));
  }
}

void CheckTables(const PipelineTables& tables) {
  const Tensor& vectors = tables.vocabulary.vectors;
  CheckTensor(vectors, 2);
  for (const auto& [id, row] : tables.vocabulary.vector_rows) {
    PROMISE(row >= 0 && row < vectors.shape[0]);
  }
  const int shared = tables.tok2vec ? CheckTok2Vec(*tables.tok2vec, vectors) : 0;
  if (tables.tagger) CheckLabels(*tables.tagger, shared, vectors);
  if (tables.senter) CheckLabels(*tables.senter, shared, vectors);
  if (tables.parser) CheckTransitions(*tables.parser, 8, shared, vectors);
  if (tables.ner) CheckTransitions(*tables.ner, 3, shared, vectors);
  for (const auto& [chunk, tokens] : tables.tokenizer.exceptions) {
    std::string joined;
    for (const auto& token : tokens) joined += token.orth;
    PROMISE(joined == chunk);
  }
  for (const auto& rule : tables.attribute_rules) {
    for (const auto& pattern : rule.patterns) {
      const int tokens = static_cast<int>(pattern.size());
      PROMISE(rule.index < tokens && rule.index >= -tokens);
    }
  }
}

// Whether the reader of the file alone takes it. It sees most damage, in a fraction of the time
// that the whole pipeline takes.
bool IsTakenAlone(const std::string& path, const ModelFiles& files) {
  const std::string& bytes = files.at(path);
  if (path == "config.cfg") {
    const absl::StatusOr<Config> config = Config::Parse(bytes);
    return config.ok() && ListComponents(*config).ok();
  }
  if (path == "tokenizer") return ReadTokenizer(path, bytes).ok();
  if (path == "attribute_ruler/patterns") return ReadAttributeRules(path, bytes).ok();
  if (path == "lemmatizer/lookups/lookups.bin") return ReadLemmatizer(path, bytes, "rule").ok();
  if (path == "ner/moves") return ReadNerMoves(path, bytes).ok();
  if (path == "parser/moves") return ReadParserMoves(path, bytes).ok();
  if (absl::StartsWith(path, "vocab/")) return ReadVocabulary(files).ok();
  if (absl::EndsWith(path, "/model")) return LayerGraph::Parse(path, bytes).ok();
  return ParseJson(path, bytes).ok();
}

// Layers have a value for each token and point to tokens only.
void CheckDoc(const Doc& doc) {
  const size_t tokens = doc.tokens.size();
  for (const int32_t head : doc.heads) PROMISE(head >= 0 && static_cast<size_t>(head) < tokens);
  PROMISE(doc.heads.size() == tokens && doc.lemmas.size() == tokens && doc.tags.size() == tokens);
  int last = 0;
  for (const EntitySpan& entity : doc.entities) {
    PROMISE(entity.first_token >= last && entity.last_token > entity.first_token);
    PROMISE(static_cast<size_t>(entity.last_token) <= tokens);
    last = entity.last_token;
  }
}

// What the components make of the tables, as far as they can be built.
void Annotate(PipelineTables tables) {
  const bool complete = tables.info.components.size() == 6;
  const absl::StatusOr<Pipeline> pipeline = Pipeline::Create(std::move(tables));
  if (!pipeline.ok()) return;
  Workspace workspace = pipeline->MakeWorkspace();
  Doc doc;
  doc.text = "The ferry didn't leave, at 9km from (Oslo)  harbour's end.\n\nGeese had colours.";
  pipeline->Annotate({}, absl::MakeSpan(&doc, 1), &workspace);
  if (complete) CheckDoc(doc);
}

// One input, see the top of the file.
void ReadInput(absl::string_view input) {
  ModelFiles files = Files();
  auto file = files.begin();
  std::advance(file, static_cast<uint8_t>(input[0]) % files.size());
  file->second = std::string(input.substr(1));
  if (!IsTakenAlone(file->first, files)) return;
  absl::StatusOr<PipelineTables> tables = ReadPipeline(files);
  if (!tables.ok()) return;
  CheckTables(*tables);
  Annotate(*std::move(tables));
}

}  // namespace
}  // namespace communique::entity::pipeline

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  communique::entity::pipeline::ReadInput({reinterpret_cast<const char*>(data), size});
  return 0;
}

std::vector<std::string> FuzzSeeds() {
  using namespace communique::entity::pipeline;
  absl::StatusOr<PipelineTables> tables = ReadPipeline(Files());
  PROMISE(tables.ok() && Pipeline::Create(*std::move(tables)).ok());
  std::vector<std::string> seeds;
  for (const auto& [path, content] : Files()) {
    seeds.push_back(static_cast<char>(seeds.size()) + content);
  }
  return seeds;
}
