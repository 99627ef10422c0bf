#ifndef SERVICES_ENTITY_DOMAIN_KNOWLEDGE_BASE_NAMES_H_
#define SERVICES_ENTITY_DOMAIN_KNOWLEDGE_BASE_NAMES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace communique::entity {

// Names are compared word by word. A word's key is its text without case, accents, apostrophes and
// full stops: "Élysée" -> "elysee", "O'Neill" -> "oneill", "U.S." -> "us", "'s" -> "s". The key of
// a hyphen or an apostrophe alone is empty: such words are skipped, so "Ban Ki-moon" is "Ban Ki
// moon".

// The key of one word. Takes well-formed UTF-8.
std::string FoldName(absl::string_view word);

// The keys of the words of a name, cut where the tokenizer cuts: at white space, around hyphens and
// commas, before "'s". Empty keys are left out.
std::vector<std::string> NameKeys(absl::string_view name);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_KNOWLEDGE_BASE_NAMES_H_
