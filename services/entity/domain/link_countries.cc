#include "services/entity/domain/link_countries.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

#include "absl/strings/match.h"
#include "services/entity/domain/coref_offices.h"
#include "services/entity/domain/knowledge_base_names.h"
#include "services/entity/domain/person_name.h"

namespace communique::entity {
namespace {

// Weights, by judgment.
constexpr double kSameSentence = 2;
constexpr double kTokensToHalve = 8;  // In the same sentence, evidence halves over this distance.
constexpr double kNextSentence = 0.5;
constexpr double kHeading = 0.8;
constexpr double kOfDocument = 0.5;  // Share of all country mentions.
constexpr double kVisited = 0.5;     // Hosts are where the text happens.
constexpr double kHome = 1.2;
constexpr double kHomeOfOthers = 2.5;  // A government's own officials need no country.
constexpr double kOtherLeader = 0.6;   // Share of a country that has another leader in the text.
constexpr double kCompany = 1.2;       // Somebody of that country in the same sentence.
constexpr double kEnough = 0.35;
constexpr double kEnoughOfLeader = 0.2;  // Offices that exist once exclude most countries.
constexpr double kEnoughOfLast = 0.15;   // Where the other countries have their leaders.
constexpr double kLeadOfLast = 2;
constexpr double kEnoughUntitled = 1.2;  // For people with no more than "Mr".
constexpr double kFloor = 0.15;  // Least score of the next country, so that leads stay comparable.
constexpr double kSure = 100;    // Lead of a country that is the only one possible.
constexpr double kLead = 1.2;    // The best country must have this many times the next one's score.

// What a place is worth that somebody is in or goes to: hosts are at home, visitors are not.
constexpr double kLocativeOfHost = 1;
constexpr double kLocativeOfMover = -0.3;
constexpr double kLocativeOpen = 0.3;

// Leaders without a country, mentions of a person, neighbours of a mention, and words beside it
// that are looked at.
constexpr size_t kMaxLeaders = 50;
constexpr size_t kMaxMentions = 20;
constexpr int kMaxNeighbours = 60;
constexpr int kEnoughPlaces = 2;  // So many places tell where a text happens.
constexpr int kFullMentions = 2;  // So many mentions count in full.
constexpr int kWordsBefore = 5;
constexpr int kWordsBeforeCompany = 12;
constexpr int kWordsBehind = 5;
constexpr int kWordsInList = 3;
constexpr int kLongestList = 60;

bool Leads(const EntityRecord& entity) {
  return std::any_of(entity.roles.begin(), entity.roles.end(),
                     [](const v1::Role& role) { return LeadsState(role.office()); });
}

bool HasRole(const EntityRecord& entity, absl::string_view office) {
  return std::any_of(entity.roles.begin(), entity.roles.end(),
                     [office](const v1::Role& role) { return role.office() == office; });
}

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

// Country mentions inside somebody's title speak of him alone.
void CountryFinder::MarkOwned() {
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

void CountryFinder::CountCountries() {
  double all = 0;
  for (const MentionSpan& mention : out_.mentions) {
    const std::string country = CountryOf(mention);
    if (country.empty()) continue;
    ++of_document_[country];
    ++all;
  }
  for (auto& [country, share] : of_document_) share = kOfDocument * share / all;
}

// The country in which the text happens: the one whose places stand most behind "in", "at" or "to".
// A text that names places of one country and no state at all is at home there.
void CountryFinder::FindWhere() {
  std::map<std::string, int> places;
  bool state = false;
  for (const MentionSpan& mention : out_.mentions) {
    const std::string country = CountryOf(mention);
    if (country.empty()) continue;
    state = state || out_.entities[mention.entity].type == v1::ENTITY_TYPE_COUNTRY;
    const bool located =
        mention.first_token > 0 &&
        lexicon_.Is(WordClass::kLocative, out_.tokens[mention.first_token - 1].lower);
    if (located) ++places[country];
  }
  int most = 0;
  int second = 0;
  for (const auto& [country, count] : places) {
    second = std::max(second, std::min(count, most));
    if (count > most) visited_ = country;
    most = std::max(most, count);
  }
  if (most < kEnoughPlaces || most == second) visited_.clear();
  if (home_.empty() && !state) home_ = visited_;
}

// A heading that names one country, or a city of it, says where the text under it happens.
void CountryFinder::FindHeadings() {
  heading_.resize(out_.sentences.size());
  std::string current;
  size_t m = 0;
  for (size_t s = 0; s < out_.sentences.size(); ++s) {
    const SentenceSpan& sentence = out_.sentences[s];
    if (!sentence.heading || sentence.role == ingest::v1::BLOCK_ROLE_TITLE) {
      heading_[s] = current;
      continue;
    }
    std::set<std::string> countries;
    while (m < out_.mentions.size() && out_.mentions[m].sentence < static_cast<int>(s)) ++m;
    for (; m < out_.mentions.size() && out_.mentions[m].sentence == static_cast<int>(s); ++m) {
      if (std::string country = CountryOf(out_.mentions[m]); !country.empty()) {
        countries.insert(std::move(country));
      }
    }
    current = countries.size() == 1 ? *countries.begin() : "";
  }
}

// The country that a state, city or venue stands for; empty for other mentions.
std::string CountryFinder::CountryOf(const MentionSpan& mention) const {
  if (mention.entity < 0) return "";
  const EntityRecord& entity = out_.entities[mention.entity];
  const bool place = entity.type == v1::ENTITY_TYPE_COUNTRY ||
                     entity.type == v1::ENTITY_TYPE_PLACE ||
                     entity.type == v1::ENTITY_TYPE_FACILITY;
  return place ? entity.country_code : "";
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

// The country of the leader whose wife, husband or child it is, by surname.
std::string CountryFinder::OfNamesake(int e) const {
  const auto it = country_of_surname_.find(FoldName(Surname(out_.entities[e].canonical_name, "")));
  return it == country_of_surname_.end() ? "" : it->second;
}

// "her Economy Minister, X": the country of whoever "her" is.
std::string CountryFinder::OfPossessor(int e) const {
  for (const int m : out_.entities[e].mentions) {
    for (const int r : drafts_.mentions[m].roles) {
      const RolePhrase& role = drafts_.roles[r];
      if (!role.possessive || role.office == "counterpart") continue;
      for (int n = m - 1; n >= 0 && m - n <= kMaxNeighbours; --n) {
        const MentionSpan& owner = out_.mentions[n];
        if (owner.last_token < role.first) break;
        const bool pronoun =
            owner.kind == v1::MENTION_KIND_PRONOUN && owner.last_token == role.first;
        if (pronoun && owner.entity >= 0) return out_.entities[owner.entity].country_code;
      }
    }
  }
  return "";
}

// "President X and Mrs Y", "X and his wife, Y": the country of the person before the "and".
std::string CountryFinder::OfPartner(int e) const {
  const EntityRecord& entity = out_.entities[e];
  const int m = entity.mentions.empty() ? -1 : entity.mentions.front();
  const bool spouse = HasRole(entity, "spouse") || HasRole(entity, "first lady");
  if (m < 0 || (!spouse && !drafts_.mentions[m].spouse_form)) return "";
  const MentionSpan& self = out_.mentions[m];
  for (int i = self.first_token - 1; i >= 0 && self.first_token - i <= kWordsBefore; --i) {
    const std::string& word = out_.tokens[i].lower;
    if (word == "and" || word == "along") return NearestPersonBefore(m);
  }
  return "";
}

// "Trade Minister X and Energy Minister Y": colleagues in a list are of one government.
std::string CountryFinder::OfList(int e) const {
  const EntityRecord& entity = out_.entities[e];
  if (entity.mentions.empty() || entity.roles.empty() || HasRole(entity, "counterpart")) return "";
  const int m = entity.mentions.front();
  const MentionSpan& self = out_.mentions[m];
  int first = self.first_token;
  if (self.title_last_token > self.title_first_token)
    first = std::min(first, self.title_first_token);
  for (int n = m - 1; n >= 0 && m - n <= kMaxNeighbours; --n) {
    const MentionSpan& other = out_.mentions[n];
    if (other.sentence != self.sentence) break;
    if (other.entity < 0 || other.last_token > first) continue;
    const EntityRecord& person = out_.entities[other.entity];
    if (person.type != v1::ENTITY_TYPE_PERSON || other.kind != v1::MENTION_KIND_NAME) continue;
    const bool listed =
        first - other.last_token <= kWordsInList && !person.roles.empty() && !Leads(person);
    const std::string& word = out_.tokens[other.last_token].lower;
    return listed && (word == "and" || word == ",") ? person.country_code : "";
  }
  return "";
}

// "President X will be accompanied by A, B and, of his staff, C": the country of whoever is before
// the word, for the whole list behind it.
std::string CountryFinder::OfLedBy(int m) const {
  if (m < 0) return "";
  const MentionSpan& self = out_.mentions[m];
  int i = self.first_token - 1;
  const int first = out_.sentences[self.sentence].first_token;
  for (; i > first && self.first_token - i <= kLongestList; --i) {
    const std::string& word = out_.tokens[i].lower;
    if (word == "by" &&
        (out_.tokens[i - 1].lower == "accompanied" || out_.tokens[i - 1].lower == "joined"))
      break;
    const bool acts =
        lexicon_.Is(WordClass::kMoverAfter, word) || lexicon_.Is(WordClass::kSpeech, word);
    if (acts) return "";
  }
  if (i <= first || out_.tokens[i].lower != "by") return "";
  for (int n = m - 1; n >= 0 && m - n <= kMaxNeighbours; --n) {
    const MentionSpan& other = out_.mentions[n];
    if (other.sentence != self.sentence) return "";
    if (other.entity < 0 || other.last_token > i) continue;
    const EntityRecord& leader = out_.entities[other.entity];
    if (leader.type == v1::ENTITY_TYPE_PERSON) return leader.country_code;
  }
  return "";
}

// "He travelled with Energy Minister X", "Trade Minister X was with her": the country of the
// pronoun.
std::string CountryFinder::OfCompany(int e) const {
  const EntityRecord& entity = out_.entities[e];
  if (entity.mentions.empty() || HasRole(entity, "counterpart")) return "";
  const int m = entity.mentions.front();
  const MentionSpan& self = out_.mentions[m];
  if (entity.roles.empty()) return "";
  const SentenceSpan& sentence = out_.sentences[self.sentence];
  if (PartOf(self) == Part::kCompany) {
    for (int n = m - 1; n >= 0 && out_.mentions[n].sentence == self.sentence; --n) {
      const bool opens = out_.mentions[n].first_token == sentence.first_token;
      if (opens || m - n > kMaxNeighbours) return CountryOfPronoun(n);
    }
  }
  for (size_t n = m + 1; n < out_.mentions.size(); ++n) {
    const MentionSpan& other = out_.mentions[n];
    if (other.sentence != self.sentence || other.first_token - self.last_token > kWordsBehind)
      break;
    if (out_.tokens[other.first_token - 1].lower == "with")
      return CountryOfPronoun(static_cast<int>(n));
  }
  return "";
}

// The country of whom pronoun `n` means; empty for other mentions.
std::string CountryFinder::CountryOfPronoun(int n) const {
  const MentionSpan& mention = out_.mentions[n];
  if (mention.kind != v1::MENTION_KIND_PRONOUN || mention.entity < 0) return "";
  return out_.entities[mention.entity].country_code;
}

// "X received her": index of the pronoun; -1 when there is none.
int CountryFinder::GuestOf(const MentionSpan& host) const {
  const auto at =
      std::lower_bound(out_.mentions.begin(), out_.mentions.end(), host.last_token,
                       [](const MentionSpan& mention, int t) { return mention.first_token < t; });
  if (at == out_.mentions.end() || at->sentence != host.sentence) return -1;
  const bool near = at->first_token - host.last_token <= kWordsBehind;
  if (!near || at->kind != v1::MENTION_KIND_PRONOUN) return -1;
  if (!lexicon_.Is(WordClass::kHostAfter, out_.tokens[at->first_token - 1].lower)) return -1;
  return static_cast<int>(at - out_.mentions.begin());
}

// The country of the last person named before mention `m` in its sentence or the one before.
std::string CountryFinder::NearestPersonBefore(int m) const {
  for (int n = m - 1; n >= 0 && m - n <= kMaxNeighbours; --n) {
    if (out_.mentions[m].sentence - out_.mentions[n].sentence > 1) break;
    if (out_.mentions[n].entity < 0 || out_.mentions[n].entity == out_.mentions[m].entity) continue;
    const EntityRecord& person = out_.entities[out_.mentions[n].entity];
    if (person.type == v1::ENTITY_TYPE_PERSON && !person.country_code.empty())
      return person.country_code;
  }
  return "";
}

CountryFinder::Scores CountryFinder::ScoresOf(int e) const {
  const EntityRecord& entity = out_.entities[e];
  Scores scores = of_document_;
  if (!home_.empty()) scores[home_] += Leads(entity) ? kHome : kHomeOfOthers;
  const bool company = !Leads(entity) && !HasRole(entity, "counterpart");
  Scores around;
  int count = 0;
  for (size_t i = 0; i < entity.mentions.size() && i < kMaxMentions; ++i) {
    const int m = entity.mentions[i];
    if (out_.mentions[m].kind == v1::MENTION_KIND_PRONOUN) continue;
    AddMention(e, m, company, &around);
    ++count;
  }
  // Somebody who is often named is no surer of his country than somebody named twice.
  const double scale = count > kFullMentions ? static_cast<double>(kFullMentions) / count : 1;
  for (const auto& [country, score] : around) scores[country] += scale * score;
  for (size_t i = 0; i < entity.mentions.size() && i < kMaxMentions; ++i) {
    const int guest = GuestOf(out_.mentions[entity.mentions[i]]);
    if (guest >= 0) scores.erase(CountryOfPronoun(guest));
  }
  return scores;
}

void CountryFinder::AddMention(int e, int m, bool company, Scores* scores) const {
  const MentionSpan& mention = out_.mentions[m];
  const Part part = PartOf(mention);
  if (part == Part::kHost && !visited_.empty()) (*scores)[visited_] += kVisited;
  if (const std::string& heading = heading_[mention.sentence]; !heading.empty()) {
    (*scores)[heading] += kHeading * (part == Part::kHost ? kLocativeOfHost : kLocativeOpen);
  }
  for (const int step : {-1, 1}) {
    for (int n = m + step; n >= 0 && n < static_cast<int>(out_.mentions.size()); n += step) {
      if (std::abs(n - m) > kMaxNeighbours || !AddNeighbour(e, m, n, part, company, scores)) break;
    }
  }
}

// Adds what mention `n` says about mention `m`; false when it is too far away.
bool CountryFinder::AddNeighbour(int e, int m, int n, Part part, bool company,
                                 Scores* scores) const {
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
    (*scores)[country] +=
        LocativeShare(other, part, n > m) * (sentences == 0 ? near : kNextSentence);
  }
  const EntityRecord& companion = out_.entities[other.entity];
  const bool of_country =
      companion.type == v1::ENTITY_TYPE_PERSON && !companion.country_code.empty();
  const bool comes_with = company && part != Part::kHost;
  if (comes_with && of_country && sentences == 0) (*scores)[companion.country_code] += kCompany;
  return true;
}

// "in Oslo", "to Norway": what it is worth depends on who is there; 1 for other uses.
double CountryFinder::LocativeShare(const MentionSpan& place, Part part, bool behind) const {
  // "They visit American troops": the adjective says whose, not where.
  if (place.first_token == 0 || place.metonymic) return 1;
  const bool venue = out_.entities[place.entity].type != v1::ENTITY_TYPE_COUNTRY;
  const std::string& before = out_.tokens[place.first_token - 1].lower;
  if (!venue && !lexicon_.Is(WordClass::kLocative, before) && before != "for") return 1;
  // "X received her, and she left for Oslo": not where X is.
  if (part == Part::kCompany || (part == Part::kHost && behind && before == "for")) return 0;
  return part == Part::kHost    ? kLocativeOfHost
         : part == Part::kMover ? kLocativeOfMover
                                : kLocativeOpen;
}

// Whether the words around a mention make it somebody who receives or somebody who travels.
CountryFinder::Part CountryFinder::PartOf(const MentionSpan& mention) const {
  const SentenceSpan& sentence = out_.sentences[mention.sentence];
  int i = std::min(mention.first_token, mention.title_last_token > mention.title_first_token
                                            ? mention.title_first_token
                                            : mention.first_token);
  for (int j = i - 1; j >= sentence.first_token && i - j <= kWordsBeforeCompany; --j) {
    if (lexicon_.Is(WordClass::kCompanyBefore, out_.tokens[j].lower)) return Part::kCompany;
  }
  for (int step = 0; step < kWordsBefore && --i >= sentence.first_token; ++step) {
    const std::string& word = out_.tokens[i].lower;
    // "His host, President X".
    const bool apposed = step == 0 && word == "," && i > sentence.first_token &&
                         lexicon_.Is(WordClass::kHostBefore, out_.tokens[i - 1].lower);
    if (apposed) return Part::kHost;
    if (word == "," || word == ".") break;
    // "With them came X".
    const std::string& next = out_.tokens[i + 1].lower;
    const bool followers = word == "with" && (next == "him" || next == "her" || next == "them");
    if (followers) return Part::kCompany;
    if (lexicon_.Is(WordClass::kHostBefore, word)) return Part::kHost;
  }
  i = mention.last_token;
  for (int step = 0; step < kWordsBehind && i < sentence.last_token; ++step, ++i) {
    const std::string& word = out_.tokens[i].lower;
    if (lexicon_.Is(WordClass::kHostAfter, word)) return Part::kHost;
    if (lexicon_.Is(WordClass::kMoverAfter, word)) return Part::kMover;
  }
  return Part::kOpen;
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
