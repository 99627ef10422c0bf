// CountryFinder: what states and places near a mention say about its country.
#include <algorithm>
#include <cstddef>
#include <cstdlib>

#include "services/entity/domain/link_countries.h"
#include "services/entity/domain/link_country_roles.h"

namespace communique::entity {
namespace {

// Weights, by judgment. Places are worth more where somebody receives: hosts are at home, visitors
// are not.
constexpr double kSameSentence = 2;
constexpr double kCompany = 1.2;      // Somebody of that country in the same sentence.
constexpr double kTokensToHalve = 8;  // In the same sentence, evidence halves over this distance.
constexpr double kNextSentence = 0.5;
constexpr double kHeading = 0.8;
constexpr double kOfDocument = 0.5;    // Share of all country mentions.
constexpr double kVisited = 0.5;       // Hosts are where the text happens.
constexpr double kHomeOfOthers = 2.5;  // A government's own officials need no country.
constexpr double kLocativeOfHost = 1;
constexpr double kLocativeOfMover = -0.3;
constexpr double kLocativeOpen = 0.3;
constexpr size_t kMaxMentions = 20;
constexpr int kEnoughPlaces = 2;  // So many places tell where a text happens.
constexpr int kFullMentions = 2;  // So many mentions count in full.
constexpr int kWordsBeforeCompany = 12;

}  // namespace

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

}  // namespace communique::entity
