#include "services/entity/domain/name_proposals.h"

#include <array>

namespace communique::entity {
namespace {

struct LabelType {
  absl::string_view label;
  v1::EntityType type;
};

// OntoNotes 5 labels. Works of art are not named in this project's terms; countries are known to
// the knowledge base, so that a GPE it does not know is a place.
constexpr std::array<LabelType, 9> kLabelTypes = {{
    {"PERSON", v1::ENTITY_TYPE_PERSON},
    {"GPE", v1::ENTITY_TYPE_PLACE},
    {"LOC", v1::ENTITY_TYPE_PLACE},
    {"FAC", v1::ENTITY_TYPE_FACILITY},
    {"ORG", v1::ENTITY_TYPE_ORGANIZATION},
    {"NORP", v1::ENTITY_TYPE_GROUP},
    {"EVENT", v1::ENTITY_TYPE_EVENT},
    {"LAW", v1::ENTITY_TYPE_DOCUMENT},
    {"PER", v1::ENTITY_TYPE_PERSON},  // Models trained on other corpora.
}};

bool IsArticle(const Token& token) {
  return token.lower == "the" || token.lower == "a" || token.lower == "an";
}

// "'s", "'", and what else a name does not end with.
bool IsTrailing(const Token& token) {
  return token.kind == TokenKind::kPunctuation || token.lower == "'s";
}

}  // namespace

v1::EntityType ProposedType(absl::string_view label) {
  for (const LabelType& row : kLabelTypes) {
    if (row.label == label) return row.type;
  }
  return v1::ENTITY_TYPE_UNSPECIFIED;
}

void AddProposals(const pipeline::Doc& doc, AnnotatedText* text) {
  text->proposals.clear();
  size_t next = 0;
  for (const pipeline::EntitySpan& span : doc.names) {
    const v1::EntityType type = ProposedType(span.label->text);
    if (type == v1::ENTITY_TYPE_UNSPECIFIED) continue;
    const uint32_t begin = doc.tokens[span.first_token].begin;
    const uint32_t end = doc.tokens[span.last_token - 1].end;
    while (next < text->tokens.size() && text->tokens[next].begin < begin) ++next;
    size_t first = next;
    size_t last = first;
    while (last < text->tokens.size() && text->tokens[last].end <= end) ++last;
    while (first < last && IsArticle(text->tokens[first])) ++first;
    while (last > first && IsTrailing(text->tokens[last - 1])) --last;
    if (first == last || text->tokens[first].sentence != text->tokens[last - 1].sentence) continue;
    text->proposals.push_back(
        {static_cast<int>(first), static_cast<int>(last), type, static_cast<double>(span.score)});
  }
}

}  // namespace communique::entity
