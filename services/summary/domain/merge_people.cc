#include "services/summary/domain/merge_people.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/summary/domain/fold.h"
#include "services/summary/domain/visit_name.h"

namespace communique::summary {
namespace {

// Offices that one person at a time holds in a country.
constexpr absl::string_view kSingleOffices[] = {"head of state",
                                                "head of government",
                                                "president",
                                                "prime minister",
                                                "chancellor",
                                                "king",
                                                "queen",
                                                "emir",
                                                "sultan",
                                                "monarch",
                                                "foreign minister",
                                                "defence minister",
                                                "finance minister",
                                                "crown prince",
                                                "premier"};

bool IsSingleOffice(const std::string& office) {
  return absl::c_linear_search(kSingleOffices, office);
}

void LongerName(const v1::Participant& from, v1::Participant* into) {
  const bool fuller = IsOnlyTitle(from.name()) == IsOnlyTitle(into->name())
                          ? from.name().size() > into->name().size()
                          : IsOnlyTitle(into->name());
  if (fuller) {
    into->set_name(from.name());
    into->set_name_in_text(from.name_in_text());
  }
  if (into->kb_id().empty()) into->set_kb_id(from.kb_id());
  if (into->country_code().empty()) into->set_country_code(from.country_code());
  if (!into->has_role() && from.has_role()) *into->mutable_role() = from.role();
}

bool SameParticipant(const v1::Participant& a, const v1::Participant& b) {
  if (!a.kb_id().empty() && !b.kb_id().empty()) return a.kb_id() == b.kb_id();
  const bool countries =
      a.country_code().empty() || b.country_code().empty() || a.country_code() == b.country_code();
  return countries && SamePerson(a.name(), b.name());
}

// Record and cluster agree on who travels; so all first visitors are one person.
void MergePrincipal(const Accounts& accounts, v1::Visit* merged) {
  for (const Account& account : accounts) {
    if (account.record->visitors().empty()) continue;
    Fold(
        account.record->visitors(0), [](const auto&, const auto&) { return true; }, LongerName,
        merged->mutable_visitors());
  }
}

// Names of one person differ when neither completes the other.
void NamePrincipal(const Accounts& accounts, v1::Visit* merged) {
  std::vector<Ballot> ballots;
  for (size_t i = 0; i < accounts.size(); ++i) {
    if (accounts[i].record->visitors().empty()) continue;
    const v1::Participant& principal = accounts[i].record->visitors(0);
    if (!principal.kb_id().empty() || IsOnlyTitle(principal.name())) continue;
    ballots.push_back(
        {principal.name(), accounts[i].group, static_cast<int>(i), &principal.support()});
  }
  Choice choice = Choose(ballots, "visitors[0].name", [](const Ballot& vague, const Ballot& exact) {
    const size_t less = NameWords(vague.value).size();
    const size_t more = NameWords(exact.value).size();
    const bool shorter = less < more || (less == more && vague.value < exact.value);
    return shorter && SamePerson(vague.value, exact.value);
  });
  if (choice.conflict.values_size() < 2 || !merged->visitors(0).kb_id().empty()) return;
  const v1::Participant& named = accounts[ballots[choice.winner].account].record->visitors(0);
  merged->mutable_visitors(0)->set_name(named.name());
  merged->mutable_visitors(0)->set_name_in_text(named.name_in_text());
  *merged->mutable_visitors(0)->mutable_support() = SupportOf(choice, ballots);
  *merged->add_conflicts() = std::move(choice.conflict);
}

void ResolveOffice(const Accounts& accounts, v1::Visit* merged) {
  std::vector<Ballot> ballots;
  for (size_t i = 0; i < accounts.size(); ++i) {
    if (accounts[i].record->visitors().empty()) continue;
    const v1::Participant& principal = accounts[i].record->visitors(0);
    if (!principal.role().stated() || !IsSingleOffice(principal.role().office())) continue;
    ballots.push_back(
        {principal.role().office(), accounts[i].group, static_cast<int>(i), &principal.support()});
  }
  Choice choice = Choose(ballots, "visitors[0].role.office");
  if (choice.winner < 0) return;
  *merged->mutable_visitors(0)->mutable_role() =
      accounts[ballots[choice.winner].account].record->visitors(0).role();
  if (choice.conflict.values_size() > 1) *merged->add_conflicts() = std::move(choice.conflict);
}

// The places in merged.hosts of people who are said to hold one office of one country, by account.
using Holders = std::map<std::string, std::map<int, std::vector<int>>>;

// Leaves out offices that a document gives to two people: it knows of both.
void ResolveHolders(const Accounts& accounts, const Holders& holders, v1::Visit* merged) {
  std::set<int> dropped;
  std::vector<v1::Conflict> conflicts;
  for (const auto& [office, by_account] : holders) {
    std::vector<Ballot> ballots;
    std::vector<int> places;
    for (const auto& [account, hosts] : by_account) {
      if (hosts.size() > 1) ballots.clear();
      if (hosts.size() > 1) break;
      ballots.push_back({merged->hosts(hosts[0]).name(), accounts[account].group,
                         static_cast<int>(places.size()), &merged->hosts(hosts[0]).support()});
      places.push_back(hosts[0]);
    }
    const Choice choice = Choose(ballots, absl::StrCat("hosts[", office, "].name"));
    if (choice.conflict.values_size() < 2) continue;
    const int kept = places[ballots[choice.winner].account];
    for (const int place : places) {
      if (place != kept) dropped.insert(place);
    }
    conflicts.push_back(choice.conflict);
    conflicts.back().set_field_path(absl::StrCat(kept));
  }
  for (v1::Conflict& conflict : conflicts) {
    const int kept = std::stoi(conflict.field_path());
    const auto before = absl::c_count_if(dropped, [&](int place) { return place < kept; });
    conflict.set_field_path(absl::StrCat("hosts[", kept - before, "].name"));
    *merged->add_conflicts() = std::move(conflict);
  }
  for (auto place = dropped.rbegin(); place != dropped.rend(); ++place) {
    merged->mutable_hosts()->DeleteSubrange(*place, 1);
  }
}

void MergeHosts(const Accounts& accounts, v1::Visit* merged) {
  Holders holders;
  for (size_t i = 0; i < accounts.size(); ++i) {
    for (const v1::Participant& host : accounts[i].record->hosts()) {
      const int place = Fold(host, SameParticipant, LongerName, merged->mutable_hosts());
      const bool known = host.role().stated() && IsSingleOffice(host.role().office()) &&
                         !host.country_code().empty() && !IsOnlyTitle(host.name());
      if (!known) continue;
      std::vector<int>& places = holders[absl::StrCat(host.role().office(), "@",
                                                      host.country_code())][static_cast<int>(i)];
      if (!absl::c_linear_search(places, place)) places.push_back(place);
    }
  }
  ResolveHolders(accounts, holders, merged);
}

}  // namespace

void MergePeople(const Accounts& accounts, v1::Visit* merged) {
  MergePrincipal(accounts, merged);
  for (const Account& account : accounts) {
    for (int i = 1; i < account.record->visitors_size(); ++i) {
      Fold(account.record->visitors(i), SameParticipant, LongerName, merged->mutable_visitors());
    }
    for (const v1::Participant& person : account.record->delegation()) {
      Fold(person, SameParticipant, LongerName, merged->mutable_delegation());
    }
  }
  MergeHosts(accounts, merged);
  if (merged->visitors().empty()) return;
  NamePrincipal(accounts, merged);
  ResolveOffice(accounts, merged);
}

}  // namespace communique::summary
