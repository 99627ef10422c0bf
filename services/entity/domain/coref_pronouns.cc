#include "services/entity/domain/coref_pronouns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace communique::entity {
namespace {

// How far back an antecedent may stand.
constexpr int kSentences = 3;
constexpr int kMentions = 40;
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
// The best candidate must lead the next by this much.
constexpr double kMargin = 0.25;

// Words that no noun phrase starts with: "her" before them is an object.
constexpr std::array<absl::string_view, 15> kAfterObject = {
    "after", "and", "as",   "at", "before", "but", "during", "for",
    "in",    "on",  "over", "to", "when",   "who", "with"};

class PronounResolver {
 public:
  PronounResolver(const MentionDrafts& drafts, AnnotatedText* out) : drafts_(drafts), out_(*out) {}

  void Run() {
    for (size_t m = 0; m < drafts_.mentions.size(); ++m) {
      const Reference reference = drafts_.mentions[m].reference;
      if (reference != Reference::kHe && reference != Reference::kShe) continue;
      const int entity = Antecedent(static_cast<int>(m));
      if (entity < 0) continue;
      out_.mentions[m].entity = entity;
      out_.entities[entity].mentions.push_back(static_cast<int>(m));
    }
  }

 private:
  int Antecedent(int m) const {
    std::map<int, double> scores;  // By entity; ordered, so that ties are settled alike every time.
    const int sentence = out_.mentions[m].sentence;
    const int subject = SubjectOfObject(m);
    for (int p = m - 1; p >= 0 && m - p <= kMentions; --p) {
      const MentionSpan& mention = out_.mentions[p];
      const int distance = sentence - mention.sentence;
      if (distance > kSentences) break;
      if (mention.entity < 0 || mention.metonymic) continue;
      if (drafts_.mentions[p].reference == Reference::kSpeaker) continue;  // "I" is nobody's "he".
      if (mention.entity == subject) continue;
      const EntityRecord& entity = out_.entities[mention.entity];
      if (!CanBe(entity, drafts_.mentions[m].gender)) continue;
      double score = kDistance[distance] +
                     kFrequency * std::log2(1.0 + static_cast<double>(entity.mentions.size()));
      if (IsSubject(p)) score += kSubject;
      if (mention.kind == v1::MENTION_KIND_PRONOUN) score += kPronounChain;
      if (entity.gender.empty()) score += kUnknownGender;
      const auto [it, is_new] = scores.emplace(mention.entity, score);
      if (!is_new) it->second = std::max(it->second, score);
    }
    return Winner(scores);
  }

  // A noun phrase goes on at token `i`: "her | guest", not "her | at the castle".
  bool OpensPhrase(int i) const {
    if (i >= static_cast<int>(out_.tokens.size())) return false;
    const Token& next = out_.tokens[i];
    return next.kind == TokenKind::kWord &&
           std::find(kAfterObject.begin(), kAfterObject.end(), next.lower) == kAfterObject.end();
  }

  // "X received her": the entity of X, who would be "herself"; -1 when `m` is no object.
  int SubjectOfObject(int m) const {
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

  static int Winner(const std::map<int, double>& scores) {
    int best = -1;
    double best_score = 0;
    double second = 0;
    for (const auto& [entity, score] : scores) {
      if (best < 0 || score > best_score) {
        second = best < 0 ? 0 : best_score;
        best = entity;
        best_score = score;
      } else {
        second = std::max(second, score);
      }
    }
    return best >= 0 && best_score - second >= kMargin ? best : -1;
  }

  static bool CanBe(const EntityRecord& entity, const std::string& gender) {
    const bool person =
        entity.type == v1::ENTITY_TYPE_PERSON || entity.type == v1::ENTITY_TYPE_OFFICE;
    return person && !entity.is_author && (entity.gender.empty() || entity.gender == gender);
  }

  // The first person of its sentence, or one joined to him by "and": "A and B spoke. He ..." is
  // open.
  bool IsSubject(int m) const {
    for (int p = m - 1; p >= 0 && out_.mentions[p].sentence == out_.mentions[m].sentence; --p) {
      if (m - p > kMentions) return false;
      if (out_.mentions[p].entity < 0) continue;
      const v1::EntityType type = out_.entities[out_.mentions[p].entity].type;
      const bool person = type == v1::ENTITY_TYPE_PERSON || type == v1::ENTITY_TYPE_OFFICE;
      if (!person) continue;
      if (!IsJoined(p, m)) return false;
      m = p;
    }
    return true;
  }

  bool IsJoined(int p, int m) const {
    const int first = out_.mentions[p].last_token;
    const int last = out_.mentions[m].first_token;
    if (last - first > kWordsBetween) return false;
    for (int i = first; i < last; ++i) {
      if (out_.tokens[i].lower == "and") return true;
    }
    return false;
  }

  const MentionDrafts& drafts_;
  AnnotatedText& out_;
};

}  // namespace

void ResolvePronouns(const MentionDrafts& drafts, AnnotatedText* out) {
  PronounResolver(drafts, out).Run();
}

}  // namespace communique::entity
