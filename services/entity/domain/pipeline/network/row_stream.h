#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_ROW_STREAM_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_ROW_STREAM_H_

#include <cstddef>

#include "absl/types/span.h"
#include "services/entity/domain/pipeline/doc.h"

namespace communique::entity::pipeline {

// The rows that `depth` window layers read for some docs: the tokens of each doc, and around it
// rows of zeros which, as in thinc's with_array, take part in the layers and keep the docs apart. A
// layer leaves out the first and the last row it reads, so that `depth` rows of zeros at the
// beginning and at the end are just used up. Layers take rows by twos: so the number of rows is
// even, and the first rows of all docs are an even number apart.
class RowStream {
 public:
  RowStream(absl::Span<const Doc> docs, size_t depth) : docs_(docs), depth_(depth), zeros_(depth) {}

  // The next row: its token, or null for zeros. There is no end to the zeros after the last doc.
  const DocToken* Next();

  // Rows in the whole stream.
  static size_t CountRows(absl::Span<const Doc> docs, size_t depth);

 private:
  absl::Span<const Doc> docs_;  // The one that is being read, and those after it.
  size_t depth_;
  size_t zeros_;      // Before the next token.
  size_t token_ = 0;  // Of docs_[0].
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_ROW_STREAM_H_
