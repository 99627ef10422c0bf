#ifndef SERVICES_ENTITY_DOMAIN_PERSON_NAME_H_
#define SERVICES_ENTITY_DOMAIN_PERSON_NAME_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace communique::entity {

// The word of a full name by which a person is called: the last one, or the first one when
// `name_order` is "family-first"; suffixes ("Jr.", "III") do not count. The whole name when it is
// one word or the order is "single".
absl::string_view Surname(absl::string_view name, absl::string_view name_order);

// The end of `name` from the particle before its surname on: "bin Salman", "van Thijn"; empty when
// there is none or the name does not end with `surname`.
absl::string_view SurnameWithParticle(absl::string_view name, absl::string_view surname);

// "bin", "van", "de", "al": goes on a name in lower case. `key` as FoldName returns it.
bool IsNameParticle(absl::string_view key);

// "jr", "iii": ends a name.
bool IsNameSuffix(absl::string_view key);

// One letter: an initial.
inline bool IsInitial(absl::string_view key) { return key.size() == 1; }

// `shorter` can name the person whose full name is `longer`: every word of it occurs there in
// order, an initial standing for a word that starts with it. Both are lists of NameKeys. "xi",
// "jinping" and "xi jinping" agree with "xi jinping"; "j howard" agrees with "john howard".
bool NamesAgree(const std::vector<std::string>& shorter, const std::vector<std::string>& longer);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_PERSON_NAME_H_
