#include "services/summary/domain/ballot.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/algorithm/container.h"

namespace communique::summary {
namespace {

// Passages that a value of a conflict is shown with, at most.
constexpr int kMaxPassages = 16;

// All that speaks for one value.
struct Tally {
  std::string value;
  std::set<int> groups;
  double confidence = 0;
  std::vector<int> ballots;
};

bool Better(const Tally& a, const Tally& b) {
  if (a.groups.size() != b.groups.size()) return a.groups.size() > b.groups.size();
  if (a.confidence != b.confidence) return a.confidence > b.confidence;
  return a.value < b.value;
}

void Count(const Ballot& ballot, int index, Tally* tally) {
  tally->value = ballot.value;
  tally->groups.insert(ballot.group);
  tally->confidence = std::max(tally->confidence, ballot.support->confidence());
  tally->ballots.push_back(index);
}

std::vector<Tally> Values(const std::map<std::string, Tally>& tallies) {
  std::vector<Tally> list;
  for (const auto& [value, tally] : tallies) list.push_back(tally);
  return list;
}

// Moves the vague values out of `tallies`: to the one value that covers it, or to nowhere.
void FoldVague(const std::vector<Ballot>& ballots, Covers covers, std::vector<Tally>* tallies) {
  const auto is_covered = [&](const Tally& vague, const Tally& exact) {
    return vague.value != exact.value &&
           covers(ballots[vague.ballots.front()], ballots[exact.ballots.front()]);
  };
  std::vector<Tally> exact;
  std::vector<Tally> vague;
  for (const Tally& tally : *tallies) {
    const bool covered =
        absl::c_any_of(*tallies, [&](const Tally& other) { return is_covered(tally, other); });
    (covered ? vague : exact).push_back(tally);
  }
  if (exact.empty()) return;  // They cover each other: the caller's relation is no order.
  for (const Tally& tally : vague) {
    std::vector<Tally*> homes;
    for (Tally& home : exact) {
      if (is_covered(tally, home)) homes.push_back(&home);
    }
    if (homes.size() != 1) continue;
    homes[0]->groups.insert(tally.groups.begin(), tally.groups.end());
    absl::c_copy(tally.ballots, std::back_inserter(homes[0]->ballots));
  }
  *tallies = std::move(exact);
}

// Leaves of each group the ballots for its best value alone.
std::vector<Tally> OneVoiceEach(const std::vector<Ballot>& ballots, Covers covers) {
  std::map<int, std::map<std::string, Tally>> by_group;
  for (size_t i = 0; i < ballots.size(); ++i) {
    Tally& tally = by_group[ballots[i].group][ballots[i].value];
    Count(ballots[i], static_cast<int>(i), &tally);
  }
  std::map<std::string, Tally> tallies;
  for (const auto& [group, values] : by_group) {
    std::vector<Tally> voices = Values(values);
    FoldVague(ballots, covers, &voices);
    const Tally& voice = *absl::c_min_element(voices, Better);
    for (const int i : voice.ballots) {
      // What was folded into the voice speaks for the voice's value.
      Tally& tally = tallies[voice.value];
      Count(ballots[i], i, &tally);
      tally.value = voice.value;
    }
  }
  return Values(tallies);
}

v1::Conflict ConflictOf(const std::vector<Tally>& ranked, const std::vector<Ballot>& ballots,
                        const std::string& field_path) {
  v1::Conflict conflict;
  conflict.set_field_path(field_path);
  for (const Tally& tally : ranked) {
    v1::ConflictValue& listed = *conflict.add_values();
    listed.set_value(tally.value);
    listed.set_independent_sources(static_cast<int>(tally.groups.size()));
    for (const int i : tally.ballots) {
      if (ballots[i].support->evidence().empty() || listed.evidence_size() >= kMaxPassages)
        continue;
      *listed.add_evidence() = ballots[i].support->evidence(0);
    }
  }
  return conflict;
}

}  // namespace

Choice Choose(const std::vector<Ballot>& ballots, const std::string& field_path, Covers covers) {
  Choice choice;
  if (ballots.empty()) return choice;
  std::vector<Tally> tallies = OneVoiceEach(ballots, covers);
  FoldVague(ballots, covers, &tallies);
  absl::c_sort(tallies, Better);
  choice.backers = tallies.front().ballots;
  // The ballot of the value itself; those of vaguer ones were added behind it or before.
  choice.winner = *absl::c_find_if(
      choice.backers, [&](int i) { return ballots[i].value == tallies.front().value; });
  absl::c_sort(choice.backers);
  if (tallies.size() > 1) choice.conflict = ConflictOf(tallies, ballots, field_path);
  return choice;
}

Choice Choose(const std::vector<Ballot>& ballots, const std::string& field_path) {
  return Choose(ballots, field_path, [](const Ballot&, const Ballot&) { return false; });
}

void JoinSupport(const base::v1::Support& from, base::v1::Support* into) {
  for (const base::v1::Evidence& evidence : from.evidence()) {
    bool known = false;
    for (int i = into->evidence_size() - 1; i >= 0 && !known; --i) {
      const base::v1::Evidence& other = into->evidence(i);
      if (other.document() != evidence.document()) break;
      known = other.span().byte_begin() == evidence.span().byte_begin() &&
              other.span().byte_end() == evidence.span().byte_end();
    }
    if (!known) *into->add_evidence() = evidence;
  }
  into->set_confidence(std::max(into->confidence(), from.confidence()));
  if (into->rule().empty()) into->set_rule(from.rule());
}

base::v1::Support SupportOf(const Choice& choice, const std::vector<Ballot>& ballots) {
  base::v1::Support support;
  if (choice.winner < 0) return support;
  support = *ballots[choice.winner].support;
  for (const int i : choice.backers) {
    if (i != choice.winner) JoinSupport(*ballots[i].support, &support);
  }
  return support;
}

}  // namespace communique::summary
