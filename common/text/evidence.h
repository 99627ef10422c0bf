#ifndef COMMON_TEXT_EVIDENCE_H_
#define COMMON_TEXT_EVIDENCE_H_

#include <cstddef>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "common/text/span_index.h"
#include "communique/base/v1/evidence.pb.h"

namespace communique::text {

// Makes the evidence of one document, bound to its text by hash. The text behind the index must
// outlive it. Immutable once made.
class EvidenceMaker {
 public:
  // `document` is the resource name, `sha256` the hash of `index->text()`.
  EvidenceMaker(std::string document, std::string sha256, const SpanIndex* index)
      : document_(std::move(document)), sha256_(std::move(sha256)), index_(*index) {}

  // Evidence for bytes [begin, end) of the text, which must be a non-empty range between code
  // points.
  base::v1::Evidence Make(size_t begin, size_t end, base::v1::Basis basis) const;

 private:
  std::string document_;
  std::string sha256_;
  const SpanIndex& index_;
};

// True when `evidence` has a span that is consistent with the text and quotes it exactly, with the
// right prefix and suffix.
bool Quotes(const base::v1::Evidence& evidence, const SpanIndex& index);

}  // namespace communique::text

#endif  // COMMON_TEXT_EVIDENCE_H_
