#include "services/summary/domain/merge_stops.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/summary/domain/content_words.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/fold.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

// Two names of one building share as many of the shorter one's words.
constexpr double kSameVenue = 0.5;

bool SameCity(const v1::Stop& a, const v1::Stop& b) {
  const bool linked = !a.city().empty() && !b.city().empty() && !a.kb_id().empty();
  return FoldWord(a.city()) == FoldWord(b.city()) || (linked && a.kb_id() == b.kb_id());
}

bool SameVenue(const std::string& a, const std::string& b) {
  return a == b || SharedWords(ContentWords(a), ContentWords(b)) >= kSameVenue;
}

bool SameStop(const v1::Stop& a, const v1::Stop& b) {
  const bool countries = a.country_code() == b.country_code() ||
                         (a.country_code().empty() != b.country_code().empty() &&
                          !a.city().empty() && !b.city().empty());
  if (!countries || !SameCity(a, b)) return false;
  return a.venue().empty() || b.venue().empty() || SameVenue(a.venue(), b.venue());
}

void JoinStop(const v1::Stop& from, v1::Stop* into) {
  if (from.venue().size() > into->venue().size()) into->set_venue(from.venue());
  if (into->country_code().empty()) {
    into->set_country_code(from.country_code());
    into->set_country(from.country());
  }
  if (into->kb_id().empty()) into->set_kb_id(from.kb_id());
  if (!into->has_dates() && from.has_dates()) *into->mutable_dates() = from.dates();
}

// A bare country says nothing beside a city or a site in it, but it speaks for the country.
void DropBareCountries(google::protobuf::RepeatedPtrField<v1::Stop>* stops) {
  for (int i = stops->size() - 1; i >= 0; --i) {
    const v1::Stop bare = stops->Get(i);
    if (!bare.city().empty() || !bare.venue().empty()) continue;
    const auto better = absl::c_find_if(*stops, [&](const v1::Stop& other) {
      return (!other.city().empty() || !other.venue().empty()) &&
             other.country_code() == bare.country_code();
    });
    if (better == stops->end()) continue;
    if (!better->has_dates() && bare.has_dates()) *better->mutable_dates() = bare.dates();
    stops->DeleteSubrange(i, 1);
  }
}

bool IsSingleDay(const v1::Visit& visit) {
  const base::v1::DateRange& range = visit.dates().value();
  return range.has_start() && range.has_end() && IsDay(range.start()) &&
         SameDate(range.start(), range.end());
}

using Name = const std::string& (v1::Stop::*)() const;

// The only stop of the account that has the field; nullptr when it has none or several.
const v1::Stop* OnlyStop(const v1::Visit& record, Name name) {
  const v1::Stop* only = nullptr;
  for (const v1::Stop& stop : record.stops()) {
    if ((stop.*name)().empty()) continue;
    if (only != nullptr) return nullptr;
    only = &stop;
  }
  return only;
}

// Keeps the place that most accounts give, and lists the others. True when there was a conflict.
void ResolvePlace(const Accounts& accounts, Name name, absl::string_view field, v1::Visit* merged) {
  std::vector<Ballot> ballots;
  for (size_t i = 0; i < accounts.size(); ++i) {
    const v1::Stop* stop = OnlyStop(*accounts[i].record, name);
    if (stop == nullptr) continue;
    ballots.push_back({(stop->*name)(), accounts[i].group, static_cast<int>(i), &stop->support()});
  }
  Choice choice = Choose(ballots, "", [](const Ballot& vague, const Ballot& exact) {
    return SameVenue(vague.value, exact.value) &&
           (vague.value.size() < exact.value.size() ||
            (vague.value.size() == exact.value.size() && vague.value < exact.value));
  });
  if (choice.conflict.values_size() < 2) return;
  auto* stops = merged->mutable_stops();
  for (int i = stops->size() - 1; i >= 0; --i) {
    const std::string& place = (stops->Get(i).*name)();
    const bool lost = absl::c_any_of(choice.conflict.values(), [&](const v1::ConflictValue& value) {
      return value.value() == place && place != ballots[choice.winner].value;
    });
    if (lost) stops->DeleteSubrange(i, 1);
  }
  for (int i = 0; i < stops->size(); ++i) {
    if ((stops->Get(i).*name)() != ballots[choice.winner].value) continue;
    choice.conflict.set_field_path(absl::StrCat("stops[", i, "].", field));
    *merged->add_conflicts() = std::move(choice.conflict);
    return;
  }
}

}  // namespace

void MergeStops(const Accounts& accounts, v1::Visit* merged) {
  for (const Account& account : accounts) {
    for (const v1::Stop& stop : account.record->stops()) {
      Fold(stop, SameStop, JoinStop, merged->mutable_stops());
    }
  }
  DropBareCountries(merged->mutable_stops());
  if (!IsSingleDay(*merged)) return;
  ResolvePlace(accounts, &v1::Stop::city, "city", merged);
  ResolvePlace(accounts, &v1::Stop::venue, "venue", merged);
}

}  // namespace communique::summary
