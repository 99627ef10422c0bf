#ifndef SERVICES_ENTITY_DOMAIN_VERB_LEXICON_H_
#define SERVICES_ENTITY_DOMAIN_VERB_LEXICON_H_

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace communique::entity {

// Forms of a verb, as bits.
enum VerbForm : uint8_t {
  kVerbBase = 1,        // visit
  kVerbThird = 2,       // visits
  kVerbPast = 4,        // visited, went
  kVerbParticiple = 8,  // visited, gone
  kVerbGerund = 16,     // visiting
};

// What a word form can be.
struct VerbReading {
  std::string lemma;
  uint8_t forms = 0;
  bool noun = false;  // The base and third forms are common nouns too ("visit").

  bool Is(uint8_t any_of) const { return (forms & any_of) != 0; }
};

// Word forms of English verbs, from data/verb_forms.tsv. Immutable.
class VerbLexicon {
 public:
  // `data`: lemma, past, participle, "noun" or "-"; see the table's head. INVALID_ARGUMENT names a
  // bad row.
  static absl::StatusOr<VerbLexicon> Parse(absl::string_view data);

  // The reading of a lower-case word; null when it is no known form. When two verbs share a form
  // ("found"), the first in the table has it.
  const VerbReading* Find(absl::string_view lower) const;

 private:
  void Add(absl::string_view form, absl::string_view lemma, uint8_t bits, bool noun);

  absl::flat_hash_map<std::string, VerbReading> readings_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_VERB_LEXICON_H_
