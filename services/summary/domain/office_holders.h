#ifndef SERVICES_SUMMARY_DOMAIN_OFFICE_HOLDERS_H_
#define SERVICES_SUMMARY_DOMAIN_OFFICE_HOLDERS_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "communique/entity/v1/analysis.pb.h"

namespace communique::summary {

// For each entity the index of the person whom the document means by an office without a named
// holder, -1 when it does not tell: the person named right behind it ("the General Secretary of
// the Party, Mr An Binh"), else the only one who holds it or, among several, the author.
std::vector<int> FindOfficeHolders(absl::string_view text, const entity::v1::Analysis& analysis);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_OFFICE_HOLDERS_H_
