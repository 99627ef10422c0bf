#ifndef SERVICES_ENTITY_DOMAIN_ANALYZER_H_
#define SERVICES_ENTITY_DOMAIN_ANALYZER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "communique/entity/v1/analysis.pb.h"
#include "communique/ingest/v1/document.pb.h"
#include "services/entity/domain/entity_proto_statements.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/language_rules.h"
#include "services/entity/domain/mention_finder.h"
#include "services/entity/domain/mention_lexicon.h"
#include "services/entity/domain/pipeline/pipeline.h"
#include "services/entity/domain/pipeline/workspace_pool.h"
#include "services/entity/domain/tokenizer.h"

namespace communique::entity {

struct AnalyzerOptions {
  size_t max_text_bytes = 4 << 20;  // Longest Document.text that is analysed.
};

struct AnalyzeOptions {
  bool include_tokens = false;  // Fill Analysis.tokens and named_spans.
};

// One document of a batch.
struct AnalyzeItem {
  const ingest::v1::Document* document = nullptr;
  AnalyzeOptions options;
};

// Runs every stage over documents: tokens, sentences, mentions, entities, coreference, times,
// quotations, claims, events. A pure function of the document: equal documents give equal bytes,
// whatever else is in the batch. Immutable once made; one instance serves all threads.
//
// With a language model, the model's tokens are the analysis's, and the names it sees are
// proposals: evidence beside that of knowledge base and rules, which decide. Without one, tokens
// have neither tags nor heads, and names come from knowledge base and rules alone.
class Analyzer {
 public:
  // `base` and `pipeline` must outlive the analyzer; `pipeline` is null for an analyzer without a
  // language model. INTERNAL when an embedded table or ICU's data is broken.
  static absl::StatusOr<Analyzer> Create(const KnowledgeBase* base,
                                         const pipeline::Pipeline* pipeline,
                                         const AnalyzerOptions& options = {});

  // Name and version of the language model, as Analysis.model gives it: "core_web_sm 3.8.0", or
  // "rules-1" without one.
  const std::string& model() const { return model_; }

  // The language model; null without one.
  const pipeline::Pipeline* language_model() const { return pipeline_; }

  // INVALID_ARGUMENT with a reason that entity_service.proto documents, and a field path from
  // AnalyzeDocumentRequest: DOCUMENT_EMPTY, DOCUMENT_TOO_LARGE, DOCUMENT_HASH_MISMATCH,
  // SECTION_INVALID, LANGUAGE_UNSUPPORTED.
  absl::StatusOr<v1::Analysis> Analyze(const ingest::v1::Document& document,
                                       const AnalyzeOptions& options = {}) const;

  // The same for each item, in order; the language model sees them together. The caller bounds the
  // batch: all annotations are in memory at a time.
  std::vector<absl::StatusOr<v1::Analysis>> AnalyzeBatch(absl::Span<const AnalyzeItem> items) const;

  // The annotations alone, with views into document.text(), which must outlive them. The document
  // must be one that Analyze accepts.
  AnnotatedText Annotate(const ingest::v1::Document& document) const;

 private:
  // A document on its way: what this project's rules and what the model see in it.
  struct Draft {
    size_t item = 0;  // Index in the batch.
    AnnotatedText text;
    pipeline::Doc doc;  // Without tokens when there is no model.
  };

  Analyzer(const KnowledgeBase* base, const pipeline::Pipeline* pipeline,
           const AnalyzerOptions& options);

  // Appends the draft of a valid document: its tokens and sentences, and what it says of itself.
  void AddDraft(const ingest::v1::Document& document, size_t item,
                std::vector<Draft>* drafts) const;

  // Runs the model over the texts of the drafts. The annotations are views into the workspace.
  void RunModel(absl::Span<const AnalyzeItem> items, absl::Span<Draft> drafts,
                pipeline::Workspace* workspace) const;

  // Adds mentions and entities to a text that has tokens, sentences and proposals.
  void AddNamesAndReferences(AnnotatedText* text) const;

  v1::Analysis ToAnalysis(const AnalyzeItem& item, const Draft& draft) const;

  // Adds what needs the entities: times, quotations, claims and events.
  void AddStatements(const ProtoSource& source, v1::Analysis* out) const;

  const KnowledgeBase* base_;
  const pipeline::Pipeline* pipeline_;
  AnalyzerOptions options_;
  std::string model_;
  std::unique_ptr<pipeline::WorkspacePool> workspaces_;  // Null without a model.
  std::unique_ptr<const LanguageRules> rules_;
  std::unique_ptr<const MentionLexicon> lexicon_;
  std::unique_ptr<const Tokenizer> tokenizer_;
  std::unique_ptr<const MentionFinder> finder_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_ANALYZER_H_
