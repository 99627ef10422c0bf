#include "services/entity/domain/coref_holders.h"

#include <cstddef>
#include <utility>

#include "services/entity/domain/link_entities.h"

namespace communique::entity {
namespace {

constexpr size_t kMaxPeople = 200;

}  // namespace

std::vector<int> PeopleOf(const AnnotatedText& text) {
  std::vector<int> people;
  for (size_t e = 0; e < text.entities.size() && people.size() < kMaxPeople; ++e) {
    if (text.entities[e].type == v1::ENTITY_TYPE_PERSON) people.push_back(static_cast<int>(e));
  }
  return people;
}

std::string PhraseText(const AnnotatedText& text, const RolePhrase& role) {
  const uint32_t begin = text.tokens[role.first].begin;
  return std::string(text.text.substr(begin, text.tokens[role.last - 1].end - begin));
}

int HolderOnDate(const RolePhrase& role, absl::string_view office, const KnowledgeBase& base,
                 const LinkContext& context, std::vector<int>* people, AnnotatedText* out) {
  if (context.date.year() == 0) return -1;
  const std::vector<RecordId> holders = base.FindHolders(role.country, office, context.date);
  if (holders.size() != 1) return -1;
  const KnowledgeRecordData& holder = base.record(holders.front());
  // "The Queen of Jordan" is not the King.
  const absl::string_view gender = role.title->gender;
  if (!gender.empty() && !holder.gender.empty() && gender != holder.gender) return -1;
  for (const int e : *people) {
    if (out->entities[e].linked && out->entities[e].canonical_name == holder.name) return e;
  }
  EntityRecord entity;
  entity.type = v1::ENTITY_TYPE_PERSON;
  FillFromRecord(base, holders.front(), context.date, &entity);
  entity.country_code = role.country;
  entity.name_in_text = PhraseText(*out, role);
  out->entities.push_back(std::move(entity));
  people->push_back(static_cast<int>(out->entities.size()) - 1);
  return people->back();
}

}  // namespace communique::entity
