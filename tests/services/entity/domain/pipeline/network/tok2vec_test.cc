#include "services/entity/domain/pipeline/network/tok2vec.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/entity/domain/pipeline/network/layer_tables.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::FloatNear;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pointwise;

constexpr int kWidth = 12;

HashEmbedTables SomeEmbed(Attribute attribute, uint32_t seed) {
  return {attribute, seed, SomeTensor({20, kWidth}, seed)};
}

Tok2VecTables SomeTables(int depth) {
  Tok2VecTables tables;
  tables.embeds = {SomeEmbed(Attribute::kNorm, 8), SomeEmbed(Attribute::kShape, 9),
                   SomeEmbed(Attribute::kSpacy, 10)};
  tables.mixer = SomeMaxout(kWidth, 3, 3 * kWidth, 11);
  for (int i = 0; i < depth; ++i) {
    tables.encoder.push_back(SomeMaxout(kWidth, 3, 3 * kWidth, 20 + 4 * i));
  }
  return tables;
}

Tok2Vec MakeLayer(Tok2VecTables tables, const VocabularyTables* vocabulary) {
  absl::StatusOr<Tok2Vec> layer = Tok2Vec::Create(std::move(tables), vocabulary);
  EXPECT_TRUE(layer.ok()) << layer.status();
  return *std::move(layer);
}

// Docs of words "w0" to "w<words - 1>", every third of which no space follows.
class Tok2VecTest : public ::testing::Test {
 protected:
  Doc MakeDoc(size_t tokens, uint32_t seed, uint32_t words = 50) {
    Doc doc;
    const std::vector<float> choices = SomeNumbers(tokens, seed);
    for (size_t i = 0; i < tokens; ++i) {
      const auto word = static_cast<uint32_t>((choices[i] + 1) / 2 * static_cast<float>(words));
      DocToken token;
      token.lexeme = lexicon_.Find(absl::StrCat("w", word));
      token.space_after = i % 3 != 0;
      doc.tokens.push_back(token);
    }
    return doc;
  }

  std::vector<float> Embed(const Tok2Vec& layer, absl::Span<const Doc> docs) {
    EmbeddingCache cache;
    return Embed(layer, docs, &cache);
  }

  std::vector<float> Embed(const Tok2Vec& layer, absl::Span<const Doc> docs,
                           EmbeddingCache* cache) {
    std::vector<float> out;
    layer.Embed(docs, lexicon_, cache, &scratch_, &out);
    return out;
  }

  // The definition of the embedding of one token, in double precision.
  std::vector<double> NaiveEmbedding(const Tok2VecTables& tables, const DocToken& token) {
    const Lexeme& lexeme = lexicon_[token.lexeme];
    const uint64_t ids[] = {lexeme.norm, lexeme.shape, token.space_after ? 1u : 0u};
    std::vector<double> inputs;
    for (size_t e = 0; e < 3; ++e) {
      std::vector<double> sum(kWidth);
      for (const uint32_t hash : EmbedHashes(ids[e], tables.embeds[e].seed)) {
        for (int i = 0; i < kWidth; ++i) {
          sum[i] += tables.embeds[e].table.data[hash % 20 * kWidth + i];
        }
      }
      inputs.insert(inputs.end(), sum.begin(), sum.end());
    }
    return NaiveMaxout(tables.mixer, inputs);
  }

  // The definition of the vectors of one doc: as many rows of zeros around it as there are layers.
  std::vector<float> NaiveVectors(const Tok2VecTables& tables, const Doc& doc) {
    const size_t depth = tables.encoder.size();
    std::vector<std::vector<double>> rows(depth, std::vector<double>(kWidth));
    for (const DocToken& token : doc.tokens) rows.push_back(NaiveEmbedding(tables, token));
    rows.resize(rows.size() + depth, std::vector<double>(kWidth));
    for (const MaxoutTables& layer : tables.encoder) rows = NaiveWindow(layer, rows);
    std::vector<float> vectors;
    for (size_t i = 0; i < doc.tokens.size(); ++i) {
      vectors.insert(vectors.end(), rows[depth + i].begin(), rows[depth + i].end());
    }
    return vectors;
  }

  VocabularyTables vocabulary_;
  Lexicon lexicon_{&vocabulary_};
  Tok2Vec::Scratch scratch_;
};

TEST_F(Tok2VecTest, IsWhatItsDefinitionSaysForDocsOfEveryLength) {
  ForEachInstructionSet([&](int64_t) {
    for (const int depth : {0, 1, 2, 4}) {
      const Tok2VecTables tables = SomeTables(depth);
      const Tok2Vec layer = MakeLayer(tables, &vocabulary_);
      for (const size_t tokens : {1, 2, 3, 4, 5, 8, 9, 120, 121, 128, 129, 300}) {
        const Doc doc = MakeDoc(tokens, 1);
        ASSERT_THAT(Embed(layer, {&doc, 1}), Pointwise(FloatNear(5e-4f), NaiveVectors(tables, doc)))
            << tokens << " tokens, " << depth << " layers";
      }
    }
  });
}

TEST_F(Tok2VecTest, GivesADocTheSameBitsWhateverDocsStandBesideIt) {
  ForEachInstructionSet([&](int64_t) {
    for (const int depth : {1, 2, 4}) {
      const Tok2Vec layer = MakeLayer(SomeTables(depth), &vocabulary_);
      std::vector<Doc> docs;
      std::vector<float> alone;
      for (uint32_t i = 0; i < 40; ++i) {
        docs.push_back(MakeDoc(i * 7 % 23, 100 + i));
        const std::vector<float> vectors = Embed(layer, {&docs.back(), 1});
        alone.insert(alone.end(), vectors.begin(), vectors.end());
      }
      EXPECT_EQ(Embed(layer, docs), alone) << depth << " layers";
    }
  });
}

TEST_F(Tok2VecTest, GivesTheSameBitsWhateverTheCacheHolds) {
  const Tok2Vec layer = MakeLayer(SomeTables(4), &vocabulary_);
  const Doc doc = MakeDoc(700, 1, 400);
  const Doc other = MakeDoc(50, 2, 400);
  const std::vector<float> cold = Embed(layer, {&doc, 1});
  EmbeddingCache cache;
  Embed(layer, {&other, 1}, &cache);
  EXPECT_EQ(Embed(layer, {&doc, 1}, &cache), cold) << "some words known";
  EXPECT_EQ(Embed(layer, {&doc, 1}, &cache), cold) << "all words known";
  for (const size_t rows : {1, 10, 150, 300}) {
    EmbeddingCache small(rows);
    EXPECT_EQ(Embed(layer, {&doc, 1}, &small), cold) << rows;
  }
}

TEST_F(Tok2VecTest, ForgetsTheWordsOfAnEmptiedLexicon) {
  const Tok2Vec layer = MakeLayer(SomeTables(1), &vocabulary_);
  EmbeddingCache cache;
  const Doc before = MakeDoc(20, 1);
  Embed(layer, {&before, 1}, &cache);
  lexicon_.Trim(0);
  const Doc after = MakeDoc(20, 2);
  EXPECT_EQ(Embed(layer, {&after, 1}, &cache), Embed(layer, {&after, 1}));
}

TEST_F(Tok2VecTest, TellsTokensApartByTheSpaceThatFollowsWhereTheModelReadsIt) {
  Doc doc = MakeDoc(2, 1, 1);
  doc.tokens[0].space_after = true;
  doc.tokens[1].space_after = false;
  Tok2VecTables tables = SomeTables(0);
  for (const bool reads : {true, false}) {
    if (!reads) tables.embeds[2].attribute = Attribute::kLower;
    const std::vector<float> vectors = Embed(MakeLayer(tables, &vocabulary_), {&doc, 1});
    const std::vector<float> first(vectors.begin(), vectors.begin() + kWidth);
    const std::vector<float> second(vectors.begin() + kWidth, vectors.end());
    EXPECT_EQ(first != second, reads);
  }
}

TEST_F(Tok2VecTest, AddsTheProjectedStaticVectorOrZeros) {
  const Doc doc = MakeDoc(1, 1, 1);
  const uint64_t orth = lexicon_[doc.tokens[0].lexeme].orth;
  Tok2VecTables tables = SomeTables(0);
  tables.static_vectors = SomeTensor({kWidth, 5}, 30);
  tables.mixer = SomeMaxout(kWidth, 3, 4 * kWidth, 31);
  vocabulary_.vectors = SomeTensor({3, 5}, 32);
  for (const int row : {-1, 0, 2}) {
    vocabulary_.vector_rows.clear();
    if (row >= 0) vocabulary_.vector_rows[orth] = row;
    std::vector<double> projected(kWidth);
    for (int o = 0; row >= 0 && o < kWidth; ++o) {
      for (int k = 0; k < 5; ++k) {
        projected[o] += static_cast<double>(tables.static_vectors->data[o * 5 + k]) *
                        vocabulary_.vectors.data[row * 5 + k];
      }
    }
    // What the mixer adds for the last inputs is what it has without them, with another bias.
    Tok2VecTables plain = tables;
    plain.static_vectors.reset();
    plain.mixer.weights = {{kWidth, 3, 3 * kWidth}, {}};
    for (int piece = 0; piece < 3 * kWidth; ++piece) {
      const auto weights = tables.mixer.weights.data.begin() + piece * 4 * kWidth;
      plain.mixer.weights.data.insert(plain.mixer.weights.data.end(), weights,
                                      weights + 3 * kWidth);
      double sum = tables.mixer.bias.data[piece];
      for (int k = 0; k < kWidth; ++k) sum += weights[3 * kWidth + k] * projected[k];
      plain.mixer.bias.data[piece] = static_cast<float>(sum);
    }
    EXPECT_THAT(Embed(MakeLayer(tables, &vocabulary_), {&doc, 1}),
                Pointwise(FloatNear(2e-5f), NaiveVectors(plain, doc)))
        << "row " << row;
  }
}

TEST_F(Tok2VecTest, HasNoVectorsForDocsWithoutTokens) {
  const Tok2Vec layer = MakeLayer(SomeTables(2), &vocabulary_);
  const std::vector<Doc> docs(3);
  EXPECT_THAT(Embed(layer, docs), IsEmpty());
  EXPECT_THAT(Embed(layer, {}), IsEmpty());
}

TEST_F(Tok2VecTest, KeepsItsScratchSmallWhateverTheDoc) {
  const Tok2Vec layer = MakeLayer(SomeTables(4), &vocabulary_);
  const Doc doc = MakeDoc(30'000, 1);
  Embed(layer, {&doc, 1});
  size_t floats =
      scratch_.layer.capacity() + scratch_.embedder.capacity() + scratch_.embedded.capacity();
  for (const auto& rows : scratch_.rows) floats += rows.capacity();
  EXPECT_LT(floats, 1000 * kWidth * 2);
}

TEST_F(Tok2VecTest, SharesScratchWithALayerOfAnotherShape) {
  const Tok2Vec deep = MakeLayer(SomeTables(4), &vocabulary_);
  const Tok2Vec flat = MakeLayer(SomeTables(1), &vocabulary_);
  const Doc doc = MakeDoc(200, 1);
  const std::vector<float> expected = Embed(deep, {&doc, 1});
  Embed(flat, {&doc, 1});
  EXPECT_EQ(Embed(deep, {&doc, 1}), expected);
}

struct BadTables {
  const char* error;
  void (*spoil)(Tok2VecTables* tables);
};
constexpr BadTables kBadTables[] = {
    {"the mixer reads 36 values, the embeddings have 24", [](auto* t) { t->embeds.pop_back(); }},
    {"5 maxout pieces in the mixer; at most 4", [](auto* t) { t->mixer.weights.shape[1] = 5; }},
    {"5 maxout pieces in window layer 2; at most 4",
     [](auto* t) { t->encoder[1].weights.shape[1] = 5; }},
    {"window layer 1 makes 12 values of 60", [](auto* t) { t->encoder[0].weights.shape[2] = 60; }},
    {"static vectors reads 7 values, vocab/vectors has 0",
     [](auto* t) {
       t->static_vectors = SomeTensor({kWidth, 7}, 1);
     }},
};

TEST_F(Tok2VecTest, RefusesLayersThatDoNotFit) {
  vocabulary_.vectors.shape = {0, 0};
  for (const BadTables& bad : kBadTables) {
    Tok2VecTables tables = SomeTables(2);
    bad.spoil(&tables);
    const auto layer = Tok2Vec::Create(std::move(tables), &vocabulary_);
    EXPECT_EQ(layer.status().code(), absl::StatusCode::kInvalidArgument) << bad.error;
    EXPECT_THAT(std::string(layer.status().message()), HasSubstr(bad.error));
  }
}

}  // namespace
}  // namespace communique::entity::pipeline
