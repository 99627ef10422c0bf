#include "services/entity/domain/verb_groups.h"

#include <algorithm>
#include <array>

#include "absl/strings/match.h"
#include "services/entity/domain/one_of.h"
#include "services/entity/domain/verb_likely.h"

namespace communique::entity {
namespace {

constexpr std::array<absl::string_view, 12> kDeterminers = {
    "the", "a", "an", "this", "these", "those", "his", "her", "its", "their", "our", "'s"};
constexpr std::array<absl::string_view, 10> kPluralPronouns = {
    "we", "they", "i", "you", "who", "which", "both", "leaders", "sides", "countries"};
// Words that may follow a finite verb with a noun reading ("visits the", "meets Roy" is seen by
// case).
constexpr std::array<absl::string_view, 41> kAfterVerb = {
    "he",    "she",     "they", "we", "there", "the",   "a",       "an",   "his", "her",  "its",
    "their", "to",      "in",   "on", "at",    "with",  "for",     "up",   "out", "down", "from",
    "into",  "over",    "that", "by", "this",  "these", "some",    "all",  "it",  "them", "him",
    "about", "against", "as",   "no", "more",  "both",  "between", "ahead"};

// Reads the groups of one sentence from left to right.
class SentenceReader {
 public:
  SentenceReader(const VerbLexicon& lexicon, const AnnotatedText& text,
                 const SentenceSpan& sentence, std::vector<VerbGroup>* out)
      : lexicon_(lexicon),
        text_(text),
        begin_(sentence.first_token),
        end_(sentence.last_token),
        out_(out) {}

  void Read() {
    for (int i = begin_; i < end_;) {
      VerbGroup group;
      if (ReadChain(i, &group) || ReadInfinitive(i, &group) || ReadBare(i, &group)) {
        out_->push_back(group);
        i = group.last;
      } else {
        ++i;
      }
    }
  }

 private:
  absl::string_view Lower(int i) const {
    return i >= begin_ && i < end_ ? absl::string_view(text_.tokens[i].lower) : absl::string_view();
  }

  bool IsAdverb(int i) const {
    const absl::string_view word = Lower(i);
    return IsVerbAdverb(word);
  }

  const VerbReading* Reading(int i) const {
    return i < end_ && text_.tokens[i].kind == TokenKind::kWord ? lexicon_.Find(Lower(i)) : nullptr;
  }

  // Past and participle by form, for verbs outside the lexicon.
  bool LooksPast(int i) const {
    const Token& token = text_.tokens[i];
    return !token.capitalized && token.lower.size() > 4 && absl::EndsWith(token.lower, "ed") &&
           !absl::EndsWith(token.lower, "eed") && !absl::EndsWith(token.lower, "hundred");
  }

  void SkipAdverbs(int* i, VerbGroup* group) const {
    while (*i < end_ && IsAdverb(*i)) {
      if (IsNegation(Lower(*i))) group->negated = true;
      ++*i;
    }
  }

  void Finish(int first, int head, absl::string_view lemma, VerbGroup* group) const {
    group->first = first;
    group->head = head;
    group->last = head + 1;
    group->lemma = lemma;
  }

  // Auxiliaries and the verb after them.
  bool ReadChain(int first, VerbGroup* group) const {
    int i = first;
    const Auxiliary* last = nullptr;
    int last_at = first;
    while (i < end_) {
      const Auxiliary* auxiliary = FindAuxiliary(Lower(i));
      if (auxiliary == nullptr || (auxiliary->modal == Modal::kMay && i == first && IsMonthMay(i)))
        break;
      Apply(*auxiliary, last == nullptr, group);
      last = auxiliary;
      last_at = i++;
      SkipAdverbs(&i, group);
    }
    if (last == nullptr) return false;
    if (ReadPlan(first, i, group)) return true;
    if (i < end_ && TakesVerb(*last, i, group)) {
      const VerbReading* reading = Reading(i);
      Finish(first, i, reading != nullptr ? absl::string_view(reading->lemma) : Lower(i), group);
      return ReadPlan(first, i + 1, group) || true;
    }
    if (last->kind == Auxiliary::kModal) return FinishModal(first, last_at, i, group);
    constexpr absl::string_view kLemmas[] = {"", "be", "have", "do"};
    Finish(first, last_at, kLemmas[last->kind], group);
    return true;
  }

  // A modal whose verb is farther away or not known.
  bool FinishModal(int first, int at, int next, VerbGroup* group) const {
    const bool word = next < end_ && text_.tokens[next].kind == TokenKind::kWord &&
                      !text_.tokens[next].capitalized && !OpensNoun(Lower(next));
    Finish(first, word ? next : at, word ? Lower(next) : absl::string_view("will"), group);
    return true;
  }

  bool IsMonthMay(int i) const {
    return text_.tokens[i].text == "May" &&
           ((i + 1 < end_ && text_.tokens[i + 1].kind == TokenKind::kNumber) || i > begin_);
  }

  static void Apply(const Auxiliary& auxiliary, bool first, VerbGroup* group) {
    if (first) {
      group->tense = auxiliary.tense;
      group->modal = auxiliary.modal;
    }
    if (auxiliary.negated) group->negated = true;
  }

  // True when token `i` is a verb in the form that `last` asks for; sets voice and aspect.
  bool TakesVerb(const Auxiliary& last, int i, VerbGroup* group) const {
    const VerbReading* reading = Reading(i);
    switch (last.kind) {
      case Auxiliary::kModal:
      case Auxiliary::kDo:
        return reading != nullptr && reading->Is(kVerbBase);
      case Auxiliary::kHave:
        group->perfect = reading != nullptr ? reading->Is(kVerbParticiple) : LooksPast(i);
        if (group->perfect && group->tense == v1::TENSE_PRESENT) group->tense = v1::TENSE_PAST;
        return group->perfect;
      case Auxiliary::kBe:
        if (last.word == "been" && group->tense == v1::TENSE_PRESENT) group->tense = v1::TENSE_PAST;
        if (last.word == "been") group->perfect = true;
        if (reading != nullptr && reading->Is(kVerbGerund)) return true;
        group->passive = reading != nullptr ? reading->Is(kVerbParticiple) : LooksPast(i);
        return group->passive;
    }
    return false;
  }

  // "to visit", "is to visit", "is due to visit", "plans to visit": token `i` may start "[due] to".
  bool ReadPlan(int first, int i, VerbGroup* group) const {
    int to = i;
    if (i > first && IsPlanWord(Lower(i - 1)) && Lower(i) == "to") {
      to = i;
    } else if (IsPlanWord(Lower(i)) && Lower(i + 1) == "to") {
      to = i + 1;
    } else if (Lower(i) != "to" || FindAuxiliary(Lower(i - 1)) == nullptr ||
               FindAuxiliary(Lower(i - 1))->kind != Auxiliary::kBe) {
      return false;
    }
    VerbGroup inner = *group;
    if (!ReadInfinitive(to, &inner)) return false;
    const bool going = Lower(to - 1) == "going";
    group->passive = inner.passive;
    group->negated = group->negated || inner.negated;
    group->modal = going ? Modal::kWill : Modal::kPlan;
    if (group->tense != v1::TENSE_PAST) group->tense = v1::TENSE_FUTURE;
    Finish(first, inner.head, inner.lemma, group);
    return true;
  }

  bool ReadInfinitive(int first, VerbGroup* group) const {
    if (Lower(first) != "to") return false;
    int i = first + 1;
    SkipAdverbs(&i, group);
    if (Lower(i) == "be" || Lower(i) == "have") {
      const Auxiliary* auxiliary = FindAuxiliary(Lower(i));
      int next = i + 1;
      SkipAdverbs(&next, group);
      const bool verb = next < end_ && TakesVerb(*auxiliary, next, group);
      const VerbReading* reading = verb ? Reading(next) : nullptr;
      Finish(first, verb ? next : i,
             reading != nullptr ? absl::string_view(reading->lemma) : Lower(i), group);
      group->infinitive = true;
      return true;
    }
    const VerbReading* reading = Reading(i);
    if (reading == nullptr || !reading->Is(kVerbBase) || text_.tokens[i].all_caps) return false;
    Finish(first, i, reading->lemma, group);
    group->infinitive = true;
    return true;
  }

  // A verb without auxiliary.
  bool ReadBare(int i, VerbGroup* group) const {
    const VerbReading* reading = Reading(i);
    const Token& token = text_.tokens[i];
    if (token.kind != TokenKind::kWord || (reading == nullptr && !LooksPast(i))) return false;
    if (token.capitalized && i != begin_ && !text_.sentences[token.sentence].heading) return false;
    const uint8_t forms = reading == nullptr ? kVerbPast | kVerbParticiple : reading->forms;
    if ((forms & (kVerbPast | kVerbParticiple)) != 0) {
      if ((forms & kVerbBase) != 0 && OpensNoun(Lower(i - 1))) return false;
      if (IsAttribute(i)) return false;
      group->tense = (forms & kVerbPast) != 0 ? v1::TENSE_PAST : v1::TENSE_UNSPECIFIED;
      group->participle = (forms & kVerbParticiple) != 0;
      group->passive = group->participle && Lower(i + 1) == "by";
    } else if ((forms & kVerbGerund) != 0) {
      if (IsAttribute(i)) return false;
      group->gerund = true;
    } else if (!IsPresentVerb(i, *reading)) {
      return false;
    } else {
      group->tense = v1::TENSE_PRESENT;
      group->infinitive = InheritsInfinitive(i);
      if (group->infinitive) CopyModality(group);
    }
    for (int before = i - 1; before >= begin_ && IsAdverb(before); --before) {
      if (IsNegation(Lower(before))) group->negated = true;
    }
    const int head = i;
    Finish(i, head, reading != nullptr ? absl::string_view(reading->lemma) : Lower(i), group);
    if (IsPlanWord(Lower(i))) ReadPlan(i, i + 1, group);
    return true;
  }

  // "a planned visit", "the visiting minister": between a determiner and a noun.
  bool IsAttribute(int i) const {
    const absl::string_view before = Lower(i - 1);
    if (before == "-" && i >= 2 && Lower(i - 2) != "-")
      return text_.tokens[i - 1].end == text_.tokens[i].begin;
    if (!IsOneOf(before, kDeterminers) || i + 1 >= end_) return false;
    const Token& next = text_.tokens[i + 1];
    return next.kind == TokenKind::kWord && !IsOneOf(next.lower, kAfterVerb);
  }

  // "visits" and "visit" as finite present forms.
  bool IsPresentVerb(int i, const VerbReading& reading) const {
    const absl::string_view before = Lower(i - 1);
    if (OpensNoun(before)) return false;
    if (reading.Is(kVerbThird)) {
      return !reading.noun || before == "who" || before == "he" || before == "she" ||
             before == "it" || (FollowsName(i) && TakesObject(i));
    }
    if (InheritsInfinitive(i)) return true;
    if (IsOneOf(before, kPluralPronouns)) return true;
    if (reading.noun && Lower(i + 1) == "that" && FollowsName(i)) return true;
    return !reading.noun && i > begin_ && !text_.tokens[i].capitalized &&
           text_.tokens[i - 1].kind == TokenKind::kWord && PrecedesObject(i);
  }

  bool FollowsName(int i) const {
    return i > begin_ && (text_.tokens[i - 1].capitalized || !OpensNoun(Lower(i - 1))) &&
           Lower(i - 1) != "and";
  }

  // A noun in -s seldom stands in front of a determiner, a name or a number: a verb does. "plans
  // to".
  bool TakesObject(int i) const {
    constexpr std::array<absl::string_view, 14> kObjects = {"the", "a",     "an",   "his",   "her",
                                                            "its", "their", "this", "these", "that",
                                                            "all", "both",  "it",   "them"};
    if (i + 1 >= end_) return false;
    if (Lower(i + 1) == "to") return IsPlanWord(Lower(i));
    return IsOneOf(Lower(i + 1), kObjects) || text_.tokens[i + 1].capitalized ||
           text_.tokens[i + 1].kind == TokenKind::kNumber;
  }

  bool PrecedesObject(int i) const {
    return i + 1 < end_ && (IsOneOf(Lower(i + 1), kAfterVerb) || text_.tokens[i + 1].capitalized ||
                            text_.tokens[i + 1].kind == TokenKind::kNumber || IsAdverb(i + 1));
  }

  // "to visit Oslo and meet Roy": a base form coordinated with an infinitive or modal of the
  // sentence.
  bool InheritsInfinitive(int i) const {
    if (Lower(i - 1) != "and" && Lower(i - 1) != "or" &&
        !(IsAdverb(i - 1) && Lower(i - 2) == "and")) {
      return false;
    }
    if (out_->empty() || out_->back().first < begin_) return false;
    return out_->back().infinitive || out_->back().modal != Modal::kNone;
  }

  void CopyModality(VerbGroup* group) const {
    const VerbGroup& before = out_->back();
    group->modal = before.modal;
    group->tense = before.tense;
    group->infinitive = before.infinitive;
  }

  const VerbLexicon& lexicon_;
  const AnnotatedText& text_;
  int begin_;
  int end_;
  std::vector<VerbGroup>* out_;
};

bool IsFinite(const VerbGroup& group) { return !group.gerund && !group.infinitive; }

}  // namespace

std::vector<VerbGroup> FindVerbGroups(const VerbLexicon& lexicon, const AnnotatedText& text) {
  std::vector<VerbGroup> groups;
  for (const SentenceSpan& sentence : text.sentences) {
    SentenceReader(lexicon, text, sentence, &groups).Read();
    AddLikelyVerb(lexicon, text, sentence, &groups);
  }
  return groups;
}

int GroupNear(const AnnotatedText& text, const std::vector<VerbGroup>& groups, int token) {
  const SentenceSpan& sentence = text.sentences[text.tokens[token].sentence];
  const auto after =
      std::upper_bound(groups.begin(), groups.end(), token,
                       [](int t, const VerbGroup& group) { return t < group.first; });
  constexpr int kReach = 12;  // Groups looked at to either side; bounds the time.
  int fallback = -1;
  for (int n = 0, i = static_cast<int>(after - groups.begin()) - 1;
       n < kReach && i >= 0 && groups[i].first >= sentence.first_token; ++n, --i) {
    if (IsFinite(groups[i])) return i;
    if (fallback < 0) fallback = i;
  }
  for (int n = 0, i = static_cast<int>(after - groups.begin());
       n < kReach && i < static_cast<int>(groups.size()) && groups[i].first < sentence.last_token;
       ++n, ++i) {
    if (IsFinite(groups[i])) return i;
    if (fallback < 0) fallback = i;
  }
  return fallback;
}

}  // namespace communique::entity
