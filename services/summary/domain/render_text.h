#ifndef SERVICES_SUMMARY_DOMAIN_RENDER_TEXT_H_
#define SERVICES_SUMMARY_DOMAIN_RENDER_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "communique/summary/v1/summary_service.pb.h"
#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// The record as plain text for people: headline, abstract, headed lists with confidences. Control
// characters of the documents become spaces, so that no text can drive a terminal. Ends with a line
// break.
std::string RenderText(const v1::Visit& visit);

// All visits, then the documents that gave none, each with its reason or error.
std::string RenderText(const v1::SummarizeCommentaryResponse& response);

// Why a document gives no visit, in a sentence.
absl::string_view ReasonText(v1::NoVisitReason reason);

// `text` with control characters (C0, DEL, C1, directional overrides) as spaces.
std::string WithoutControls(absl::string_view text);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_RENDER_TEXT_H_
