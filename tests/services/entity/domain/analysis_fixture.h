#ifndef TESTS_SERVICES_ENTITY_DOMAIN_ANALYSIS_FIXTURE_H_
#define TESTS_SERVICES_ENTITY_DOMAIN_ANALYSIS_FIXTURE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "services/entity/domain/analyzer.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/mention_lexicon.h"

namespace communique::entity {

// The embedded knowledge base and lexicon, loaded once for the whole test program.
inline const KnowledgeBase& TestBase() {
  static const KnowledgeBase& base = *new KnowledgeBase(KnowledgeBase::Load().value());
  return base;
}
inline const MentionLexicon& TestLexicon() {
  static const MentionLexicon& lexicon = *new MentionLexicon(MentionLexicon::Load().value());
  return lexicon;
}
inline const Analyzer& TestAnalyzer() {
  static const Analyzer& analyzer = *new Analyzer(Analyzer::Create(&TestBase(), nullptr).value());
  return analyzer;
}

inline base::v1::PartialDate Date(int year, int month = 0, int day = 0) {
  base::v1::PartialDate date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

// A document with its annotations, which point into it.
class AnnotatedDocument {
 public:
  explicit AnnotatedDocument(absl::string_view text,
                             const base::v1::PartialDate& date = Date(2024, 6, 1),
                             absl::string_view author = "") {
    document_.set_text(std::string(text));
    *document_.mutable_metadata()->mutable_publication_date()->mutable_value() = date;
    if (!author.empty())
      document_.mutable_metadata()->mutable_author()->set_value(std::string(author));
    annotated_ = TestAnalyzer().Annotate(document_);
  }
  AnnotatedDocument(const AnnotatedDocument&) = delete;

  const AnnotatedText& annotated() const { return annotated_; }
  const ingest::v1::Document& document() const { return document_; }

  // The entity with this canonical name or name in the text; one without a type when there is none.
  const EntityRecord& Entity(absl::string_view name) const {
    static const EntityRecord& none = *new EntityRecord();
    for (const EntityRecord& entity : annotated_.entities) {
      if (entity.canonical_name == name || entity.name_in_text == name) return entity;
    }
    return none;
  }

  // The canonical name of the entity that the `nth` mention written `words` belongs to; empty when
  // there is no such mention.
  std::string Antecedent(absl::string_view words, int nth = 0) const {
    for (const MentionSpan& mention : annotated_.mentions) {
      if (annotated_.text.substr(mention.begin, mention.end - mention.begin) != words) continue;
      if (nth-- == 0) return annotated_.entities[mention.entity].canonical_name;
    }
    return "";
  }

 private:
  ingest::v1::Document document_;
  AnnotatedText annotated_;
};

}  // namespace communique::entity

#endif  // TESTS_SERVICES_ENTITY_DOMAIN_ANALYSIS_FIXTURE_H_
