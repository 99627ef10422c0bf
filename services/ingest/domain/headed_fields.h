#ifndef SERVICES_INGEST_DOMAIN_HEADED_FIELDS_H_
#define SERVICES_INGEST_DOMAIN_HEADED_FIELDS_H_

#include <vector>

#include "services/ingest/domain/findings.h"
#include "services/ingest/domain/lexicon.h"
#include "services/ingest/domain/line_facts.h"
#include "services/ingest/domain/page.h"

namespace communique::ingest {

// Adds the authors and the date of an HTML page that stand under a heading of their own: "Author",
// "Article by", "Date", and then blocks that are nothing but names or a date. Where such headings
// come again with other values, the page is a list of articles, and none of them counts.
void ReadHeadedFields(const std::vector<LineFacts>& facts, const Lexicon& lexicon, const Page& page,
                      Findings* findings);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_HEADED_FIELDS_H_
