#ifndef SERVICES_CLI_RENDER_DOCUMENT_H_
#define SERVICES_CLI_RENDER_DOCUMENT_H_

#include <string>

#include "communique/ingest/v1/document.pb.h"

namespace communique::cli {

// A cleaned document for people: what is known about it, its text, and what was left out and why.
std::string RenderDocument(const ingest::v1::Document& document);

}  // namespace communique::cli

#endif  // SERVICES_CLI_RENDER_DOCUMENT_H_
