#ifndef SERVICES_INGEST_DOMAIN_HTML_PARSER_H_
#define SERVICES_INGEST_DOMAIN_HTML_PARSER_H_

#include <cstddef>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace communique::ingest {

// A start tag. The views live until the call that got it returns.
struct StartTag {
  absl::string_view name;                                                   // Lower case.
  std::vector<std::pair<absl::string_view, absl::string_view>> attributes;  // Names in lower case.
  size_t begin = 0;                                                         // Of '<' in the source.
  size_t end = 0;  // At or before the closing '>'.

  // The value of attribute `key`, empty when there is none.
  absl::string_view Get(absl::string_view key) const;
  bool Has(absl::string_view key) const;
};

// What a page's markup consists of, in source order.
class HtmlSink {
 public:
  virtual ~HtmlSink() = default;

  virtual void OnStartTag(const StartTag& tag) = 0;
  // `position` is where the parser stood in the source. Sent for every element, also where the
  // source leaves the end tag out; void elements too.
  virtual void OnEndTag(absl::string_view name, size_t position) = 0;
  // Characters equal to source bytes [begin, end).
  virtual void OnText(size_t begin, size_t end) = 0;
  // Characters that stand for source bytes [begin, end), an entity for example.
  virtual void OnConvertedText(absl::string_view text, size_t begin, size_t end) = 0;
  // Contents of script and style.
  virtual void OnRawText(absl::string_view text) = 0;
};

// Deepest nesting that is kept; elements nested deeper are parsed as if their ancestors were
// closed.
inline constexpr size_t kMaxDepth = 512;
// Most attributes of one tag that are read; what follows is ignored.
inline constexpr size_t kMaxAttributes = 256;

// Parses well-formed UTF-8 HTML with libxml2's SAX parser. Any input is accepted; the time is
// linear in its size. Thread-safe.
void ParseHtml(absl::string_view source, HtmlSink* sink);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_HTML_PARSER_H_
