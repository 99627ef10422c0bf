#ifndef SERVICES_ENTITY_DOMAIN_LINK_COUNTRY_ROLES_H_
#define SERVICES_ENTITY_DOMAIN_LINK_COUNTRY_ROLES_H_

#include <algorithm>
#include <cstddef>

#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/coref_offices.h"

namespace communique::entity {

// What the parts of CountryFinder share (link_countries*.cc).

// A government that speaks is likelier than others; by judgment.
inline constexpr double kHome = 1.2;
// Neighbours of a mention, and words beside it, that are looked at.
inline constexpr int kMaxNeighbours = 60;
inline constexpr int kWordsBefore = 5;
inline constexpr int kWordsBehind = 5;

// The person has an office that leads a state.
inline bool Leads(const EntityRecord& entity) {
  return std::any_of(entity.roles.begin(), entity.roles.end(),
                     [](const v1::Role& role) { return LeadsState(role.office()); });
}

inline bool HasRole(const EntityRecord& entity, absl::string_view office) {
  return std::any_of(entity.roles.begin(), entity.roles.end(),
                     [office](const v1::Role& role) { return role.office() == office; });
}

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_LINK_COUNTRY_ROLES_H_
