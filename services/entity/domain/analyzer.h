#ifndef SERVICES_ENTITY_DOMAIN_ANALYZER_H_
#define SERVICES_ENTITY_DOMAIN_ANALYZER_H_

#include <cstddef>
#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "communique/entity/v1/analysis.pb.h"
#include "communique/ingest/v1/document.pb.h"
#include "services/entity/domain/entity_proto_statements.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/language_rules.h"
#include "services/entity/domain/mention_finder.h"
#include "services/entity/domain/mention_lexicon.h"
#include "services/entity/domain/tokenizer.h"

namespace communique::entity {

struct AnalyzerOptions {
  size_t max_text_bytes = 4 << 20;  // Longest Document.text that is analysed.
};

struct AnalyzeOptions {
  bool include_tokens = false;  // Fill Analysis.tokens.
};

// Runs every stage over one document: tokens, sentences, mentions, entities, coreference, times,
// quotations, claims, events. A pure function of the document: equal documents give equal bytes.
// Immutable once made; one instance serves all threads.
class Analyzer {
 public:
  // Name and version of the rules, as Analysis.model gives it.
  static absl::string_view Model() { return "rules-1"; }

  // `base` must outlive the analyzer. INTERNAL when an embedded table or ICU's data is broken.
  static absl::StatusOr<Analyzer> Create(const KnowledgeBase* base,
                                         const AnalyzerOptions& options = {});

  // INVALID_ARGUMENT with a reason that entity_service.proto documents, and a field path from
  // AnalyzeDocumentRequest: DOCUMENT_EMPTY, DOCUMENT_TOO_LARGE, DOCUMENT_HASH_MISMATCH,
  // SECTION_INVALID, LANGUAGE_UNSUPPORTED.
  absl::StatusOr<v1::Analysis> Analyze(const ingest::v1::Document& document,
                                       const AnalyzeOptions& options = {}) const;

  // The annotations alone, with views into document.text(), which must outlive them. The document
  // must be one that Analyze accepts.
  AnnotatedText Annotate(const ingest::v1::Document& document) const;

 private:
  // Adds what needs the entities: times, quotations, claims and events.
  void AddStatements(const ProtoSource& source, v1::Analysis* out) const;

  Analyzer(const KnowledgeBase* base, const AnalyzerOptions& options)
      : base_(base), options_(options) {}

  const KnowledgeBase* base_;
  AnalyzerOptions options_;
  std::unique_ptr<const LanguageRules> rules_;
  std::unique_ptr<const MentionLexicon> lexicon_;
  std::unique_ptr<const Tokenizer> tokenizer_;
  std::unique_ptr<const MentionFinder> finder_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_ANALYZER_H_
