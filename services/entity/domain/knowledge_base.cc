#include "services/entity/domain/knowledge_base.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/numbers.h"
#include "services/entity/domain/knowledge_base_loader.h"
#include "services/entity/domain/knowledge_base_names.h"

namespace communique::entity {
namespace {

// Dates as numbers YYYYMMDD; a missing part counts as the first or the last one.
int Earliest(absl::string_view date) {
  int year = 0, month = 1, day = 1;
  if (!absl::SimpleAtoi(date.substr(0, 4), &year)) return 0;
  if (date.size() >= 7 && !absl::SimpleAtoi(date.substr(5, 2), &month)) return 0;
  if (date.size() >= 10 && !absl::SimpleAtoi(date.substr(8, 2), &day)) return 0;
  return year * 10000 + month * 100 + day;
}

int Latest(absl::string_view date) {
  const int first = Earliest(date);
  if (date.size() < 7) return first - 101 + 1231;
  return date.size() < 10 ? first - 1 + 31 : first;
}

int FirstDay(const base::v1::PartialDate& date) {
  return date.year() * 10000 + std::max(date.month(), 1) * 100 + std::max(date.day(), 1);
}

int LastDay(const base::v1::PartialDate& date) {
  return date.year() * 10000 + (date.month() > 0 ? date.month() : 12) * 100 +
         (date.day() > 0 ? date.day() : 31);
}

// Offices that head a government, and offices that mean the foreign minister.
constexpr std::array<absl::string_view, 7> kGovernmentHeads = {
    "prime minister",
    "premier",
    "chancellor",
    "chief adviser",
    "state counsellor",
    "president of the council of ministers",
    "chairman of the council of ministers"};
constexpr std::array<absl::string_view, 3> kForeignMinisters = {
    "foreign minister", "foreign secretary", "secretary of state"};

template <size_t kSize>
bool Contains(const std::array<absl::string_view, kSize>& offices, absl::string_view office) {
  return std::find(offices.begin(), offices.end(), office) != offices.end();
}

}  // namespace

absl::StatusOr<KnowledgeBase> KnowledgeBase::Load() {
  KnowledgeBase base;
  if (const absl::Status status = KnowledgeBaseLoader(&base).LoadAll(); !status.ok()) return status;
  return base;
}

WordId KnowledgeBase::FindWord(absl::string_view folded) const {
  const auto it = words_.find(folded);
  return it == words_.end() ? kUnknownWord : it->second;
}

std::vector<KnowledgeBase::Match> KnowledgeBase::MatchesAt(absl::Span<const WordId> words) const {
  std::vector<Match> matches;
  uint32_t node = 0;
  for (size_t i = 0; i < words.size() && words[i] != kUnknownWord; ++i) {
    const auto it = edges_.find(static_cast<uint64_t>(node) << 32 | words[i]);
    if (it == edges_.end()) break;
    node = it->second;
    const Node& reached = nodes_[node];
    if (reached.alias_count == 0) continue;
    matches.push_back({static_cast<int>(i + 1), absl::MakeConstSpan(aliases_).subspan(
                                                    reached.first_alias, reached.alias_count)});
  }
  return matches;
}

std::vector<Alias> KnowledgeBase::FindByName(absl::string_view name) const {
  std::vector<std::string> keys = NameKeys(name);
  // Forms stand without their article.
  if (keys.size() > 1 && keys.front() == "the") keys.erase(keys.begin());
  std::vector<WordId> words;
  for (const std::string& key : keys) words.push_back(FindWord(key));
  std::vector<Alias> found;
  for (const Match& match : MatchesAt(words)) {
    if (match.length != static_cast<int>(words.size())) continue;
    found.assign(match.aliases.begin(), match.aliases.end());
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Alias& a, const Alias& b) { return a.kind < b.kind; });
  return found;
}

std::vector<RecordId> KnowledgeBase::FindById(absl::string_view kb_id) const {
  const auto it = by_id_.find(kb_id);
  return it == by_id_.end() ? std::vector<RecordId>() : it->second;
}

size_t KnowledgeBase::FindCountry(absl::string_view iso2) const {
  const auto it = countries_.find(iso2);
  return it == countries_.end() ? SIZE_MAX : it->second;
}

std::vector<RecordId> KnowledgeBase::FindHolders(absl::string_view country,
                                                 absl::string_view office,
                                                 const base::v1::PartialDate& date) const {
  const auto people = people_by_country_.find(country);
  if (people == people_by_country_.end()) return {};
  // The office itself first; its equivalents only when nobody held it.
  for (const bool exact : {true, false}) {
    std::vector<std::pair<absl::string_view, RecordId>> holders;
    for (const RecordId id : people->second) {
      for (const Term& term : records_[id].terms) {
        const bool same = exact ? term.office == office : SameOffice(term.office, office);
        if (term.country != country || !same || !Covers(term, date)) continue;
        holders.emplace_back(term.start, id);
        break;  // Terms are latest first.
      }
    }
    std::stable_sort(holders.begin(), holders.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<RecordId> ids;
    for (const auto& holder : holders) ids.push_back(holder.second);
    if (!ids.empty()) return ids;
  }
  return {};
}

bool KnowledgeBase::HeldOfficeAround(RecordId person, const base::v1::PartialDate& date,
                                     int slack_years) const {
  for (const Term& term : records_[person].terms) {
    const int slack = slack_years * 10000;
    if (Earliest(term.start) - slack > LastDay(date)) continue;
    if (!term.end.empty() && Latest(term.end) + slack < FirstDay(date)) continue;
    return true;
  }
  return false;
}

absl::string_view KnowledgeBase::GivenNameGender(absl::string_view folded) const {
  const auto it = given_names_.find(folded);
  return it == given_names_.end() ? absl::string_view() : it->second;
}

bool Covers(const Term& term, const base::v1::PartialDate& date) {
  if (date.year() == 0) return true;
  if (Earliest(term.start) > LastDay(date)) return false;
  return term.end.empty() || Latest(term.end) >= FirstDay(date);
}

bool SameOffice(absl::string_view a, absl::string_view b) {
  return a == b || (Contains(kGovernmentHeads, a) && Contains(kGovernmentHeads, b)) ||
         (Contains(kForeignMinisters, a) && Contains(kForeignMinisters, b));
}

}  // namespace communique::entity
