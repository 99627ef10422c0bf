#include "services/entity/domain/analyzer.h"

#include <string>
#include <utility>
#include <vector>

#include "common/status/macros.h"
#include "common/text/evidence.h"
#include "common/text/sha256.h"
#include "common/text/span_index.h"
#include "services/entity/domain/analyzer_input.h"
#include "services/entity/domain/attributions.h"
#include "services/entity/domain/claims.h"
#include "services/entity/domain/coref_resolver.h"
#include "services/entity/domain/entity_proto.h"
#include "services/entity/domain/events.h"
#include "services/entity/domain/link_entities.h"
#include "services/entity/domain/link_knowledge.h"
#include "services/entity/domain/quotations.h"
#include "services/entity/domain/time_expressions.h"

namespace communique::entity {

absl::StatusOr<Analyzer> Analyzer::Create(const KnowledgeBase* base,
                                          const AnalyzerOptions& options) {
  Analyzer analyzer(base, options);
  COMMUNIQUE_ASSIGN_OR_RETURN(LanguageRules rules, LanguageRules::Load());
  analyzer.rules_ = std::make_unique<const LanguageRules>(std::move(rules));
  COMMUNIQUE_ASSIGN_OR_RETURN(MentionLexicon lexicon, MentionLexicon::Load());
  analyzer.lexicon_ = std::make_unique<const MentionLexicon>(std::move(lexicon));
  COMMUNIQUE_ASSIGN_OR_RETURN(Tokenizer tokenizer, Tokenizer::Create(&analyzer.rules_->sentences));
  analyzer.tokenizer_ = std::make_unique<const Tokenizer>(std::move(tokenizer));
  analyzer.finder_ = std::make_unique<const MentionFinder>(base, analyzer.lexicon_.get());
  return analyzer;
}

AnnotatedText Analyzer::Annotate(const ingest::v1::Document& document) const {
  AnnotatedText text;
  tokenizer_->Tokenize(document, &text);
  text.context = ContextOf(document);
  const MentionDrafts drafts = finder_->Find(text);
  const LinkContext context = MakeLinkContext(text, drafts, *base_);
  LinkNames(drafts, *base_, *lexicon_, context, &text);
  ResolveReferences(drafts, *base_, *lexicon_, context, &text);
  return text;
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
  AddEvents(source, FindEvents(rules_->events, text, syntax, times), out);
}

absl::StatusOr<v1::Analysis> Analyzer::Analyze(const ingest::v1::Document& document,
                                               const AnalyzeOptions& options) const {
  COMMUNIQUE_RETURN_IF_ERROR(CheckDocument(document, options_.max_text_bytes));
  const AnnotatedText text = Annotate(document);
  const text::SpanIndex index(text.text);
  v1::Analysis analysis;
  analysis.set_document_sha256(document.sha256().empty() ? text::Sha256Hex(text.text)
                                                         : document.sha256());
  analysis.set_model(std::string(Model()));
  analysis.set_knowledge_base(std::string(KnowledgeBase::Version()));
  AddSentences(text, index, &analysis);
  AddEntities(text, index, &analysis);
  const text::EvidenceMaker evidence(document.name(), analysis.document_sha256(), &index);
  AddStatements({text, index, evidence}, &analysis);
  if (options.include_tokens) AddTokens(text, index, &analysis);
  return analysis;
}

}  // namespace communique::entity
