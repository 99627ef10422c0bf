#ifndef SERVICES_SUMMARY_DOMAIN_TRAVELLER_GROUPS_H_
#define SERVICES_SUMMARY_DOMAIN_TRAVELLER_GROUPS_H_

#include <map>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/summary/domain/document_view.h"
#include "services/summary/domain/visit_frame.h"

namespace communique::summary {

// Whose journey each mention of a visit tells, and how much it counts.

// The frame's weight, less for what is only wished, recalled, quoted or denied.
double Discounted(const VisitFrame& frame);

// Only recalled, supposed or denied.
bool IsBackground(const VisitFrame& frame);

// The country is not the traveller's own. One who reigns over several countries may visit one.
bool IsForeign(const DocumentView& view, int traveller, absl::string_view country);
// The frame leads to such a country.
bool GoesAbroad(const DocumentView& view, const VisitFrame& frame, int traveller);
// The frame leads to the traveller's own country only.
bool StaysHome(const DocumentView& view, const VisitFrame& frame, int traveller);

// Indices of frames by traveller, an entity. A frame that names none is of the traveller of a frame
// to the same country, else of the author, else of the most salient office-holder who is not at
// home there; one of "he" whom no frame names is of the one whose journey the document tells.
std::map<int, std::vector<int>> GroupByTraveller(const DocumentView& view,
                                                 const std::vector<VisitFrame>& frames);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_TRAVELLER_GROUPS_H_
