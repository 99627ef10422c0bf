#ifndef SERVICES_ENTITY_DOMAIN_VERB_AUXILIARIES_H_
#define SERVICES_ENTITY_DOMAIN_VERB_AUXILIARIES_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "communique/entity/v1/analysis.pb.h"

namespace communique::entity {

enum class Modal : uint8_t {
  kNone,
  kWill,    // will, shall, 'll, is going to
  kWould,   // would, 'd
  kMay,     // may, might, could
  kCan,     // can
  kShould,  // should, must, ought to, needs to
  kPlan,    // is to, is due to, plans to, expected to, set to
};

// What an auxiliary does to its group.
struct Auxiliary {
  absl::string_view word;
  enum Kind : uint8_t { kModal, kBe, kHave, kDo } kind;
  v1::Tense tense;
  Modal modal;
  bool negated;
};

// The auxiliary that a lower-case word is; null when it is none.
const Auxiliary* FindAuxiliary(absl::string_view word);

// A lower-case word may stand between auxiliaries and verb: "already", "formally".
bool IsVerbAdverb(absl::string_view word);

// "not", "never"
bool IsNegation(absl::string_view word);

// After the word, "to" and a verb speak of a plan: "due", "expects".
bool IsPlanWord(absl::string_view word);

// The word stands in front of a noun: what follows it is no finite verb.
bool OpensNoun(absl::string_view word);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_VERB_AUXILIARIES_H_
