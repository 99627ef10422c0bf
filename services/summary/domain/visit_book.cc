#include "services/summary/domain/visit_book.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/summary/domain/successor.h"
#include "services/summary/domain/visit_clusters.h"

namespace communique::summary {
namespace {

// Sorts by document, then by text.
std::string IdOf(const v1::Visit& record) {
  if (record.sources().empty()) return record.name();
  return absl::StrCat(record.sources(0).document(), "#", record.sources(0).sha256());
}

bool ByName(const v1::Visit& a, const v1::Visit& b) {
  return a.name() != b.name() ? a.name() < b.name()
                              : a.sources(0).document() < b.sources(0).document();
}

}  // namespace

void VisitBook::Put(DocumentRecord record) {
  const std::string id = IdOf(record.visit);
  if (records_.contains(id)) Remove(id);
  Entry entry;
  entry.signature = SignatureOf(record.visit);
  entry.keys = BlockKeys(entry.signature);
  entry.record = std::move(record);
  for (const std::string& key : entry.keys) ids_of_key_[key].insert(id);
  records_.emplace(id, std::move(entry));
  touched_.insert(id);
}

bool VisitBook::Remove(absl::string_view document) {
  const std::string first(document);
  auto entry = records_.lower_bound(first);
  bool removed = false;
  while (entry != records_.end() &&
         (entry->first == first || absl::StartsWith(entry->first, absl::StrCat(first, "#")))) {
    const std::string id = entry->first;
    Touch(id);
    for (const std::string& key : entry->second.keys) {
      Ids& ids = ids_of_key_[key];
      ids.erase(id);
      if (ids.empty()) ids_of_key_.erase(key);
    }
    entry = records_.erase(entry);
    touched_.erase(id);
    removed = true;
  }
  return removed;
}

// Dissolves the part that the record belongs to; its records are to be put together anew.
void VisitBook::Touch(const std::string& id) {
  const auto part = part_of_.find(id);
  if (part == part_of_.end()) return;
  const int number = part->second;
  for (const std::string& member : parts_[number]) {
    part_of_.erase(member);
    touched_.insert(member);
  }
  parts_.erase(number);
  visits_.erase(number);
}

std::vector<VisitBook::Ids> VisitBook::Parts(const Ids& ids) const {
  std::vector<Ids> parts;
  absl::flat_hash_set<std::string> seen;
  absl::flat_hash_set<std::string> seen_keys;
  for (const std::string& start : ids) {
    if (!seen.insert(start).second) continue;
    Ids part;
    std::vector<std::string> open = {start};
    while (!open.empty()) {
      const std::string id = std::move(open.back());
      open.pop_back();
      part.insert(id);
      for (const std::string& key : records_.at(id).keys) {
        if (!seen_keys.insert(key).second) continue;
        for (const std::string& other : ids_of_key_.at(key)) {
          if (seen.insert(other).second) open.push_back(other);
        }
      }
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

std::vector<v1::Visit> VisitBook::MergePart(const Ids& ids) const {
  std::vector<VisitSignature> signatures;
  std::vector<const Entry*> entries;
  for (const std::string& id : ids) {
    entries.push_back(&records_.at(id));
    signatures.push_back(entries.back()->signature);
  }
  std::map<int, std::vector<size_t>> clusters;
  const std::vector<int> numbers = ClusterVisits(signatures);
  for (size_t i = 0; i < numbers.size(); ++i) clusters[numbers[i]].push_back(i);
  std::vector<v1::Visit> visits;
  std::vector<std::vector<const VisitSignature*>> members;
  for (const auto& [number, places] : clusters) {
    std::vector<const Likeness*> likenesses;
    for (const size_t i : places) likenesses.push_back(&entries[i]->record.likeness);
    const std::vector<int> groups = IndependentGroups(likenesses);
    Accounts accounts;
    members.emplace_back();
    for (size_t k = 0; k < places.size(); ++k) {
      accounts.push_back({&entries[places[k]]->record.visit, groups[k]});
      members.back().push_back(&entries[places[k]]->signature);
    }
    visits.push_back(MergeAccounts(accounts));
  }
  RelateSuccessors(members, &visits);
  return visits;
}

void VisitBook::Refresh() {
  // What was put in may tie parts together that stand already.
  absl::flat_hash_set<std::string> keys;
  for (const std::string& id : touched_) {
    const std::vector<std::string>& of_id = records_.at(id).keys;
    keys.insert(of_id.begin(), of_id.end());
  }
  for (const std::string& key : keys) {
    for (const std::string& id : ids_of_key_.at(key)) Touch(id);
  }
  for (Ids& part : Parts(touched_)) {
    const int number = next_part_++;
    for (const std::string& id : part) part_of_[id] = number;
    visits_[number] = MergePart(part);
    parts_[number] = std::move(part);
  }
  touched_.clear();
}

std::vector<v1::Visit> VisitBook::Visits() {
  Refresh();
  std::vector<v1::Visit> visits;
  for (const auto& [number, of_part] : visits_) {
    visits.insert(visits.end(), of_part.begin(), of_part.end());
  }
  absl::c_sort(visits, ByName);
  return visits;
}

std::vector<v1::Visit> VisitBook::Take() {
  Refresh();
  std::vector<v1::Visit> visits;
  for (auto& [number, of_part] : visits_) {
    for (v1::Visit& visit : of_part) visits.push_back(std::move(visit));
  }
  *this = VisitBook();
  absl::c_sort(visits, ByName);
  return visits;
}

absl::flat_hash_map<std::string, std::string> VisitBook::VisitNames() {
  Refresh();
  absl::flat_hash_map<std::string, std::string> names;
  for (const auto& [number, of_part] : visits_) {
    for (const v1::Visit& visit : of_part) {
      for (const v1::SourceDocument& source : visit.sources()) {
        names[source.document()] = visit.name();
      }
    }
  }
  return names;
}

}  // namespace communique::summary
