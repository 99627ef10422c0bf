#ifndef SERVICES_INGEST_DOMAIN_MARKUP_REASONS_H_
#define SERVICES_INGEST_DOMAIN_MARKUP_REASONS_H_

#include <cstdint>

#include "communique/ingest/v1/document.pb.h"
#include "services/ingest/domain/page.h"

namespace communique::ingest {

// What an element's own hints and tag say against its text; UNSPECIFIED when nothing does.
ingest::v1::RemovalReason ReasonOfElement(const Element& element);

// What a block with these Hint bits is left out as; UNSPECIFIED when they say nothing against it.
ingest::v1::RemovalReason ReasonOfHints(uint32_t hints);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_MARKUP_REASONS_H_
