#include "services/entity/domain/pipeline/model/layer_graph.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/services/entity/domain/pipeline/model/invalid_model.h"
#include "tests/support/tiny_model.h"

namespace communique::entity::pipeline {
namespace {

using ::communique::testing::IsInvalidModel;
using ::communique::testing::Msgpack;
using ::communique::testing::MsgpackArray;
using ::communique::testing::MsgpackMap;
using ::communique::testing::PackLayers;
using ::communique::testing::TinyLayer;
using ::communique::testing::TinyTensor;
using ::testing::ElementsAre;

std::vector<TinyLayer> TwoLayers() {
  return {{.name = "parser_model",
           .attributes = {{"has_upper", Msgpack(true)},
                          {"seed", Msgpack(int64_t{8})},
                          {"columns", MsgpackArray({Msgpack("NORM"), Msgpack(int64_t{69})})}},
           .parameters = {},
           .refs = {{"upper", 1}, {"lower", 2}}},
          {.name = "linear",
           .attributes = {},
           .parameters = {{"W", TinyTensor({2, 3})}, {"empty", TinyTensor({0})}},
           .refs = {}}};
}

TEST(LayerGraphTest, GivesLayersByNameAndByRole) {
  const std::string file = PackLayers(TwoLayers());
  const auto graph = LayerGraph::Parse("ner/model", file);
  ASSERT_TRUE(graph.ok()) << graph.status();
  EXPECT_TRUE(graph->Has("linear"));
  EXPECT_FALSE(graph->Has("softmax"));
  const auto linear = graph->Only("linear");
  ASSERT_TRUE(linear.ok()) << linear.status();
  EXPECT_EQ(*graph->Role("upper"), *linear);
  EXPECT_EQ(*graph->Role("tok2vec"), nullptr);
  EXPECT_THAT(graph->Only("softmax"),
              IsInvalidModel("ner/model: has 0 layers \"softmax\", not one"));
  EXPECT_THAT(graph->Role("lower"), IsInvalidModel("refers to layer 2 as \"lower\", of 2"));
}

TEST(LayerGraphTest, GivesParametersOfTheShape) {
  const std::string file = PackLayers(TwoLayers());
  const auto graph = LayerGraph::Parse("ner/model", file);
  ASSERT_TRUE(graph.ok()) << graph.status();
  const Layer& linear = **graph->Only("linear");
  EXPECT_THAT(linear.Parameter("W", {2, 3})->data, ::testing::SizeIs(6));
  EXPECT_THAT(linear.Parameter("W", {Layer::kAny, 3})->shape, ElementsAre(2, 3));
  EXPECT_THAT(linear.Parameter("W", {3, 2}),
              IsInvalidModel("ner/model: layer 1 (linear): W: shape 2 x 3, not 3 x 2"));
  EXPECT_THAT(linear.Parameter("W", {Layer::kAny, 4}),
              IsInvalidModel("W: shape 2 x 3, not any x 4"));
  EXPECT_THAT(linear.Parameter("W", {6}), IsInvalidModel("W: shape 2 x 3, not 6"));
  EXPECT_THAT(linear.Parameter("empty", {Layer::kAny}), IsInvalidModel("empty: shape 0, not any"));
  EXPECT_THAT(linear.Parameter("b", {2}), IsInvalidModel("layer 1 (linear): b: is missing"));
}

TEST(LayerGraphTest, GivesAttributesOfTheirTypes) {
  const std::string file = PackLayers(TwoLayers());
  const auto graph = LayerGraph::Parse("ner/model", file);
  ASSERT_TRUE(graph.ok()) << graph.status();
  const Layer& root = graph->root();
  EXPECT_EQ(*root.BooleanAttribute("has_upper"), true);
  EXPECT_EQ(*root.IntegerAttribute("seed"), 8);
  EXPECT_THAT(*root.ListAttribute("columns"), ElementsAre("NORM", "69"));
  EXPECT_THAT(root.BooleanAttribute("seed"), IsInvalidModel("seed: is neither true nor false"));
  EXPECT_THAT(root.IntegerAttribute("columns"), IsInvalidModel("columns: is no 32-bit integer"));
  EXPECT_THAT(root.IntegerAttribute("pad"),
              IsInvalidModel("layer 0 (parser_model): pad: is missing"));
}

TEST(LayerGraphTest, NamesLayersThatAreNotSupported) {
  for (const char* name : {"pytorch", "list2ragged>>lstm", "with_array(mish|linear)"}) {
    EXPECT_THAT(LayerGraph::Parse(
                    "ner/model",
                    PackLayers({{.name = name, .attributes = {}, .parameters = {}, .refs = {}}})),
                IsInvalidModel("is not supported"))
        << name;
  }
}

TEST(LayerGraphTest, RefusesListsThatDoNotFitEachOther) {
  const std::string node =
      MsgpackMap({{Msgpack("name"), Msgpack("linear")}, {Msgpack("refs"), MsgpackMap({})}});
  const auto file = [](const std::string& nodes, const std::string& attributes) {
    return MsgpackMap({{Msgpack("nodes"), nodes},
                       {Msgpack("attrs"), attributes},
                       {Msgpack("params"), MsgpackArray({MsgpackMap({})})}});
  };
  EXPECT_TRUE(
      LayerGraph::Parse("m", file(MsgpackArray({node}), MsgpackArray({MsgpackMap({})}))).ok());
  EXPECT_THAT(LayerGraph::Parse("m", file(MsgpackArray({node, node}), MsgpackArray({}))),
              IsInvalidModel("m: has 2 layers, 0 attrs and 1 params"));
  EXPECT_THAT(LayerGraph::Parse("m", file(MsgpackArray({}), MsgpackArray({}))),
              IsInvalidModel("m: has 0 layers"));
  EXPECT_THAT(LayerGraph::Parse("m", file(MsgpackArray({Msgpack("x")}), MsgpackArray({node}))),
              IsInvalidModel("m: layer 0: has no name or no refs"));
  EXPECT_THAT(LayerGraph::Parse("m", MsgpackMap({})), IsInvalidModel("m: has no list \"nodes\""));
}

}  // namespace
}  // namespace communique::entity::pipeline
