#include "tests/support/tiny_model.h"

#include <cstdlib>
#include <cstring>
#include <msgpack/pack.hpp>
#include <msgpack/sbuffer.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/entity/domain/pipeline/lexical/string_id.h"

namespace communique::testing {
namespace {

using entity::pipeline::ModelFiles;
using entity::pipeline::StringId;
using entity::pipeline::Tensor;

constexpr int kWidth = 4;
constexpr int kPieces = 2;
constexpr int kVectorWidth = 3;

constexpr char kConfig[] = R"([paths]
vectors = null

[nlp]
lang = "en"
pipeline = ["tok2vec","tagger","parser","senter","attribute_ruler","lemmatizer","ner"]
disabled = ["senter"]
tokenizer = {"@tokenizers":"spacy.Tokenizer.v1"}

[components]

[components.attribute_ruler]
factory = "attribute_ruler"

[components.lemmatizer]
factory = "lemmatizer"
mode = "rule"
overwrite = false

[components.ner]
factory = "ner"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
extra_state_tokens = false

[components.ner.model.tok2vec]
@architectures = "spacy.Tok2Vec.v2"

[components.ner.model.tok2vec.embed]
@architectures = "spacy.MultiHashEmbed.v2"

[components.ner.model.tok2vec.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"

[components.parser]
factory = "parser"

[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
extra_state_tokens = false

[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = ${components.tok2vec.model.encode:width}
upstream = "tok2vec"

[components.senter]
factory = "senter"

[components.senter.model]
@architectures = "spacy.Tagger.v2"

[components.senter.model.tok2vec]
@architectures = "spacy.Tok2Vec.v2"

[components.tagger]
factory = "tagger"

[components.tagger.model]
@architectures = "spacy.Tagger.v2"

[components.tagger.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
upstream = "*"

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 4
)";

constexpr char kMeta[] = R"({
  "lang":"en", "name":"tiny", "version":"1.2.3", "description":"Weights of no meaning.",
  "author":"The tests", "license":"MIT",
  "labels":{"tagger":["DT","NN"], "ner":["GPE","PERSON"], "parser":["det","nsubj"]},
  "performance":{"tag_acc":0.5, "ents_f":0.25, "speed":null, "ents_per_type":{"GPE":{"p":1.0}}}
})";

constexpr char kParserMoves[] =
    R"({"0":{"":90},"1":{"":80},"2":{"nsubj":5,"det":9},"3":{"dobj":4,"punct":4},"4":{"ROOT":3}})";
constexpr char kNerMoves[] =
    R"({"0":{},"1":{"PERSON":3,"GPE":7},"2":{"PERSON":3,"GPE":7},"3":{"PERSON":3,"GPE":7},)"
    R"("4":{"PERSON":3,"GPE":7,"":1},"5":{"":1}})";
constexpr int kParserScores = 7;
constexpr int kNerScores = 10;

template <typename Write>
std::string Written(Write write) {
  msgpack::sbuffer buffer;
  msgpack::packer<msgpack::sbuffer> packer(buffer);
  write(packer);
  return std::string(buffer.data(), buffer.size());
}

std::string Id(const char* text) {
  return Written([&](auto& packer) { packer.pack_uint64(StringId(text)); });
}

std::string Bytes(const Tensor& tensor) {
  std::string bytes(tensor.data.size() * sizeof(float), '\0');
  if (!bytes.empty()) std::memcpy(bytes.data(), tensor.data.data(), bytes.size());
  return bytes;
}

// As msgpack-numpy writes an array: keys are bytes.
std::string PackTensor(const Tensor& tensor) {
  std::vector<std::string> shape;
  for (const int size : tensor.shape) shape.push_back(Msgpack(int64_t{size}));
  return MsgpackMap({{MsgpackBytes("nd"), Msgpack(true)},
                     {MsgpackBytes("type"), Msgpack("<f4")},
                     {MsgpackBytes("kind"), MsgpackBytes("")},
                     {MsgpackBytes("shape"), MsgpackArray(shape)},
                     {MsgpackBytes("data"), MsgpackBytes(Bytes(tensor))}});
}

void AddMaxout(int inputs, std::vector<TinyLayer>* layers) {
  layers->push_back({.name = "maxout",
                     .attributes = {},
                     .parameters = {{"W", TinyTensor({kWidth, kPieces, inputs})},
                                    {"b", TinyTensor({kWidth, kPieces})}},
                     .refs = {}});
  layers->push_back({.name = "layernorm",
                     .attributes = {},
                     .parameters = {{"G", TinyTensor({kWidth})}, {"b", TinyTensor({kWidth})}},
                     .refs = {}});
}

// A tok2vec of these columns and rows, with an encoder of `depth` layers.
void AddTok2Vec(const std::vector<std::pair<std::string, int>>& columns, int depth,
                bool static_vectors, std::vector<TinyLayer>* layers) {
  std::vector<std::string> names;
  for (const auto& [name, rows] : columns) names.push_back(Msgpack(name));
  layers->push_back({.name = "with_array(residual(expand_window>>maxout>>layernorm>>dropout))",
                     .attributes = {{"pad", Msgpack(int64_t{depth})}},
                     .parameters = {},
                     .refs = {}});
  layers->push_back({.name = "extract_features",
                     .attributes = {{"columns", MsgpackArray(names)}},
                     .parameters = {},
                     .refs = {}});
  for (size_t i = 0; i < columns.size(); ++i) {
    layers->push_back({.name = "hashembed",
                       .attributes = {{"column", Msgpack(static_cast<int64_t>(i))},
                                      {"seed", Msgpack(static_cast<int64_t>(8 + i))},
                                      {"dropout_rate", Msgpack(0.1)}},
                       .parameters = {{"E", TinyTensor({columns[i].second, kWidth})}},
                       .refs = {}});
  }
  if (static_vectors) {
    layers->push_back({.name = "static_vectors",
                       .attributes = {{"key_attr", Msgpack("ORTH")}},
                       .parameters = {{"W", TinyTensor({kWidth, kVectorWidth})}},
                       .refs = {}});
  }
  const int parts = static_cast<int>(columns.size()) + (static_vectors ? 1 : 0);
  AddMaxout(kWidth * parts, layers);
  for (int i = 0; i < depth; ++i) {
    layers->push_back({.name = "expand_window",
                       .attributes = {{"window_size", Msgpack(int64_t{1})}},
                       .parameters = {},
                       .refs = {}});
    AddMaxout(3 * kWidth, layers);
  }
}

TinyLayer Linear(const char* name, int outputs, int inputs) {
  return {.name = name,
          .attributes = {},
          .parameters = {{"W", TinyTensor({outputs, inputs})}, {"b", TinyTensor({outputs})}},
          .refs = {}};
}

std::vector<TinyLayer> SharedTok2Vec() {
  std::vector<TinyLayer> layers;
  AddTok2Vec({{"NORM", 9}, {"SHAPE", 5}, {"SPACY", 3}, {"IS_SPACE", 3}}, 2, false, &layers);
  return layers;
}

std::vector<TinyLayer> Tagger() {
  return {{.name = "tok2vec-listener", .attributes = {}, .parameters = {}, .refs = {}},
          Linear("softmax", 3, kWidth)};
}

std::vector<TinyLayer> Senter() {
  std::vector<TinyLayer> layers;
  AddTok2Vec({{"NORM", 7}, {"PREFIX", 5}}, 1, false, &layers);
  layers.push_back(Linear("softmax", 2, kWidth));
  return layers;
}

// parser or ner: root, lower and upper layer, then the projection of the token vectors.
std::vector<TinyLayer> Transitions(int features, int scores) {
  return {{.name = "parser_model",
           .attributes = {{"has_upper", Msgpack(true)}},
           .parameters = {},
           .refs = {{"lower", 1}, {"upper", 2}}},
          {.name = "precomputable_affine",
           .attributes = {},
           .parameters = {{"W", TinyTensor({features, kWidth, kPieces, kWidth})},
                          {"b", TinyTensor({kWidth, kPieces})},
                          {"pad", TinyTensor({1, features, kWidth, kPieces})}},
           .refs = {}},
          Linear("linear", scores, kWidth),
          Linear("linear", kWidth, kWidth)};
}

std::vector<TinyLayer> Parser() {
  std::vector<TinyLayer> layers = Transitions(8, kParserScores);
  layers.push_back({.name = "tok2vec-listener", .attributes = {}, .parameters = {}, .refs = {}});
  return layers;
}

std::vector<TinyLayer> Ner() {
  std::vector<TinyLayer> layers = Transitions(3, kNerScores);
  AddTok2Vec({{"NORM", 9}, {"PREFIX", 5}, {"SUFFIX", 5}, {"SHAPE", 5}}, 1, true, &layers);
  return layers;
}

std::string Tokenizer() {
  const std::string orth = Msgpack(int64_t{65});
  const std::string norm = Msgpack(int64_t{67});
  const std::string dont =
      MsgpackArray({MsgpackMap({{orth, Msgpack("do")}}),
                    MsgpackMap({{orth, Msgpack("n't")}, {norm, Msgpack("not")}})});
  const std::string space = MsgpackArray({MsgpackMap({{orth, Msgpack(" ")}})});
  return MsgpackMap(
      {{Msgpack("prefix_search"), Msgpack("^\\(|^\"")},
       {Msgpack("suffix_search"), Msgpack("\\)$|,$|\\.$|'s$|(?<=[0-9])km$")},
       {Msgpack("infix_finditer"), Msgpack("(?<=[a-z])-(?=[a-z])")},
       {Msgpack("token_match"), std::string("\xc0", 1)},
       {Msgpack("url_match"), Msgpack("^https?://\\S+$")},
       {Msgpack("exceptions"), MsgpackMap({{Msgpack("don't"), dont}, {Msgpack(" "), space}})},
       {Msgpack("faster_heuristics"), Msgpack(true)}});
}

std::string AttributeRules() {
  const auto rule = [](const std::string& token, const char* name, const char* value) {
    return MsgpackMap({{Msgpack("patterns"), MsgpackArray({MsgpackArray({token})})},
                       {Msgpack("attrs"), MsgpackMap({{Msgpack(name), Msgpack(value)}})},
                       {Msgpack("index"), Msgpack(int64_t{0})}});
  };
  const std::string not_in =
      MsgpackMap({{Msgpack("NOT_IN"), MsgpackArray({Msgpack("det"), Msgpack("")})}});
  return MsgpackArray(
      {rule(MsgpackMap({{Msgpack("TAG"), Msgpack("NN")}}), "POS", "NOUN"),
       rule(MsgpackMap({{Msgpack("TAG"), Msgpack("DT")}, {Msgpack("DEP"), not_in}}), "POS", "PRON"),
       rule(
           MsgpackMap({{Msgpack("LOWER"), MsgpackMap({{Msgpack("REGEX"), Msgpack("^ha(s|d)$")}})}}),
           "LEMMA", "have"),
       rule(MsgpackMap({{Msgpack("IS_SPACE"), Msgpack(true)}}), "TAG", "_SP")});
}

std::string LemmaTables() {
  const std::string suffixes = MsgpackArray(
      {MsgpackArray({Msgpack("s"), Msgpack("")}), MsgpackArray({Msgpack("ies"), Msgpack("y")})});
  const std::string exceptions = MsgpackMap({{Msgpack("geese"), MsgpackArray({Msgpack("goose")})}});
  return MsgpackMap(
      {{Msgpack("lemma_rules"),
        MsgpackMap({{Id("noun"), suffixes}, {Id("punct"), MsgpackArray({})}})},
       {Msgpack("lemma_exc"), MsgpackMap({{Id("noun"), exceptions}})},
       {Msgpack("lemma_index"),
        MsgpackMap({{Id("noun"), MsgpackArray({Msgpack("visit"), Msgpack("city")})}})}});
}

ModelFiles OtherFiles() {
  return {
      {"attribute_ruler/patterns", AttributeRules()},
      {"lemmatizer/lookups/lookups.bin", LemmaTables()},
      {"meta.json", kMeta},
      {"senter/cfg", R"({"overwrite":false})"},
      {"tagger/cfg", R"({"labels":["DT","NN","_SP"],"overwrite":true})"},
      {"tokenizer", Tokenizer()},
      {"vocab/key2row",
       MsgpackMap({{Id("harbour"), Msgpack(int64_t{1})}, {Id("ferry"), Msgpack(int64_t{0})}})},
      {"vocab/lookups.bin",
       MsgpackMap({{Msgpack("lexeme_norm"), MsgpackMap({{Id("colour"), Msgpack("color")}})}})},
      {"vocab/vectors", PackNpy(TinyTensor({2, kVectorWidth}))},
      {"vocab/vectors.cfg", R"({"mode":"default"})"},
  };
}

}  // namespace

std::string Msgpack(int64_t value) {
  return Written([&](auto& packer) { packer.pack_int64(value); });
}

std::string Msgpack(bool value) {
  return Written([&](auto& packer) { value ? packer.pack_true() : packer.pack_false(); });
}

std::string Msgpack(double value) {
  return Written([&](auto& packer) { packer.pack_double(value); });
}

std::string Msgpack(const char* text) { return Msgpack(std::string(text)); }

std::string Msgpack(const std::string& text) {
  return Written([&](auto& packer) {
    packer.pack_str(static_cast<uint32_t>(text.size()));
    packer.pack_str_body(text.data(), static_cast<uint32_t>(text.size()));
  });
}

std::string MsgpackBytes(const std::string& bytes) {
  return Written([&](auto& packer) {
    packer.pack_bin(static_cast<uint32_t>(bytes.size()));
    packer.pack_bin_body(bytes.data(), static_cast<uint32_t>(bytes.size()));
  });
}

std::string MsgpackArray(const std::vector<std::string>& values) {
  return Written([&](auto& packer) { packer.pack_array(static_cast<uint32_t>(values.size())); }) +
         absl::StrJoin(values, "");
}

std::string MsgpackMap(const std::vector<std::pair<std::string, std::string>>& pairs) {
  return Written([&](auto& packer) { packer.pack_map(static_cast<uint32_t>(pairs.size())); }) +
         absl::StrJoin(pairs, "", absl::PairFormatter(""));
}

Tensor TinyTensor(std::vector<int> shape) {
  size_t values = 1;
  for (const int size : shape) values *= static_cast<size_t>(size);
  Tensor tensor{.shape = std::move(shape), .data = std::vector<float>(values)};
  for (size_t i = 0; i < values; ++i) {
    tensor.data[i] = (static_cast<float>(i * 37 % 17) - 8.0f) / 16.0f;
  }
  return tensor;
}

std::string PackLayers(const std::vector<TinyLayer>& layers) {
  std::vector<std::string> nodes, attributes, parameters, shims;
  for (const TinyLayer& layer : layers) {
    std::vector<std::pair<std::string, std::string>> refs, layer_attributes, layer_parameters;
    for (const auto& [name, index] : layer.refs) {
      refs.emplace_back(Msgpack(name), Msgpack(int64_t{index}));
    }
    for (const auto& [name, value] : layer.attributes) {
      layer_attributes.emplace_back(Msgpack(name), MsgpackBytes(value));
    }
    for (const auto& [name, tensor] : layer.parameters) {
      layer_parameters.emplace_back(Msgpack(name), PackTensor(tensor));
    }
    nodes.push_back(MsgpackMap({{Msgpack("index"), Msgpack(static_cast<int64_t>(nodes.size()))},
                                {Msgpack("name"), Msgpack(layer.name)},
                                {Msgpack("dims"), MsgpackMap({})},
                                {Msgpack("refs"), MsgpackMap(refs)}}));
    attributes.push_back(MsgpackMap(layer_attributes));
    parameters.push_back(MsgpackMap(layer_parameters));
    shims.push_back(MsgpackArray({}));
  }
  return MsgpackMap({{Msgpack("nodes"), MsgpackArray(nodes)},
                     {Msgpack("attrs"), MsgpackArray(attributes)},
                     {Msgpack("params"), MsgpackArray(parameters)},
                     {Msgpack("shims"), MsgpackArray(shims)}});
}

std::string PackNpy(const Tensor& tensor) {
  const std::string header = absl::StrCat("{'descr': '<f4', 'fortran_order': False, 'shape': (",
                                          absl::StrJoin(tensor.shape, ", "), "), }\n");
  const std::string length = {static_cast<char>(header.size()), '\0'};
  return absl::StrCat("\x93NUMPY", std::string("\x01\0", 2), length, header, Bytes(tensor));
}

TinyLayer& TinyModel::Layer(const std::string& component, const std::string& name, int index) {
  for (TinyLayer& layer : layers.at(component)) {
    if (layer.name == name && index-- == 0) return layer;
  }
  std::abort();  // The test asks for what is not there.
}

ModelFiles TinyModel::Files() const {
  ModelFiles files = others;
  files["config.cfg"] = config;
  for (const auto& [component, model] : layers) files[component + "/model"] = PackLayers(model);
  for (const auto& [component, json] : moves) {
    files[component + "/moves"] = MsgpackMap({{Msgpack("moves"), Msgpack(json)}});
  }
  return files;
}

TinyModel MakeTinyModel() {
  return {.config = kConfig,
          .layers = {{"ner", Ner()},
                     {"parser", Parser()},
                     {"senter", Senter()},
                     {"tagger", Tagger()},
                     {"tok2vec", SharedTok2Vec()}},
          .moves = {{"ner", kNerMoves}, {"parser", kParserMoves}},
          .others = OtherFiles()};
}

}  // namespace communique::testing
