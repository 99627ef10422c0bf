#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_ATTRIBUTE_TEST_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_ATTRIBUTE_TEST_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "services/entity/domain/pipeline/lexical/lexicon.h"
#include "services/entity/domain/pipeline/lexical/pattern.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"
#include "services/entity/domain/pipeline/symbols.h"

namespace communique::entity::pipeline {

// A test of what a token's word always is: ORTH, LOWER, NORM, IS_SPACE. What it says of a word can
// be kept for as long as the word.
class WordTest {
 public:
  static bool Reads(AttributeTest::Field field);

  // INVALID_ARGUMENT when spaCy has no such test or its regular expression does not compile.
  static absl::StatusOr<WordTest> Create(const AttributeTest& test);

  bool Holds(const Lexeme& word, PatternScratch* scratch) const;

  // The lower cased words that can pass, when the test names them.
  std::optional<std::vector<uint64_t>> LowerWords() const;

 private:
  WordTest(AttributeTest::Field field, AttributeTest::Kind kind) : field_(field), kind_(kind) {}

  uint64_t ValueOf(const Lexeme& word) const;

  AttributeTest::Field field_;
  AttributeTest::Kind kind_;
  std::vector<uint64_t> values_;  // Ids; 0 and 1 for IS_SPACE.
  std::optional<Pattern> regex_;
};

// A test of what earlier components said of a token: TAG, DEP.
class LabelTest {
 public:
  static bool Reads(AttributeTest::Field field);

  // INVALID_ARGUMENT when spaCy has no such test or its regular expression does not compile.
  static absl::StatusOr<LabelTest> Create(const AttributeTest& test, SymbolTable* symbols);

  bool Holds(Label tag, Label dependency, PatternScratch* scratch) const;

  // The tags that it names.
  std::vector<Label> Tags() const;

  // Whether a token of this tag may pass, whatever its dependency is. Null: of a tag that no test
  // names.
  bool MayHold(Label tag, PatternScratch* scratch) const;

 private:
  LabelTest(AttributeTest::Field field, AttributeTest::Kind kind) : field_(field), kind_(kind) {}

  bool HoldsFor(Label label, PatternScratch* scratch) const;

  AttributeTest::Field field_;
  AttributeTest::Kind kind_;
  std::vector<Label> values_;
  std::optional<Pattern> regex_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_ATTRIBUTE_TEST_H_
