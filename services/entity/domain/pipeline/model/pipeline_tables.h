#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_PIPELINE_TABLES_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_PIPELINE_TABLES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace communique::entity::pipeline {

// What the folder of a spaCy 3 pipeline holds, as plain data: the reader has checked every shape,
// so that the components built from it need no checks of their own. Strings are UTF-8. Keys of type
// uint64_t are string ids (lexical/string_id.h), as spaCy writes them.

// A dense array of float32, last axis fastest.
struct Tensor {
  std::vector<int> shape;
  std::vector<float> data;  // Product of `shape` values.
};

// What of a token a hash embedding looks at.
enum class Attribute : uint8_t {
  kOrth,
  kNorm,
  kLower,
  kPrefix,
  kSuffix,
  kShape,
  kSpacy,    // One space follows: 1 or 0.
  kIsSpace,  // The token is white space: 1 or 0.
};

// The value of a token of an exception: `orth` is the text, `norm` its norm; empty: the usual norm.
struct ExceptionToken {
  std::string orth;
  std::string norm;
};

// tokenizer: patterns in Python's `re` syntax; an empty one is absent.
struct TokenizerTables {
  std::string prefix_search;
  std::string suffix_search;
  std::string infix_finditer;
  std::string token_match;
  std::string url_match;
  bool faster_heuristics = true;
  // Chunk of text and the tokens it is cut into, whose texts concatenate to it. Sorted by chunk.
  std::vector<std::pair<std::string, std::vector<ExceptionToken>>> exceptions;
};

// vocab/: norms of words and static vectors.
struct VocabularyTables {
  absl::flat_hash_map<uint64_t, std::string> lexeme_norms;  // By id of the word.
  Tensor vectors;                                      // [rows, width]; [0, 0] without vectors.
  absl::flat_hash_map<uint64_t, int32_t> vector_rows;  // By id of the word.
};

struct HashEmbedTables {
  Attribute attribute = Attribute::kNorm;
  uint32_t seed = 0;
  Tensor table;  // [rows, width]
};

struct LinearTables {
  Tensor weights;  // [outputs, inputs]
  Tensor bias;     // [outputs]
};

// Maxout, then layer normalization.
struct MaxoutTables {
  Tensor weights;  // [outputs, pieces, inputs]
  Tensor bias;     // [outputs, pieces]
  Tensor gain;     // [outputs]
  Tensor shift;    // [outputs]
};

// MultiHashEmbed (with static vectors or without) and MaxoutWindowEncoder with a window of one.
struct Tok2VecTables {
  std::vector<HashEmbedTables> embeds;
  std::optional<Tensor> static_vectors;  // [width, vector width]; concatenated after the embeds.
  MaxoutTables mixer;                    // inputs: width * (embeds + static vectors)
  std::vector<MaxoutTables> encoder;     // Residual; inputs: 3 * width.
};

// tagger and senter: a linear layer over token vectors; the best label wins.
struct LabelLayerTables {
  std::optional<Tok2VecTables> tok2vec;  // Absent: listens to the shared one.
  LinearTables output;
  std::vector<std::string> labels;  // By row of `output`; for the senter "I", "S".
  bool overwrite = false;
};

// A move of a transition system. `action` is spaCy's number: parser 0 shift, 1 reduce, 2 left arc,
// 3 right arc, 4 break; ner 1 begin, 2 in, 3 last, 4 unit, 5 out.
struct Move {
  int action = 0;
  std::string label;
};

// parser and ner: TransitionBasedParser.v2.
struct TransitionTables {
  std::optional<Tok2VecTables> tok2vec;  // Absent: listens to the shared one.
  LinearTables projection;               // Token vectors to `hidden` inputs.
  Tensor lower_weights;                  // [features, hidden, pieces, projected]
  Tensor lower_bias;                     // [hidden, pieces]
  Tensor lower_padding;                  // [features, hidden, pieces]: a feature without a token.
  std::optional<LinearTables> upper;     // Absent: the hidden layer is the scores.
  std::vector<Move> moves;               // By row of the scores, in spaCy's order.
};

// A test of one attribute of one token in a pattern of the attribute ruler.
struct AttributeTest {
  enum class Kind : uint8_t { kEquals, kIn, kNotIn, kRegex };
  enum class Field : uint8_t { kOrth, kLower, kNorm, kTag, kPos, kDep, kLemma, kMorph, kIsSpace };
  Field field = Field::kOrth;
  Kind kind = Kind::kEquals;
  std::vector<std::string> values;  // One for kEquals and kRegex; "True"/"False" for kIsSpace.
};

// Sets attributes on token `index` of what one of `patterns` matches.
struct AttributeRule {
  // Each pattern is a list of tokens, each token a list of tests that must all hold.
  std::vector<std::vector<std::vector<AttributeTest>>> patterns;
  // Attribute name ("TAG", "POS", "MORPH", "LEMMA", "DEP", "NORM") and value.
  std::vector<std::pair<std::string, std::string>> values;
  int index = 0;  // May be negative: from the end.
};

// lemmatizer: mode "rule" or "lookup". Keys of the outer maps are parts of speech in lower case.
struct LemmatizerTables {
  struct Rules {
    std::vector<std::pair<std::string, std::string>> suffixes;  // Old and new.
    absl::flat_hash_map<std::string, std::vector<std::string>> exceptions;
    std::vector<std::string> index;  // Known lemmas, sorted.
  };
  std::string mode;
  bool overwrite = false;
  absl::flat_hash_map<std::string, Rules> by_pos;
  absl::flat_hash_map<uint64_t, std::string> lookup;  // By id of the word as it is written.
};

// What GetModelInfo tells.
struct ModelInfo {
  std::string name;      // "core_web_sm"
  std::string language;  // "en"
  std::string version;   // "3.8.0"
  std::string description;
  std::string license;
  std::string author;
  std::string sha256;                   // Over all files that were read, see ReadPipeline.
  std::vector<std::string> components;  // In order; without the disabled ones.
  std::vector<std::string> disabled;
  // Component and its labels, in the order of `components`.
  std::vector<std::pair<std::string, std::vector<std::string>>> labels;
  // Published scores ("ents_f" 0.85), sorted by name; only those that are single numbers.
  std::vector<std::pair<std::string, double>> scores;
};

// A pipeline. The components that it has run in the order of `info.components`.
struct PipelineTables {
  ModelInfo info;
  TokenizerTables tokenizer;
  VocabularyTables vocabulary;
  std::optional<Tok2VecTables> tok2vec;
  std::optional<LabelLayerTables> tagger;
  std::optional<LabelLayerTables> senter;
  std::optional<TransitionTables> parser;
  std::optional<TransitionTables> ner;
  std::vector<AttributeRule> attribute_rules;
  std::optional<LemmatizerTables> lemmatizer;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_PIPELINE_TABLES_H_
