#ifndef SERVICES_ENTITY_DOMAIN_QUANTITY_LEXICON_H_
#define SERVICES_ENTITY_DOMAIN_QUANTITY_LEXICON_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace communique::entity {

// What a word or phrase does beside a number; see data/quantity_words.tsv.
enum class QuantityClass : uint8_t {
  kNumber,          // "twelve"
  kScale,           // "million": multiplies what stands before it
  kAtLeast,         // "more than"
  kAtMost,          // "up to"
  kAbout,           // "some"
  kBehindAtLeast,   // "or more"
  kBehindAbout,     // "or so"
  kCurrencyBefore,  // "$"
  kCurrencyBehind,  // "euros"
  kPercent,         // "per cent"
  kPlural,          // "people": counts without an s
  kNever,           // "Article": the number behind names something
};

// A phrase of the table.
struct QuantityPhrase {
  std::vector<std::string> words;  // Lower case, one a token.
  QuantityClass phrase_class = QuantityClass::kNumber;
  double number = 0;     // Of kNumber and kScale.
  std::string currency;  // ISO 4217; empty when the words leave it open.
};

// The words around numbers. Immutable.
class QuantityLexicon {
 public:
  // INVALID_ARGUMENT names a bad row.
  static absl::StatusOr<QuantityLexicon> Parse(absl::string_view table);

  // The phrases that start with `word`, lower case, the longest first; empty when there are none.
  const std::vector<QuantityPhrase>& PhrasesFrom(absl::string_view word) const;

 private:
  absl::flat_hash_map<std::string, std::vector<QuantityPhrase>> phrases_;
  std::vector<QuantityPhrase> none_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_QUANTITY_LEXICON_H_
