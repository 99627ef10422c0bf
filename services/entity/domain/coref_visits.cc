#include "services/entity/domain/coref_visits.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/one_of.h"

namespace communique::entity {
namespace {

// Words between the article and "visit" that are looked at.
constexpr int kModifiers = 5;
// "This visit" is one spoken of in so many sentences before; "the visit" may stand further away.
constexpr int kNearSentences = 2;
// Visits before that are compared, at most.
constexpr int kCandidates = 50;
// Travellers, places and times of one visit that are remembered, at most.
constexpr size_t kLearned = 16;

// Kinds of events whose nouns take a visit up again, and those that they take up.
constexpr std::array<absl::string_view, 2> kVisits = {"visit", "tour"};
constexpr std::array<absl::string_view, 3> kStarts = {"visit", "tour", "arrive"};

constexpr std::array<absl::string_view, 3> kDefinite = {"the", "this", "that"};
constexpr std::array<absl::string_view, 6> kPossessive = {"his", "her", "their", "its", "'s", "’s"};
// With these words it is another visit.
constexpr std::array<absl::string_view, 20> kOther = {
    "return", "reciprocal", "next",     "last",   "previous", "earlier", "first",
    "second", "third",      "fourth",   "fifth",  "another",  "future",  "past",
    "other",  "every",      "upcoming", "recent", "latest",   "later"};

class VisitResolver {
 public:
  VisitResolver(const AnnotatedText& text, const std::vector<v1::TimeExpression>& times,
                std::vector<EventSpan>* events)
      : text_(text), times_(times), events_(*events), first_(events->size(), -1) {}

  void Run() {
    for (size_t e = 0; e < events_.size(); ++e) {
      if (!IsOneOf(events_[e].kind, kStarts)) continue;
      const int event = static_cast<int>(e);
      const bool again = events_[e].noun && IsOneOf(events_[e].kind, kVisits);
      const int antecedent = again ? Antecedent(event) : -1;
      events_[e].refers_to = antecedent;
      first_[e] = antecedent >= 0 ? first_[antecedent] : event;
      told_.emplace(event, events_[e]);
      if (antecedent >= 0) Learn(events_[e], &told_[first_[e]]);
      starts_.push_back(event);
    }
  }

 private:
  enum class Determiner { kNone, kArticle, kDemonstrative, kPossessor };

  int Antecedent(int e) const {
    const Determiner determiner = DeterminerOf(events_[e]);
    if (determiner == Determiner::kNone) return -1;
    int found = -1;
    int looked_at = 0;
    for (auto it = starts_.rbegin(); it != starts_.rend() && looked_at < kCandidates; ++it) {
      ++looked_at;
      const int behind = events_[e].sentence - events_[*it].sentence;
      if (determiner == Determiner::kDemonstrative && behind > kNearSentences) break;
      if (found >= 0 && behind > kNearSentences) break;
      if (!Agree(events_[e], Told(*it))) continue;
      if (found < 0) {
        found = *it;
      } else if (first_[found] != first_[*it] && !Agree(Told(found), Told(*it))) {
        return -1;  // Two visits, both near, and either would do.
      }
    }
    return found;
  }

  // What the text has told so far of the visit that event `e` speaks of.
  const EventSpan& Told(int e) const { return told_.at(first_[e]); }

  // Adds what another mention of the visit says.
  static void Learn(const EventSpan& event, EventSpan* told) {
    for (const auto part : {&EventSpan::actors, &EventSpan::places, &EventSpan::times}) {
      std::vector<int>& known = told->*part;
      for (const int value : event.*part) {
        const bool is_new = std::find(known.begin(), known.end(), value) == known.end();
        if (is_new && known.size() < kLearned) known.push_back(value);
      }
    }
  }

  Determiner DeterminerOf(const EventSpan& event) const {
    const SentenceSpan& sentence = text_.sentences[event.sentence];
    Determiner found = Determiner::kNone;
    for (int i = event.trigger.first - 1; i >= sentence.first_token; --i) {
      if (event.trigger.first - i > kModifiers) break;
      const std::string& word = text_.tokens[i].lower;
      if (IsOneOf(word, kOther)) return Determiner::kNone;
      if (IsOneOf(word, kPossessive)) found = Determiner::kPossessor;
      if (IsOneOf(word, kDefinite)) {
        found = word == "the" ? Determiner::kArticle : Determiner::kDemonstrative;
      }
      if (found != Determiner::kNone) break;
      if (text_.tokens[i].kind == TokenKind::kPunctuation && word != "-") break;
    }
    return found;
  }

  bool Agree(const EventSpan& a, const EventSpan& b) const {
    return ShareActor(a, b) && ShareCountry(a, b) && ShareTime(a, b) && a.negated == b.negated;
  }

  // Nothing is said of one of them, or they have a traveller in common.
  bool ShareActor(const EventSpan& a, const EventSpan& b) const {
    if (a.actors.empty() || b.actors.empty()) return true;
    return std::any_of(a.actors.begin(), a.actors.end(), [&](int actor) {
      return std::any_of(b.actors.begin(), b.actors.end(),
                         [&](int other) { return IsPart(actor, other) || IsPart(other, actor); });
    });
  }

  // Equal, or a member of the group.
  bool IsPart(int entity, int group) const {
    const std::vector<int>& members = text_.entities[group].members;
    return entity == group || std::find(members.begin(), members.end(), entity) != members.end();
  }

  bool ShareCountry(const EventSpan& a, const EventSpan& b) const {
    bool told = false;
    for (const int place : a.places) {
      for (const int other : b.places) {
        const std::string& country = text_.entities[place].country_code;
        const std::string& second = text_.entities[other].country_code;
        if (place == other || country == second) return true;
        told |= !country.empty() && !second.empty();
      }
    }
    return !told;
  }

  // Nothing is known of one of their times, or the days overlap.
  bool ShareTime(const EventSpan& a, const EventSpan& b) const {
    bool told = false;
    for (const int t : a.times) {
      for (const int u : b.times) {
        if (!HasDays(t) || !HasDays(u)) continue;
        if (Day(times_[t].value().start()) <= Day(times_[u].value().end()) &&
            Day(times_[u].value().start()) <= Day(times_[t].value().end()))
          return true;
        told = true;
      }
    }
    return !told;
  }

  bool HasDays(int t) const {
    return times_[t].value().start().day() > 0 && times_[t].value().end().day() > 0;
  }

  static int Day(const base::v1::PartialDate& date) {
    return date.year() * 10000 + date.month() * 100 + date.day();
  }

  const AnnotatedText& text_;
  const std::vector<v1::TimeExpression>& times_;
  std::vector<EventSpan>& events_;
  absl::flat_hash_map<int, EventSpan> told_;  // By the first event of a chain.
  std::vector<int> first_;   // The first event of the chain that an event is the end of.
  std::vector<int> starts_;  // Visits, tours and arrivals so far.
};

}  // namespace

void ResolveVisits(const AnnotatedText& text, const std::vector<v1::TimeExpression>& times,
                   std::vector<EventSpan>* events) {
  VisitResolver(text, times, events).Run();
}

}  // namespace communique::entity
