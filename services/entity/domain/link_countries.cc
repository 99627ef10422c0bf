#include "services/entity/domain/link_countries.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "services/entity/domain/coref_offices.h"
#include "services/entity/domain/knowledge_base_names.h"
#include "services/entity/domain/person_name.h"

namespace communique::entity {
namespace {

// Weights, by judgment.
constexpr double kSameSentence = 2;
constexpr double kTokensToHalve = 8;  // In the same sentence, evidence halves over this distance.
constexpr double kNextSentence = 0.5;
constexpr double kOfDocument = 0.5;  // Share of all country mentions.
constexpr double kHome = 1.2;
constexpr double kCompany = 1.2;  // Somebody of that country in the same sentence.
constexpr double kEnough = 0.6;
constexpr double kFloor = 0.2;  // Least score of the next country, so that leads stay comparable.
constexpr double kLocative = 0.3;  // Share of a place that somebody is only in or goes to.
constexpr double kLead = 1.2;  // The best country must have this many times the next one's score.

// Mentions of a person, and neighbours of a mention, that are looked at.
constexpr size_t kMaxMentions = 20;
constexpr int kMaxNeighbours = 60;

using Scores =
    std::map<std::string, double>;  // By country; ordered, so that ties are settled alike.

class CountryFinder {
 public:
  CountryFinder(const MentionDrafts& drafts, const KnowledgeBase& base, const std::string& home,
                AnnotatedText* out)
      : drafts_(drafts), base_(base), home_(home), out_(*out) {
    MarkOwned();
    CountCountries();
    for (size_t e = 0; e < out_.entities.size(); ++e) NoteOffices(static_cast<int>(e));
  }

  void Run() {
    std::vector<int> leaders;
    std::vector<int> others;
    for (size_t e = 0; e < out_.entities.size(); ++e) {
      const EntityRecord& entity = out_.entities[e];
      if (entity.type != v1::ENTITY_TYPE_PERSON || !entity.country_code.empty()) continue;
      (Leads(entity) ? leaders : others).push_back(static_cast<int>(e));
    }
    SettleLeaders(std::move(leaders));
    for (const int e : others) SetCountry(e);
  }

 private:
  // Country mentions inside somebody's title speak of him alone.
  void MarkOwned() {
    owned_by_.assign(out_.mentions.size(), -1);
    for (const RolePhrase& role : drafts_.roles) {
      if (role.holder < 0) continue;
      const auto at = std::lower_bound(
          out_.mentions.begin(), out_.mentions.end(), role.first,
          [](const MentionSpan& mention, int token) { return mention.first_token < token; });
      for (auto m = at; m != out_.mentions.end() && m->first_token < role.last; ++m) {
        owned_by_[m - out_.mentions.begin()] = out_.mentions[role.holder].entity;
      }
    }
  }

  void CountCountries() {
    double all = 0;
    for (const MentionSpan& mention : out_.mentions) {
      const std::string country = CountryOf(mention);
      if (country.empty()) continue;
      ++of_document_[country];
      ++all;
    }
    for (auto& [country, share] : of_document_) share = kOfDocument * share / all;
  }

  // The country that a state, city or venue stands for; empty for other mentions.
  std::string CountryOf(const MentionSpan& mention) const {
    if (mention.entity < 0) return "";
    const EntityRecord& entity = out_.entities[mention.entity];
    const bool place = entity.type == v1::ENTITY_TYPE_COUNTRY ||
                       entity.type == v1::ENTITY_TYPE_PLACE ||
                       entity.type == v1::ENTITY_TYPE_FACILITY;
    return place ? entity.country_code : "";
  }

  static bool Leads(const EntityRecord& entity) {
    return std::any_of(entity.roles.begin(), entity.roles.end(),
                       [](const v1::Role& role) { return LeadsState(role.office()); });
  }

  void NoteOffices(int e) {
    const EntityRecord& entity = out_.entities[e];
    if (entity.type != v1::ENTITY_TYPE_PERSON || entity.country_code.empty()) return;
    for (const v1::Role& role : entity.roles) {
      if (LeadsState(role.office())) taken_.insert({entity.country_code, Normal(role.office())});
    }
  }

  static std::string Normal(const std::string& office) {
    return SameOffice(office, "prime minister") ? "prime minister" : office;
  }

  // Whether the person can hold his offices in `country`.
  bool CanBe(const EntityRecord& entity, const std::string& country) const {
    for (const v1::Role& role : entity.roles) {
      if (!role.stated() || !LeadsState(role.office()) || role.office() == "leader") continue;
      if (taken_.count({country, Normal(role.office())}) > 0) return false;
      if (base_.FindHolders(country, role.office(), {}).empty()) return false;
    }
    return true;
  }

  // The surest leader first: what he takes is no candidate for the next.
  void SettleLeaders(std::vector<int> leaders) {
    std::map<int, Scores> scores;
    for (const int e : leaders) scores[e] = ScoresOf(e);
    while (!leaders.empty()) {
      size_t surest = 0;
      Choice best;
      for (size_t i = 0; i < leaders.size(); ++i) {
        const Choice choice = Best(out_.entities[leaders[i]], scores[leaders[i]]);
        if (choice.lead <= best.lead) continue;
        best = choice;
        surest = i;
      }
      if (best.country.empty()) return;
      Set(leaders[surest], best.country);
      leaders.erase(leaders.begin() + static_cast<std::ptrdiff_t>(surest));
    }
  }

  void SetCountry(int e) {
    const EntityRecord& entity = out_.entities[e];
    std::string country = OfNamesake(e);
    if (country.empty() && !entity.roles.empty()) country = Best(entity, ScoresOf(e)).country;
    if (!country.empty()) Set(e, country);
  }

  void Set(int e, const std::string& country) {
    EntityRecord& entity = out_.entities[e];
    entity.country_code = country;
    for (v1::Role& role : entity.roles) {
      if (role.country_code().empty()) role.set_country_code(country);
    }
    NoteOffices(e);
  }

  // The country of the person whose wife, husband or child it is, by surname.
  std::string OfNamesake(int e) const {
    const EntityRecord& entity = out_.entities[e];
    bool family = false;
    for (const v1::Role& role : entity.roles) {
      family = family || role.office() == "spouse" || role.office() == "first lady" ||
               role.office() == "relative";
    }
    for (const int m : entity.mentions) family = family || drafts_.mentions[m].spouse_form;
    if (!family) return "";
    const std::string surname = FoldName(Surname(entity.canonical_name, ""));
    for (const EntityRecord& other : out_.entities) {
      if (other.type != v1::ENTITY_TYPE_PERSON || other.country_code.empty()) continue;
      if (FoldName(Surname(other.canonical_name, "")) == surname) return other.country_code;
    }
    return "";
  }

  Scores ScoresOf(int e) const {
    const EntityRecord& entity = out_.entities[e];
    Scores scores = of_document_;
    if (!home_.empty()) scores[home_] += kHome;
    const bool leads = Leads(entity);
    for (size_t i = 0; i < entity.mentions.size() && i < kMaxMentions; ++i) {
      const int m = entity.mentions[i];
      for (const int step : {-1, 1}) {
        for (int n = m + step; n >= 0 && n < static_cast<int>(out_.mentions.size()); n += step) {
          if (std::abs(n - m) > kMaxNeighbours || !AddNeighbour(e, m, n, leads, &scores)) break;
        }
      }
    }
    return scores;
  }

  // Adds what mention `n` says about mention `m`; false when it is too far away.
  bool AddNeighbour(int e, int m, int n, bool leads, Scores* scores) const {
    const MentionSpan& self = out_.mentions[m];
    const MentionSpan& other = out_.mentions[n];
    const int sentences = std::abs(self.sentence - other.sentence);
    if (sentences > 1) return false;
    if (other.entity < 0 || other.entity == e) return true;
    const bool owned = owned_by_[n] >= 0 && owned_by_[n] != e;
    const std::string country = CountryOf(other);
    if (!country.empty() && !owned) {
      const int gap =
          std::max(self.first_token - other.last_token, other.first_token - self.last_token);
      const double near = kSameSentence * kTokensToHalve / (kTokensToHalve + std::max(gap, 0));
      const double share = IsLocative(other) ? kLocative : 1;
      (*scores)[country] += share * (sentences == 0 ? near : kNextSentence);
    }
    const EntityRecord& companion = out_.entities[other.entity];
    if (!leads && companion.type == v1::ENTITY_TYPE_PERSON && !companion.country_code.empty() &&
        sentences == 0) {
      (*scores)[companion.country_code] += kCompany;
    }
    return true;
  }

  // "in Oslo", "to Norway": where somebody is says little about whose he is.
  bool IsLocative(const MentionSpan& mention) const {
    if (mention.first_token == 0) return false;
    const std::string& before = out_.tokens[mention.first_token - 1].lower;
    return before == "in" || before == "to" || before == "at" || before == "from" ||
           before == "visit" || before == "near" || before == "visited" || before == "left" ||
           before == "for";
  }

  struct Choice {
    std::string country;  // Empty when no country is likely enough.
    double lead = 0;      // Score over that of the next country.
  };

  Choice Best(const EntityRecord& entity, const Scores& scores) const {
    Choice best;
    double best_score = 0;
    double second = 0;
    for (const auto& [country, score] : scores) {
      if (!CanBe(entity, country)) continue;
      if (score > best_score) {
        second = best_score;
        best.country = country;
        best_score = score;
      } else {
        second = std::max(second, score);
      }
    }
    best.lead = best_score / std::max(second, kFloor);
    if (best_score < kEnough || best.lead < kLead) return {};
    return best;
  }

  const MentionDrafts& drafts_;
  const KnowledgeBase& base_;
  const std::string& home_;
  AnnotatedText& out_;
  std::vector<int> owned_by_;  // Entity whose title a mention is part of, or -1.
  Scores of_document_;
  std::set<std::pair<std::string, std::string>> taken_;  // Country and office.
};

}  // namespace

void InferCountries(const MentionDrafts& drafts, const KnowledgeBase& base, const std::string& home,
                    AnnotatedText* out) {
  CountryFinder(drafts, base, home, out).Run();
}

}  // namespace communique::entity
