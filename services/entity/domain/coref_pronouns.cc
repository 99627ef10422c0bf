#include "services/entity/domain/coref_pronouns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

#include "absl/strings/match.h"
#include "services/entity/domain/coref_mentions.h"

namespace communique::entity {
namespace {

// How far back an antecedent may stand.
constexpr int kSentences = 3;
// Between two names joined by "and" stand at most a title and an article.
constexpr int kWordsBetween = 5;
// "X is to receive her": words between a subject and its object.
constexpr int kWordsToObject = 4;

// Weights, by judgment: distance in sentences first, then being the subject, then frequency.
constexpr std::array<double, kSentences + 1> kDistance = {2.0, 1.7, 0.9, 0.4};
constexpr double kSubject = 0.8;
constexpr double kPronounChain = 0.5;
constexpr double kFrequency = 0.15;
constexpr double kUnknownGender = -0.4;
// The best candidate must lead the next by this much, and by so much to learn its gender.
constexpr double kMargin = 0.25;
constexpr double kClearMargin = 0.6;

constexpr std::array<absl::string_view, 4> kRoyalOffices = {"monarch", "crown prince",
                                                            "royal family", "spouse"};

// Words that no noun phrase starts with: "her" before them is an object.
constexpr std::array<absl::string_view, 15> kAfterObject = {
    "after", "and", "as",   "at", "before", "but", "during", "for",
    "in",    "on",  "over", "to", "when",   "who", "with"};

bool CanBe(const EntityRecord& entity, const std::string& gender) {
  return IsSomebody(entity) && (entity.gender.empty() || entity.gender == gender);
}

// "His Majesty" is a monarch, "Her Royal Highness" of a royal house; other styles are of anybody in
// office.
bool HasStyle(const EntityRecord& entity, absl::string_view style) {
  const bool royal = absl::EndsWith(style, "majesty") || absl::EndsWith(style, "highness");
  return std::any_of(entity.roles.begin(), entity.roles.end(), [royal](const v1::Role& role) {
    return !royal || std::find(kRoyalOffices.begin(), kRoyalOffices.end(), role.office()) !=
                         kRoyalOffices.end();
  });
}

}  // namespace

void PronounResolver::Resolve(int m) {
  const Choice choice = Antecedent(m);
  if (choice.entity < 0 || choice.lead < kMargin) return;
  Tie(m, choice.entity, &out_);
  EntityRecord& entity = out_.entities[choice.entity];
  if (entity.gender.empty() && choice.lead >= kClearMargin)
    entity.gender = drafts_.mentions[m].gender;
}

PronounResolver::Choice PronounResolver::Antecedent(int m) const {
  std::map<int, double> scores;  // By entity; ordered, so that ties are settled alike every time.
  const int sentence = out_.mentions[m].sentence;
  const int subject = SubjectOfObject(m);
  const int speaker = speakers_[sentence];
  const bool style = out_.mentions[m].kind == v1::MENTION_KIND_NOMINAL;
  const std::string& last_word = out_.tokens[out_.mentions[m].last_token - 1].lower;
  for (int p = m - 1; p >= 0 && m - p <= kMentionsBack; --p) {
    const int distance = sentence - out_.mentions[p].sentence;
    if (distance > kSentences) break;
    const int entity = out_.mentions[p].entity;
    if (entity < 0 || out_.mentions[p].metonymic || entity == subject || entity == speaker)
      continue;
    if (drafts_.mentions[p].reference == Reference::kSpeaker) continue;  // "I" is nobody's "he".
    if (!CanBe(out_.entities[entity], drafts_.mentions[m].gender)) continue;
    if (style && !HasStyle(out_.entities[entity], last_word)) continue;
    // Who tells of others is "he" at most where his name stands beside the pronoun.
    if (out_.entities[entity].is_author && distance > 0) continue;
    const double score = Score(p, distance);
    const auto [it, is_new] = scores.emplace(entity, score);
    if (!is_new) it->second = std::max(it->second, score);
  }
  Choice best;
  double best_score = 0;
  double second = 0;
  for (const auto& [entity, score] : scores) {
    if (best.entity >= 0 && score <= best_score) {
      second = std::max(second, score);
      continue;
    }
    second = std::max(second, best_score);
    best.entity = entity;
    best_score = score;
  }
  best.lead = best_score - second;
  return best;
}

// How well mention `p`, so many sentences before, serves as an antecedent.
double PronounResolver::Score(int p, int distance) const {
  const EntityRecord& entity = out_.entities[out_.mentions[p].entity];
  double score = kDistance[distance] +
                 kFrequency * std::log2(1.0 + static_cast<double>(entity.mentions.size()));
  if (IsSubject(p)) score += kSubject;
  if (out_.mentions[p].kind == v1::MENTION_KIND_PRONOUN) score += kPronounChain;
  if (entity.gender.empty()) score += kUnknownGender;
  return score;
}

// A noun phrase goes on at token `i`: "her | guest", not "her | at the castle".
bool PronounResolver::OpensPhrase(int i) const {
  if (i >= static_cast<int>(out_.tokens.size())) return false;
  const Token& next = out_.tokens[i];
  return next.kind == TokenKind::kWord &&
         std::find(kAfterObject.begin(), kAfterObject.end(), next.lower) == kAfterObject.end();
}

// "X received her": the entity of X, who would be "herself"; -1 when `m` is no object.
int PronounResolver::SubjectOfObject(int m) const {
  const MentionSpan& pronoun = out_.mentions[m];
  const std::string& word = out_.tokens[pronoun.first_token].lower;
  const bool object = word == "him" || (word == "her" && !OpensPhrase(pronoun.last_token));
  if (!object || m == 0 || out_.mentions[m - 1].sentence != pronoun.sentence) return -1;
  const MentionSpan& before = out_.mentions[m - 1];
  const int words = pronoun.first_token - before.last_token;
  if (words < 1 || words > kWordsToObject) return -1;
  for (int i = before.last_token; i < pronoun.first_token; ++i) {
    if (out_.tokens[i].kind == TokenKind::kPunctuation) return -1;
    if (out_.tokens[i].lower == "and" || out_.tokens[i].lower == "with") return -1;
  }
  return before.entity;
}

// The first person of its sentence, or one joined to him by "and": "A and B spoke. He ..." is open.
bool PronounResolver::IsSubject(int m) const {
  const int first = std::max(0, m - kMentionsBack);
  for (int p = m - 1; p >= 0 && out_.mentions[p].sentence == out_.mentions[m].sentence; --p) {
    if (p < first) return false;
    if (SomebodyAt(p, out_) < 0) continue;
    if (!IsJoined(p, m)) return false;
    m = p;
  }
  return true;
}

bool PronounResolver::IsJoined(int p, int m) const {
  const int first = out_.mentions[p].last_token;
  const int last = out_.mentions[m].first_token;
  if (last - first > kWordsBetween) return false;
  for (int i = first; i < last; ++i) {
    if (out_.tokens[i].lower == "and") return true;
  }
  return false;
}

}  // namespace communique::entity
