#include "services/summary/domain/person_countries.h"

#include <algorithm>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

using entity::v1::Entity;

// Words of a publisher's name that make it the voice of a state.
constexpr absl::string_view kStateWords[] = {
    "government", "state",   "republic", "kingdom",    "ministry", "embassy",   "office",
    "department", "cabinet", "high",     "presidency", "emirate",  "sultanate", "palace"};
// Names of seats that stand for a country. Source: common knowledge.
struct Seat {
  absl::string_view name;
  absl::string_view country;
};
constexpr Seat kSeats[] = {
    {"white house", "US"}, {"downing street", "GB"},   {"kremlin", "RU"},
    {"elysee", "FR"},      {"\u00e9lys\u00e9e", "FR"}, {"malaca\u00f1ang", "PH"},
    {"malacanang", "PH"},  {"state department", "US"}, {"blue house", "KR"}};

bool IsPersonLike(const Entity& entity) {
  return entity.type() == entity::v1::ENTITY_TYPE_PERSON ||
         entity.type() == entity::v1::ENTITY_TYPE_OFFICE;
}

// What the text or the knowledge base says of the entity itself.
std::string StatedCountry(const Entity& entity, bool said) {
  std::string of_role;
  for (const entity::v1::Role& role : entity.roles()) {
    if (role.country_code().empty()) continue;
    if (role.stated()) return role.country_code();
    if (of_role.empty()) of_role = role.country_code();
  }
  // A guess from the surroundings would make visitors of hosts.
  const bool guessed = entity.type() == entity::v1::ENTITY_TYPE_PERSON && of_role.empty() &&
                       !entity.linked() && !entity.is_author() && !said;
  if (guessed) return "";
  return entity.country_code().empty() ? of_role : entity.country_code();
}

// The countries of one document while they are found.
class CountryFinder {
 public:
  CountryFinder(const ingest::v1::Document& document, const entity::v1::Analysis& analysis,
                const std::vector<int>& resolved, const std::vector<bool>& said)
      : document_(document), analysis_(analysis), resolved_(resolved), said_(said) {
    for (int e = 0; e < analysis.entities_size(); ++e) {
      index_.emplace(analysis.entities(e).id(), e);
      countries_.push_back(StatedCountry(analysis.entities(e), said[e]));
    }
  }

  std::vector<std::string> Find() {
    ReadTravels();
    ReadOffices();
    ReadPublisher();
    ExcludeDestinations();
    for (size_t e = 0; e < resolved_.size(); ++e) {
      if (countries_[e].empty()) countries_[e] = countries_[resolved_[e]];
    }
    return std::move(countries_);
  }

 private:
  int IndexOf(const std::string& id) const {
    const auto found = index_.find(id);
    return found == index_.end() ? -1 : found->second;
  }
  absl::string_view Trigger(const entity::v1::Event& event) const {
    const base::v1::TextSpan& span = event.trigger();
    return absl::string_view(document_.text())
        .substr(span.byte_begin(), span.byte_end() - span.byte_begin());
  }
  bool MayTravel(int e) const {
    return e >= 0 && IsPersonLike(analysis_.entities(e)) && !analysis_.entities(e).linked();
  }

  // "returned to Oslo", "flew back to Oslo", "flew home to Oslo".
  bool GoesBack(const entity::v1::Event& event) const {
    const absl::string_view behind =
        absl::string_view(document_.text()).substr(event.trigger().byte_end());
    return absl::StartsWithIgnoreCase(Trigger(event), "return") ||
           absl::StartsWith(behind, " back") || absl::StartsWith(behind, " home");
  }

  void ReadTravel(const entity::v1::Event& event, int traveller) {
    for (const std::string& id : event.place_entity_ids()) {
      const int place = IndexOf(id);
      if (place < 0 || countries_[place].empty()) continue;
      if (GoesBack(event)) {
        returns_.try_emplace(traveller, countries_[place]);
      } else {
        destinations_[traveller].insert(countries_[place]);
      }
    }
  }

  // Who returns somewhere is from there; nobody who travels to one country only is from that.
  void ReadTravels() {
    static constexpr absl::string_view kTravelling[] = {"visit", "arrive", "tour"};
    for (const entity::v1::Event& event : analysis_.events()) {
      if (!absl::c_linear_search(kTravelling, absl::string_view(event.kind()))) continue;
      for (const std::string& id : event.actor_entity_ids()) {
        const int actor = IndexOf(id);
        if (MayTravel(actor) && MayTravel(resolved_[actor])) ReadTravel(event, resolved_[actor]);
      }
    }
    for (const auto& [traveller, countries] : destinations_) {
      if (countries.size() == 1 && *countries.begin() == countries_[traveller] &&
          !said_[traveller]) {
        countries_[traveller].clear();
      }
    }
    for (const auto& [traveller, country] : returns_) {
      if (countries_[traveller].empty()) countries_[traveller] = country;
    }
  }

  // A holderless office that stands for somebody gives its country.
  void ReadOffices() {
    for (int e = 0; e < analysis_.entities_size(); ++e) {
      const int holder = resolved_[e];
      if (holder != e && countries_[holder].empty()) countries_[holder] = countries_[e];
    }
  }

  // The country whose name, or whose seat, stands in the publisher's name.
  std::string PublishersCountry() const {
    const std::string publisher = FoldWord(document_.metadata().publisher().value());
    for (const Seat& seat : kSeats) {
      if (absl::StrContains(publisher, seat.name)) return std::string(seat.country);
    }
    bool of_state = false;
    for (const WordSpan& span : SplitWords(publisher)) {
      const absl::string_view word =
          absl::string_view(publisher).substr(span.begin, span.end - span.begin);
      of_state |= absl::c_linear_search(kStateWords, word);
    }
    if (!of_state) return "";
    for (const Entity& entity : analysis_.entities()) {
      if (entity.type() != entity::v1::ENTITY_TYPE_COUNTRY) continue;
      if (absl::StrContains(publisher, FoldWord(entity.canonical_name()))) {
        return entity.country_code();
      }
    }
    return "";
  }

  void ReadPublisher() {
    const std::string home = PublishersCountry();
    if (home.empty()) return;
    for (int e = 0; e < analysis_.entities_size(); ++e) {
      const Entity& entity = analysis_.entities(e);
      const bool official = !entity.roles().empty() ||
                            entity.type() == entity::v1::ENTITY_TYPE_OFFICE || entity.is_author();
      if (MayTravel(e) && official && countries_[e].empty() && resolved_[e] == e) {
        countries_[e] = home;
      }
    }
  }

  // The country, not in `visited`, that is mentioned most; empty when two are.
  std::string MostMentioned(const absl::flat_hash_set<std::string>& visited) const {
    int most = 0;
    std::string home;
    for (const Entity& entity : analysis_.entities()) {
      if (entity.type() != entity::v1::ENTITY_TYPE_COUNTRY) continue;
      if (visited.contains(entity.country_code()) || entity.mentions_size() < most) continue;
      home = entity.mentions_size() > most ? entity.country_code() : "";
      most = entity.mentions_size();
    }
    return home;
  }

  void ExcludeDestinations() {
    int homeless = -1;
    for (const auto& [traveller, countries] : destinations_) {
      if (!countries_[traveller].empty()) continue;
      if (homeless >= 0) return;
      homeless = traveller;
    }
    if (homeless >= 0) countries_[homeless] = MostMentioned(destinations_[homeless]);
  }

  const ingest::v1::Document& document_;
  const entity::v1::Analysis& analysis_;
  const std::vector<int>& resolved_;
  absl::flat_hash_map<std::string, int> index_;
  std::vector<std::string> countries_;
  const std::vector<bool>& said_;
  absl::flat_hash_map<int, std::string> returns_;                            // By traveller.
  absl::flat_hash_map<int, absl::flat_hash_set<std::string>> destinations_;  // By traveller.
};

}  // namespace

std::vector<std::string> FindCountries(const ingest::v1::Document& document,
                                       const entity::v1::Analysis& analysis,
                                       const std::vector<int>& resolved,
                                       const std::vector<bool>& said) {
  return CountryFinder(document, analysis, resolved, said).Find();
}

}  // namespace communique::summary
