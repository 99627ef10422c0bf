#include "services/summary/domain/merge_fields.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/summary/domain/visit_name.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

// Outcomes of one kind are one when they share this share of the shorter one's words.
constexpr double kSameOutcome = 0.5;
constexpr int kMaxThemes = 6;
constexpr int kMaxKeyPoints = 5;

int GroupOf(const v1::Visit& record) {
  return record.sources().empty() ? 0 : record.sources(0).independent_group();
}

// Folds `item` into an equal one of `list`, or appends it.
template <typename Item, typename Equal, typename Join>
void Fold(const Item& item, Equal equal, Join join,
          google::protobuf::RepeatedPtrField<Item>* list) {
  for (Item& known : *list) {
    if (!equal(known, item)) continue;
    JoinSupport(item.support(), known.mutable_support());
    join(item, &known);
    return;
  }
  *list->Add() = item;
}

void LongerName(const v1::Participant& from, v1::Participant* into) {
  if (from.name().size() > into->name().size()) {
    into->set_name(from.name());
    into->set_name_in_text(from.name_in_text());
  }
  if (into->kb_id().empty()) into->set_kb_id(from.kb_id());
  if (into->country_code().empty()) into->set_country_code(from.country_code());
  if (!into->has_role() && from.has_role()) *into->mutable_role() = from.role();
}

bool SameParticipant(const v1::Participant& a, const v1::Participant& b) {
  if (!a.kb_id().empty() && a.kb_id() == b.kb_id()) return true;
  const bool countries =
      a.country_code().empty() || b.country_code().empty() || a.country_code() == b.country_code();
  return countries && SamePerson(a.name(), b.name());
}

std::set<std::string> ContentWords(absl::string_view text) {
  std::set<std::string> words;
  for (const WordSpan& span : SplitWords(text)) {
    if (span.end - span.begin > 3)
      words.insert(FoldWord(text.substr(span.begin, span.end - span.begin)));
  }
  return words;
}

bool SameOutcome(const v1::Outcome& a, const v1::Outcome& b) {
  if (a.kind() != b.kind()) return false;
  if (a.kind() == v1::OUTCOME_KIND_JOINT_STATEMENT) return true;
  const bool counted = a.count() > 1 && b.count() > 1;
  if (counted && (a.kind() == v1::OUTCOME_KIND_AGREEMENT || a.kind() == v1::OUTCOME_KIND_MOU)) {
    return true;
  }
  const std::set<std::string> left = ContentWords(a.description());
  const std::set<std::string> right = ContentWords(b.description());
  if (left.empty() || right.empty()) return false;
  const auto shared =
      absl::c_count_if(left, [&](const std::string& w) { return right.contains(w); });
  return static_cast<double>(shared) / static_cast<double>(std::min(left.size(), right.size())) >=
         kSameOutcome;
}

void JoinOutcome(const v1::Outcome& from, v1::Outcome* into) {
  for (const std::string& area : from.areas()) {
    if (!absl::c_linear_search(into->areas(), area)) into->add_areas(area);
  }
}

// Counts that the records give for the outcome, as a conflict when they differ.
void ResolveCount(const std::vector<v1::Visit>& records, int index, v1::Visit* merged) {
  v1::Outcome& outcome = *merged->mutable_outcomes(index);
  std::vector<Ballot> ballots;
  std::vector<const v1::Outcome*> sources;
  for (size_t r = 0; r < records.size(); ++r) {
    for (const v1::Outcome& other : records[r].outcomes()) {
      if (other.count() == 0 || !SameOutcome(outcome, other)) continue;
      ballots.push_back({absl::StrCat(other.count()), GroupOf(records[r]),
                         static_cast<int>(sources.size()), &other.support()});
      sources.push_back(&other);
    }
  }
  v1::Conflict conflict;
  const int winner = Choose(ballots, absl::StrCat("outcomes[", index, "].count"), &conflict);
  if (winner < 0) return;
  outcome.set_count(sources[ballots[winner].record]->count());
  outcome.set_count_qualifier(sources[ballots[winner].record]->count_qualifier());
  if (conflict.values_size() > 1) *merged->add_conflicts() = std::move(conflict);
}

}  // namespace

void JoinSupport(const base::v1::Support& from, base::v1::Support* into) {
  for (const base::v1::Evidence& evidence : from.evidence()) {
    const bool known = absl::c_any_of(into->evidence(), [&](const base::v1::Evidence& other) {
      return other.document() == evidence.document() &&
             other.span().byte_begin() == evidence.span().byte_begin() &&
             other.span().byte_end() == evidence.span().byte_end();
    });
    if (!known) *into->add_evidence() = evidence;
  }
  into->set_confidence(std::max(into->confidence(), from.confidence()));
}

int Choose(const std::vector<Ballot>& ballots, const std::string& field_path,
           v1::Conflict* conflict) {
  struct Tally {
    std::set<int> groups;
    double confidence = 0;
    std::vector<int> ballots;
  };
  std::map<std::string, Tally> tallies;
  for (size_t i = 0; i < ballots.size(); ++i) {
    Tally& tally = tallies[ballots[i].value];
    tally.groups.insert(ballots[i].group);
    tally.confidence = std::max(tally.confidence, ballots[i].support->confidence());
    tally.ballots.push_back(static_cast<int>(i));
  }
  std::vector<std::pair<std::string, Tally>> ranked(tallies.begin(), tallies.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    if (a.second.groups.size() != b.second.groups.size()) {
      return a.second.groups.size() > b.second.groups.size();
    }
    return a.second.confidence > b.second.confidence;
  });
  if (ranked.empty()) return -1;
  if (ranked.size() > 1) {
    conflict->set_field_path(field_path);
    for (const auto& [value, tally] : ranked) {
      v1::ConflictValue& listed = *conflict->add_values();
      listed.set_value(value);
      listed.set_independent_sources(static_cast<int>(tally.groups.size()));
      for (const int i : tally.ballots) {
        if (!ballots[i].support->evidence().empty()) {
          *listed.add_evidence() = ballots[i].support->evidence(0);
        }
      }
    }
  }
  return ranked.front().second.ballots.front();
}

void MergePeople(const std::vector<v1::Visit>& records, v1::Visit* merged) {
  for (const v1::Visit& record : records) {
    for (const v1::Participant& person : record.visitors()) {
      Fold(person, SameParticipant, LongerName, merged->mutable_visitors());
    }
    for (const v1::Participant& person : record.delegation()) {
      Fold(person, SameParticipant, LongerName, merged->mutable_delegation());
    }
    for (const v1::Participant& person : record.hosts()) {
      Fold(person, SameParticipant, LongerName, merged->mutable_hosts());
    }
  }
}

void MergeStops(const std::vector<v1::Visit>& records, v1::Visit* merged) {
  const auto same = [](const v1::Stop& a, const v1::Stop& b) {
    const bool linked = !a.kb_id().empty() && a.kb_id() == b.kb_id();
    if (a.country_code() != b.country_code() || (!linked && a.city() != b.city())) return false;
    return a.venue().empty() || b.venue().empty() || a.venue() == b.venue();
  };
  const auto join = [](const v1::Stop& from, v1::Stop* into) {
    if (into->venue().empty()) into->set_venue(from.venue());
    if (!into->has_dates() && from.has_dates()) *into->mutable_dates() = from.dates();
  };
  for (const v1::Visit& record : records) {
    for (const v1::Stop& stop : record.stops()) Fold(stop, same, join, merged->mutable_stops());
  }
  // A bare country says nothing beside a city in it.
  auto* stops = merged->mutable_stops();
  for (int i = stops->size() - 1; i >= 0; --i) {
    if (!stops->Get(i).city().empty() || !stops->Get(i).venue().empty()) continue;
    const bool city = absl::c_any_of(*stops, [&](const v1::Stop& other) {
      return !other.city().empty() && other.country_code() == stops->Get(i).country_code();
    });
    if (city) stops->DeleteSubrange(i, 1);
  }
}

void MergeMeetings(const std::vector<v1::Visit>& records, v1::Visit* merged) {
  const auto same = [](const v1::Meeting& a, const v1::Meeting& b) {
    if (a.participants_size() != b.participants_size()) return false;
    if (a.has_date() && b.has_date() && a.date().value().edtf() != b.date().value().edtf())
      return false;
    return absl::c_all_of(a.participants(), [&](const std::string& person) {
      return absl::c_any_of(b.participants(),
                            [&](const std::string& other) { return SamePerson(person, other); });
    });
  };
  const auto join = [](const v1::Meeting& from, v1::Meeting* into) {
    if (!into->has_date() && from.has_date()) *into->mutable_date() = from.date();
    if (into->place().empty()) into->set_place(from.place());
    into->set_planned(into->planned() && from.planned());
  };
  for (const v1::Visit& record : records) {
    for (const v1::Meeting& meeting : record.meetings()) {
      Fold(meeting, same, join, merged->mutable_meetings());
    }
  }
}

void MergeOutcomes(const std::vector<v1::Visit>& records, v1::Visit* merged) {
  for (const v1::Visit& record : records) {
    for (const v1::Outcome& outcome : record.outcomes()) {
      Fold(outcome, SameOutcome, JoinOutcome, merged->mutable_outcomes());
    }
  }
  for (int i = 0; i < merged->outcomes_size(); ++i) ResolveCount(records, i, merged);
}

void MergeTexts(const std::vector<v1::Visit>& records, v1::Visit* merged) {
  const auto nothing = [](const auto&, auto*) {};
  for (const v1::Visit& record : records) {
    for (const v1::Activity& activity : record.itinerary()) {
      Fold(
          activity,
          [](const v1::Activity& a, const v1::Activity& b) {
            return a.kind() == b.kind() && a.description() == b.description();
          },
          nothing, merged->mutable_itinerary());
    }
    for (const v1::Statement& statement : record.statements()) {
      Fold(
          statement,
          [](const v1::Statement& a, const v1::Statement& b) { return a.text() == b.text(); },
          nothing, merged->mutable_statements());
    }
    for (const v1::AttributedClaim& claim : record.claims()) {
      Fold(
          claim,
          [](const v1::AttributedClaim& a, const v1::AttributedClaim& b) {
            return a.source() == b.source() && a.text() == b.text();
          },
          nothing, merged->mutable_claims());
    }
    for (const v1::Theme& theme : record.themes()) {
      Fold(
          theme, [](const v1::Theme& a, const v1::Theme& b) { return a.name() == b.name(); },
          [](const v1::Theme& from, v1::Theme* into) {
            into->set_score(std::max(into->score(), from.score()));
          },
          merged->mutable_themes());
    }
    for (const v1::RelatedVisit& visit : record.related_visits()) {
      Fold(
          visit,
          [](const v1::RelatedVisit& a, const v1::RelatedVisit& b) {
            return a.visitor() == b.visitor() && a.country_code() == b.country_code();
          },
          nothing, merged->mutable_related_visits());
    }
    for (const v1::KeyPoint& point : record.key_points()) {
      Fold(
          point, [](const v1::KeyPoint& a, const v1::KeyPoint& b) { return a.text() == b.text(); },
          nothing, merged->mutable_key_points());
    }
  }
  std::stable_sort(merged->mutable_themes()->begin(), merged->mutable_themes()->end(),
                   [](const v1::Theme& a, const v1::Theme& b) { return a.score() > b.score(); });
  std::stable_sort(
      merged->mutable_key_points()->begin(), merged->mutable_key_points()->end(),
      [](const v1::KeyPoint& a, const v1::KeyPoint& b) { return a.score() > b.score(); });
  while (merged->themes_size() > kMaxThemes) merged->mutable_themes()->RemoveLast();
  while (merged->key_points_size() > kMaxKeyPoints) merged->mutable_key_points()->RemoveLast();
  // Paths pointed into the single records.
  for (v1::KeyPoint& point : *merged->mutable_key_points()) point.clear_field_paths();
}

}  // namespace communique::summary
