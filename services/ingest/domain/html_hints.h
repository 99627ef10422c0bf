#ifndef SERVICES_INGEST_DOMAIN_HTML_HINTS_H_
#define SERVICES_INGEST_DOMAIN_HTML_HINTS_H_

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingest/domain/html_start_tag.h"
#include "services/ingest/domain/word_shapes.h"

namespace communique::ingest {

// What an element's attributes say it is for, by the table data/html_hints.tsv.
class HtmlHints {
 public:
  // INVALID_ARGUMENT when the table is malformed.
  static absl::StatusOr<HtmlHints> Create(absl::string_view table);

  // The Hint bits of a start tag.
  uint32_t Of(const StartTag& tag) const;

 private:
  uint32_t OfName(absl::string_view value) const;
  uint32_t Find(absl::string_view words) const;

  absl::flat_hash_map<std::string, uint32_t> words_;  // "share" or "entry content" -> bits.
  WordShapes singles_;
  WordShapes firsts_;  // First words of two.
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_HTML_HINTS_H_
