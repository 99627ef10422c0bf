#include "services/entity/domain/link_namesakes.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "absl/strings/str_split.h"
#include "services/entity/domain/knowledge_base_names.h"
#include "services/entity/domain/person_name.h"

namespace communique::entity {
namespace {

using Keys = std::vector<std::string>;

// "EG", "P J": given names of at most this many letters, without stops, can be initials.
constexpr size_t kMaxJoinedInitials = 2;

// Given names of so many letters may differ in one of them, longer ones in two.
constexpr size_t kShortestVariant = 5;
constexpr size_t kLongVariant = 8;
constexpr size_t kLongestVariant = 24;

Keys WithoutSuffix(Keys keys) {
  keys.erase(std::remove(keys.begin(), keys.end(), ","), keys.end());
  while (keys.size() > 1 && IsNameSuffix(keys.back())) keys.pop_back();
  return keys;
}

// Letters to change from one to the other, `limit` + 1 for more than `limit`; both are short.
size_t Distance(absl::string_view a, absl::string_view b, size_t limit) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = std::exchange(row[0], i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
    }
  }
  return std::min(row.back(), limit + 1);
}

// The same given name, be it an initial or written after another alphabet: "Sergei", "Sergey".
bool IsSameGivenName(const std::string& a, const std::string& b) {
  if (a == b) return true;
  if (a[0] != b[0]) return false;
  if (IsInitial(a) || IsInitial(b)) return true;
  const size_t shorter = std::min(a.size(), b.size());
  if (shorter < kShortestVariant || std::max(a.size(), b.size()) > kLongestVariant) return false;
  const size_t limit = shorter < kLongVariant ? 1 : 2;
  return Distance(a, b, limit) <= limit;
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

// Both name one person, `other` being a full name with this surname.
bool AgreesWith(Keys keys, const Keys& other, const std::string& surname) {
  if (other.size() < 2 || !IsSameGivenName(keys.front(), other.front())) return false;
  if (std::find(keys.begin(), keys.end(), surname) == keys.end()) return false;
  keys.front() = other.front();
  return keys.size() <= other.size() ? NamesAgree(keys, other) : NamesAgree(other, keys);
}

bool AgreesWithForm(const Keys& keys, absl::string_view form, absl::string_view name_order) {
  const Keys surname = NameKeys(Surname(form, name_order));
  return !surname.empty() && AgreesWith(keys, WithoutSuffix(NameKeys(form)), surname.back());
}

bool Agrees(const Keys& keys, const KnowledgeRecordData& record) {
  if (AgreesWithForm(keys, record.name, record.name_order)) return true;
  const Keys name = NameKeys(record.name);
  return std::any_of(record.aliases.begin(), record.aliases.end(), [&](absl::string_view alias) {
    const Keys form = NameKeys(alias);
    // Another spelling of the surname goes with the given name of the record.
    if (form.size() == 1 && record.name_order == "given-first")
      return AgreesWith(keys, {name.front(), form.front()}, form.front());
    return AgreesWithForm(keys, alias, record.name_order);
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
