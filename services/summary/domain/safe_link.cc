#include "services/summary/domain/safe_link.h"

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace communique::summary {
namespace {

// What RFC 3986 allows in a URI beside letters and digits; square brackets, which it allows in an
// address of IPv6 alone, are left out.
constexpr absl::string_view kMarks = "-._~:/?#@!$&()*+,;=%";

}  // namespace

bool IsSafeLink(absl::string_view uri) {
  const bool web = absl::ConsumePrefix(&uri, "https://") || absl::ConsumePrefix(&uri, "http://");
  if (!web || uri.empty() || !absl::ascii_isalnum(uri.front())) return false;
  for (size_t i = 0; i < uri.size(); ++i) {
    if (!absl::ascii_isalnum(uri[i]) && !absl::StrContains(kMarks, uri[i])) return false;
    if (uri[i] != '%') continue;
    if (i + 2 >= uri.size() || !absl::ascii_isxdigit(uri[i + 1]) ||
        !absl::ascii_isxdigit(uri[i + 2]))
      return false;
  }
  return true;
}

std::string WikidataLink(absl::string_view kb_id) {
  const absl::string_view number = absl::StripPrefix(kb_id, "Q");
  const bool valid = number.size() + 1 == kb_id.size() && !number.empty() && number.size() < 20 &&
                     absl::c_all_of(number, absl::ascii_isdigit);
  return valid ? absl::StrCat("https://www.wikidata.org/wiki/", kb_id) : "";
}

}  // namespace communique::summary
