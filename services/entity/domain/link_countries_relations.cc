// CountryFinder: the country of one person by that of another.
#include <algorithm>
#include <cstddef>

#include "services/entity/domain/knowledge_base_names.h"
#include "services/entity/domain/link_countries.h"
#include "services/entity/domain/link_country_roles.h"
#include "services/entity/domain/person_name.h"

namespace communique::entity {
namespace {

constexpr int kWordsInList = 3;
constexpr int kLongestList = 60;

}  // namespace

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

}  // namespace communique::entity
