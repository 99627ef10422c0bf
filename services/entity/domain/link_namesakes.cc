#include "services/entity/domain/link_namesakes.h"

#include <algorithm>

#include "absl/strings/str_split.h"
#include "services/entity/domain/knowledge_base_names.h"
#include "services/entity/domain/person_name.h"

namespace communique::entity {
namespace {

using Keys = std::vector<std::string>;

// "EG", "P J": given names of at most this many letters, without stops, can be initials.
constexpr size_t kMaxJoinedInitials = 2;

Keys WithoutSuffix(Keys keys) {
  keys.erase(std::remove(keys.begin(), keys.end(), ","), keys.end());
  while (keys.size() > 1 && IsNameSuffix(keys.back())) keys.pop_back();
  return keys;
}

bool BothAgree(const std::string& a, const std::string& b) {
  return a == b || (a[0] == b[0] && (IsInitial(a) || IsInitial(b)));
}

// Adds the people for whom `key` is a whole form, be it a surname.
void AddPeopleOf(absl::string_view key, const KnowledgeBase& base, std::vector<RecordId>* ids) {
  for (const Alias& alias : base.FindByName(key)) {
    if (base.record(alias.record).type == v1::ENTITY_TYPE_PERSON) ids->push_back(alias.record);
  }
}

void SortOnce(std::vector<RecordId>* ids) {
  std::sort(ids->begin(), ids->end());
  ids->erase(std::unique(ids->begin(), ids->end()), ids->end());
}

bool AgreesWith(const Keys& keys, absl::string_view form, absl::string_view surname) {
  const Keys other = WithoutSuffix(NameKeys(form));
  if (other.size() < 2 || !BothAgree(keys.front(), other.front())) return false;
  const Keys last = NameKeys(surname);
  if (last.empty() || std::find(keys.begin(), keys.end(), last.back()) == keys.end()) return false;
  return keys.size() <= other.size() ? NamesAgree(keys, other) : NamesAgree(other, keys);
}

bool Agrees(const Keys& keys, const KnowledgeRecordData& record) {
  const absl::string_view surname = Surname(record.name, record.name_order);
  if (AgreesWith(keys, record.name, surname)) return true;
  return std::any_of(record.aliases.begin(), record.aliases.end(), [&](absl::string_view alias) {
    return AgreesWith(keys, alias, Surname(alias, record.name_order));
  });
}

}  // namespace

std::vector<RecordId> FindAgreeing(const std::vector<std::string>& keys,
                                   const KnowledgeBase& base) {
  const Keys name = WithoutSuffix(keys);
  std::vector<RecordId> ids;
  if (name.size() < 2) return ids;
  // A surname stands last, first, or before another one ("López Portillo").
  AddPeopleOf(name.back(), base, &ids);
  AddPeopleOf(name.front(), base, &ids);
  if (name.size() > 2) AddPeopleOf(name[name.size() - 2], base, &ids);
  SortOnce(&ids);
  ids.erase(std::remove_if(ids.begin(), ids.end(),
                           [&](RecordId id) { return !Agrees(name, base.record(id)); }),
            ids.end());
  return ids;
}

std::vector<RecordId> FindByInitials(const std::vector<std::string>& keys,
                                     const KnowledgeBase& base) {
  const Keys name = WithoutSuffix(keys);
  std::vector<RecordId> ids;
  const bool initials =
      name.size() > 1 && std::all_of(name.begin(), name.end() - 1, [&](const std::string& key) {
        return key.size() <= kMaxJoinedInitials && !base.IsGivenName(key);
      });
  if (initials) AddPeopleOf(name.back(), base, &ids);
  SortOnce(&ids);
  return ids;
}

}  // namespace communique::entity
