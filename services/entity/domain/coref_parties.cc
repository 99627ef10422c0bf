#include "services/entity/domain/coref_parties.h"

#include <algorithm>
#include <array>
#include <vector>

#include "services/entity/domain/coref_mentions.h"

namespace communique::entity {
namespace {

// Words beside a mention that are looked at.
constexpr int kWordsBefore = 4;
constexpr int kWordsBehind = 4;

// Weights, by judgment. What a headline or the first sentences say counts double.
constexpr double kMoves = 1;
constexpr double kOwnsVisit = 1.5;
constexpr double kCalledVisiting = 3;
constexpr double kReceives = 1;
constexpr double kEarly = 2;
constexpr int kEarlySentences = 4;
// The first of a kind must have so many times the points of the next.
constexpr double kLead = 1.5;

constexpr std::array<absl::string_view, 8> kVisitNouns = {
    "visit", "visits", "trip", "tour", "journey", "stay", "arrival", "itinerary"};

bool IsVisitNoun(absl::string_view word) {
  return std::find(kVisitNouns.begin(), kVisitNouns.end(), word) != kVisitNouns.end();
}

class PartyFinder {
 public:
  PartyFinder(const MentionDrafts& drafts, const MentionLexicon& lexicon, const AnnotatedText& text)
      : drafts_(drafts),
        lexicon_(lexicon),
        text_(text),
        visitor_(text.entities.size()),
        host_(text.entities.size()) {}

  VisitParties Find() {
    for (size_t m = 0; m < text_.mentions.size(); ++m) AddMention(static_cast<int>(m));
    std::vector<double> travels(visitor_.size());
    std::vector<double> receives(visitor_.size());
    for (size_t e = 0; e < visitor_.size(); ++e) {
      travels[e] = visitor_[e] - host_[e];
      receives[e] = host_[e] - visitor_[e];
    }
    return {Leader(travels), Leader(receives)};
  }

 private:
  void AddMention(int m) {
    const int e = SomebodyAt(m, text_);
    if (e < 0 || text_.entities[e].is_author) return;
    const double weight = text_.mentions[m].sentence < kEarlySentences ? kEarly : 1;
    for (const int r : drafts_.mentions[m].roles) {
      if (drafts_.roles[r].visiting) visitor_[e] += weight * kCalledVisiting;
    }
    AddWordsBehind(m, e, weight);
    AddWordsBefore(m, e, weight);
  }

  void AddWordsBehind(int m, int e, double weight) {
    const MentionSpan& mention = text_.mentions[m];
    const int last =
        std::min(text_.sentences[mention.sentence].last_token, mention.last_token + kWordsBehind);
    for (int i = mention.last_token; i < last; ++i) {
      const Token& token = text_.tokens[i];
      if (IsVisitNoun(token.lower) && i > mention.last_token) {
        visitor_[e] += weight * kOwnsVisit;
        return;
      }
      if (lexicon_.Is(WordClass::kMoverAfter, token.lower)) {
        visitor_[e] += weight * kMoves;
        return;
      }
      const bool noun =
          lexicon_.Is(WordClass::kDeterminer, text_.tokens[i - 1].lower);  // "her host"
      if (!noun && lexicon_.Is(WordClass::kHostAfter, token.lower)) {
        host_[e] += weight * kReceives;
        return;
      }
      if (token.kind == TokenKind::kPunctuation) return;
    }
  }

  // "visit by X" and "visit of X", "met by X".
  void AddWordsBefore(int m, int e, double weight) {
    const MentionSpan& mention = text_.mentions[m];
    const bool titled = mention.title_last_token > mention.title_first_token;
    int i = titled ? std::min(mention.first_token, mention.title_first_token) : mention.first_token;
    const int first = std::max(text_.sentences[mention.sentence].first_token, i - kWordsBefore);
    bool by = false;
    while (--i >= first) {
      const std::string& word = text_.tokens[i].lower;
      if (text_.tokens[i].kind == TokenKind::kPunctuation) return;
      if (by && IsVisitNoun(word)) {
        visitor_[e] += weight * kOwnsVisit;
        return;
      }
      by = by || word == "by" || word == "of";
      if (lexicon_.Is(WordClass::kHostAfter, word)) {
        // "received by X" makes X the host, "received X" the guest.
        (by ? host_ : visitor_)[e] += weight * kReceives;
        return;
      }
    }
  }

  // The entity with the most points; -1 when the next has nearly as many.
  static int Leader(const std::vector<double>& points) {
    int best = -1;
    double second = 0;
    for (size_t e = 0; e < points.size(); ++e) {
      if (points[e] <= 0) continue;
      if (best < 0 || points[e] > points[best]) {
        if (best >= 0) second = std::max(second, points[best]);
        best = static_cast<int>(e);
      } else {
        second = std::max(second, points[e]);
      }
    }
    return best >= 0 && points[best] >= kLead * second ? best : -1;
  }

  const MentionDrafts& drafts_;
  const MentionLexicon& lexicon_;
  const AnnotatedText& text_;
  std::vector<double> visitor_;  // Points of each entity.
  std::vector<double> host_;
};

}  // namespace

VisitParties FindParties(const MentionDrafts& drafts, const MentionLexicon& lexicon,
                         const AnnotatedText& text) {
  return PartyFinder(drafts, lexicon, text).Find();
}

}  // namespace communique::entity
