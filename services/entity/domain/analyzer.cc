#include "services/entity/domain/analyzer.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/text/evidence.h"
#include "common/text/sha256.h"
#include "common/text/span_index.h"
#include "services/entity/domain/analyzer_input.h"
#include "services/entity/domain/attributions.h"
#include "services/entity/domain/claims.h"
#include "services/entity/domain/coref_resolver.h"
#include "services/entity/domain/coref_visits.h"
#include "services/entity/domain/entity_proto.h"
#include "services/entity/domain/events.h"
#include "services/entity/domain/link_entities.h"
#include "services/entity/domain/link_knowledge.h"
#include "services/entity/domain/name_proposals.h"
#include "services/entity/domain/quantities.h"
#include "services/entity/domain/quotations.h"
#include "services/entity/domain/time_expressions.h"
#include "services/entity/domain/token_proto.h"

namespace communique::entity {

namespace {

std::string ModelName(const pipeline::Pipeline* pipeline) {
  if (pipeline == nullptr) return "rules-1";
  return absl::StrCat(pipeline->info().name, " ", pipeline->info().version);
}

}  // namespace

Analyzer::Analyzer(const KnowledgeBase* base, const pipeline::Pipeline* pipeline,
                   const AnalyzerOptions& options)
    : base_(base), pipeline_(pipeline), options_(options), model_(ModelName(pipeline)) {
  if (pipeline != nullptr) workspaces_ = std::make_unique<pipeline::WorkspacePool>(pipeline);
}

absl::StatusOr<Analyzer> Analyzer::Create(const KnowledgeBase* base,
                                          const pipeline::Pipeline* pipeline,
                                          const AnalyzerOptions& options) {
  Analyzer analyzer(base, pipeline, options);
  COMMUNIQUE_ASSIGN_OR_RETURN(LanguageRules rules, LanguageRules::Load());
  analyzer.rules_ = std::make_unique<const LanguageRules>(std::move(rules));
  COMMUNIQUE_ASSIGN_OR_RETURN(MentionLexicon lexicon, MentionLexicon::Load());
  analyzer.lexicon_ = std::make_unique<const MentionLexicon>(std::move(lexicon));
  COMMUNIQUE_ASSIGN_OR_RETURN(Tokenizer tokenizer, Tokenizer::Create(&analyzer.rules_->sentences));
  analyzer.tokenizer_ = std::make_unique<const Tokenizer>(std::move(tokenizer));
  analyzer.finder_ = std::make_unique<const MentionFinder>(base, analyzer.lexicon_.get());
  return analyzer;
}

void Analyzer::AddDraft(const ingest::v1::Document& document, size_t item,
                        std::vector<Draft>* drafts) const {
  Draft& draft = drafts->emplace_back();
  draft.item = item;
  tokenizer_->Tokenize(document, &draft.text);
  draft.text.context = ContextOf(document);
}

void Analyzer::RunModel(absl::Span<const AnalyzeItem> items, absl::Span<Draft> drafts,
                        pipeline::Workspace* workspace) const {
  // Documents whose tokens nobody asked for cost names alone. They come first: lemmas hold only
  // until the workspace is used again.
  for (const bool tokens : {false, true}) {
    std::vector<pipeline::Doc> docs;
    std::vector<Draft*> owners;
    for (Draft& draft : drafts) {
      if (items[draft.item].options.include_tokens != tokens) continue;
      pipeline::Doc& doc = docs.emplace_back();
      doc.text = draft.text.text;
      for (const SentenceSpan& sentence : draft.text.sentences) {
        doc.breaks.push_back(sentence.begin);
      }
      owners.push_back(&draft);
    }
    if (docs.empty()) continue;
    pipeline_->Annotate({.syntax = tokens, .entities = tokens, .names = true}, absl::MakeSpan(docs),
                        workspace);
    for (size_t d = 0; d < docs.size(); ++d) {
      owners[d]->doc = std::move(docs[d]);
      AddProposals(owners[d]->doc, &owners[d]->text);
    }
  }
}

void Analyzer::AddNamesAndReferences(AnnotatedText* text) const {
  const MentionDrafts drafts = finder_->Find(*text);
  const LinkContext context = MakeLinkContext(*text, drafts, *base_);
  LinkNames(drafts, *base_, *lexicon_, context, text);
  ResolveReferences(drafts, *base_, *lexicon_, context, text);
}

AnnotatedText Analyzer::Annotate(const ingest::v1::Document& document) const {
  const AnalyzeItem item{&document, {}};
  std::vector<Draft> drafts;
  AddDraft(document, 0, &drafts);
  if (workspaces_ != nullptr) {
    RunModel({&item, 1}, absl::MakeSpan(drafts), workspaces_->Take().get());
  }
  AddNamesAndReferences(&drafts[0].text);
  return std::move(drafts[0].text);
}

void Analyzer::AddStatements(const ProtoSource& source, v1::Analysis* out) const {
  const AnnotatedText& text = source.text;
  const Syntax syntax = ReadSyntax(rules_->verbs, text);
  const std::vector<v1::TimeExpression> times =
      FindTimes(*rules_, text, syntax.groups, source.index);
  const std::vector<Attribution> attributions = FindAttributions(rules_->cues, text, syntax);
  const std::vector<QuotationSpan> quotations =
      FindQuotations(rules_->cues, text, syntax, attributions);
  const std::vector<ClaimSpan> claims =
      FindClaims(rules_->opinions, text, syntax, attributions, quotations, times);
  for (const v1::TimeExpression& time : times) *out->add_time_expressions() = time;
  AddQuotations(source, quotations, out);
  AddClaims(source, claims, out);
  AddQuantities(source, FindQuantities(rules_->quantities, text, syntax.groups, times), out);
  std::vector<EventSpan> events = FindEvents(rules_->events, text, syntax, times);
  ResolveVisits(text, times, &events);
  AddEvents(source, events, out);
}

v1::Analysis Analyzer::ToAnalysis(const AnalyzeItem& item, const Draft& draft) const {
  const ingest::v1::Document& document = *item.document;
  const AnnotatedText& text = draft.text;
  const text::SpanIndex index(text.text);
  v1::Analysis analysis;
  analysis.set_document_sha256(document.sha256().empty() ? text::Sha256Hex(text.text)
                                                         : document.sha256());
  analysis.set_model(model_);
  analysis.set_knowledge_base(base_->version());
  AddSentences(text, index, &analysis);
  AddEntities(text, index, &analysis);
  const text::EvidenceMaker evidence(document.name(), analysis.document_sha256(), &index);
  AddStatements({text, index, evidence}, &analysis);
  if (!item.options.include_tokens) return analysis;
  if (pipeline_ == nullptr) {
    AddTokens(text, index, &analysis);
  } else {
    AddModelTokens(draft.doc, text, index, &analysis);
  }
  return analysis;
}

std::vector<absl::StatusOr<v1::Analysis>> Analyzer::AnalyzeBatch(
    absl::Span<const AnalyzeItem> items) const {
  std::vector<absl::StatusOr<v1::Analysis>> results;
  results.reserve(items.size());
  std::vector<Draft> drafts;
  for (size_t i = 0; i < items.size(); ++i) {
    const ingest::v1::Document& document = *items[i].document;
    const absl::Status status = CheckDocument(document, options_.max_text_bytes);
    results.emplace_back(v1::Analysis());
    if (!status.ok()) {
      results.back() = status;
      continue;
    }
    AddDraft(document, i, &drafts);
  }
  pipeline::WorkspacePool::Loan workspace =
      workspaces_ == nullptr ? pipeline::WorkspacePool::Loan() : workspaces_->Take();
  if (pipeline_ != nullptr) RunModel(items, absl::MakeSpan(drafts), workspace.get());
  for (Draft& draft : drafts) {
    AddNamesAndReferences(&draft.text);
    results[draft.item] = ToAnalysis(items[draft.item], draft);
  }
  return results;
}

absl::StatusOr<v1::Analysis> Analyzer::Analyze(const ingest::v1::Document& document,
                                               const AnalyzeOptions& options) const {
  const AnalyzeItem item{&document, options};
  return std::move(AnalyzeBatch({&item, 1}).front());
}

}  // namespace communique::entity
