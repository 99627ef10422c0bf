#ifndef SERVICES_CLI_RENDER_DOCUMENT_H_
#define SERVICES_CLI_RENDER_DOCUMENT_H_

#include <string>

#include "communique/ingest/v1/document.pb.h"

namespace communique::cli {

// How a document is shown.
struct DocumentView {
  // What the document is a near duplicate of, a file's name; empty: of nothing that is known. The
  // similarity is the document's.
  std::string duplicate_of = "";
  // Every block, kept or left out, with its raw bytes, role and reason, instead of the text.
  bool blocks = false;
  bool color = false;
};

// A cleaned document for people, fit for a terminal: what is known about it, its text, and what was
// left out and why; or its blocks in raw order.
std::string RenderDocument(const ingest::v1::Document& document, const DocumentView& view = {});

}  // namespace communique::cli

#endif  // SERVICES_CLI_RENDER_DOCUMENT_H_
