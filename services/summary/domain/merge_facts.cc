#include "services/summary/domain/merge_facts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "services/summary/domain/ballot.h"
#include "services/summary/domain/content_words.h"
#include "services/summary/domain/date_math.h"

namespace communique::summary {
namespace {

// How far each status has got; later documents are expected to have got further.
int Progress(v1::VisitStatus status) {
  switch (status) {
    case v1::VISIT_STATUS_PLANNED:
      return 1;
    case v1::VISIT_STATUS_POSTPONED:
      return 2;
    case v1::VISIT_STATUS_CANCELLED:
      return 3;
    case v1::VISIT_STATUS_ONGOING:
      return 4;
    case v1::VISIT_STATUS_COMPLETED:
      return 5;
    default:
      return 0;
  }
}

bool CalledOff(v1::VisitStatus status) {
  return status == v1::VISIT_STATUS_CANCELLED || status == v1::VISIT_STATUS_POSTPONED;
}

bool Begun(v1::VisitStatus status) {
  return status == v1::VISIT_STATUS_ONGOING || status == v1::VISIT_STATUS_COMPLETED;
}

// The day of a document; nothing when it is not known to the day.
std::optional<long> Published(const Account& account) {
  if (account.record->sources().empty()) return std::nullopt;
  const base::v1::PartialDate& date = account.record->sources(0).publication_date();
  if (date.year() == 0 || !IsDay(date)) return std::nullopt;
  return ToSerial(date);
}

v1::VisitStatus StatusOf(const Account& account) { return account.record->status().value(); }

// Accounts whose status the later account does not simply carry on.
bool Contradicts(const Account& account, const Account& latest) {
  const v1::VisitStatus a = StatusOf(account);
  const v1::VisitStatus b = StatusOf(latest);
  if (CalledOff(a) == CalledOff(b) && (a == b || !CalledOff(a))) return false;
  if ((CalledOff(a) && Begun(b)) || (CalledOff(b) && Begun(a))) return true;
  const std::optional<long> earlier = Published(account);
  const std::optional<long> later = Published(latest);
  if (!earlier.has_value() || !later.has_value()) return false;
  // A plan that is put off later has moved on; one that stands beside or after the news has not.
  return *earlier == *later || (*earlier < *later && CalledOff(a) && !CalledOff(b));
}

const Account* LatestStatus(const Accounts& accounts) {
  const Account* latest = nullptr;
  for (const Account& account : accounts) {
    if (!account.record->has_status()) continue;
    const std::optional<long> day = Published(account);
    const std::optional<long> best = latest == nullptr ? std::nullopt : Published(*latest);
    const bool newer = latest == nullptr || (day && best && *day > *best);
    const bool same_time = latest != nullptr && (!day || !best || *day == *best);
    if (newer || (same_time && Progress(StatusOf(account)) > Progress(StatusOf(*latest)))) {
      latest = &account;
    }
  }
  return latest;
}

// Brings `value` to the front when no other has more sources. True when it is there.
bool LeadIfEqual(const std::string& value, v1::Conflict* conflict) {
  auto& values = *conflict->mutable_values();
  const auto found = absl::c_find_if(
      values, [&](const v1::ConflictValue& listed) { return listed.value() == value; });
  if (found == values.end() || found->independent_sources() < values[0].independent_sources()) {
    return false;
  }
  std::rotate(values.begin(), found, found + 1);
  return true;
}

}  // namespace

void MergeStatus(const Accounts& accounts, v1::Visit* merged) {
  const Account* latest = LatestStatus(accounts);
  if (latest == nullptr) return;
  std::vector<Ballot> ballots;
  *merged->mutable_status() = latest->record->status();
  for (size_t i = 0; i < accounts.size(); ++i) {
    const Account& account = accounts[i];
    if (!account.record->has_status()) continue;
    const bool same = StatusOf(account) == StatusOf(*latest);
    if (same && &account != latest) {
      JoinSupport(account.record->status().support(), merged->mutable_status()->mutable_support());
    }
    if (same || Contradicts(account, *latest)) {
      ballots.push_back({v1::VisitStatus_Name(StatusOf(account)), account.group,
                         static_cast<int>(i), &account.record->status().support()});
    }
  }
  Choice choice = Choose(ballots, "status.value");
  if (choice.conflict.values_size() < 2) return;
  // More independent sources lead, also over the latest document; of equals it leads.
  if (!LeadIfEqual(v1::VisitStatus_Name(StatusOf(*latest)), &choice.conflict)) {
    merged->mutable_status()->set_value(StatusOf(accounts[ballots[choice.winner].account]));
    *merged->mutable_status()->mutable_support() = SupportOf(choice, ballots);
  }
  *merged->add_conflicts() = std::move(choice.conflict);
}

void MergeType(const Accounts& accounts, v1::Visit* merged) {
  std::vector<Ballot> ballots;
  for (size_t i = 0; i < accounts.size(); ++i) {
    const v1::Visit& record = *accounts[i].record;
    if (!record.has_type()) continue;
    ballots.push_back({v1::VisitType_Name(record.type().value()), accounts[i].group,
                       static_cast<int>(i), &record.type().support()});
  }
  const auto has_rank = [&](const Ballot& ballot) {
    const v1::VisitType type = accounts[ballot.account].record->type().value();
    return type != v1::VISIT_TYPE_SUMMIT_ATTENDANCE && type != v1::VISIT_TYPE_TRANSIT;
  };
  Choice choice = Choose(ballots, "type.value", [&](const Ballot& a, const Ballot& b) {
    return !has_rank(a) && has_rank(b);
  });
  if (choice.winner < 0) return;
  merged->mutable_type()->set_value(
      accounts[ballots[choice.winner].account].record->type().value());
  *merged->mutable_type()->mutable_support() = SupportOf(choice, ballots);
  if (choice.conflict.values_size() > 1) *merged->add_conflicts() = std::move(choice.conflict);
}

namespace {

constexpr double kSameOccasion = 0.5;

// An occasion in its most certain wording.
struct Wording {
  std::string text;
  std::set<std::string> words;
  double confidence = 0;
};

// Most certain first, then by text: the first of those that agree stands for all.
std::vector<Wording> Wordings(const Accounts& accounts) {
  std::map<std::string, double> certainty;
  for (const Account& account : accounts) {
    if (!account.record->has_occasion()) continue;
    const v1::TextFinding& occasion = account.record->occasion();
    double& known = certainty[occasion.value()];
    known = std::max(known, occasion.support().confidence());
  }
  std::vector<Wording> wordings;
  for (const auto& [text, confidence] : certainty) {
    wordings.push_back({text, ContentWords(text), confidence});
  }
  absl::c_stable_sort(
      wordings, [](const Wording& a, const Wording& b) { return a.confidence > b.confidence; });
  return wordings;
}

bool SameWording(const Wording& a, const Wording& b) {
  return a.text == b.text || (SharedWords(a.words, b.words) >= kSameOccasion &&
                              (Numerals(a.words) == Numerals(b.words) ||
                               Numerals(a.words).empty() || Numerals(b.words).empty()));
}

// By wording, the text that stands for it.
std::map<std::string, std::string> Representatives(const std::vector<Wording>& wordings) {
  std::vector<Wording> first;
  std::map<std::string, std::string> found;
  for (const Wording& wording : wordings) {
    const auto known =
        absl::c_find_if(first, [&](const Wording& other) { return SameWording(wording, other); });
    found[wording.text] = known == first.end() ? wording.text : known->text;
    if (known == first.end()) first.push_back(wording);
  }
  return found;
}

// Keeps of a conflict what disagrees with its first value rather than adds to it.
void KeepDisagreeing(v1::Conflict* conflict) {
  if (conflict->values().empty()) return;
  const std::set<std::string> words = ContentWords(conflict->values(0).value());
  for (int i = conflict->values_size() - 1; i > 0; --i) {
    const std::set<std::string> other = ContentWords(conflict->values(i).value());
    const bool disagrees =
        SharedWords(words, other) >= kSameOccasion && Numerals(words) != Numerals(other);
    if (!disagrees) conflict->mutable_values()->DeleteSubrange(i, 1);
  }
}

}  // namespace

void MergeOccasion(const Accounts& accounts, v1::Visit* merged) {
  const std::map<std::string, std::string> representatives = Representatives(Wordings(accounts));
  std::vector<Ballot> ballots;
  for (size_t i = 0; i < accounts.size(); ++i) {
    const v1::Visit& record = *accounts[i].record;
    if (!record.has_occasion()) continue;
    ballots.push_back({representatives.at(record.occasion().value()), accounts[i].group,
                       static_cast<int>(i), &record.occasion().support()});
  }
  Choice choice = Choose(ballots, "occasion.value");
  if (choice.winner < 0) return;
  // The account whose wording it is: its evidence carries the words.
  for (const int i : choice.backers) {
    const v1::TextFinding& told = accounts[ballots[i].account].record->occasion();
    if (told.value() == ballots[choice.winner].value) choice.winner = i;
  }
  merged->mutable_occasion()->set_value(ballots[choice.winner].value);
  *merged->mutable_occasion()->mutable_support() = SupportOf(choice, ballots);
  KeepDisagreeing(&choice.conflict);
  if (choice.conflict.values_size() > 1) *merged->add_conflicts() = std::move(choice.conflict);
}

}  // namespace communique::summary
