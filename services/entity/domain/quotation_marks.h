#ifndef SERVICES_ENTITY_DOMAIN_QUOTATION_MARKS_H_
#define SERVICES_ENTITY_DOMAIN_QUOTATION_MARKS_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"

namespace communique::entity {

// A token that opens or closes a quotation, in any style; apostrophes look alike.
bool IsQuoteMark(absl::string_view token);

// Words between quotation marks: tokens [first, last), the marks around them.
struct QuotedSpan {
  int first = 0;
  int last = 0;
  bool single = false;     // In single marks.
  bool continues = false;  // Goes on from the span before it over a paragraph's end.
};

// The outermost quoted spans in text order. Marks pair within a block: straight and curly, double
// and single, guillemets, corner brackets, low-high. A span whose closing mark is missing ends with
// its block when the next block opens with the same mark (a quotation over several paragraphs);
// else it is dropped. Apostrophes are no marks. Linear in the tokens.
std::vector<QuotedSpan> FindQuotedSpans(const AnnotatedText& text);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_QUOTATION_MARKS_H_
