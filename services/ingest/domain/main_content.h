#ifndef SERVICES_INGEST_DOMAIN_MAIN_CONTENT_H_
#define SERVICES_INGEST_DOMAIN_MAIN_CONTENT_H_

#include <cstdint>
#include <vector>

#include "services/ingest/domain/line_facts.h"
#include "services/ingest/domain/page.h"

namespace communique::ingest {

// Finds the part of an HTML page that holds the article and removes the blocks outside it, and
// inside it those that the markup marks as something else. Hints of elements that hold most of the
// page's running text are not believed. Returns the element that holds the article, kNone for a
// page without elements.
uint32_t SelectMainContent(const std::vector<LineFacts>& facts, Page* page);

// What a block with these Hint bits is left out as; UNSPECIFIED when they say nothing against it.
ingest::v1::RemovalReason ReasonOfHints(uint32_t hints);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_MAIN_CONTENT_H_
