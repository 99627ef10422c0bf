// The reader on the models that it was made for.
#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/entity/domain/pipeline/model/read_pipeline.h"
#include "services/entity/rpc/model_folder.h"
#include "tests/services/entity/domain/pipeline/model/invalid_model.h"
#include "tests/support/model_folder.h"

namespace communique::entity::pipeline {
namespace {

using ::communique::testing::IsInvalidModel;
using ::communique::testing::ModelFolder;
using ::testing::ElementsAre;

ModelFiles Files(const char* name) {
  absl::StatusOr<ModelFiles> files = ReadModelFolder(ModelFolder(name));
  EXPECT_TRUE(files.ok()) << files.status();
  return files.ok() ? *std::move(files) : ModelFiles();
}

// The labels of moves of one action, the first ones.
std::vector<std::string> Labels(const std::vector<Move>& moves, int action, size_t count) {
  std::vector<std::string> labels;
  for (const Move& move : moves) {
    if (move.action == action && labels.size() < count) labels.push_back(move.label);
  }
  return labels;
}

TEST(PublishedModelsTest, ReadsTheSmallModel) {
  const auto tables = ReadPipeline(Files("en_core_web_sm"));
  ASSERT_TRUE(tables.ok()) << tables.status();
  EXPECT_EQ(tables->info.version, "3.8.0");
  EXPECT_THAT(tables->info.components,
              ElementsAre("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"));
  EXPECT_EQ(tables->tokenizer.exceptions.size(), 1347);
  EXPECT_EQ(tables->vocabulary.lexeme_norms.size(), 3510);
  EXPECT_TRUE(tables->vocabulary.vector_rows.empty());
  EXPECT_EQ(tables->tok2vec->embeds.size(), 6);
  EXPECT_THAT(tables->tok2vec->mixer.weights.shape, ElementsAre(96, 3, 576));
  EXPECT_EQ(tables->tagger->labels.size(), 50);
  EXPECT_EQ(tables->parser->moves.size(), 106);
  EXPECT_THAT(Labels(tables->parser->moves, 2, 3), ElementsAre("det", "nsubj", "compound"));
  EXPECT_THAT(Labels(tables->parser->moves, 3, 3), ElementsAre("punct", "pobj", "prep"));
  EXPECT_EQ(tables->ner->moves.size(), 74);
  EXPECT_THAT(Labels(tables->ner->moves, 1, 4), ElementsAre("ORG", "DATE", "PERSON", "GPE"));
  EXPECT_EQ(tables->attribute_rules.size(), 179);
  EXPECT_EQ(tables->lemmatizer->by_pos.at("noun").index.size(), 57528);
}

TEST(PublishedModelsTest, ReadsTheModelWithStaticVectors) {
  const auto tables = ReadPipeline(Files("en_core_web_md"));
  ASSERT_TRUE(tables.ok()) << tables.status();
  EXPECT_THAT(tables->vocabulary.vectors.shape, ElementsAre(20000, 300));
  EXPECT_EQ(tables->vocabulary.vector_rows.size(), 684830);
  EXPECT_THAT(tables->tok2vec->static_vectors->shape, ElementsAre(96, 300));
  EXPECT_THAT(tables->tok2vec->mixer.weights.shape, ElementsAre(96, 3, 672));
  EXPECT_EQ(tables->ner->moves.size(), 74);
}

TEST(PublishedModelsTest, RefusesFilesThatAreCutOff) {
  ModelFiles files = Files("en_core_web_sm");
  for (const std::string& path :
       {std::string("ner/model"), std::string("tokenizer"), std::string("attribute_ruler/patterns"),
        std::string("lemmatizer/lookups/lookups.bin")}) {
    const std::string content = files.at(path);
    for (size_t size = 0; size < content.size(); size += 1 + content.size() / 40) {
      files[path] = content.substr(0, size);
      EXPECT_THAT(ReadPipeline(files), IsInvalidModel(absl::StrCat(path, ": cut off")));
    }
    files[path] = content;
  }
}

}  // namespace
}  // namespace communique::entity::pipeline
