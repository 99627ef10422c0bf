#ifndef SERVICES_INGEST_DOMAIN_TEXT_PAGE_H_
#define SERVICES_INGEST_DOMAIN_TEXT_PAGE_H_

#include "absl/strings/string_view.h"
#include "services/ingest/domain/page.h"

namespace communique::ingest {

// Cuts plain text into blocks: a paragraph, a heading, a list item or a line each. Hard-wrapped
// lines are joined, also where an empty line was put after every line. YAML front matter becomes
// metas named "front:key". Markdown markup is taken away where there is front matter, `markdown` is
// set or the text uses it. `source` is well-formed UTF-8.
Page ReadText(absl::string_view source, bool markdown);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_TEXT_PAGE_H_
