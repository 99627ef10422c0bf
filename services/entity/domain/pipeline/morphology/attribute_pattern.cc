#include "services/entity/domain/pipeline/morphology/attribute_pattern.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "common/status/macros.h"

namespace communique::entity::pipeline {
namespace {

template <typename Test, typename... Values>
bool AllHold(const std::vector<Test>& tests, const Values&... values) {
  return std::all_of(tests.begin(), tests.end(),
                     [&](const Test& test) { return test.Holds(values...); });
}

bool MayBeginWith(const AttributePattern& pattern, Label tag, PatternScratch* scratch) {
  const std::vector<LabelTest>& tests = pattern.first_label_tests();
  return std::all_of(tests.begin(), tests.end(),
                     [&](const LabelTest& test) { return test.MayHold(tag, scratch); });
}

// The words, lower cased, of which the first token of a match is one; nothing when it may be any.
std::optional<std::vector<uint64_t>> FirstLowerWords(const AttributePattern& pattern) {
  for (const WordTest& test : pattern.first_word_tests()) {
    if (std::optional<std::vector<uint64_t>> words = test.LowerWords()) return words;
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<AttributePattern> AttributePattern::Create(
    const std::vector<std::vector<AttributeTest>>& tokens, SymbolTable* symbols) {
  if (tokens.empty()) return absl::InvalidArgumentError("a pattern has no tokens");
  AttributePattern pattern;
  for (const std::vector<AttributeTest>& tests : tokens) {
    Token& token = pattern.tokens_.emplace_back();
    for (const AttributeTest& test : tests) {
      if (WordTest::Reads(test.field)) {
        COMMUNIQUE_ASSIGN_OR_RETURN(WordTest word_test, WordTest::Create(test));
        token.word_tests.push_back(std::move(word_test));
      } else if (LabelTest::Reads(test.field)) {
        COMMUNIQUE_ASSIGN_OR_RETURN(LabelTest label_test, LabelTest::Create(test, symbols));
        token.label_tests.push_back(std::move(label_test));
      } else {
        return absl::InvalidArgumentError(
            "tests of POS, MORPH and LEMMA are not supported: no component before it sets them");
      }
    }
  }
  return pattern;
}

bool AttributePattern::MatchesRest(const MatchInput& input, size_t begin,
                                   PatternScratch* scratch) const {
  if (begin + tokens_.size() > input.tokens->size()) return false;
  for (size_t k = 0; k < tokens_.size(); ++k) {
    const size_t i = begin + k;
    if (!AllHold(tokens_[k].label_tests, input.TagOf(i), input.DependencyOf(i), scratch)) {
      return false;
    }
    if (k > 0 &&
        !AllHold(tokens_[k].word_tests, (*input.lexicon)[(*input.tokens)[i].lexeme], scratch)) {
      return false;
    }
  }
  return true;
}

PatternIndex::PatternIndex(const std::vector<AttributePattern>& patterns) {
  PatternScratch scratch;
  for (const AttributePattern& pattern : patterns) {
    for (const LabelTest& test : pattern.first_label_tests()) {
      for (const Label tag : test.Tags()) by_tag_[tag];
    }
  }
  for (uint16_t id = 0; id < patterns.size(); ++id) {
    const AttributePattern& pattern = patterns[id];
    if (const std::optional<std::vector<uint64_t>> words = FirstLowerWords(pattern)) {
      for (const uint64_t word : *words) by_lower_[word].push_back(id);
    } else if (pattern.TestsFirstWord()) {
      by_other_word_test_.push_back(id);
    } else {
      for (auto& [tag, ids] : by_tag_) {
        if (MayBeginWith(pattern, tag, &scratch)) ids.push_back(id);
      }
      if (MayBeginWith(pattern, nullptr, &scratch)) by_unnamed_tag_.push_back(id);
    }
  }
}

std::vector<uint16_t> PatternIndex::BeginningWith(const std::vector<AttributePattern>& patterns,
                                                  const Lexeme& word,
                                                  PatternScratch* scratch) const {
  std::vector<uint16_t> result;
  const auto add_passing = [&](const std::vector<uint16_t>& ids) {
    for (const uint16_t id : ids) {
      if (AllHold(patterns[id].first_word_tests(), word, scratch)) result.push_back(id);
    }
  };
  if (const auto named = by_lower_.find(word.lower); named != by_lower_.end()) {
    add_passing(named->second);
  }
  add_passing(by_other_word_test_);
  return result;
}

const std::vector<uint16_t>& PatternIndex::BeginningWith(Label tag) const {
  const auto named = by_tag_.find(tag);
  return named == by_tag_.end() ? by_unnamed_tag_ : named->second;
}

}  // namespace communique::entity::pipeline
