#ifndef SERVICES_INGEST_DOMAIN_HTML_PAGE_H_
#define SERVICES_INGEST_DOMAIN_HTML_PAGE_H_

#include "absl/strings/string_view.h"
#include "services/ingest/domain/html_hints.h"
#include "services/ingest/domain/page.h"

namespace communique::ingest {

// Cuts HTML into blocks: one for each stretch of text that no block-level element interrupts.
// `source` is well-formed UTF-8; ranges of the result are ranges of it.
Page ReadHtml(absl::string_view source, const HtmlHints& hints);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_HTML_PAGE_H_
