#ifndef SERVICES_INGEST_DOMAIN_ROLES_H_
#define SERVICES_INGEST_DOMAIN_ROLES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "services/ingest/domain/findings.h"
#include "services/ingest/domain/lexicon.h"
#include "services/ingest/domain/line_facts.h"
#include "services/ingest/domain/page.h"
#include "services/ingest/domain/title.h"

namespace communique::ingest {

// The stretch of a page that is running text, by block index: [first, last].
struct BodyRange {
  uint32_t first = kNone;  // kNone when there is no running text.
  uint32_t last = 0;
};

// Removes the blocks that are residue by their words, with what belongs to them.
void RemoveResidue(const std::vector<LineFacts>& facts, Page* page);

// The running text among the blocks that are still kept. In plain text a question as the first line
// is a headline.
BodyRange FindBody(const std::vector<LineFacts>& facts, const Page& page);

// Reads the lines above the running text: title and its repetitions, bylines, series and labelled
// lines, mastheads. What they say goes to `findings`; they are removed or get their role.
void ReadHead(const std::vector<LineFacts>& facts, const Lexicon& lexicon,
              const std::optional<Title>& title, const BodyRange& body, Page* page,
              Findings* findings);

// Gives the blocks of the running text their roles; removes repetitions, page numbers and time
// marks; takes a wire dateline apart.
void ReadBody(const std::vector<LineFacts>& facts, const Lexicon& lexicon,
              const std::optional<Title>& title, const BodyRange& body, Page* page,
              Findings* findings);

// Reads the lines below the running text: notes on the author, sign-off dates, mastheads; removes
// what is left.
void ReadTail(const std::vector<LineFacts>& facts, const Lexicon& lexicon, const BodyRange& body,
              Page* page, Findings* findings);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_ROLES_H_
