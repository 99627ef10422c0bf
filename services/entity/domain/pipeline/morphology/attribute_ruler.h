#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_ATTRIBUTE_RULER_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_ATTRIBUTE_RULER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "services/entity/domain/pipeline/doc.h"
#include "services/entity/domain/pipeline/lexical/lexicon.h"
#include "services/entity/domain/pipeline/lexical/pattern.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"
#include "services/entity/domain/pipeline/morphology/attribute_pattern.h"
#include "services/entity/domain/pipeline/symbols.h"

namespace communique::entity::pipeline {

// What rules may set.
enum class RuleAttribute : uint8_t { kTag, kPos, kMorph, kLemma, kDep };
inline constexpr size_t kRuleAttributes = 5;

// What one attribute ruler has worked out of the words of one lexicon, and its scratch memory. Part
// of a Workspace: one thread at a time. Bounded by the lexicon, and what the ruler answers does not
// depend on it.
class AttributeScratch {
 private:
  friend class AttributeRuler;

  // For each attribute of a token the last rule that sets it, -1 for none.
  using Winners = std::array<int32_t, kRuleAttributes>;

  uint64_t epoch_ = 0;                        // Of the lexicon.
  std::vector<uint32_t> by_word_;             // Index in `lists_` by lexeme; 0 for not known yet.
  std::vector<std::vector<uint16_t>> lists_;  // Patterns that can begin with a word; 1 is empty.
  std::vector<Winners> winners_;
  PatternScratch patterns_;
};

// spaCy's attribute ruler: sets tags, parts of speech, morphology, lemmas and dependencies of the
// tokens that patterns match. All patterns are matched before anything is set; of two rules that
// set the same, the later one wins. Immutable; one instance serves all threads.
class AttributeRuler {
 public:
  // INVALID_ARGUMENT names the rule and what it cannot do. `symbols` must outlive the ruler.
  static absl::StatusOr<AttributeRuler> Create(const std::vector<AttributeRule>& rules,
                                               SymbolTable* symbols);

  // Reads words, tags and dependencies. Fills `pos`, `morphs` and `lemmas` (empty where no rule
  // sets one) and changes tags and dependencies. `lexicon` is the one that the tokenizer filled.
  void Annotate(const Lexicon& lexicon, AttributeScratch* scratch, Doc* doc) const;

 private:
  using Values = std::array<Label, kRuleAttributes>;  // Null for what a rule does not set.

  // What a match of the pattern at the same index does.
  struct Effect {
    int32_t rule;
    size_t offset;  // From the first token of the match to the one that is set.
  };

  AttributeRuler(std::vector<AttributePattern> patterns, std::vector<Effect> effects,
                 std::vector<Values> values, Label absent);

  const std::vector<uint16_t>& PatternsOf(const Lexicon& lexicon, uint32_t word,
                                          AttributeScratch* scratch) const;
  void ApplyMatches(const MatchInput& input, const std::vector<uint16_t>& candidates, size_t begin,
                    AttributeScratch* scratch) const;
  void SetAttributes(const std::vector<AttributeScratch::Winners>& winners, Doc* doc) const;

  std::vector<AttributePattern> patterns_;
  std::vector<Effect> effects_;  // By pattern.
  std::vector<Values> values_;   // By rule.
  PatternIndex index_;
  Label absent_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_ATTRIBUTE_RULER_H_
