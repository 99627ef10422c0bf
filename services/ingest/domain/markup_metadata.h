#ifndef SERVICES_INGEST_DOMAIN_MARKUP_METADATA_H_
#define SERVICES_INGEST_DOMAIN_MARKUP_METADATA_H_

#include <optional>
#include <string>
#include <vector>

#include "services/ingest/domain/findings.h"
#include "services/ingest/domain/lexicon.h"
#include "services/ingest/domain/page.h"
#include "services/ingest/domain/roles.h"
#include "services/ingest/domain/title.h"

namespace communique::ingest {

// What the markup says about a page: JSON-LD (schema.org), meta elements (OpenGraph, Dublin Core,
// and names that are common), link rel=canonical, front matter, and elements that class names or
// microdata mark as author, date or bio.
struct MarkupMetadata {
  std::vector<TitleCandidate> headlines;  // From JSON-LD.
  Findings findings;
  std::string site_name;  // The name of the site, empty when not known.
};

MarkupMetadata ReadMarkupMetadata(const Page& page, const Lexicon& lexicon);

// Adds what elements that class names, microdata, <time> or author links mark say about author and
// dates. Those near the title count; further away, dates are those of other articles.
void ReadElementMetadata(const Page& page, const Lexicon& lexicon,
                         const std::optional<Title>& title, const BodyRange& body,
                         Findings* findings);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_MARKUP_METADATA_H_
