#ifndef SERVICES_INGEST_DOMAIN_PROGRAMME_H_
#define SERVICES_INGEST_DOMAIN_PROGRAMME_H_

#include <vector>

#include "services/ingest/domain/date_finder.h"
#include "services/ingest/domain/line_facts.h"
#include "services/ingest/domain/page.h"
#include "services/ingest/domain/roles.h"
#include "services/ingest/domain/words.h"

namespace communique::ingest {

// True for a line of a programme that says when: it opens with a time of day ("10.30 a.m. Arrival",
// "9:15 am"), or is a short line that opens with a weekday, a part of the day or "Day" and a
// number.
bool OpensProgrammeEntry(const std::vector<Word>& words, size_t word_count,
                         const DateFinder& dates);

// The programme of a visit in plain text: the longest run of four such lines or more, each at most
// ten lines after the one before, with the line after the last. Its lines are no sentences and yet
// text. `first` is kNone when there is none.
BodyRange FindProgramme(const std::vector<LineFacts>& facts, const Page& page);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_PROGRAMME_H_
