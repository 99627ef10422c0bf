#ifndef TESTS_SERVICES_ENTITY_DOMAIN_ANNOTATE_H_
#define TESTS_SERVICES_ENTITY_DOMAIN_ANNOTATE_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/text/span_index.h"
#include "services/entity/domain/language_rules.h"
#include "services/entity/domain/tokenizer.h"

namespace communique::entity {

// The compiled-in tables, loaded once for all tests of a binary.
inline const LanguageRules& TestRules() {
  static const auto* rules = new LanguageRules(LanguageRules::Load().value());
  return *rules;
}

// A tokenized text that owns what its views point into.
class Annotated {
 public:
  // `text`'s paragraphs stand between empty lines. Without entities until a test adds them.
  explicit Annotated(std::string text, DocumentContext context = {}) {
    document_.set_text(std::move(text));
    Tokenizer::Create(&TestRules().sentences).value().Tokenize(document_, &annotated_);
    annotated_.context = std::move(context);
    index_ = std::make_unique<text::SpanIndex>(document_.text());
  }
  Annotated(const Annotated&) = delete;
  Annotated& operator=(const Annotated&) = delete;

  // Adds a mention of a new or known entity at the `nth` (from 0) place where `surface` stands.
  // Returns the index of the entity.
  int Mention(absl::string_view surface, v1::EntityType type, int entity = -1, int nth = 0,
              v1::MentionKind kind = v1::MENTION_KIND_NAME) {
    size_t at = annotated_.text.find(surface);
    for (; nth > 0; --nth) at = annotated_.text.find(surface, at + 1);
    MentionSpan mention;
    mention.begin = static_cast<uint32_t>(at);
    mention.end = static_cast<uint32_t>(at + surface.size());
    mention.type = type;
    mention.kind = kind;
    for (size_t t = 0; t < annotated_.tokens.size(); ++t) {
      const Token& token = annotated_.tokens[t];
      if (token.begin == mention.begin) mention.first_token = static_cast<int>(t);
      if (token.end == mention.end) mention.last_token = static_cast<int>(t) + 1;
    }
    mention.sentence = annotated_.tokens[mention.first_token].sentence;
    if (entity < 0) {
      entity = static_cast<int>(annotated_.entities.size());
      EntityRecord record;
      record.type = type;
      record.canonical_name = record.name_in_text = std::string(surface);
      annotated_.entities.push_back(record);
    }
    mention.entity = entity;
    auto place = annotated_.mentions.begin();
    while (place != annotated_.mentions.end() && place->begin <= mention.begin) ++place;
    annotated_.mentions.insert(place, mention);
    return entity;
  }

  AnnotatedText& text() { return annotated_; }
  const AnnotatedText& text() const { return annotated_; }
  const text::SpanIndex& index() const { return *index_; }

  std::vector<std::string> Sentences() const {
    std::vector<std::string> sentences;
    for (const SentenceSpan& s : annotated_.sentences) {
      sentences.emplace_back(annotated_.text.substr(s.begin, s.end - s.begin));
    }
    return sentences;
  }

  std::vector<std::string> Tokens() const {
    std::vector<std::string> tokens;
    for (const Token& token : annotated_.tokens) tokens.emplace_back(token.text);
    return tokens;
  }

 private:
  ingest::v1::Document document_;
  AnnotatedText annotated_;
  std::unique_ptr<text::SpanIndex> index_;
};

}  // namespace communique::entity

#endif  // TESTS_SERVICES_ENTITY_DOMAIN_ANNOTATE_H_
