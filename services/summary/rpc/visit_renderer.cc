#include "services/summary/rpc/visit_renderer.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/macros.h"
#include "services/summary/domain/render_conllu.h"
#include "services/summary/domain/render_record.h"
#include "services/summary/domain/source_texts.h"

namespace communique::summary {
namespace {

absl::Status CheckRequest(const v1::RenderVisitRequest& request, int max_documents) {
  if (!request.has_visit()) {
    return status::InvalidField("visit", "VISIT_MISSING", "is not set; give the record to write");
  }
  COMMUNIQUE_RETURN_IF_ERROR(CheckFormat(request.format()));
  if (request.documents_size() <= max_documents) return absl::OkStatus();
  return status::InvalidField(
      "documents", "DOCUMENTS_TOO_MANY",
      absl::StrCat(request.documents_size(), " documents are more than the ", max_documents,
                   " that one request may have"),
      {{"limit", absl::StrCat(max_documents)}});
}

absl::StatusOr<SourceTexts> BindDocuments(const v1::RenderVisitRequest& request) {
  std::vector<const ingest::v1::Document*> documents;
  for (const ingest::v1::Document& document : request.documents()) documents.push_back(&document);
  return SourceTexts::Bind(request.visit(), documents);
}

// What the analyzer says of each text.
absl::StatusOr<std::vector<entity::v1::Analysis>> AnalyzeAll(const SourceTexts& texts,
                                                             const DocumentAnalyzer& analyzer) {
  if (texts.texts().empty()) {
    return status::InvalidField("documents", "DOCUMENTS_MISSING",
                                "hold the text of none of the record's sources; CoNLL-U needs one");
  }
  std::vector<entity::v1::Analysis> analyses;
  for (const SourceText& text : texts.texts()) {
    absl::StatusOr<entity::v1::Analysis> analysis = analyzer.Analyze(*text.document);
    if (!analysis.ok()) {
      return status::WithFieldPrefix(analysis.status(),
                                     absl::StrCat("documents[", text.position, "]"));
    }
    analyses.push_back(*std::move(analysis));
  }
  return analyses;
}

absl::StatusOr<std::string> Render(const v1::RenderVisitRequest& request, const SourceTexts& texts,
                                   const DocumentAnalyzer& analyzer) {
  if (request.format() != v1::FORMAT_CONLLU) {
    return RenderRecord(request.visit(), texts, request.format());
  }
  COMMUNIQUE_ASSIGN_OR_RETURN(const auto analyses, AnalyzeAll(texts, analyzer));
  return RenderConllu(request.visit(), texts, analyses);
}

}  // namespace

absl::Status RenderVisit(const v1::RenderVisitRequest& request, const DocumentAnalyzer& analyzer,
                         int max_documents, v1::RenderVisitResponse* response) {
  COMMUNIQUE_RETURN_IF_ERROR(CheckRequest(request, max_documents));
  COMMUNIQUE_ASSIGN_OR_RETURN(const SourceTexts texts, BindDocuments(request));
  COMMUNIQUE_ASSIGN_OR_RETURN(*response->mutable_content(), Render(request, texts, analyzer));
  response->set_content_type(std::string(ContentTypeOf(request.format())));
  return absl::OkStatus();
}

}  // namespace communique::summary
