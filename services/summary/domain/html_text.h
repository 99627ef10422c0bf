#ifndef SERVICES_SUMMARY_DOMAIN_HTML_TEXT_H_
#define SERVICES_SUMMARY_DOMAIN_HTML_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"

namespace communique::summary {

// Well-formed `text` as the content of an HTML element or of an attribute in double quotes: it can
// be no markup, end no quotation and reorder nothing around it. Code points that HTML does not
// allow (controls other than tab and line feed, noncharacters) and Unicode's directional
// embeddings, overrides and isolates become U+FFFD.
std::string EscapeHtml(absl::string_view text);

// The text in an element that keeps its direction of writing to itself: that of its first letter
// for words of a document, from left to right for an English line with such words in it.
std::string Isolated(absl::string_view text);
std::string IsolatedEnglish(absl::string_view text);

// A language tag that may stand in a lang attribute: `code` when it is two or three small letters,
// else "und".
std::string LanguageTag(absl::string_view code);

// A path of the record as an identifier: "stops[0].dates" is "f-stops-0-dates".
std::string FieldId(absl::string_view path);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_HTML_TEXT_H_
