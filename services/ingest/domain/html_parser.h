#ifndef SERVICES_INGEST_DOMAIN_HTML_PARSER_H_
#define SERVICES_INGEST_DOMAIN_HTML_PARSER_H_

#include <cstddef>

#include "absl/strings/string_view.h"
#include "services/ingest/domain/html_start_tag.h"

namespace communique::ingest {

// What a page's markup consists of, in source order.
class HtmlSink {
 public:
  virtual ~HtmlSink() = default;

  virtual void OnStartTag(const StartTag& tag) = 0;
  // The innermost open element ends. Sent once for every start tag, also where the source leaves
  // the end tag out; void elements too.
  virtual void OnEndTag() = 0;
  // Characters equal to source bytes [begin, end).
  virtual void OnText(size_t begin, size_t end) = 0;
  // Characters that stand for source bytes [begin, end): a reference.
  virtual void OnConvertedText(absl::string_view text, size_t begin, size_t end) = 0;
  // Contents of script and style.
  virtual void OnRawText(absl::string_view text) = 0;
};

// Deepest nesting; an element that would be deeper becomes a sibling of its parent.
inline constexpr size_t kMaxDepth = 256;

// Parses well-formed UTF-8 HTML. Any input is accepted; the time is linear in its size.
// Thread-safe.
//
// The tokens are those of the HTML standard, section 13.2.5, but for start tags that the source
// ends in, which are dropped. Elements end as html_nesting.h says; none are made up but <p> for
// text outside of all elements, in <html> and in <head>. A second <html>, <head> or <body> is
// passed over.
void ParseHtml(absl::string_view source, HtmlSink* sink);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_HTML_PARSER_H_
