#ifndef SERVICES_ENTITY_DOMAIN_ANALYZER_INPUT_H_
#define SERVICES_ENTITY_DOMAIN_ANALYZER_INPUT_H_

#include <cstddef>

#include "absl/status/status.h"
#include "communique/ingest/v1/document.pb.h"
#include "services/entity/domain/annotation.h"

namespace communique::entity {

// Whether a document can be analysed. INVALID_ARGUMENT names the field from AnalyzeDocumentRequest
// ("document.text") and carries the reason that entity_service.proto documents.
absl::Status CheckDocument(const ingest::v1::Document& document, size_t max_text_bytes);

// What the document's metadata says.
DocumentContext ContextOf(const ingest::v1::Document& document);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_ANALYZER_INPUT_H_
