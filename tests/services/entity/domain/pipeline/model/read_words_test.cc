#include "services/entity/domain/pipeline/model/read_words.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "services/entity/domain/pipeline/lexical/string_id.h"
#include "tests/services/entity/domain/pipeline/model/invalid_model.h"
#include "tests/support/tiny_model.h"

namespace communique::entity::pipeline {
namespace {

using ::communique::testing::IsInvalidModel;
using ::communique::testing::MakeTinyModel;
using ::communique::testing::Msgpack;
using ::communique::testing::MsgpackArray;
using ::communique::testing::MsgpackMap;
using ::communique::testing::PackNpy;
using ::communique::testing::TinyTensor;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

// A tokenizer that has the one exception.
std::string File(const std::string& chunk, const std::vector<std::string>& tokens) {
  return MsgpackMap(
      {{Msgpack("exceptions"), MsgpackMap({{Msgpack(chunk), MsgpackArray(tokens)}})}});
}

std::string Token(int64_t attribute, const char* text) {
  return MsgpackMap({{Msgpack(attribute), Msgpack(text)}});
}

TEST(ReadTokenizerTest, ReadsPatternsAndSortsExceptions) {
  const auto tables = ReadTokenizer("tokenizer", MakeTinyModel().others.at("tokenizer"));
  ASSERT_TRUE(tables.ok()) << tables.status();
  EXPECT_EQ(tables->prefix_search, "^\\(|^\"");
  EXPECT_EQ(tables->infix_finditer, "(?<=[a-z])-(?=[a-z])");
  EXPECT_EQ(tables->url_match, "^https?://\\S+$");
  EXPECT_EQ(tables->token_match, "");
  EXPECT_TRUE(tables->faster_heuristics);
  ASSERT_EQ(tables->exceptions.size(), 2);
  EXPECT_EQ(tables->exceptions[0].first, " ");
  EXPECT_EQ(tables->exceptions[1].first, "don't");
  const std::vector<ExceptionToken>& tokens = tables->exceptions[1].second;
  ASSERT_EQ(tokens.size(), 2);
  EXPECT_EQ(tokens[0].orth, "do");
  EXPECT_EQ(tokens[0].norm, "");
  EXPECT_EQ(tokens[1].orth, "n't");
  EXPECT_EQ(tokens[1].norm, "not");
}

TEST(ReadTokenizerTest, RefusesExceptionsThatAreNotTheirChunk) {
  const struct {
    std::string file;
    const char* message;
  } rows[] = {
      {MsgpackMap({}), "tokenizer: has no map \"exceptions\""},
      {MsgpackMap({{Msgpack("prefix_search"), Msgpack(true)}}), "prefix_search: is no text"},
      {File("ab", {Token(65, "a")}), "exceptions: \"ab\": has tokens that are not the chunk"},
      {File("ab", {}), "exceptions: \"ab\": has tokens that are not the chunk"},
      {File("ab", {Token(65, "ab"), Token(67, "c")}),
       "exceptions: \"ab\": has a token without ORTH"},
      {File("ab", {Token(73, "ab")}), "exceptions: \"ab\": sets what is neither"},
      {MsgpackMap({{Msgpack("exceptions"), MsgpackMap({{Msgpack(true), MsgpackArray({})}})}}),
       "exceptions: has a chunk that is no text"},
  };
  for (const auto& row : rows) {
    EXPECT_THAT(ReadTokenizer("tokenizer", row.file), IsInvalidModel(row.message));
  }
}

TEST(ReadVocabularyTest, ReadsNormsAndVectors) {
  const auto tables = ReadVocabulary(MakeTinyModel().others);
  ASSERT_TRUE(tables.ok()) << tables.status();
  EXPECT_THAT(tables->lexeme_norms, UnorderedElementsAre(Pair(StringId("colour"), "color")));
  EXPECT_THAT(tables->vectors.shape, ElementsAre(2, 3));
  EXPECT_THAT(tables->vector_rows,
              UnorderedElementsAre(Pair(StringId("harbour"), 1), Pair(StringId("ferry"), 0)));
}

TEST(ReadVocabularyTest, IsEmptyWithoutFiles) {
  const auto tables = ReadVocabulary({});
  ASSERT_TRUE(tables.ok()) << tables.status();
  EXPECT_THAT(tables->lexeme_norms, IsEmpty());
  EXPECT_THAT(tables->vectors.shape, ElementsAre(0, 0));
  EXPECT_THAT(tables->vector_rows, IsEmpty());
}

TEST(ReadVocabularyTest, RefusesVectorsThatItDoesNotLookUp) {
  const auto rows_file = [](int64_t id, int64_t row) {
    return MsgpackMap({{Msgpack(id), Msgpack(row)}});
  };
  const struct {
    const char* path;
    std::string content;
    const char* message;
  } rows[] = {
      {"vocab/vectors.cfg", R"({"mode":"floret"})",
       "vocab/vectors.cfg: mode \"floret\" is not supported; supported: default"},
      {"vocab/vectors.cfg", R"({"attr":"LOWER"})",
       "vocab/vectors.cfg: attr \"LOWER\" is not supported"},
      {"vocab/key2row", rows_file(5, 2),
       "vocab/key2row: holds what is no pair of id and row below 2"},
      {"vocab/key2row", rows_file(5, -1), "vocab/key2row: holds what is no pair"},
      {"vocab/key2row", rows_file(-5, 1), "vocab/key2row: holds what is no pair"},
      {"vocab/key2row", "", "vocab/key2row: cut off after 0 bytes"},
      {"vocab/vectors", "no numpy", "vocab/vectors: is no .npy file"},
      {"vocab/lookups.bin", MsgpackMap({{Msgpack("lexeme_norm"), rows_file(5, 5)}}),
       "vocab/lookups.bin: lexeme_norm: holds what is no pair of id and text"},
  };
  for (const auto& row : rows) {
    ModelFiles files = MakeTinyModel().others;
    files[row.path] = row.content;
    EXPECT_THAT(ReadVocabulary(files), IsInvalidModel(row.message));
  }
}

}  // namespace
}  // namespace communique::entity::pipeline
