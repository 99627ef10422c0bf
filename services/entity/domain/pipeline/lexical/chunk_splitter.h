#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_CHUNK_SPLITTER_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_CHUNK_SPLITTER_H_

#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/lexical/affix_rules.h"
#include "services/entity/domain/pipeline/lexical/pattern.h"
#include "services/entity/domain/pipeline/lexical/special_cases.h"

namespace communique::entity::pipeline {

// A token of a chunk.
struct Piece {
  absl::string_view text;  // Part of the chunk.
  absl::string_view norm;  // Of the special case it comes from; empty: the usual norm.
};

// Cuts a chunk, which is either white space or has none, by spaCy's algorithm: special cases
// first, then prefixes and suffixes from outside to inside as long as there are any, then infixes
// of what is left.
class ChunkSplitter {
 public:
  // Scratch and result of a split; one thread at a time.
  struct Scratch {
    std::vector<Piece> pieces;  // Concatenate to the chunk.
    std::vector<absl::string_view> suffixes;
    std::vector<Pattern::Match> infixes;
    PatternScratch patterns;
  };

  ChunkSplitter(AffixRules rules, SpecialCases special_cases)
      : rules_(std::move(rules)), special_cases_(std::move(special_cases)) {}

  const AffixRules& rules() const { return rules_; }
  const SpecialCases& special_cases() const { return special_cases_; }

  // Cuts a chunk that isn't empty into scratch->pieces. Linear in the chunk for patterns whose
  // matches have a bounded length or are runs.
  void Split(absl::string_view chunk, bool with_special_cases, Scratch* scratch) const;

 private:
  absl::string_view CutAffixes(absl::string_view text, bool with_special_cases,
                               Scratch* scratch) const;
  void CutMiddle(absl::string_view text, bool with_special_cases, Scratch* scratch) const;
  void CutInfixes(absl::string_view text, Scratch* scratch) const;

  AffixRules rules_;
  SpecialCases special_cases_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_CHUNK_SPLITTER_H_
