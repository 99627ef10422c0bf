#ifndef SERVICES_SUMMARY_DOMAIN_RENDER_RECORD_H_
#define SERVICES_SUMMARY_DOMAIN_RENDER_RECORD_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "communique/summary/v1/summary_service.pb.h"
#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/source_texts.h"

namespace communique::summary {

// OK for a format that a record can be written as; else INVALID_ARGUMENT about "format", reason
// FORMAT_INVALID.
absl::Status CheckFormat(v1::Format format);

// The media type of a format that CheckFormat accepts, with its charset.
absl::string_view ContentTypeOf(v1::Format format);

// The record in a format other than FORMAT_CONLLU, which needs an analysis (render_conllu.h).
// `texts` are bound to the record. Errors: those of CheckFormat; INTERNAL when the record cannot be
// written.
absl::StatusOr<std::string> RenderRecord(const v1::Visit& visit, const SourceTexts& texts,
                                         v1::Format format);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_RENDER_RECORD_H_
