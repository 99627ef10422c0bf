#ifndef SERVICES_INGEST_DOMAIN_HTML_REFERENCES_H_
#define SERVICES_INGEST_DOMAIN_HTML_REFERENCES_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace communique::ingest {

// Where a character reference stands; an attribute keeps "&copy=1" as it is.
enum class ReferencePlace { kText, kAttribute };

// Reads the character reference that `text` begins with ("&eacute;", "&#8212;", "&#x2014"), by the
// table data/character_references.tsv and the HTML standard, section 13.2.5.72 and on. Appends what
// it stands for to `out`; nothing for a number that is no character. Returns its length, 0 when "&"
// is only itself. "&#128;" to "&#159;" are appended as U+0080 to U+009F, see BlockTextBuilder.
size_t ReadReference(absl::string_view text, ReferencePlace place, std::string* out);

// `text` with its references replaced.
std::string WithoutReferences(absl::string_view text, ReferencePlace place);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_HTML_REFERENCES_H_
