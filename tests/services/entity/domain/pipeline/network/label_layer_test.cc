#include "services/entity/domain/pipeline/network/label_layer.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/entity/domain/pipeline/network/layer_tables.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Scores of the labels: the two values of a token's vector, and always a half.
LabelLayerTables SmallTables(std::vector<std::string> labels) {
  LabelLayerTables tables;
  tables.output.weights = {{3, 2}, {1, 0, 0, 1, 0, 0}};
  tables.output.bias = {{3}, {0, 0, 0.5}};
  tables.labels = std::move(labels);
  return tables;
}

LabelLayer MakeLayer(const LabelLayerTables& tables, SymbolTable* symbols) {
  absl::StatusOr<LabelLayer> layer = LabelLayer::Create(tables, symbols);
  EXPECT_TRUE(layer.ok()) << layer.status();
  return *std::move(layer);
}

Doc DocOf(size_t tokens) {
  Doc doc;
  doc.tokens.resize(tokens);
  return doc;
}

TEST(LabelLayerTest, TagsATokenWithTheBestLabelAndTheFirstOfEquals) {
  SymbolTable symbols;
  const LabelLayer layer = MakeLayer(SmallTables({"NN", "VB", "IN"}), &symbols);
  Doc doc = DocOf(5);
  const std::vector<float> vectors = {2, 1, 1, 2, 0, 0, 3, 3, 0.25, 0.5};
  layer.Tag(vectors.data(), &doc);
  EXPECT_THAT(doc.tags,
              ElementsAre(symbols.Intern("NN"), symbols.Intern("VB"), symbols.Intern("IN"),
                          symbols.Intern("NN"), symbols.Intern("VB")));
}

TEST(LabelLayerTest, StartsSentencesAtTheSecondLabelAndTheFirstToken) {
  SymbolTable symbols;
  const LabelLayer layer = MakeLayer(SmallTables({"I", "S", "other"}), &symbols);
  Doc doc = DocOf(4);
  const std::vector<float> vectors = {9, 0, 0, 9, 9, 0, 0, 0};
  layer.FindSentences(vectors.data(), &doc);
  EXPECT_THAT(doc.sentence_starts, ElementsAre(1, 1, 0, 0));
}

TEST(LabelLayerTest, LeavesTheLabelsThatADocHasUnlessItOverwrites) {
  SymbolTable symbols;
  LabelLayerTables tables = SmallTables({"NN", "VB", "IN"});
  const std::vector<float> vectors = {0, 9};
  for (const bool overwrite : {false, true}) {
    tables.overwrite = overwrite;
    const LabelLayer layer = MakeLayer(tables, &symbols);
    Doc doc = DocOf(1);
    doc.tags = {symbols.Intern("NN")};
    doc.sentence_starts = {0};
    layer.Tag(vectors.data(), &doc);
    layer.FindSentences(vectors.data(), &doc);
    EXPECT_THAT(doc.tags, ElementsAre(symbols.Intern(overwrite ? "VB" : "NN")));
    EXPECT_THAT(doc.sentence_starts, ElementsAre(overwrite ? 1 : 0));
  }
}

TEST(LabelLayerTest, HasNothingToSayOfADocWithoutTokens) {
  SymbolTable symbols;
  const LabelLayer layer = MakeLayer(SmallTables({"NN", "VB", "IN"}), &symbols);
  Doc doc;
  layer.Tag(nullptr, &doc);
  layer.FindSentences(nullptr, &doc);
  EXPECT_THAT(doc.tags, IsEmpty());
  EXPECT_THAT(doc.sentence_starts, IsEmpty());
}

TEST(LabelLayerTest, LabelsALongDocAsItsPieces) {
  SymbolTable symbols;
  const LabelLayer layer = MakeLayer(SmallTables({"NN", "VB", "IN"}), &symbols);
  const std::vector<float> vectors = SomeNumbers(2 * 333, 1);
  Doc whole = DocOf(333);
  layer.Tag(vectors.data(), &whole);
  for (size_t i = 0; i < 333; ++i) {
    Doc piece = DocOf(1);
    layer.Tag(vectors.data() + 2 * i, &piece);
    ASSERT_EQ(piece.tags[0], whole.tags[i]) << i;
  }
}

TEST(LabelLayerTest, RefusesLabelsThatAreNotAsManyAsTheScores) {
  SymbolTable symbols;
  const auto layer = LabelLayer::Create(SmallTables({"NN", "VB"}), &symbols);
  EXPECT_EQ(layer.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(layer.status().message()), HasSubstr("scores 3 labels"));
  EXPECT_THAT(std::string(layer.status().message()), HasSubstr("names 2"));
}

}  // namespace
}  // namespace communique::entity::pipeline
