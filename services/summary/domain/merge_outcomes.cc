#include "services/summary/domain/merge_outcomes.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/summary/domain/content_words.h"
#include "services/summary/domain/fold.h"

namespace communique::summary {
namespace {

// Outcomes of one kind are one when they share this share of the shorter one's words.
constexpr double kSameOutcome = 0.5;
// Counts further apart than this are of different things: all papers, and those on one subject.
constexpr int kLargestRatio = 2;
// "About 20" says nothing against what is as near as this.
constexpr double kAboutShare = 0.15;

bool IsCounted(const v1::Outcome& outcome) {
  return outcome.count() > 0 &&
         (outcome.kind() == v1::OUTCOME_KIND_AGREEMENT || outcome.kind() == v1::OUTCOME_KIND_MOU);
}

// The outcome with the largest count of its kind in the account; the first of equals.
const v1::Outcome* LargestCount(const v1::Visit& record, v1::OutcomeKind kind) {
  const v1::Outcome* largest = nullptr;
  for (const v1::Outcome& outcome : record.outcomes()) {
    if (outcome.kind() != kind || !IsCounted(outcome)) continue;
    if (largest == nullptr || outcome.count() > largest->count()) largest = &outcome;
  }
  return largest;
}

bool IsTotal(const v1::Visit& record, const v1::Outcome& outcome) {
  return outcome.count() > 1 && LargestCount(record, outcome.kind()) == &outcome;
}

bool SameWords(const v1::Outcome& a, const v1::Outcome& b) {
  return SharedWords(ContentWords(a.description()), ContentWords(b.description())) >= kSameOutcome;
}

bool WithinRatio(int a, int b) { return std::max(a, b) <= kLargestRatio * std::min(a, b); }

void JoinOutcome(const v1::Outcome& from, v1::Outcome* into) {
  for (const std::string& area : from.areas()) {
    if (!absl::c_linear_search(into->areas(), area)) into->add_areas(area);
  }
  for (const std::string& party : from.parties()) {
    if (!absl::c_linear_search(into->parties(), party)) into->add_parties(party);
  }
  // Signed comes after announced, and that after expected.
  const auto rank = [](v1::OutcomeStatus status) {
    return status == v1::OUTCOME_STATUS_SIGNED      ? 3
           : status == v1::OUTCOME_STATUS_ANNOUNCED ? 2
           : status == v1::OUTCOME_STATUS_PLEDGED   ? 1
                                                    : 0;
  };
  if (rank(from.status()) > rank(into->status())) into->set_status(from.status());
}

// True when no number satisfies both.
bool Exclude(const v1::Outcome& a, const v1::Outcome& b) {
  const auto low = [](const v1::Outcome& o) {
    switch (o.count_qualifier()) {
      case v1::COUNT_QUALIFIER_AT_MOST:
        return 0.0;
      case v1::COUNT_QUALIFIER_ABOUT:
        return o.count() * (1 - kAboutShare);
      default:
        return static_cast<double>(o.count());
    }
  };
  const auto high = [](const v1::Outcome& o) {
    switch (o.count_qualifier()) {
      case v1::COUNT_QUALIFIER_AT_LEAST:
        return 1e9;
      case v1::COUNT_QUALIFIER_ABOUT:
        return o.count() * (1 + kAboutShare);
      default:
        return static_cast<double>(o.count());
    }
  };
  return low(a) > high(b) || low(b) > high(a);
}

bool IsExact(const v1::Outcome& outcome) {
  return outcome.count_qualifier() == v1::COUNT_QUALIFIER_EXACT ||
         outcome.count_qualifier() == v1::COUNT_QUALIFIER_UNSPECIFIED;
}

// Where an outcome of an account went.
struct Origin {
  const Account* account;
  const v1::Outcome* outcome;
};

void ResolveCount(const std::vector<Origin>& origins, int index, v1::Visit* merged) {
  std::vector<Ballot> ballots;
  for (size_t i = 0; i < origins.size(); ++i) {
    const v1::Outcome& outcome = *origins[i].outcome;
    if (outcome.count() == 0) continue;
    // One paper is not counted, only named.
    if (outcome.count() == 1 && !IsTotal(*origins[i].account->record, outcome)) continue;
    ballots.push_back({absl::StrCat(outcome.count()), origins[i].account->group,
                       static_cast<int>(i), &outcome.support()});
  }
  Choice choice = Choose(ballots, absl::StrCat("outcomes[", index, "].count"),
                         [&](const Ballot& a, const Ballot& b) {
                           const v1::Outcome& vague = *origins[a.account].outcome;
                           const v1::Outcome& exact = *origins[b.account].outcome;
                           return !Exclude(vague, exact) && !IsExact(vague) && IsExact(exact);
                         });
  if (choice.winner < 0) return;
  const v1::Outcome& chosen = *origins[ballots[choice.winner].account].outcome;
  v1::Outcome& outcome = *merged->mutable_outcomes(index);
  // Description and count are of one account, or they would contradict each other.
  if (outcome.count() != chosen.count()) outcome.set_description(chosen.description());
  outcome.set_count(chosen.count());
  outcome.set_count_qualifier(chosen.count_qualifier());
  if (choice.conflict.values_size() > 1) *merged->add_conflicts() = std::move(choice.conflict);
}

bool IsCount(const v1::Conflict& conflict) {
  return absl::EndsWith(conflict.field_path(), "].count");
}

int SourcesOf(const v1::Conflict& conflict) {
  int sources = 0;
  for (const v1::ConflictValue& value : conflict.values()) sources += value.independent_sources();
  return sources;
}

int SharedValues(const v1::Conflict& a, const v1::Conflict& b) {
  return static_cast<int>(absl::c_count_if(a.values(), [&](const v1::ConflictValue& value) {
    return absl::c_any_of(
        b.values(), [&](const v1::ConflictValue& other) { return other.value() == value.value(); });
  }));
}

// A memorandum counts as an agreement for some: of two conflicts over the same numbers, the one
// with more sources is kept.
void DropRepeatedCounts(v1::Visit* merged) {
  const v1::Visit before = *merged;
  merged->clear_conflicts();
  for (int i = 0; i < before.conflicts_size(); ++i) {
    const v1::Conflict& conflict = before.conflicts(i);
    bool repeated = false;
    for (int j = 0; j < before.conflicts_size() && IsCount(conflict); ++j) {
      const v1::Conflict& other = before.conflicts(j);
      if (j == i || !IsCount(other) || SharedValues(conflict, other) < 2) continue;
      const int difference = SourcesOf(other) - SourcesOf(conflict);
      repeated = repeated || difference > 0 || (difference == 0 && j < i);
    }
    if (!repeated) *merged->add_conflicts() = conflict;
  }
}

}  // namespace

void MergeOutcomes(const Accounts& accounts, v1::Visit* merged) {
  std::vector<std::vector<Origin>> origins;
  for (const Account& account : accounts) {
    for (const v1::Outcome& outcome : account.record->outcomes()) {
      const bool total = IsTotal(*account.record, outcome);
      int place = -1;  // Of the outcome that Fold compares with.
      const auto same = [&](const v1::Outcome& known, const v1::Outcome& item) {
        ++place;
        if (known.kind() != item.kind()) return false;
        if (known.kind() == v1::OUTCOME_KIND_JOINT_STATEMENT) return true;
        if (total && known.count() > 1 && WithinRatio(known.count(), item.count())) {
          const Origin& first = origins[place][0];
          if (IsTotal(*first.account->record, *first.outcome)) return true;
        }
        return SameWords(known, item) &&
               (known.count() < 2 || item.count() < 2 || WithinRatio(known.count(), item.count()));
      };
      const int index = Fold(outcome, same, JoinOutcome, merged->mutable_outcomes());
      if (static_cast<size_t>(index) == origins.size()) origins.emplace_back();
      origins[index].push_back({&account, &outcome});
    }
  }
  for (int i = 0; i < merged->outcomes_size(); ++i) ResolveCount(origins[i], i, merged);
  DropRepeatedCounts(merged);
}

}  // namespace communique::summary
