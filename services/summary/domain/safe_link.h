#ifndef SERVICES_SUMMARY_DOMAIN_SAFE_LINK_H_
#define SERVICES_SUMMARY_DOMAIN_SAFE_LINK_H_

#include <string>

#include "absl/strings/string_view.h"

namespace communique::summary {

// True for an absolute http or https address (RFC 3986) of printable ASCII without quotes,
// brackets, spaces and the like: one that can stand in a link and can do no more than lead
// somewhere.
bool IsSafeLink(absl::string_view uri);

// The address of a Wikidata item; empty unless `kb_id` is "Q" and a number.
std::string WikidataLink(absl::string_view kb_id);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_SAFE_LINK_H_
