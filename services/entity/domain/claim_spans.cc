#include "services/entity/domain/claim_spans.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "services/entity/domain/one_of.h"

namespace communique::entity {
namespace {

constexpr std::array<absl::string_view, 10> kCoordinators = {
    "but", "and", "yet", "so", "while", "whereas", "nor", "or", "though", "although"};
constexpr std::array<absl::string_view, 9> kContrasts = {
    "but", "yet", "while", "whereas", "though", "although", "nor", "so", "and"};
constexpr std::array<absl::string_view, 14> kSubordinators = {
    "if",    "when",  "while",  "although", "though", "because", "as",
    "since", "after", "before", "which",    "whom",   "where",   "whose"};
constexpr int kFewest = 3;       // Tokens of a claim.
constexpr int kMostGroups = 64;  // Verb groups looked at from one place; bounds the time.

bool IsFinite(const VerbGroup& group) {
  return !group.gerund && !group.infinitive && group.tense != v1::TENSE_UNSPECIFIED;
}

class Cutter {
 public:
  Cutter(const AnnotatedText& text, const Syntax& syntax, const SentenceSpan& sentence,
         const std::vector<Attribution>& attributions)
      : text_(text), syntax_(syntax), sentence_(sentence), attributions_(attributions) {}

  std::vector<TokenRange> Cut() {
    int first = sentence_.first_token;
    for (int i = first + 1; i < sentence_.last_token; ++i) {
      i = std::max(i, QuoteEnd(i));
      if (i >= sentence_.last_token || !CutsAt(first, i)) continue;
      Add(first, i);
      first = i + 1;
    }
    Add(first, sentence_.last_token);
    return std::move(claims_);
  }

 private:
  absl::string_view Lower(int i) const {
    return i < sentence_.last_token ? absl::string_view(text_.tokens[i].lower)
                                    : absl::string_view();
  }

  // Where the quoted span that holds `token` ends; `token` when none does.
  int QuoteEnd(int token) const {
    const auto it = std::upper_bound(syntax_.quoted.begin(), syntax_.quoted.end(), token,
                                     [](int t, const QuotedSpan& q) { return t < q.first; });
    return it != syntax_.quoted.begin() && std::prev(it)->last > token ? std::prev(it)->last
                                                                       : token;
  }

  bool HasFinite(int first, int last) const {
    const auto [from, to] = GroupsIn(syntax_, {first, last});
    for (int g = from; g < std::min(to, from + kMostGroups); ++g) {
      if (IsFinite(syntax_.groups[g])) return true;
    }
    return false;
  }

  // The clause from `first` on has a subject of its own in front of a finite verb.
  bool StartsClause(int first) const {
    const auto [from, to] = GroupsIn(syntax_, {first, sentence_.last_token});
    for (int g = from; g < std::min(to, from + kMostGroups); ++g) {
      if (!IsFinite(syntax_.groups[g])) continue;
      const Clause& clause = syntax_.clauses[g];
      const bool own =
          !clause.inherited && !clause.subject.IsEmpty() && clause.subject.first >= first;
      return own || Lower(first) == "there" || Lower(first + 1) == "there" ||
             syntax_.groups[g].first == first;
    }
    return false;
  }

  // Somebody else is said to say something in the clause from `first` on.
  bool StartsAttribution(int first) const {
    const auto [from, to] = GroupsIn(syntax_, {first, sentence_.last_token});
    for (int g = from; g < std::min(to, from + kMostGroups); ++g) {
      if (!IsFinite(syntax_.groups[g])) continue;
      const Clause& clause = syntax_.clauses[g];
      if (clause.relative || clause.subject.first < first) continue;
      const auto cue = CueFrom(syntax_.groups[g].first);
      return cue != attributions_.end() && cue->group == g && !cue->quotes_only;
    }
    return false;
  }

  bool CutsAt(int first, int i) const {
    const absl::string_view word = Lower(i);
    if (word == ";") return true;
    if (word == ":")
      return HasFinite(first, i) && HasFinite(i, sentence_.last_token) && !EndsCue(i);
    if (word == "," && Lower(i + 1) == "which" && ClosesQuote(i - 1)) {
      return Attributed(first, i) && HasFinite(i, sentence_.last_token);
    }
    if (word != "," || !IsOneOf(Lower(i + 1), kCoordinators)) return false;
    if (Lower(i + 1) == "and" && Lower(i + 2) == "that") return false;
    if (Lower(i + 1) == "and" && Attributed(first, i) && !StartsAttribution(i + 2)) return false;
    return HasFinite(first, i) && StartsClause(i + 2);
  }

  // "called it "natural", which ...": what follows the quoted words is the author's.
  bool ClosesQuote(int token) const {
    const auto it = std::upper_bound(syntax_.quoted.begin(), syntax_.quoted.end(), token,
                                     [](int t, const QuotedSpan& q) { return t < q.first; });
    return it != syntax_.quoted.begin() && std::prev(it)->last == token;
  }

  std::vector<Attribution>::const_iterator CueFrom(int token) const {
    return std::lower_bound(attributions_.begin(), attributions_.end(), token,
                            [](const Attribution& a, int t) { return a.cue.first < t; });
  }

  // A verb of saying ends at `i`: what follows belongs to it.
  bool EndsCue(int i) const {
    const auto after = CueFrom(i);
    if (after == attributions_.begin()) return false;
    const Attribution& last = *std::prev(after);
    return last.cue.last <= i && i - last.cue.last <= 3;
  }

  // Somebody is said to say what stands in the tokens.
  bool Attributed(int first, int last) const {
    int looked_at = 0;
    for (auto it = CueFrom(first); it != attributions_.end() && it->cue.first < last; ++it) {
      if (!it->first_person && !it->quotes_only) return true;
      if (++looked_at > kMostGroups) return false;
    }
    return false;
  }

  void Add(int first, int last) {
    while (first < last && (IsOneOf(Lower(first), kContrasts) || Lower(first) == ",")) ++first;
    while (last > first && IsTrailing(last - 1)) --last;
    if (last - first >= kFewest) claims_.push_back({first, last});
  }

  bool IsTrailing(int i) const {
    const absl::string_view word = Lower(i);
    return word == "," || word == ";" || word == ":" || word == "—" || word == "–";
  }

  const AnnotatedText& text_;
  const Syntax& syntax_;
  const SentenceSpan& sentence_;
  const std::vector<Attribution>& attributions_;
  std::vector<TokenRange> claims_;
};

}  // namespace

std::vector<TokenRange> CutClaims(const AnnotatedText& text, const Syntax& syntax, int sentence,
                                  const std::vector<Attribution>& attributions) {
  return Cutter(text, syntax, text.sentences[sentence], attributions).Cut();
}

std::pair<int, int> GroupsIn(const Syntax& syntax, TokenRange range) {
  const auto by_first = [](const VerbGroup& g, int t) { return g.first < t; };
  const auto from =
      std::lower_bound(syntax.groups.begin(), syntax.groups.end(), range.first, by_first);
  const auto to = std::lower_bound(from, syntax.groups.end(), range.last, by_first);
  return {static_cast<int>(from - syntax.groups.begin()),
          static_cast<int>(to - syntax.groups.begin())};
}

int MainGroup(const AnnotatedText& text, const Syntax& syntax, TokenRange range) {
  const auto [from, to] = GroupsIn(syntax, range);
  int fallback = from < to ? from : -1;
  for (int g = from; g < to; ++g) {
    const VerbGroup& group = syntax.groups[g];
    if (!IsFinite(group)) continue;
    if (fallback == from && !IsFinite(syntax.groups[from])) fallback = g;
    const Clause& clause = syntax.clauses[g];
    if (clause.relative) continue;
    const int before = clause.subject.first - 1;
    const bool subordinate = !clause.subject.IsEmpty() && before >= range.first &&
                             IsOneOf(text.tokens[before].lower, kSubordinators);
    if (!subordinate) return g;
  }
  return fallback;
}

}  // namespace communique::entity
