#include "services/entity/domain/clauses.h"

#include <algorithm>
#include <array>

#include "absl/strings/match.h"
#include "services/entity/domain/one_of.h"

namespace communique::entity {
namespace {

constexpr int kReach = 40;  // Tokens looked at to the left of a verb; bounds the time.

constexpr std::array<absl::string_view, 36> kBoundaries = {
    ",",     ";",       ":",        "—",      "–",     "\"",      "“",     "”",       "(",
    ")",     "«",       "»",        "that",   "but",   "because", "while", "whereas", "when",
    "where", "if",      "although", "though", "since", "as",      "than",  "so",      "unless",
    "until", "whether", "how",      "why",    "what",  "…",       "「",    "」",      "yet"};
constexpr std::array<absl::string_view, 4> kRelatives = {"who", "which", "that", "whom"};
constexpr std::array<absl::string_view, 4> kCoordinators = {"and", "or", "but", "then"};
constexpr std::array<absl::string_view, 28> kPrepositions = {
    "in",     "on",      "at",    "during",  "after",   "before",  "for",
    "with",   "under",   "since", "by",      "from",    "into",    "over",
    "within", "to",      "of",    "between", "among",   "through", "about",
    "across", "against", "amid",  "despite", "without", "upon",    "outside"};
constexpr std::array<absl::string_view, 12> kArticles = {
    "the", "a", "an", "this", "that", "these", "those", "some", "one", "both", "mr", "mr."};
// Words that may open a sentence in front of its subject.
constexpr std::array<absl::string_view, 20> kLeading = {
    "and",     "but",     "yet",      "so",           "afterwards", "afterward", "meanwhile",
    "instead", "however", "moreover", "today",        "yesterday",  "earlier",   "later",
    "still",   "thus",    "perhaps",  "nevertheless", "indeed",     "overnight"};
// Verbs whose object does what the infinitive after it says.
constexpr std::array<absl::string_view, 18> kObjectControl = {
    "invite", "ask",  "urge",      "request", "allow",    "persuade", "press",  "tell",   "order",
    "expect", "want", "encourage", "send",    "dispatch", "instruct", "permit", "enable", "force"};

class ClauseReader {
 public:
  ClauseReader(const AnnotatedText& text, const std::vector<VerbGroup>& groups)
      : text_(text), groups_(groups), clauses_(groups.size()) {}

  std::vector<Clause> Read() {
    for (size_t g = 0; g < groups_.size(); ++g) {
      sentence_ = &text_.sentences[text_.tokens[groups_[g].first].sentence];
      clauses_[g].complement = Complement(g);
      clauses_[g].agent = Agent(g);
      ReadSubject(g, &clauses_[g]);
    }
    ResolveForward();
    return std::move(clauses_);
  }

 private:
  absl::string_view Lower(int i) const {
    return i >= sentence_->first_token && i < sentence_->last_token
               ? absl::string_view(text_.tokens[i].lower)
               : absl::string_view();
  }

  bool IsAdverb(int i) const {
    const absl::string_view word = Lower(i);
    return word == "also" || word == "later" || word == "then" || word == "now" ||
           word == "already" || word == "still" || word == "just" || word == "again" ||
           word == "himself" || word == "herself" ||
           (word.size() > 4 && absl::EndsWith(word, "ly") && !text_.tokens[i].capitalized);
  }

  // The group before `g` in its sentence; -1 when it is the first.
  int Previous(size_t g) const {
    return g > 0 && groups_[g - 1].first >= sentence_->first_token ? static_cast<int>(g) - 1 : -1;
  }

  TokenRange Complement(size_t g) const {
    int last = groups_[g].last;
    for (size_t next = g + 1; next < groups_.size(); ++next) {
      if (groups_[next].first >= sentence_->last_token || groups_[next].first > last + kReach)
        break;
      if (groups_[next].gerund || groups_[next].infinitive || groups_[next].participle) continue;
      return {last, std::min(BoundaryFrom(last), groups_[next].first)};
    }
    return {last, BoundaryFrom(last)};
  }

  int BoundaryFrom(int token) const {
    const int limit = std::min(sentence_->last_token, token + kReach);
    while (token < limit && Lower(token) != ";" && Lower(token) != "—") ++token;
    return token;
  }

  TokenRange Agent(size_t g) const {
    const VerbGroup& group = groups_[g];
    if (!group.passive && !group.participle) return {};
    const int limit = std::min(sentence_->last_token, group.last + 14);
    for (int i = group.last; i < limit; ++i) {
      if (Lower(i) == "by") return {i + 1, PhraseEnd(i + 1)};
      if (IsOneOf(Lower(i), kBoundaries) || (g + 1 < groups_.size() && groups_[g + 1].first <= i))
        break;
    }
    return {};
  }

  // Where the noun phrase that starts at `first` ends: punctuation, verb, or preposition but "of".
  int PhraseEnd(int first) const {
    const int limit = std::min(sentence_->last_token, first + kReach);
    for (int i = first; i < limit; ++i) {
      const absl::string_view word = Lower(i);
      const bool stops = IsOneOf(word, kBoundaries) || word == "." ||
                         (IsOneOf(word, kPrepositions) && word != "of");
      if (stops) return i;
    }
    return limit;
  }

  void ReadSubject(size_t g, Clause* clause) const {
    int i = groups_[g].first - 1;
    while (i > sentence_->first_token && IsAdverb(i)) --i;
    if (i < sentence_->first_token) return;
    const VerbGroup& group = groups_[g];
    const int previous = Previous(g);
    if (group.infinitive || group.gerund) {
      if (previous >= 0) return Inherit(previous, group.infinitive, clause);
      if (group.gerund || IsOneOf(Lower(i), kPrepositions)) return;
    } else if (IsOneOf(Lower(i), kRelatives) && i > sentence_->first_token) {
      return ReadAntecedent(i, clause);
    } else if (IsOneOf(Lower(i), kCoordinators) && previous >= 0) {
      return Inherit(previous, false, clause);
    } else if (Lower(i) == ",") {
      return ReadAcrossAside(i, clause);
    }
    if (ReadAcrossRelative(previous, i + 1, clause)) return;
    clause->subject = PhraseBefore(i + 1, previous);
    if (clause->subject.IsEmpty() && previous >= 0) Inherit(previous, false, clause);
  }

  void Inherit(int from, bool infinitive, Clause* clause) const {
    const VerbGroup& group = groups_[from];
    const bool object = infinitive && !group.passive && IsOneOf(group.lemma, kObjectControl);
    clause->inherited = true;
    if (object) {
      clause->subject = {group.last, std::max(group.last, PhraseEnd(group.last))};
      if (!MentionsIn(text_, clause->subject).empty()) return;
    }
    clause->subject = clauses_[from].subject;
  }

  void ReadAntecedent(int relative, Clause* clause) const {
    clause->relative = true;
    int end = relative;
    if (Lower(end - 1) == ",") --end;
    int previous_end = sentence_->first_token;
    for (int i = end - 1, n = 0; i >= sentence_->first_token && n < kReach; --i, ++n) {
      if (IsOneOf(Lower(i), kBoundaries) || InVerb(i)) {
        previous_end = i + 1;
        break;
      }
    }
    clause->subject = {previous_end, end};
  }

  // "NAME, aside, verb": looks for the comma in front of the aside, or of the first of several.
  void ReadAcrossAside(int comma, Clause* clause) const {
    const int limit = std::max(sentence_->first_token, comma - kReach);
    for (int i = comma - 1; i > limit; --i) {
      if (Lower(i) == ";" || Lower(i) == "\"" || Lower(i) == "”") return;
      if (Lower(i) != ",") continue;
      const int first = PhraseStart(i, -1);
      if (EndsRelative(first)) continue;
      const TokenRange subject = WithoutLeadingPhrase({first, i});
      if (subject.IsEmpty()) return;
      clause->subject = subject;
      clause->parenthesis = true;
      clause->aside = {i + 1, comma};
      return;
    }
  }

  // The phrase from `first` on is part of "which quoted the agency": no subject of a main clause.
  bool EndsRelative(int first) const {
    if (first <= sentence_->first_token) return false;
    const absl::string_view before = Lower(first - 1);
    return before == "who" || before == "which" || before == "whom" || InVerb(first - 1);
  }

  // "A waiter who had served the party told me", "a man standing there said": the verb behind a
  // relative clause without commas belongs to the noun in front of it. False when there is none.
  bool ReadAcrossRelative(int previous, int end, Clause* clause) const {
    if (previous < 0 || groups_[previous].infinitive) return false;
    for (int i = groups_[previous].last; i < end; ++i) {
      if (IsOneOf(Lower(i), kBoundaries) || IsOneOf(Lower(i), kCoordinators)) return false;
    }
    const int opens = IsReduced(previous) ? groups_[previous].first : RelativeOf(previous);
    if (opens <= sentence_->first_token || Lower(opens) == "that" || Lower(opens - 1) == ",") {
      return false;
    }
    const int first = PhraseStart(opens, -1);
    if (first >= opens || EndsRelative(first)) return false;
    clause->subject = WithoutLeadingPhrase({first, opens});
    return !clause->subject.IsEmpty();
  }

  // "standing next to me", "briefed on the talks": a participle that modifies the noun before it.
  bool IsReduced(int g) const {
    const VerbGroup& group = groups_[g];
    if (group.first != group.head) return false;
    return group.gerund || (group.participle && IsOneOf(Lower(group.last), kPrepositions));
  }

  // The relative pronoun that opens the clause of group `g`; -1 when none does.
  int RelativeOf(int g) const {
    int i = groups_[g].first - 1;
    while (i > sentence_->first_token && IsAdverb(i)) --i;
    if (IsOneOf(Lower(i), kRelatives) && i > sentence_->first_token) return i;
    const TokenRange subject = clauses_[g].subject;
    const int before = subject.first - 1;
    const bool object = !subject.IsEmpty() && !clauses_[g].inherited &&
                        before > sentence_->first_token && IsOneOf(Lower(before), kRelatives);
    return object ? before : -1;
  }

  bool InVerb(int token) const {
    const auto it = std::upper_bound(groups_.begin(), groups_.end(), token,
                                     [](int t, const VerbGroup& g) { return t < g.first; });
    return it != groups_.begin() && std::prev(it)->last > token;
  }

  // The noun phrase that ends in front of token `end`.
  TokenRange PhraseBefore(int end, int previous) const {
    return WithoutLeadingPhrase({PhraseStart(end, previous), end});
  }

  // Where the words that may belong to the noun phrase in front of `end` start.
  int PhraseStart(int end, int previous) const {
    const int floor = std::max({sentence_->first_token, end - kReach,
                                previous >= 0 ? groups_[previous].last : sentence_->first_token});
    int first = end;
    bool verb_before = previous >= 0;
    while (first > floor) {
      const absl::string_view word = Lower(first - 1);
      if (IsOneOf(word, kBoundaries) || IsOneOf(word, kRelatives)) break;
      if (IsOneOf(word, kCoordinators) && (word != "and" || verb_before)) break;
      if (previous < 0 && InVerb(first - 1)) break;
      --first;
    }
    return first;
  }

  // "In Santiago the couple": cuts a prepositional phrase off the front.
  TokenRange WithoutLeadingPhrase(TokenRange range) const {
    while (!range.IsEmpty() && (IsAdverb(range.first) || IsOneOf(Lower(range.first), kLeading))) {
      ++range.first;
    }
    if (range.IsEmpty() || !IsOneOf(Lower(range.first), kPrepositions)) return range;
    for (int i = range.last - 1; i > range.first + 1; --i) {
      const bool starts = IsOneOf(Lower(i), kArticles) || IsPronoun(i) || StartsMention(i);
      if (starts && !IsOneOf(Lower(i - 1), kPrepositions) && !IsOneOf(Lower(i - 1), kArticles)) {
        return {i, range.last};
      }
    }
    return {range.last, range.last};
  }

  bool IsPronoun(int i) const {
    constexpr std::array<absl::string_view, 7> kPronouns = {"he", "she", "it", "they",
                                                            "we", "i",   "you"};
    return IsOneOf(Lower(i), kPronouns);
  }

  bool StartsMention(int token) const {
    const auto it = std::lower_bound(text_.mentions.begin(), text_.mentions.end(), token,
                                     [](const MentionSpan& m, int t) { return m.first_token < t; });
    if (it == text_.mentions.end()) return false;
    return it->first_token == token ||
           (it->title_first_token < it->title_last_token && it->title_first_token == token);
  }

  // Gerunds and infinitives in front of the first finite verb take its subject.
  void ResolveForward() {
    for (size_t g = groups_.size(); g-- > 0;) {
      if (!clauses_[g].subject.IsEmpty() || g + 1 >= groups_.size()) continue;
      const bool same =
          text_.tokens[groups_[g].first].sentence == text_.tokens[groups_[g + 1].first].sentence;
      if (!same || (!groups_[g].gerund && !groups_[g].infinitive && !groups_[g].participle))
        continue;
      clauses_[g].subject = clauses_[g + 1].subject;
      clauses_[g].inherited = true;
    }
  }

  const AnnotatedText& text_;
  const std::vector<VerbGroup>& groups_;
  const SentenceSpan* sentence_ = nullptr;
  std::vector<Clause> clauses_;
};

}  // namespace

std::vector<Clause> FindClauses(const AnnotatedText& text, const std::vector<VerbGroup>& groups) {
  return ClauseReader(text, groups).Read();
}

std::vector<int> MentionsIn(const AnnotatedText& text, TokenRange range) {
  std::vector<int> found;
  const auto first =
      std::lower_bound(text.mentions.begin(), text.mentions.end(), range.first,
                       [](const MentionSpan& m, int t) { return m.first_token < t; });
  for (auto it = first; it != text.mentions.end() && it->first_token < range.last; ++it) {
    if (it->last_token <= range.last) found.push_back(static_cast<int>(it - text.mentions.begin()));
  }
  return found;
}

TokenRange WithoutClutter(const AnnotatedText& text, TokenRange range) {
  const auto word = [&text](int i) { return absl::string_view(text.tokens[i].lower); };
  while (!range.IsEmpty() && (text.tokens[range.first].kind == TokenKind::kPunctuation ||
                              IsOneOf(word(range.first), kArticles))) {
    ++range.first;
  }
  while (!range.IsEmpty() && text.tokens[range.last - 1].kind == TokenKind::kPunctuation)
    --range.last;
  return range;
}

absl::string_view TextOf(const AnnotatedText& text, TokenRange range) {
  if (range.IsEmpty()) return {};
  const uint32_t begin = text.tokens[range.first].begin;
  return text.text.substr(begin, text.tokens[range.last - 1].end - begin);
}

}  // namespace communique::entity
