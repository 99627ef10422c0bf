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
};

// A value that markup gives as the headline.
struct TitleCandidate {
  std::string value;
  Range source;
  double weight = 0;
  absl::string_view rule;
};

// The title of an HTML page: headings, <title>, OpenGraph and JSON-LD vote; a site's name at either
// end goes when another candidate or the site's name confirms it. `headlines` are JSON-LD
// headlines.
std::optional<Title> ChooseHtmlTitle(const Page& page, const std::vector<LineFacts>& facts,
                                     const std::vector<TitleCandidate>& headlines,
                                     absl::string_view site_name);

// The title of plain text: the line before block `body` that looks most like one.
std::optional<Title> ChooseTextTitle(const Page& page, const std::vector<LineFacts>& facts,
                                     const Lexicon& lexicon, uint32_t body);

// `title` without a site name that a separator sets off at its end or start: confirmed when
// `confirmed` (folded titles without it, or the folded name itself) holds it.
std::string WithoutSiteName(absl::string_view title, const std::vector<std::string>& confirmed);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_TITLE_H_
