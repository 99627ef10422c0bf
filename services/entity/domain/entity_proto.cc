#include "services/entity/domain/entity_proto.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/entity/domain/link_entities.h"

namespace communique::entity {
namespace {

void SetMention(const MentionSpan& mention, const text::SpanIndex& index, v1::Mention* out) {
  *out->mutable_span() = index.Span(mention.begin, mention.end);
  out->set_kind(mention.kind);
  out->set_proposer(mention.proposer);
  out->set_score(mention.score);
  out->set_sentence(mention.sentence);
  out->set_metonymic(mention.metonymic);
}

void SetRole(const v1::Role& role, const text::SpanIndex& index, v1::Role* out) {
  *out = role;
  if (!role.stated()) return;
  *out->mutable_span() = index.Span(static_cast<size_t>(role.span().byte_begin()),
                                    static_cast<size_t>(role.span().byte_end()));
}

void SetEntity(const AnnotatedText& text, int e, const text::SpanIndex& index, v1::Entity* out) {
  const EntityRecord& entity = text.entities[e];
  out->set_id(EntityId(e));
  out->set_type(entity.type);
  out->set_canonical_name(entity.canonical_name);
  out->set_kb_id(entity.kb_id);
  out->set_country_code(entity.country_code);
  for (const bool stated : {true, false}) {
    for (const v1::Role& role : entity.roles) {
      if (role.stated() == stated) SetRole(role, index, out->add_roles());
    }
  }
  out->set_salience(entity.salience);
  for (const int m : entity.mentions) SetMention(text.mentions[m], index, out->add_mentions());
  out->set_name_in_text(entity.name_in_text);
  out->set_linked(entity.linked);
  out->set_unlinked_reason(entity.unlinked_reason);
  out->set_subtype(entity.subtype);
  out->set_city(entity.city);
  for (const int member : entity.members) out->add_member_ids(EntityId(member));
  out->set_gender(entity.gender);
  out->set_is_author(entity.is_author);
}

// "ENTITY_TYPE_PERSON" -> "PERSON".
std::string Label(v1::EntityType type) {
  return v1::EntityType_Name(type).substr(sizeof("ENTITY_TYPE_") - 1);
}

}  // namespace

std::string EntityId(int index) { return absl::StrCat("e", index + 1); }

void AddSentences(const AnnotatedText& text, const text::SpanIndex& index, v1::Analysis* out) {
  for (const SentenceSpan& sentence : text.sentences) {
    v1::Sentence* added = out->add_sentences();
    *added->mutable_span() = index.Span(sentence.begin, sentence.end);
    added->set_block(sentence.block);
    added->set_heading(sentence.heading);
  }
}

void AddEntities(const AnnotatedText& text, const text::SpanIndex& index, v1::Analysis* out) {
  for (size_t e = 0; e < text.entities.size(); ++e) {
    SetEntity(text, static_cast<int>(e), index, out->add_entities());
  }
}

void AddTokens(const AnnotatedText& text, const text::SpanIndex& index, v1::Analysis* out) {
  std::vector<std::string> labels(text.tokens.size(), "O");
  int covered = 0;
  for (const MentionSpan& mention : text.mentions) {
    if (mention.kind != v1::MENTION_KIND_NAME || mention.first_token < covered) continue;
    for (int i = mention.first_token; i < mention.last_token; ++i) {
      labels[i] = absl::StrCat(i == mention.first_token ? "B-" : "I-", Label(mention.type));
    }
    covered = mention.last_token;
  }
  for (size_t i = 0; i < text.tokens.size(); ++i) {
    v1::Token* token = out->add_tokens();
    *token->mutable_span() = index.Span(text.tokens[i].begin, text.tokens[i].end);
    token->set_sentence(text.tokens[i].sentence);
    token->set_head(-1);
    token->set_entity_iob(labels[i]);
  }
}

v1::KnowledgeRecord ToProto(const KnowledgeRecordData& record, const KnowledgeBase& base) {
  v1::KnowledgeRecord out;
  out.set_type(record.type);
  out.set_name(std::string(record.name));
  for (const absl::string_view alias : record.aliases) out.add_aliases(std::string(alias));
  out.set_kb_id(std::string(record.kb_id));
  out.set_country_code(std::string(record.country_code));
  out.set_subtype(std::string(record.subtype));
  for (const Term& term : record.terms) *out.add_roles() = RoleOf(term, base);
  for (const absl::string_view source : absl::StrSplit(record.sources, ';', absl::SkipEmpty())) {
    out.add_sources(std::string(source));
  }
  return out;
}

}  // namespace communique::entity
