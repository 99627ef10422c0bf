#include "services/summary/domain/successor.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/algorithm/container.h"
#include "services/summary/domain/visit_match.h"
#include "services/summary/domain/visit_name.h"

namespace communique::summary {
namespace {

// A visit later than this after one that was called off is a new one, not its successor.
constexpr long kYear = 366;

bool CalledOff(const v1::Visit& visit) {
  return visit.status().value() == v1::VISIT_STATUS_CANCELLED ||
         visit.status().value() == v1::VISIT_STATUS_POSTPONED;
}

// The first day of the visit, else the first publication.
std::optional<long> Begin(const std::vector<const VisitSignature*>& members) {
  std::optional<long> day;
  std::optional<long> published;
  const auto earlier = [](std::optional<long>* known, long other) {
    *known = known->has_value() ? std::min(**known, other) : other;
  };
  for (const VisitSignature* member : members) {
    if (member->days.has_value()) earlier(&day, member->days->first);
    if (member->published.has_value()) earlier(&published, *member->published);
  }
  return day.has_value() ? day : published;
}

bool SameJourney(const std::vector<const VisitSignature*>& a,
                 const std::vector<const VisitSignature*>& b) {
  return SamePrincipal(*a.front(), *b.front()) && absl::c_any_of(a, [&](const auto* left) {
           return absl::c_any_of(
               b, [&](const auto* right) { return ShareDestination(*left, *right); });
         });
}

// What tells most of the other visit: its dates, else its status, else who goes.
const base::v1::Support& Telling(const v1::Visit& visit) {
  if (visit.has_status() && CalledOff(visit)) return visit.status().support();
  if (visit.has_dates()) return visit.dates().support();
  return visit.has_status() ? visit.status().support() : visit.visitors(0).support();
}

entity::v1::Modality ModalityOf(const v1::Visit& visit) {
  switch (visit.status().value()) {
    case v1::VISIT_STATUS_CANCELLED:
      return entity::v1::MODALITY_CANCELLED;
    case v1::VISIT_STATUS_POSTPONED:
      return entity::v1::MODALITY_POSTPONED;
    case v1::VISIT_STATUS_ONGOING:
    case v1::VISIT_STATUS_COMPLETED:
      return entity::v1::MODALITY_ACTUAL;
    default:
      return entity::v1::MODALITY_PLANNED;
  }
}

v1::RelatedVisit Mention(const v1::Visit& visit) {
  v1::RelatedVisit related;
  *related.mutable_support() = Telling(visit);
  related.mutable_support()->set_rule("merge.successor");
  if (!related.support().evidence().empty()) {
    // The longest passage reads best: a sentence rather than a date.
    const auto longest = absl::c_max_element(
        related.support().evidence(),
        [](const auto& a, const auto& b) { return a.exact().size() < b.exact().size(); });
    related.set_description(longest->exact());
  }
  related.set_visitor(visit.visitors(0).name());
  if (!visit.stops().empty()) related.set_country_code(visit.stops(0).country_code());
  if (visit.has_dates()) *related.mutable_dates() = visit.dates().value();
  related.set_modality(ModalityOf(visit));
  return related;
}

}  // namespace

void RelateSuccessors(const std::vector<std::vector<const VisitSignature*>>& members,
                      std::vector<v1::Visit>* visits) {
  std::vector<std::pair<size_t, size_t>> pairs;
  for (size_t off = 0; off < visits->size(); ++off) {
    if (!CalledOff((*visits)[off]) || (*visits)[off].visitors().empty()) continue;
    const std::optional<long> begin = Begin(members[off]);
    std::optional<size_t> best;
    for (size_t next = 0; next < visits->size() && begin.has_value(); ++next) {
      const std::optional<long> day = Begin(members[next]);
      if (CalledOff((*visits)[next]) || !day || *day < *begin || *day - *begin > kYear) continue;
      if (!SameJourney(members[off], members[next])) continue;
      if (!best.has_value() || *day < *Begin(members[*best])) best = next;
    }
    if (best.has_value()) pairs.emplace_back(off, *best);
  }
  const std::vector<v1::Visit> before = *visits;
  for (const auto& [off, next] : pairs) {
    *(*visits)[off].add_related_visits() = Mention(before[next]);
    *(*visits)[next].add_related_visits() = Mention(before[off]);
    for (const size_t changed : {off, next}) {
      (*visits)[changed].set_etag(EtagOf((*visits)[changed]));
    }
  }
}

}  // namespace communique::summary
