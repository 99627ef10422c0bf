#include "services/summary/domain/merge.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "services/summary/domain/abstract.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/event_codes.h"
#include "services/summary/domain/merge_fields.h"
#include "services/summary/domain/visit_name.h"

namespace communique::summary {
namespace {

using base::v1::PartialDate;

// Without days, documents this far apart in time may still speak of one visit.
constexpr long kPublicationGap = 60;

bool ShareDestination(const v1::Visit& a, const v1::Visit& b) {
  return absl::c_any_of(a.stops(), [&](const v1::Stop& stop) {
    return absl::c_any_of(b.stops(), [&](const v1::Stop& other) {
      const bool country =
          !stop.country_code().empty() && stop.country_code() == other.country_code();
      return country || (!stop.city().empty() && stop.city() == other.city());
    });
  });
}

const PartialDate& Published(const v1::Visit& visit) {
  static const auto& none = *new PartialDate();
  return visit.sources().empty() ? none : visit.sources(0).publication_date();
}

// The day that places a visit in time: its first, else its document's.
const PartialDate& Anchor(const v1::Visit& visit) {
  const base::v1::DateRange& range = visit.dates().value();
  return range.has_start() ? range.start() : range.has_end() ? range.end() : Published(visit);
}

bool Near(const PartialDate& a, const PartialDate& b) {
  if (a.year() == 0 || b.year() == 0)
    return a.month() == 0 || b.month() == 0 || a.month() == b.month();
  if (!IsDay(a) || !IsDay(b)) return Compatible(a, b);
  return std::abs(ToSerial(a) - ToSerial(b)) <= kPublicationGap;
}

bool SameOccasion(const v1::Visit& a, const v1::Visit& b) {
  return a.has_occasion() && b.has_occasion() && a.occasion().value() == b.occasion().value();
}

// A sort key that is the same whatever order documents came in.
std::string KeyOf(const v1::Visit& visit) {
  return visit.sources().empty() ? visit.name() : visit.sources(0).document();
}

int GroupOf(const v1::Visit& visit) {
  return visit.sources().empty() ? 0 : visit.sources(0).independent_group();
}

void MergeDates(const std::vector<v1::Visit>& records, v1::Visit* merged) {
  std::vector<Ballot> starts;
  std::vector<Ballot> ends;
  for (size_t r = 0; r < records.size(); ++r) {
    if (!records[r].has_dates()) continue;
    const base::v1::DateRange& range = records[r].dates().value();
    const base::v1::Support* support = &records[r].dates().support();
    const int index = static_cast<int>(r);
    if (range.has_start())
      starts.push_back({Edtf(range.start()), GroupOf(records[r]), index, support});
    if (range.has_end()) ends.push_back({Edtf(range.end()), GroupOf(records[r]), index, support});
  }
  v1::Conflict start_conflict;
  v1::Conflict end_conflict;
  const int start = Choose(starts, "dates.value.start", &start_conflict);
  const int end = Choose(ends, "dates.value.end", &end_conflict);
  if (start < 0 && end < 0) return;
  std::optional<PartialDate> first;
  std::optional<PartialDate> last;
  v1::DateRangeFinding& dates = *merged->mutable_dates();
  for (const v1::Visit& record : records) {
    if (!record.has_dates()) continue;
    if (dates.has_support()) {
      JoinSupport(record.dates().support(), dates.mutable_support());
    } else {
      *dates.mutable_support() = record.dates().support();
    }
  }
  if (start >= 0) first = records[starts[start].record].dates().value().start();
  if (end >= 0) last = records[ends[end].record].dates().value().end();
  *dates.mutable_value() = MakeRange(first, last);
  if (start_conflict.values_size() > 1) *merged->add_conflicts() = std::move(start_conflict);
  if (end_conflict.values_size() > 1) *merged->add_conflicts() = std::move(end_conflict);
}

void MergeType(const std::vector<v1::Visit>& records, v1::Visit* merged) {
  std::vector<Ballot> ballots;
  for (size_t r = 0; r < records.size(); ++r) {
    if (!records[r].has_type()) continue;
    ballots.push_back({v1::VisitType_Name(records[r].type().value()), GroupOf(records[r]),
                       static_cast<int>(r), &records[r].type().support()});
  }
  v1::Conflict conflict;
  const int winner = Choose(ballots, "type.value", &conflict);
  if (winner < 0) return;
  *merged->mutable_type() = records[ballots[winner].record].type();
  if (conflict.values_size() > 1) *merged->add_conflicts() = std::move(conflict);
}

// The latest document knows how far the visit has got; that earlier ones say "planned" is no
// conflict.
void MergeStatus(const std::vector<v1::Visit>& records, v1::Visit* merged) {
  const v1::Visit* latest = nullptr;
  for (const v1::Visit& record : records) {
    if (!record.has_status()) continue;
    const bool later = latest == nullptr ||
                       Compare(Published(record), Published(*latest)).value_or(0) > 0 ||
                       (Compare(Published(record), Published(*latest)).value_or(0) == 0 &&
                        record.status().value() > latest->status().value());
    if (later) latest = &record;
  }
  if (latest != nullptr) *merged->mutable_status() = latest->status();
}

void MergeOccasion(const std::vector<v1::Visit>& records, v1::Visit* merged) {
  const v1::Visit* best = nullptr;
  for (const v1::Visit& record : records) {
    if (!record.has_occasion()) continue;
    if (best == nullptr ||
        record.occasion().support().confidence() > best->occasion().support().confidence()) {
      best = &record;
    }
  }
  if (best != nullptr) *merged->mutable_occasion() = best->occasion();
}

void MergeSources(const std::vector<v1::Visit>& records, v1::Visit* merged) {
  for (const v1::Visit& record : records) merged->mutable_sources()->MergeFrom(record.sources());
}

// A field is missing only when every document misses it; the most telling reason is kept.
void MergeMissing(const std::vector<v1::Visit>& records, v1::Visit* merged) {
  std::map<std::string, std::pair<size_t, v1::Abstention>> missing;
  for (const v1::Visit& record : records) {
    for (const v1::Abstention& abstention : record.missing()) {
      auto& [count, kept] = missing[abstention.field_path()];
      if (count == 0 || abstention.reason() > kept.reason()) kept = abstention;
      ++count;
    }
  }
  for (const auto& [path, entry] : missing) {
    if (entry.first == records.size()) *merged->add_missing() = entry.second;
  }
}

// Counts, for every support, the independent groups among the documents of its evidence.
void CountSources(v1::Visit* visit) {
  std::map<std::string, int> groups;
  for (const v1::SourceDocument& source : visit->sources()) {
    groups[source.document()] = source.independent_group();
  }
  const auto count = [&](base::v1::Support* support) {
    std::set<int> seen;
    for (const base::v1::Evidence& evidence : support->evidence()) {
      const auto found = groups.find(evidence.document());
      if (found != groups.end()) seen.insert(found->second);
    }
    support->set_independent_sources(std::max<int>(1, static_cast<int>(seen.size())));
  };
  const auto count_all = [&](auto* list) {
    for (auto& item : *list) count(item.mutable_support());
  };
  count_all(visit->mutable_visitors());
  count_all(visit->mutable_hosts());
  count_all(visit->mutable_delegation());
  count_all(visit->mutable_stops());
  count_all(visit->mutable_meetings());
  count_all(visit->mutable_outcomes());
  count_all(visit->mutable_itinerary());
  count_all(visit->mutable_statements());
  count_all(visit->mutable_claims());
  count_all(visit->mutable_themes());
  count_all(visit->mutable_related_visits());
  count_all(visit->mutable_key_points());
  if (visit->has_dates()) count(visit->mutable_dates()->mutable_support());
  if (visit->has_status()) count(visit->mutable_status()->mutable_support());
  if (visit->has_type()) count(visit->mutable_type()->mutable_support());
  if (visit->has_occasion()) count(visit->mutable_occasion()->mutable_support());
}

v1::Visit MergeCluster(const std::vector<v1::Visit>& records) {
  v1::Visit merged;
  if (records.size() == 1) {
    merged = records.front();
  } else {
    MergeStatus(records, &merged);
    MergeType(records, &merged);
    MergePeople(records, &merged);
    MergeStops(records, &merged);
    MergeDates(records, &merged);
    MergeOccasion(records, &merged);
    MergeMeetings(records, &merged);
    MergeOutcomes(records, &merged);
    MergeTexts(records, &merged);
    MergeSources(records, &merged);
    MergeMissing(records, &merged);
    CountSources(&merged);
    for (v1::EventCode& code : CodeEvents(merged)) *merged.add_codes() = std::move(code);
    WriteAbstract(&merged);
  }
  merged.set_name(NameOf(merged));
  merged.set_etag(EtagOf(merged));
  return merged;
}

int Root(std::vector<int>& parent, int i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

}  // namespace

bool SameVisit(const v1::Visit& a, const v1::Visit& b) {
  if (a.visitors().empty() || b.visitors().empty()) return false;
  const v1::Participant& left = a.visitors(0);
  const v1::Participant& right = b.visitors(0);
  const bool linked = !left.kb_id().empty() && !right.kb_id().empty();
  const bool person =
      linked ? left.kb_id() == right.kb_id() : SamePerson(left.name(), right.name());
  const bool country = left.country_code().empty() || right.country_code().empty() ||
                       left.country_code() == right.country_code();
  if (!person || !country || !ShareDestination(a, b)) return false;
  if (a.has_dates() && b.has_dates()) return Overlap(a.dates().value(), b.dates().value());
  return SameOccasion(a, b) || Near(Anchor(a), Anchor(b));
}

std::vector<v1::Visit> MergeVisits(std::vector<v1::Visit> visits) {
  std::stable_sort(visits.begin(), visits.end(),
                   [](const v1::Visit& a, const v1::Visit& b) { return KeyOf(a) < KeyOf(b); });
  std::vector<int> parent;
  for (size_t i = 0; i < visits.size(); ++i) parent.push_back(static_cast<int>(i));
  for (size_t i = 0; i < visits.size(); ++i) {
    for (size_t j = i + 1; j < visits.size(); ++j) {
      if (!SameVisit(visits[i], visits[j])) continue;
      const int left = Root(parent, static_cast<int>(i));
      const int right = Root(parent, static_cast<int>(j));
      parent[std::max(left, right)] = std::min(left, right);
    }
  }
  std::map<int, std::vector<v1::Visit>> clusters;
  for (size_t i = 0; i < visits.size(); ++i) {
    clusters[Root(parent, static_cast<int>(i))].push_back(std::move(visits[i]));
  }
  std::vector<v1::Visit> merged;
  for (const auto& [root, records] : clusters) merged.push_back(MergeCluster(records));
  std::stable_sort(merged.begin(), merged.end(),
                   [](const v1::Visit& a, const v1::Visit& b) { return a.name() < b.name(); });
  return merged;
}

}  // namespace communique::summary
