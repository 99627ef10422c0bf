#ifndef SERVICES_SUMMARY_DOMAIN_VISIT_NAME_H_
#define SERVICES_SUMMARY_DOMAIN_VISIT_NAME_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// Resource name of the record, visits/{32 hexadecimal digits}: a hash of principal, destination
// countries and first day; of its documents too when there is no first day. Independent of the
// order in which anything was found.
std::string NameOf(const v1::Visit& visit);

// A hash of the whole record but for etag, revision and update_time; 16 hexadecimal digits.
std::string EtagOf(const v1::Visit& visit);

// The words of a name, folded, without titles; with them when there is nothing else.
std::vector<std::string> NameWords(absl::string_view name);

// The name is made of titles alone ("Prime Minister", "the King").
bool IsOnlyTitle(absl::string_view name);

// Two names of one person: after folding and without titles, the words of one are all in the other,
// and they share the last or the first word of the longer one.
bool SamePerson(absl::string_view a, absl::string_view b);
// The same for their NameWords.
bool SameName(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_VISIT_NAME_H_
