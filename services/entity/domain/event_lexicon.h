#ifndef SERVICES_ENTITY_DOMAIN_EVENT_LEXICON_H_
#define SERVICES_ENTITY_DOMAIN_EVENT_LEXICON_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace communique::entity {

// A word that expresses an event; a row of data/event_triggers.tsv.
struct EventTrigger {
  std::string kind;    // "visit", "meet" ...
  std::string cameo;   // Empty when no code fits.
  std::string plover;  // Empty when no type fits.
  std::string object;  // For verbs: a word that must follow; empty for none.
  // Verbs: somebody or some place must follow. Nouns: an article, an adjective or somebody who
  // takes part must be there.
  bool entity = false;
  std::vector<std::string> words;  // For nouns: the words.
};

// Kind of rows whose words look like an event and are none.
inline constexpr absl::string_view kNoEvent = "none";

// What a verb says of an event that its object or infinitive names.
enum class Governor : uint8_t { kNone, kLight, kPlan, kCancel, kPostpone, kWish, kKeep };

// The words of events. Immutable.
class EventLexicon {
 public:
  // Both tables are described in their heads. INVALID_ARGUMENT names a bad row.
  static absl::StatusOr<EventLexicon> Parse(absl::string_view triggers,
                                            absl::string_view governors);

  // The rows of a verb's lemma: those with an object first. Empty when there are none.
  const std::vector<EventTrigger>& Verb(absl::string_view lemma) const;

  // The rows of nouns that start with `word`: longer first. Empty when there are none.
  const std::vector<EventTrigger>& Nouns(absl::string_view word) const;

  Governor GovernorOf(absl::string_view lemma) const;

 private:
  using Rows = absl::flat_hash_map<std::string, std::vector<EventTrigger>>;

  Rows verbs_;
  Rows nouns_;
  absl::flat_hash_map<std::string, Governor> governors_;
  std::vector<EventTrigger> none_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_EVENT_LEXICON_H_
