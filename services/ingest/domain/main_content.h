#ifndef SERVICES_INGEST_DOMAIN_MAIN_CONTENT_H_
#define SERVICES_INGEST_DOMAIN_MAIN_CONTENT_H_

#include <cstdint>
#include <vector>

#include "services/ingest/domain/block_scorer.h"
#include "services/ingest/domain/line_facts.h"
#include "services/ingest/domain/page.h"

namespace communique::ingest {

// Removes the blocks of an HTML page that are not article text, as `scorer` tells by their
// features; sets Block::probability. The reason is what the markup says, where it says one. `facts`
// are those of the page's blocks, `title_block` is the block that shows the title, kNone when none
// does.
void SelectMainContent(const std::vector<LineFacts>& facts, const BlockScorer& scorer,
                       uint32_t title_block, Page* page);

// The same for plain text. Sets Page::framed when many lines around the likeliest stretch of
// article text are surely none, and then removes them, but for the lines right above it, among
// which title and byline stand. Other text is left to the rules, which know the lines that stand
// around it.
void SelectRunningText(const std::vector<LineFacts>& facts, const BlockScorer& scorer, Page* page);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_MAIN_CONTENT_H_
