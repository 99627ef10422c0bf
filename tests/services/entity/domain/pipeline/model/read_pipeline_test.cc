#include "services/entity/domain/pipeline/model/read_pipeline.h"

#include <gmock/gmock.h>

#include <cmath>
#include <functional>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/services/entity/domain/pipeline/model/invalid_model.h"
#include "tests/support/tiny_model.h"

namespace communique::entity::pipeline {
namespace {

using ::communique::testing::IsInvalidModel;
using ::communique::testing::MakeTinyModel;
using ::communique::testing::Msgpack;
using ::communique::testing::MsgpackArray;
using ::communique::testing::TinyModel;
using ::communique::testing::TinyTensor;
using ::testing::ElementsAre;

TEST(ReadPipelineTest, ReadsAWholePipeline) {
  const auto tables = ReadPipeline(MakeTinyModel().Files());
  ASSERT_TRUE(tables.ok()) << tables.status();
  EXPECT_EQ(tables->info.name, "tiny");
  EXPECT_EQ(tables->info.sha256.size(), 64);
  EXPECT_THAT(tables->info.components,
              ElementsAre("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"));
  EXPECT_THAT(tables->info.disabled, ElementsAre("senter"));
  EXPECT_EQ(tables->tokenizer.exceptions.size(), 2);
  EXPECT_EQ(tables->vocabulary.vector_rows.size(), 2);
  EXPECT_EQ(tables->attribute_rules.size(), 4);
  ASSERT_TRUE(tables->lemmatizer.has_value());
  EXPECT_FALSE(tables->lemmatizer->overwrite);
}

TEST(ReadPipelineTest, ReadsATok2VecOfItsOwnAndTheSharedOne) {
  const auto tables = ReadPipeline(MakeTinyModel().Files());
  ASSERT_TRUE(tables.ok()) << tables.status();
  ASSERT_TRUE(tables->tok2vec.has_value());
  const Tok2VecTables& shared = *tables->tok2vec;
  ASSERT_EQ(shared.embeds.size(), 4);
  EXPECT_EQ(shared.embeds[1].attribute, Attribute::kShape);
  EXPECT_EQ(shared.embeds[1].seed, 9);
  EXPECT_THAT(shared.embeds[1].table.shape, ElementsAre(5, 4));
  EXPECT_FALSE(shared.static_vectors.has_value());
  EXPECT_THAT(shared.mixer.weights.shape, ElementsAre(4, 2, 16));
  ASSERT_EQ(shared.encoder.size(), 2);
  EXPECT_THAT(shared.encoder[1].weights.shape, ElementsAre(4, 2, 12));
  ASSERT_TRUE(tables->ner->tok2vec.has_value());
  EXPECT_THAT(tables->ner->tok2vec->static_vectors->shape, ElementsAre(4, 3));
  EXPECT_THAT(tables->ner->tok2vec->mixer.weights.shape, ElementsAre(4, 2, 20));
  EXPECT_FALSE(tables->parser->tok2vec.has_value());
}

TEST(ReadPipelineTest, ReadsLabelsAndMoves) {
  const auto tables = ReadPipeline(MakeTinyModel().Files());
  ASSERT_TRUE(tables.ok()) << tables.status();
  EXPECT_THAT(tables->tagger->labels, ElementsAre("DT", "NN", "_SP"));
  EXPECT_TRUE(tables->tagger->overwrite);
  EXPECT_THAT(tables->senter->labels, ElementsAre("I", "S"));
  EXPECT_FALSE(tables->senter->overwrite);
  ASSERT_EQ(tables->parser->moves.size(), 7);
  EXPECT_EQ(tables->parser->moves[2].label, "det");
  EXPECT_EQ(tables->ner->moves.size(), 10);
  EXPECT_THAT(tables->ner->lower_weights.shape, ElementsAre(3, 4, 2, 4));
  EXPECT_THAT(tables->ner->lower_padding.shape, ElementsAre(3, 4, 2));
  EXPECT_THAT(tables->ner->upper->weights.shape, ElementsAre(10, 4));
  EXPECT_EQ(tables->ner->projection.weights.data, TinyTensor({4, 4}).data);
}

TEST(ReadPipelineTest, ReadsATransitionModelWithoutUpperLayer) {
  TinyModel model = MakeTinyModel();
  model.Layer("parser", "parser_model").attributes["has_upper"] = Msgpack(false);
  model.Layer("parser", "parser_model").refs.erase("upper");
  model.Layer("parser", "linear") = model.Layer("parser", "linear", 1);
  model.layers["parser"].erase(model.layers["parser"].begin() + 3);
  model.Layer("parser", "precomputable_affine").parameters = {{"W", TinyTensor({8, 7, 2, 4})},
                                                              {"b", TinyTensor({7, 2})},
                                                              {"pad", TinyTensor({1, 8, 7, 2})}};
  const auto tables = ReadPipeline(model.Files());
  ASSERT_TRUE(tables.ok()) << tables.status();
  EXPECT_FALSE(tables->parser->upper.has_value());
}

// What is done to the tiny model, and what the reader says to it.
struct Mutilation {
  std::function<void(TinyModel&)> change;
  const char* message;
};

// A parameter becomes one of another shape.
std::function<void(TinyModel&)> Reshape(const char* component, const char* layer, int index,
                                        const char* parameter, std::vector<int> shape) {
  return [=](TinyModel& model) {
    model.Layer(component, layer, index).parameters[parameter] = TinyTensor(shape);
  };
}

std::function<void(TinyModel&)> Attribute(const char* component, const char* layer,
                                          const char* attribute, const std::string& value) {
  return [=](TinyModel& model) { model.Layer(component, layer).attributes[attribute] = value; };
}

std::function<void(TinyModel&)> Rename(const char* component, const char* layer, const char* name) {
  return [=](TinyModel& model) { model.Layer(component, layer).name = name; };
}

TEST(ReadPipelineTest, NamesTheDimensionThatDoesNotFit) {
  const Mutilation rows[] = {
      {Reshape("tok2vec", "hashembed", 0, "E", {9, 5}),
       "tok2vec/model: layer 3 (hashembed): E: shape 5 x 4, not any x 5"},
      {Reshape("tok2vec", "hashembed", 2, "E", {0, 4}),
       "layer 4 (hashembed): E: shape 0 x 4, not any x 4"},
      {Reshape("tok2vec", "maxout", 0, "W", {4, 2, 12}),
       "(maxout): W: shape 4 x 2 x 12, not 4 x any x 16"},
      {Reshape("tok2vec", "maxout", 0, "b", {4, 3}), "(maxout): b: shape 4 x 3, not 4 x 2"},
      {Reshape("tok2vec", "layernorm", 0, "G", {5}), "(layernorm): G: shape 5, not 4"},
      {Reshape("tok2vec", "maxout", 2, "W", {4, 2, 8}),
       "(maxout): W: shape 4 x 2 x 8, not 4 x any x 12"},
      {Reshape("ner", "static_vectors", 0, "W", {4, 7}),
       "(static_vectors): W: shape 4 x 7, not 4 x 3"},
      {Reshape("tagger", "softmax", 0, "W", {4, 4}),
       "tagger/model: layer 1 (softmax): W: shape 4 x 4, not 3 x 4"},
      {Reshape("senter", "softmax", 0, "W", {3, 4}), "(softmax): W: shape 3 x 4, not 2 x 4"},
      {Reshape("tagger", "softmax", 0, "b", {2}), "(softmax): b: shape 2, not 3"},
      {Reshape("parser", "linear", 0, "W", {8, 4}),
       "parser/model: layer 2 (linear): W: shape 8 x 4, not 7 x 4"},
      {Reshape("parser", "linear", 1, "W", {4, 6}), "(linear): W: shape 4 x 6, not any x 4"},
      {Reshape("parser", "precomputable_affine", 0, "W", {3, 4, 2, 4}),
       "W: shape 3 x 4 x 2 x 4, not 8 x any x any x 4"},
      {Reshape("ner", "precomputable_affine", 0, "W", {8, 4, 2, 4}),
       "W: shape 8 x 4 x 2 x 4, not 3 x any x any x 4"},
      {Reshape("ner", "precomputable_affine", 0, "b", {4, 1}), "b: shape 4 x 1, not 4 x 2"},
      {Reshape("ner", "precomputable_affine", 0, "pad", {3, 4, 2}),
       "pad: shape 3 x 4 x 2, not 1 x 3 x 4 x 2"},
      {[](TinyModel& model) { model.Layer("ner", "linear").parameters.erase("W"); },
       "ner/model: layer 2 (linear): W: is missing"},
      {[](TinyModel& model) {
         model.Layer("ner", "linear").parameters["W"].data[3] = std::nanf("");
       },
       "W: holds a value that is not finite"},
      {[](TinyModel& model) { model.moves["ner"] = R"({"5":{"":1}})"; },
       "ner/model: layer 2 (linear): W: shape 10 x 4, not 1 x 4"},
      {[](TinyModel& model) { model.others["tagger/cfg"] = R"({"labels":["A"]})"; },
       "(softmax): W: shape 3 x 4, not 1 x 4"},
  };
  for (const Mutilation& row : rows) {
    TinyModel model = MakeTinyModel();
    row.change(model);
    EXPECT_THAT(ReadPipeline(model.Files()), IsInvalidModel(row.message));
  }
}

TEST(ReadPipelineTest, NamesTheLayerThatIsNotComputed) {
  const Mutilation rows[] = {
      {Attribute("ner", "expand_window", "window_size", Msgpack(int64_t{2})),
       "(expand_window): window_size 2 is not supported; supported is 1"},
      {Attribute("ner", "with_array(residual(expand_window>>maxout>>layernorm>>dropout))", "pad",
                 Msgpack(int64_t{3})),
       "pad 3, not 1"},
      {Attribute("ner", "extract_features", "columns",
                 MsgpackArray(
                     {Msgpack("NORM"), Msgpack("ENT_IOB"), Msgpack("SUFFIX"), Msgpack("SHAPE")})),
       "attribute ENT_IOB is not supported"},
      {Attribute("ner", "extract_features", "columns", MsgpackArray({Msgpack("NORM")})),
       "1 columns for 4 layers \"hashembed\""},
      {Attribute("ner", "hashembed", "column", Msgpack(int64_t{2})),
       "(hashembed): column 2, not 0"},
      {Attribute("ner", "hashembed", "seed", Msgpack("x")),
       "(hashembed): seed: is no 32-bit integer"},
      {Attribute("ner", "static_vectors", "key_attr", Msgpack("LOWER")),
       "key_attr \"LOWER\" is not supported; supported is ORTH"},
      {Rename("ner", "expand_window", "dropout"),
       "ner/model: 1 layers of an encoder with 0 windows"},
      {Rename("ner", "layernorm", "dropout"), "ner/model: 2 layers \"maxout\" and 1 \"layernorm\""},
      {Rename("ner", "precomputable_affine", "linear"),
       "ner/model: has 0 layers \"precomputable_affine\", not one"},
      {Rename("tagger", "softmax", "linear"), "tagger/model: has 0 layers \"softmax\", not one"},
      {Rename("ner", "maxout", "mish"), "layer \"mish\" is not supported"},
      {[](TinyModel& model) { model.Layer("ner", "parser_model").refs["upper"] = 1; },
       "ner/model: has an upper layer that is not linear"},
      {[](TinyModel& model) { model.Layer("ner", "parser_model").refs["upper"] = 99; },
       "ner/model: refers to layer 99 as \"upper\""},
      {[](TinyModel& model) { model.Layer("ner", "linear", 1).name = "dropout"; },
       "ner/model: has no linear layer under its tok2vec"},
      {[](TinyModel& model) { model.layers["ner"].push_back(model.Layer("ner", "linear")); },
       "is one linear layer too many"},
      {[](TinyModel& model) { model.layers["tagger"].push_back(model.layers["tagger"][0]); },
       "listens to more than one tok2vec"},
      {[](TinyModel& model) { model.others.erase("vocab/vectors"); },
       "needs static vectors, and vocab/vectors has none"},
  };
  for (const Mutilation& row : rows) {
    TinyModel model = MakeTinyModel();
    row.change(model);
    EXPECT_THAT(ReadPipeline(model.Files()), IsInvalidModel(row.message));
  }
}

TEST(ReadPipelineTest, RefusesListenersWithoutATok2VecThatRunsBeforeThem) {
  const char kPipeline[] = R"(["tok2vec","tagger","parser")";
  for (const char* order : {R"(["tagger","parser")", R"(["tagger","parser","tok2vec")"}) {
    TinyModel model = MakeTinyModel();
    ASSERT_EQ(absl::StrReplaceAll({{kPipeline, order}}, &model.config), 1);
    EXPECT_THAT(
        ReadPipeline(model.Files()),
        IsInvalidModel("tagger/model: listens to a tok2vec, and no component \"tok2vec\" runs"));
  }
  TinyModel model = MakeTinyModel();
  ASSERT_EQ(absl::StrReplaceAll({{R"(["senter"])", R"(["senter","tok2vec"])"}}, &model.config), 1);
  EXPECT_THAT(ReadPipeline(model.Files()), IsInvalidModel("tagger/model: listens to a tok2vec"));
}

TEST(ReadPipelineTest, NamesTheFileThatIsMissing) {
  const ModelFiles files = MakeTinyModel().Files();
  for (const auto& [path, content] : files) {
    ModelFiles others = files;
    others.erase(path);
    // Without vocab/lookups.bin and vocab/vectors.cfg it is a pipeline still.
    if (absl::StartsWith(path, "vocab/")) continue;
    EXPECT_THAT(ReadPipeline(others), IsInvalidModel(absl::StrCat(path, ": is missing")));
  }
}

TEST(ReadPipelineTest, RefusesFilesThatAreCutOff) {
  const ModelFiles files = MakeTinyModel().Files();
  for (const auto& [path, content] : files) {
    if (path == "config.cfg") continue;  // Lines: a part of them may be complete.
    ModelFiles others = files;
    for (size_t size = 0; size < content.size(); size += 1 + content.size() / 100) {
      others[path] = content.substr(0, size);
      if (size == 0 && absl::StartsWith(path, "vocab/") && path != "vocab/key2row") continue;
      ASSERT_THAT(ReadPipeline(others), IsInvalidModel(path)) << size;
    }
  }
}

// No answer is right here, but for an end without a crash: sanitizers watch.
TEST(ReadPipelineTest, SurvivesBytesBeingOthers) {
  const ModelFiles files = MakeTinyModel().Files();
  int refused = 0;
  for (const auto& [path, content] : files) {
    ModelFiles others = files;
    for (size_t i = 0; i < content.size(); i += 1 + content.size() / 120) {
      for (const int change : {0x01, 0x80, 0xff}) {
        others[path][i] = static_cast<char>(content[i] ^ change);
        refused += !ReadPipeline(others).ok();
        others[path][i] = content[i];
      }
    }
  }
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace communique::entity::pipeline
