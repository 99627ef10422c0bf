#ifndef SERVICES_INGEST_DOMAIN_TITLE_H_
#define SERVICES_INGEST_DOMAIN_TITLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/ingest/domain/line_facts.h"
#include "services/ingest/domain/page.h"

namespace communique::ingest {

// The headline of a document.
struct Title {
  std::string value;
  Range source;  // Decoded range it was read from.
  uint32_t block =
      kNone;  // The block that shows it, kNone when only the markup or front matter names it.
  double confidence = 0;
  absl::string_view rule;
  std::string site = "";  // The site's name that was taken off it; empty when there was none.
};

// A value that markup gives as the headline.
struct TitleCandidate {
  std::string value;
  Range source;
  double weight = 0;
  absl::string_view rule;
  std::string site = "";  // The site's name that was taken off the value.
};

// What is known about the site of a page.
struct Site {
  std::string name;  // Empty when not known.
  std::string host;  // Of the page's address, lower case; empty when not known.
};

// The title of an HTML page: headings, <title>, OpenGraph and JSON-LD vote. A site's name at either
// end goes when the site's name or address, or another candidate without it, confirms it, or when a
// bar that headlines do not have sets it off. `headlines` are JSON-LD headlines.
std::optional<Title> ChooseHtmlTitle(const Page& page, const std::vector<LineFacts>& facts,
                                     const Lexicon& lexicon,
                                     const std::vector<TitleCandidate>& headlines,
                                     const Site& site);

// The title of plain text: the line before block `body` that looks most like one.
std::optional<Title> ChooseTextTitle(const Page& page, const std::vector<LineFacts>& facts,
                                     const Lexicon& lexicon, uint32_t body);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_TITLE_H_
