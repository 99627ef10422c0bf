#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_AFFIX_RULES_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_AFFIX_RULES_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/lexical/pattern.h"
#include "services/entity/domain/pipeline/lexical/pattern_facts.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// Strings longer than this many bytes are never matched by token_match and url_match, which have to
// see the whole of them, and prefixes and suffixes whose length the patterns leave open are looked
// for in that many bytes at the front and the back. The only deviation from spaCy, which takes
// quadratic time on them.
inline constexpr size_t kLongChunk = 4096;

// The patterns that cut chunks of text into tokens. Strings are valid UTF-8; `alphabet` is that of
// the string or of one that it is a part of: a pattern that cannot match there is not run. Every
// call but FindInfixes takes time that does not depend on the length of the string beyond
// kLongChunk, but for runs of one code point ("......"), which are then cut off as a whole.
class AffixRules {
 public:
  // INVALID_ARGUMENT names the pattern and what is wrong with it.
  static absl::StatusOr<AffixRules> Create(const TokenizerTables& tables);

  // Bytes to cut off at the front, at the back; 0: nothing.
  size_t PrefixBytes(absl::string_view text, Alphabet alphabet, PatternScratch* scratch) const;
  size_t SuffixBytes(absl::string_view text, Alphabet alphabet, PatternScratch* scratch) const;

  // Whether the string must stay one token: always, and after affixes were cut off.
  bool IsToken(absl::string_view text, Alphabet alphabet, PatternScratch* scratch) const;
  bool IsUrl(absl::string_view text, Alphabet alphabet, PatternScratch* scratch) const;

  // All infixes in order, as Python's `finditer` finds them; `infixes` is overwritten.
  void FindInfixes(absl::string_view text, Alphabet alphabet, PatternScratch* scratch,
                   std::vector<Pattern::Match>* infixes) const;

 private:
  std::optional<Pattern> prefix_;
  std::optional<Pattern> suffix_;
  std::optional<Pattern> infix_;
  std::optional<Pattern> token_;
  std::optional<Pattern> url_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_AFFIX_RULES_H_
