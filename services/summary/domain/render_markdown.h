#ifndef SERVICES_SUMMARY_DOMAIN_RENDER_MARKDOWN_H_
#define SERVICES_SUMMARY_DOMAIN_RENDER_MARKDOWN_H_

#include <string>

#include "absl/strings/string_view.h"
#include "communique/summary/v1/summary_service.pb.h"
#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// The record as Markdown (CommonMark): headings, lists, and under each finding the passage it rests
// on. Every text from a document is escaped, so that it cannot become markup or HTML. Ends with a
// line break.
std::string RenderMarkdown(const v1::Visit& visit);

// All visits, then the documents that gave none, each with its reason or error.
std::string RenderMarkdown(const v1::SummarizeCommentaryResponse& response);

// `text` on one line, with every character that Markdown gives a meaning escaped.
std::string EscapeMarkdown(absl::string_view text);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_RENDER_MARKDOWN_H_
