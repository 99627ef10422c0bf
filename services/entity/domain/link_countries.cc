#include "services/entity/domain/link_countries.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/match.h"
#include "services/entity/domain/coref_offices.h"
#include "services/entity/domain/knowledge_base_names.h"
#include "services/entity/domain/link_country_roles.h"
#include "services/entity/domain/person_name.h"

// Which country a leader gets; the evidence stands in link_countries_evidence.cc, relations between
// people in link_countries_relations.cc.
namespace communique::entity {
namespace {

// Weights, by judgment.
constexpr double kOtherLeader = 0.6;  // Share of a country that has another leader in the text.
constexpr double kEnough = 0.35;
constexpr double kEnoughOfLeader = 0.2;  // Offices that exist once exclude most countries.
constexpr double kEnoughOfLast = 0.15;   // Where the other countries have their leaders.
constexpr double kLeadOfLast = 2;
constexpr double kEnoughUntitled = 1.2;  // For people with no more than "Mr".
constexpr double kFloor = 0.15;  // Least score of the next country, so that leads stay comparable.
constexpr double kSure = 100;    // Lead of a country that is the only one possible.
constexpr double kLead = 1.2;    // The best country must have this many times the next one's score.
constexpr size_t kMaxLeaders = 50;

std::string Normal(const std::string& office) {
  return SameOffice(office, "prime minister") ? "prime minister" : office;
}

}  // namespace

CountryFinder::CountryFinder(const MentionDrafts& drafts, const KnowledgeBase& base,
                             const MentionLexicon& lexicon, const LinkContext& context,
                             std::string home, AnnotatedText* out)
    : drafts_(drafts),
      base_(base),
      lexicon_(lexicon),
      context_(context),
      home_(std::move(home)),
      out_(*out) {
  MarkOwned();
  CountCountries();
  FindWhere();
  FindHeadings();
  for (size_t e = 0; e < out_.entities.size(); ++e) NoteOffices(static_cast<int>(e));
}

void CountryFinder::NoteOffices(int e) {
  const EntityRecord& entity = out_.entities[e];
  if (entity.type != v1::ENTITY_TYPE_PERSON || entity.country_code.empty()) return;
  if (!entity.roles.empty()) {
    country_of_surname_.try_emplace(FoldName(Surname(entity.canonical_name, "")),
                                    entity.country_code);
  }
  for (const v1::Role& role : entity.roles) {
    if (!LeadsState(role.office())) continue;
    // A holder whom the knowledge base adds in the background yields to the subject of the text.
    const size_t weight = entity.linked ? entity.mentions.size() : SIZE_MAX;
    size_t& taken = taken_[{entity.country_code, Normal(role.office())}];
    taken = std::max(taken, weight);
    led_.insert(entity.country_code);
  }
}

// Whether person `e` can hold his offices in `country`.
bool CountryFinder::CanBe(int e, const std::string& country) const {
  const EntityRecord& entity = out_.entities[e];
  for (const v1::Role& role : entity.roles) {
    if (!role.stated() || !LeadsState(role.office()) || role.office() == "leader") continue;
    const auto taken = taken_.find({country, Normal(role.office())});
    const bool another = taken != taken_.end() && taken->second > entity.mentions.size();
    if (another && !IsFormer(e, role.office())) return false;
    if (base_.FindHolders(country, role.office(), {}).empty()) return false;
  }
  for (const int m : entity.mentions) {
    for (const int r : drafts_.mentions[m].roles) {
      const absl::string_view only = drafts_.roles[r].title->countries;
      if (!only.empty() && !absl::StrContains(only, country)) return false;
    }
  }
  return true;
}

// "The late President X" leaves room for his successor.
bool CountryFinder::IsFormer(int e, absl::string_view office) const {
  for (const int m : out_.entities[e].mentions) {
    for (const int r : drafts_.mentions[m].roles) {
      if (drafts_.roles[r].former && drafts_.roles[r].office == office) return true;
    }
  }
  return false;
}

// One of his titles exists in few countries ("Chancellor", "Emir").
bool CountryFinder::IsRestricted(int e) const {
  for (const int m : out_.entities[e].mentions) {
    for (const int r : drafts_.mentions[m].roles) {
      if (!drafts_.roles[r].title->countries.empty()) return true;
    }
  }
  return false;
}

void CountryFinder::InferLeaders() {
  std::map<int, Scores> open;
  for (size_t e = 0; e < out_.entities.size(); ++e) {
    const EntityRecord& entity = out_.entities[e];
    const bool person = entity.type == v1::ENTITY_TYPE_PERSON;
    if (person && entity.country_code.empty() && Leads(entity) && open.size() < kMaxLeaders) {
      open[static_cast<int>(e)] = ScoresOf(static_cast<int>(e));
    }
  }
  // What the surest takes is no candidate for the next.
  while (!open.empty()) {
    int surest = -1;
    Choice best;
    for (const auto& [e, scores] : open) {
      Scores possible;
      for (const auto& [country, score] : scores) {
        if (!CanBe(e, country)) continue;
        const bool shared = led_.count(country) > 0;
        possible[country] = shared ? kOtherLeader * score : score;
      }
      const auto top =
          std::max_element(scores.begin(), scores.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
      // Little evidence is enough unless it points, above all, to a country that cannot be.
      const bool top_can_be = top != scores.end() && possible.count(top->first) > 0;
      Choice choice = Best(possible, top_can_be ? kEnoughOfLeader : kEnough);
      if (choice.country.empty()) choice = ByElimination(possible);
      if (possible.size() == 1 && choice.country.empty() && HasRole(out_.entities[e], "monarch"))
        choice = {possible.begin()->first, 1};
      // Few countries have the office: the only one that the text names needs no more evidence.
      if (possible.size() == 1 && IsRestricted(e)) choice = {possible.begin()->first, kSure};
      if (choice.lead <= best.lead) continue;
      best = choice;
      surest = e;
    }
    if (surest < 0) return;
    Set(surest, best.country);
    open.erase(surest);
  }
}

// The country that the text speaks of most, its leaders left out who are known, when no other comes
// near it.
CountryFinder::Choice CountryFinder::ByElimination(const Scores& possible) const {
  const Choice choice = Best(possible, kEnoughOfLast);
  if (choice.country.empty()) return choice;
  for (const auto& [country, score] : possible) {
    const bool near =
        country != choice.country && kLeadOfLast * score > possible.at(choice.country);
    if (near) return {};
  }
  return choice;
}

void CountryFinder::InferOthers() {
  for (size_t i = 0; i < out_.entities.size(); ++i) {
    const int e = static_cast<int>(i);
    const EntityRecord& entity = out_.entities[e];
    if (entity.type != v1::ENTITY_TYPE_PERSON || !entity.country_code.empty()) continue;
    std::string country =
        Leads(entity) ? "" : OfLedBy(entity.mentions.empty() ? -1 : entity.mentions.front());
    if (country.empty()) country = OfPossessor(e);
    if (country.empty()) country = OfPartner(e);
    if (country.empty() && !Leads(entity)) country = OfCompany(e);
    if (country.empty() && !Leads(entity)) country = OfList(e);
    if (country.empty()) country = OfNamesake(e);
    if (country.empty() && !Leads(entity) && IsTitled(e)) {
      const std::string other =
          HasRole(entity, "counterpart") ? NearestPersonBefore(entity.mentions.front()) : "";
      Scores possible;
      for (const auto& [candidate, score] : ScoresOf(e)) {
        if (!CanBe(e, candidate) || candidate == other) continue;
        if (!entity.roles.empty() || score >= kEnoughUntitled) possible[candidate] = score;
      }
      // Few countries have the office: the only one that the text names needs no more evidence.
      const bool only_one = possible.size() == 1 && IsRestricted(e);
      country = only_one ? possible.begin()->first : Best(possible, kEnough).country;
    }
    if (!country.empty()) Set(e, country);
  }
}

bool CountryFinder::IsTitled(int e) const {
  const EntityRecord& entity = out_.entities[e];
  return !entity.roles.empty() || std::any_of(entity.mentions.begin(), entity.mentions.end(),
                                              [this](int m) { return drafts_.mentions[m].titled; });
}

std::string CountryFinder::OfOffice(int m, const RolePhrase& role) const {
  Scores scores = of_document_;
  if (!home_.empty()) scores[home_] += kHome;
  AddMention(-1, m, false, &scores);
  Scores possible;
  for (const auto& [country, score] : scores) {
    const absl::string_view only = role.title->countries;
    if (!only.empty() && !absl::StrContains(only, country)) continue;
    const bool taken = taken_.count({country, Normal(role.office)}) > 0;
    if (taken || base_.FindHolders(country, role.office, context_.date).empty()) continue;
    possible[country] = score;
  }
  // The only country of the document that has such an office needs no more evidence.
  const bool only_one = possible.size() == 1 && !role.title->countries.empty();
  return only_one ? possible.begin()->first : Best(possible, kEnough).country;
}

void CountryFinder::Set(int e, const std::string& country) {
  EntityRecord& entity = out_.entities[e];
  entity.country_code = country;
  for (v1::Role& role : entity.roles) {
    if (role.country_code().empty()) role.set_country_code(country);
  }
  NoteOffices(e);
}

CountryFinder::Choice CountryFinder::Best(const Scores& scores, double enough) const {
  Choice best;
  double best_score = 0;
  double second = 0;
  for (const auto& [country, score] : scores) {
    if (score > best_score) {
      second = best_score;
      best.country = country;
      best_score = score;
    } else {
      second = std::max(second, score);
    }
  }
  best.lead = best_score / std::max(second, kFloor);
  if (best_score < enough || best.lead < kLead) return {};
  return best;
}

}  // namespace communique::entity
