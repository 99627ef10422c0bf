#ifndef SERVICES_ENTITY_DOMAIN_SENTENCE_RULES_H_
#define SERVICES_ENTITY_DOMAIN_SENTENCE_RULES_H_

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace communique::entity {

// When an abbreviation's full stop does not end a sentence.
enum class Abbreviation : uint8_t {
  kNone,
  kTitle,     // "Mr": a name follows.
  kNumbered,  // "No", "Sept": a digit follows.
  kInner,     // "vs", "e.g": text follows, whatever it is.
  kEither,    // "Inc", "U.S": unless a word follows that usually starts a sentence.
};

// The English suppressions of sentence breaks, from data/sentence_abbreviations.tsv. Immutable.
class SentenceRules {
 public:
  // `data` has two columns: class ("title", "numbered", "inner", "either" or "starter") and word,
  // without its last full stop. INVALID_ARGUMENT names the bad line.
  static absl::StatusOr<SentenceRules> Parse(absl::string_view data);

  // The class of `word`, written as in the text and without its last full stop.
  Abbreviation Classify(absl::string_view word) const;

  // `word` often starts a sentence and seldom goes on a name ("The", "But").
  bool IsStarter(absl::string_view word) const { return starters_.contains(word); }

  // A full stop after `word` does not end the sentence when `next` is the first word after it.
  // `next` is empty at the end of a block.
  bool Suppresses(absl::string_view word, absl::string_view next) const;

 private:
  absl::flat_hash_map<std::string, Abbreviation> abbreviations_;
  absl::flat_hash_set<std::string> starters_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_SENTENCE_RULES_H_
