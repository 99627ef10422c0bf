#ifndef SERVICES_INGEST_DOMAIN_PAGE_READING_H_
#define SERVICES_INGEST_DOMAIN_PAGE_READING_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "communique/ingest/v1/document.pb.h"
#include "services/ingest/domain/charset.h"
#include "services/ingest/domain/lexicon.h"
#include "services/ingest/domain/line_facts.h"
#include "services/ingest/domain/markup_metadata.h"
#include "services/ingest/domain/page.h"
#include "services/ingest/domain/title.h"

namespace communique::ingest {

// A commentary as it was read, before any of its blocks is judged.
struct PageReading {
  Decoded decoded;
  Page page;
  std::vector<LineFacts> facts;  // Of each block. They view into the blocks' texts, which stay
                                 // where they are when the page is moved.
  MarkupMetadata markup;
  std::optional<Title> title;  // HTML only; that of plain text depends on where the body begins.
};

// Reads content of any kind. Errors as Decode and KindOf have them.
absl::StatusOr<PageReading> ReadPage(const ingest::v1::RawCommentary& raw, const Lexicon& lexicon);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_PAGE_READING_H_
