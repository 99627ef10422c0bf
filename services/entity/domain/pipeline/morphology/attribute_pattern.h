#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_ATTRIBUTE_PATTERN_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_ATTRIBUTE_PATTERN_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "services/entity/domain/pipeline/doc.h"
#include "services/entity/domain/pipeline/lexical/lexicon.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"
#include "services/entity/domain/pipeline/morphology/attribute_test.h"
#include "services/entity/domain/pipeline/symbols.h"

namespace communique::entity::pipeline {

// What patterns are matched on: the layers as they are before any rule has set anything. A layer
// that is absent reads as the empty label.
struct MatchInput {
  const Lexicon* lexicon;
  const std::vector<DocToken>* tokens;
  const std::vector<Label>* tags;
  const std::vector<Label>* dependencies;
  Label absent;

  Label TagOf(size_t token) const { return tags->empty() ? absent : (*tags)[token]; }
  Label DependencyOf(size_t token) const {
    return dependencies->empty() ? absent : (*dependencies)[token];
  }
};

// One pattern of an attribute rule: tests for each of some neighbouring tokens.
class AttributePattern {
 public:
  // INVALID_ARGUMENT for a pattern without tokens and for tests that cannot be made.
  static absl::StatusOr<AttributePattern> Create(
      const std::vector<std::vector<AttributeTest>>& tokens, SymbolTable* symbols);

  size_t size() const { return tokens_.size(); }

  // What a token must be to begin a match, of its word alone and of its tag alone.
  bool TestsFirstWord() const { return !tokens_[0].word_tests.empty(); }
  const std::vector<WordTest>& first_word_tests() const { return tokens_[0].word_tests; }
  const std::vector<LabelTest>& first_label_tests() const { return tokens_[0].label_tests; }

  // Whether the tokens from `begin` match, when the first one's word has passed its tests.
  bool MatchesRest(const MatchInput& input, size_t begin, PatternScratch* scratch) const;

 private:
  struct Token {
    std::vector<WordTest> word_tests;
    std::vector<LabelTest> label_tests;
  };

  std::vector<Token> tokens_;
};

// Finds the patterns that can match at a token without trying each. Patterns are told by their
// index in the vector that the index was made from.
class PatternIndex {
 public:
  explicit PatternIndex(const std::vector<AttributePattern>& patterns);

  // Those that test the first token's word, and its word passes.
  std::vector<uint16_t> BeginningWith(const std::vector<AttributePattern>& patterns,
                                      const Lexeme& word, PatternScratch* scratch) const;

  // Those that do not test the first token's word and may begin with this tag.
  const std::vector<uint16_t>& BeginningWith(Label tag) const;

 private:
  absl::flat_hash_map<uint64_t, std::vector<uint16_t>> by_lower_;
  std::vector<uint16_t> by_other_word_test_;
  absl::flat_hash_map<Label, std::vector<uint16_t>> by_tag_;
  std::vector<uint16_t> by_unnamed_tag_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_ATTRIBUTE_PATTERN_H_
