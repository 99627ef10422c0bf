#include "services/entity/domain/token_proto.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace communique::entity {
namespace {

// The text of a label; empty when the layer has not run, because the model has no such component.
std::string TextOf(const std::vector<pipeline::Label>& layer, size_t i) {
  return layer.empty() ? std::string() : layer[i]->text;
}

void SetLayers(const pipeline::Doc& doc, size_t i, v1::Token* out) {
  out->set_tag(TextOf(doc.tags, i));
  out->set_pos(TextOf(doc.pos, i));
  out->set_morph(TextOf(doc.morphs, i));
  out->set_dependency(TextOf(doc.dependencies, i));
  out->set_head(doc.heads.empty() ? -1 : doc.heads[i]);
  if (!doc.lemmas.empty()) out->set_lemma(std::string(doc.lemmas[i]));
  if (!doc.sentence_starts.empty()) out->set_sentence_start(doc.sentence_starts[i] != 0);
  out->set_entity_iob("O");
}

void AddSpan(const pipeline::Doc& doc, const pipeline::EntitySpan& entity,
             const text::SpanIndex& index, v1::Analysis* out) {
  v1::NamedSpan* span = out->add_named_spans();
  *span->mutable_span() =
      index.Span(doc.tokens[entity.first_token].begin, doc.tokens[entity.last_token - 1].end);
  span->set_label(entity.label->text);
  span->set_score(entity.score);
  span->set_first_token(entity.first_token);
  span->set_last_token(entity.last_token - 1);  // Inclusive in the API.
  for (int i = entity.first_token; i < entity.last_token; ++i) {
    out->mutable_tokens(i)->set_entity_iob(
        absl::StrCat(i == entity.first_token ? "B-" : "I-", entity.label->text));
  }
}

}  // namespace

void AddModelTokens(const pipeline::Doc& doc, const AnnotatedText& text,
                    const text::SpanIndex& index, v1::Analysis* out) {
  out->mutable_tokens()->Reserve(static_cast<int>(doc.tokens.size()));
  size_t sentence = 0;
  for (size_t i = 0; i < doc.tokens.size(); ++i) {
    const pipeline::DocToken& token = doc.tokens[i];
    while (sentence + 1 < text.sentences.size() &&
           text.sentences[sentence + 1].begin <= token.begin) {
      ++sentence;
    }
    v1::Token* added = out->add_tokens();
    *added->mutable_span() = index.Span(token.begin, token.end);
    added->set_sentence(static_cast<int>(sentence));
    SetLayers(doc, i, added);
  }
  for (const pipeline::EntitySpan& entity : doc.entities) AddSpan(doc, entity, index, out);
}

}  // namespace communique::entity
