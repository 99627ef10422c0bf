#ifndef SERVICES_ENTITY_DOMAIN_LINK_DATES_H_
#define SERVICES_ENTITY_DOMAIN_LINK_DATES_H_

#include "absl/strings/string_view.h"
#include "communique/base/v1/date.pb.h"

namespace communique::entity {

// "2024-05-07", "2024-05" or "2024" as a message; parts that are missing or no numbers are 0.
base::v1::PartialDate ToPartialDate(absl::string_view date);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_LINK_DATES_H_
