#ifndef SERVICES_INGEST_DOMAIN_HTML_NESTING_H_
#define SERVICES_INGEST_DOMAIN_HTML_NESTING_H_

#include <cstdint>

namespace communique::ingest {

// Which elements end although the source has no end tag for them, by the ids of TagInfo.

// True when the start of element `next` ends the open element `open` that it would be put into:
// <li> ends <li>, <div> ends <p>.
bool EndsBefore(uint8_t open, uint8_t next);

// An end tag ends its element and those in it, but only over elements of at most its own rank:
// </b> in a table cell does not end a <b> around the table.
int EndRank(uint8_t id);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_HTML_NESTING_H_
