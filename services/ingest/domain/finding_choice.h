#ifndef SERVICES_INGEST_DOMAIN_FINDING_CHOICE_H_
#define SERVICES_INGEST_DOMAIN_FINDING_CHOICE_H_

#include "services/ingest/domain/findings.h"
#include "services/ingest/domain/page.h"

namespace communique::ingest {

// Weighs the authors of an HTML page against each other once all are found. An author that only the
// markup names, often whoever typed the page in, counts for less than one that readers see. A name
// of one word counts when two places of different kinds give it and it is not the site's own.
void SettleAuthors(const Page& page, Findings* findings);

// Weighs the dates of an HTML page. Where the only date that readers see is that of a revision made
// more than a month after the publication, and the publication stands in structured data alone, the
// page is dated by its revision: what is read is not what was published then. A date in the
// element article:published_time, or one that is shown, is kept. Of a date of the markup and one
// that is shown, a day apart, the shown one is right.
void SettleDates(Findings* findings);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_FINDING_CHOICE_H_
