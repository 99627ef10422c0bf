// The layers with the weights of the models that they were made for, against what spaCy 3.8
// computes.
#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <vector>

#include "services/entity/domain/pipeline/lexical/chunk_cache.h"
#include "services/entity/domain/pipeline/lexical/tokenizer.h"
#include "services/entity/domain/pipeline/model/read_pipeline.h"
#include "services/entity/domain/pipeline/network/label_layer.h"
#include "services/entity/domain/pipeline/network/tok2vec.h"
#include "services/entity/rpc/model_folder.h"
#include "tests/support/model_folder.h"

namespace communique::entity::pipeline {
namespace {

using ::communique::testing::ModelFolder;
using ::testing::ElementsAre;
using ::testing::FloatNear;
using ::testing::Pointwise;

constexpr char kText[] =
    "The envoys' plane, an ageing turboprop, reached Troms\xC3\xB8 at 6 a.m.  Nobody waved. "
    "Xylqv-7 did!";
constexpr size_t kTokens = 21;

enum Network { kShared, kNer, kSenter };

// The first values of a token's vector, from spaCy.
struct Golden {
  Network network;
  size_t token;
  std::vector<float> values;
};

class PublishedVectorsTest : public ::testing::Test {
 protected:
  void Load(const char* name) {
    absl::StatusOr<ModelFiles> files = ReadModelFolder(ModelFolder(name));
    ASSERT_TRUE(files.ok()) << files.status();
    absl::StatusOr<PipelineTables> tables = ReadPipeline(*files);
    ASSERT_TRUE(tables.ok()) << tables.status();
    tables_ = *std::move(tables);
    const absl::StatusOr<Tokenizer> tokenizer = Tokenizer::Create(tables_.tokenizer);
    ASSERT_TRUE(tokenizer.ok()) << tokenizer.status();
    ChunkCache chunks;
    lexicon_.emplace(&tables_.vocabulary);
    doc_.text = kText;
    tokenizer->Tokenize(&*lexicon_, &chunks, &doc_);
    ASSERT_EQ(doc_.tokens.size(), kTokens);
  }

  std::vector<float> Vectors(Network network) {
    const std::optional<Tok2VecTables>* tables[] = {&tables_.tok2vec, &tables_.ner->tok2vec,
                                                    &tables_.senter->tok2vec};
    const auto layer = Tok2Vec::Create(**tables[network], &tables_.vocabulary);
    EXPECT_TRUE(layer.ok()) << layer.status();
    EmbeddingCache cache;
    Tok2Vec::Scratch scratch;
    std::vector<float> vectors;
    layer->Embed({&doc_, 1}, *lexicon_, &cache, &scratch, &vectors);
    return vectors;
  }

  void ExpectVectors(const std::vector<Golden>& goldens) {
    for (const Golden& golden : goldens) {
      const std::vector<float> vectors = Vectors(golden.network);
      const auto row = vectors.begin() + golden.token * (vectors.size() / kTokens);
      EXPECT_THAT(std::vector<float>(row, row + golden.values.size()),
                  Pointwise(FloatNear(1e-4f), golden.values))
          << "network " << golden.network << ", token " << golden.token;
    }
  }

  std::vector<std::string> Tags() {
    SymbolTable symbols;
    const auto tagger = LabelLayer::Create(*tables_.tagger, &symbols);
    EXPECT_TRUE(tagger.ok()) << tagger.status();
    tagger->Tag(Vectors(kShared).data(), &doc_);
    std::vector<std::string> tags;
    for (const Label tag : doc_.tags) tags.push_back(tag->text);
    return tags;
  }

  // Tokens at which the senter begins a sentence.
  std::vector<size_t> Starts() {
    SymbolTable symbols;
    const auto senter = LabelLayer::Create(*tables_.senter, &symbols);
    EXPECT_TRUE(senter.ok()) << senter.status();
    senter->FindSentences(Vectors(kSenter).data(), &doc_);
    std::vector<size_t> starts;
    for (size_t i = 0; i < kTokens; ++i) {
      if (doc_.sentence_starts[i] != 0) starts.push_back(i);
    }
    return starts;
  }

  PipelineTables tables_;
  std::optional<Lexicon> lexicon_;
  Doc doc_;
};

TEST_F(PublishedVectorsTest, AreThoseOfSpacyForTheSmallModel) {
  ASSERT_NO_FATAL_FAILURE(Load("en_core_web_sm"));
  ExpectVectors({{kShared, 0, {0.50915f, -0.54314f, 0.05505f, 0.90533f, -0.41957f}},
                 {kShared, 12, {-0.53789f, 0.71710f, 1.41948f, 0.57216f, 2.12361f}},
                 {kShared, 20, {-1.10924f, -0.37258f, -1.19136f, -0.38402f, -0.72440f}},
                 {kNer, 0, {-2.30614f, 0.18103f, 1.12649f, -1.37512f, 0.53447f}},
                 {kNer, 12, {-1.38582f, 1.21764f, 2.31874f, -1.44924f, -0.17903f}},
                 {kNer, 20, {-0.64286f, -1.16129f, 0.19665f, 1.97180f, -0.14370f}},
                 {kSenter, 0, {0.59112f, -2.44126f, 0.04580f, 1.26795f, -2.31055f}},
                 {kSenter, 12, {-1.54600f, 0.89517f, -1.75603f, -0.31162f, -0.56111f}},
                 {kSenter, 20, {-1.66412f, 2.01392f, -0.81609f, -0.20704f, 0.76562f}}});
  EXPECT_THAT(Tags(),
              ElementsAre("DT", "NNS", "POS", "NN", ",", "DT", "VBG", "NN", ",", "VBD", "NNP", "IN",
                          "CD", "RB", "_SP", "NN", "VBD", ".", "NNP", "VBD", "."));
  EXPECT_THAT(Starts(), ElementsAre(0, 18));
}

TEST_F(PublishedVectorsTest, AreThoseOfSpacyForTheModelWithStaticVectors) {
  ASSERT_NO_FATAL_FAILURE(Load("en_core_web_md"));
  ExpectVectors({{kShared, 0, {-2.70489f, -0.03633f, 0.33429f, -1.41384f, 1.22692f}},
                 {kShared, 12, {1.23380f, -0.15940f, -1.08811f, -0.52819f, -1.53336f}},
                 {kShared, 20, {0.75727f, 0.76641f, -1.00719f, -0.01315f, 1.79543f}},
                 {kNer, 0, {-0.51438f, 1.30274f, -0.22011f, -1.21263f, 3.87898f}},
                 {kNer, 12, {-1.43816f, -0.21077f, -0.70439f, 2.36862f, 1.29919f}},
                 {kNer, 20, {1.80021f, 0.55978f, 0.66316f, -0.67316f, 2.12203f}},
                 {kSenter, 0, {-1.62385f, 3.17220f, -0.33628f, -0.06059f, -0.71520f}},
                 {kSenter, 12, {0.68132f, 0.48837f, -1.06098f, 0.44866f, -1.33967f}},
                 {kSenter, 20, {0.23845f, -1.83348f, -1.28308f, 0.52067f, -0.31392f}}});
  EXPECT_THAT(Tags(),
              ElementsAre("DT", "NNS", "POS", "NN", ",", "DT", "VBG", "NN", ",", "VBD", "NNP", "IN",
                          "CD", "NN", "_SP", "NN", "VBD", ".", "NNP", "VBD", "."));
  EXPECT_THAT(Starts(), ElementsAre(0, 18));
}

}  // namespace
}  // namespace communique::entity::pipeline
