#ifndef SERVICES_SUMMARY_DOMAIN_DOCUMENT_VIEW_H_
#define SERVICES_SUMMARY_DOMAIN_DOCUMENT_VIEW_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "common/text/evidence.h"
#include "common/text/span_index.h"
#include "communique/entity/v1/analysis.pb.h"
#include "communique/ingest/v1/document.pb.h"

namespace communique::summary {

// Where in a document a sentence stands; the earlier, the more it says what the document is about.
enum class Zone { kTitle, kLead, kHeading, kBody, kApparatus };

// A word, a number or a punctuation mark. text == document.substr(begin, end - begin).
struct Word {
  absl::string_view text;
  std::string lower;  // ASCII-folded, curly apostrophes straightened.
  size_t begin = 0;
  size_t end = 0;
  int sentence = 0;
  int mention = -1;    // Index of the longest mention that covers it, -1 for none.
  int time = -1;       // Index of the time expression that covers it, -1 for none.
  int quotation = -1;  // Index of the quotation that covers it, -1 for none.
  bool capitalized = false;
  bool opinion = false;  // Of a clause in which the author evaluates, predicts or hedges.
};

struct SentenceView {
  size_t begin = 0;
  size_t end = 0;
  int first_word = 0;  // Words [first_word, last_word).
  int last_word = 0;
  int first_mention = 0;  // Mentions [first_mention, last_mention).
  int last_mention = 0;
  int block = 0;
  Zone zone = Zone::kBody;
  ingest::v1::BlockRole role = ingest::v1::BLOCK_ROLE_PARAGRAPH;
  int speaker = -1;  // Entity that holds the floor in a transcript, -1 when nobody does.
};

struct MentionView {
  int entity = 0;
  size_t begin = 0;
  size_t end = 0;
  int first_word = 0;  // Words [first_word, last_word).
  int last_word = 0;
  int sentence = 0;
  entity::v1::MentionKind kind = entity::v1::MENTION_KIND_NAME;
  bool metonymic = false;
};

// One document with its analysis, indexed for the finders: everything is addressed by position, and
// nothing points outside the text. Holds references: both messages must outlive it. Immutable.
class DocumentView {
 public:
  DocumentView(const ingest::v1::Document& document, const entity::v1::Analysis& analysis);

  DocumentView(const DocumentView&) = delete;
  DocumentView& operator=(const DocumentView&) = delete;

  const ingest::v1::Document& document() const { return document_; }
  const entity::v1::Analysis& analysis() const { return analysis_; }
  absl::string_view text() const { return index_.text(); }
  const std::vector<Word>& words() const { return words_; }
  const std::vector<SentenceView>& sentences() const { return sentences_; }
  const std::vector<MentionView>& mentions() const { return mentions_; }
  const entity::v1::Entity& entity(int index) const { return analysis_.entities(index); }
  const entity::v1::TimeExpression& time(int index) const {
    return analysis_.time_expressions(index);
  }

  // Index of the entity with this identifier, -1 when there is none.
  int EntityIndex(absl::string_view id) const;
  // Indices of the time expressions in a sentence, in text order.
  const std::vector<int>& TimesIn(int sentence) const { return times_[sentence]; }
  // The document's own author or speaker ("I"), -1 when not known.
  int author() const { return author_; }
  // The person whom the document means by an office without a named holder (see office_holders.h)
  // or by a misprinted name (see name_variants.h); else the entity itself. Mentions are resolved
  // so.
  int Resolved(int entity) const { return resolved_[entity]; }
  // A person, an office without a named holder, or a group of persons.
  bool IsPersonLike(int entity) const;
  // A country, place or facility.
  bool IsPlaceLike(int entity) const;
  // Country that the entity is, lies in or acts for (see person_countries.h); empty when not known.
  absl::string_view CountryOf(int entity) const { return countries_[entity]; }
  // The entity holds or is a public office, by the text or by the knowledge base.
  bool HoldsOffice(int entity) const;

  const base::v1::PartialDate& publication_date() const {
    return document_.metadata().publication_date().value();
  }

  // Index of the first word that ends after `byte`; words().size() when there is none.
  int WordAt(size_t byte) const;

  // Evidence for bytes [begin, end).
  base::v1::Evidence Evidence(size_t begin, size_t end, base::v1::Basis basis) const {
    return evidence_.Make(begin, end, basis);
  }
  base::v1::Evidence SentenceEvidence(int sentence, base::v1::Basis basis) const {
    return Evidence(sentences_[sentence].begin, sentences_[sentence].end, basis);
  }
  absl::string_view SentenceText(int sentence) const {
    return text().substr(sentences_[sentence].begin,
                         sentences_[sentence].end - sentences_[sentence].begin);
  }

 private:
  void ResolveEntities();
  void AddSentences();
  void AddWords();
  void AddMentions();
  void MarkHonours();
  void MarkCountriesSaid();
  void MarkTimesAndQuotations();
  void MarkOpinions();
  void MarkSpeakers();
  // The person whose statement the title says it is, in a document that says "I"; -1 for none.
  int TitledVoice() const;
  const ingest::v1::Document& document_;
  const entity::v1::Analysis& analysis_;
  text::SpanIndex index_;
  text::EvidenceMaker evidence_;
  std::vector<Word> words_;
  std::vector<SentenceView> sentences_;
  std::vector<MentionView> mentions_;
  std::vector<std::vector<int>> times_;
  absl::flat_hash_map<std::string, int> entity_index_;
  std::vector<int> resolved_;
  std::vector<std::string> countries_;  // By entity.
  std::vector<bool> country_said_;      // By entity: "X of Norway".
  std::vector<bool> honoured_;  // By entity: has an office named elsewhere, or is an "Excellency".
  int author_ = -1;
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_DOCUMENT_VIEW_H_
