#include "common/text/evidence.h"

#include "absl/strings/match.h"
#include "common/text/utf8.h"

namespace communique::text {
namespace {

// Enough to find the passage again in a changed text (W3C Web Annotation, TextQuoteSelector).
constexpr size_t kContextCodePoints = 32;

}  // namespace

base::v1::Evidence EvidenceMaker::Make(size_t begin, size_t end, base::v1::Basis basis) const {
  const absl::string_view text = index_.text();
  base::v1::Evidence evidence;
  evidence.set_document(document_);
  evidence.set_document_sha256(sha256_);
  *evidence.mutable_span() = index_.Span(begin, end);
  evidence.set_exact(std::string(text.substr(begin, end - begin)));
  evidence.set_prefix(std::string(LastCodePoints(text.substr(0, begin), kContextCodePoints)));
  evidence.set_suffix(std::string(FirstCodePoints(text.substr(end), kContextCodePoints)));
  evidence.set_basis(basis);
  return evidence;
}

bool Quotes(const base::v1::Evidence& evidence, const SpanIndex& index) {
  if (!evidence.has_span() || !IsConsistent(evidence.span(), index)) return false;
  const absl::string_view text = index.text();
  return Slice(text, evidence.span()) == absl::string_view(evidence.exact()) &&
         absl::EndsWith(text.substr(0, evidence.span().byte_begin()), evidence.prefix()) &&
         absl::StartsWith(text.substr(evidence.span().byte_end()), evidence.suffix());
}

}  // namespace communique::text
