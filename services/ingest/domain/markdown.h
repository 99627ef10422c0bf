#ifndef SERVICES_INGEST_DOMAIN_MARKDOWN_H_
#define SERVICES_INGEST_DOMAIN_MARKDOWN_H_

#include <cstddef>

#include "absl/strings/string_view.h"
#include "services/ingest/domain/block_text.h"

namespace communique::ingest {

// Appends source bytes [begin, end), a line of Markdown, without its inline markup: links and
// images keep their text, emphasis and code marks and footnote references go, character references
// are decoded.
void AppendMarkdown(absl::string_view source, size_t begin, size_t end, BlockTextBuilder* out);

// Appends source bytes [begin, end) with character references ("&amp;", "&#8217;") decoded.
void AppendWithReferences(absl::string_view source, size_t begin, size_t end,
                          BlockTextBuilder* out);

// True for a line that only defines a link or a footnote: "[name]: address", "[^1]: address".
bool IsMarkdownDefinition(absl::string_view line);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_MARKDOWN_H_
