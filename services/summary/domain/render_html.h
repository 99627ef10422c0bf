#ifndef SERVICES_SUMMARY_DOMAIN_RENDER_HTML_H_
#define SERVICES_SUMMARY_DOMAIN_RENDER_HTML_H_

#include <string>

#include "absl/status/statusor.h"
#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/source_texts.h"

namespace communique::summary {

// The record as one HTML5 page that needs nothing else: timeline, people, conflicts, every field,
// and the source texts with the evidence marked; without a text, the passages alone. Fields lead to
// their evidence by links, which work without scripts; the page's own script shows all pieces of it
// and leads back. A policy in the page allows that script and its style by their hashes and nothing
// else, and each value is escaped. The JSON-LD of the record is in the page as a data block.
//
// INTERNAL when protobuf cannot write the record.
absl::StatusOr<std::string> RenderHtml(const v1::Visit& visit, const SourceTexts& texts);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_RENDER_HTML_H_
