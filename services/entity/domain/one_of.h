#ifndef SERVICES_ENTITY_DOMAIN_ONE_OF_H_
#define SERVICES_ENTITY_DOMAIN_ONE_OF_H_

#include <algorithm>
#include <iterator>

#include "absl/strings/string_view.h"

namespace communique::entity {

// Whether `word` stands in `list`, an array of a few words.
template <typename List>
bool IsOneOf(absl::string_view word, const List& list) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_ONE_OF_H_
