#include "services/entity/domain/opinion_features.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/match.h"
#include "services/entity/domain/claim_spans.h"
#include "services/entity/domain/one_of.h"

namespace communique::entity {
namespace {

constexpr absl::string_view kNames[] = {"bias",
                                        "present",
                                        "future",
                                        "future_plan",
                                        "modal",
                                        "copula",
                                        "action_past",
                                        "passive_past",
                                        "time",
                                        "number",
                                        "person",
                                        "other_name",
                                        "named_subject",
                                        "pronoun_subject",
                                        "demonstrative",
                                        "self",
                                        "generic",
                                        "judgement",
                                        "value",
                                        "degree",
                                        "contrast",
                                        "hedge",
                                        "question",
                                        "conditional",
                                        "short",
                                        "long",
                                        "quoted",
                                        "negated",
                                        "no_verb",
                                        "indefinite",
                                        "perfect",
                                        "event_verb",
                                        "existential",
                                        "plural_subject",
                                        "no_specifics",
                                        "topic_subject",
                                        "narrator",
                                        "thinker",
                                        "narrated",
                                        "stative_verb",
                                        "neutral_verb",
                                        "passive_present",
                                        "negative_start",
                                        "imperative",
                                        "copula_indefinite",
                                        "copula_place",
                                        "ordinal",
                                        "manner",
                                        "past_perfect",
                                        "negative_active",
                                        "generic_subject"};
static_assert(std::size(kNames) == kOpinionFeatures);

constexpr int kShortWords = 8;
constexpr int kLongWords = 25;
constexpr int kMostCounted = 3;  // Counts above it say no more.
constexpr absl::string_view kDemonstratives[] = {"this", "that", "it", "these", "those", "such"};
constexpr absl::string_view kPronouns[] = {"he", "she", "they"};
constexpr absl::string_view kAuthors[] = {"i", "we"};
constexpr absl::string_view kEverybody[] = {"one",    "nobody",  "everybody", "everyone",
                                            "anyone", "anybody", "nothing",   "everything",
                                            "people", "few",     "somebody",  "someone"};
constexpr absl::string_view kNegatives[] = {"no", "nothing", "neither", "none", "nobody", "never"};
constexpr absl::string_view kOrdinals[] = {"first", "second", "third",  "fourth",
                                           "fifth", "sixth",  "seventh"};
constexpr absl::string_view kPlaces[] = {"in", "at", "on", "from", "near", "under", "with"};
constexpr absl::string_view kDeterminers[] = {
    "the",  "a",   "an", "his", "her",  "its", "their", "this", "that", "these", "those",
    "both", "our", "my", "all", "some", "no",  "most",  "many", "each", "any"};
// Adverbs in -ly that say when, how often or in what capacity, not how well.
constexpr absl::string_view kPlainAdverbs[] = {
    "only",     "early",    "daily",   "weekly",     "monthly",    "yearly",   "officially",
    "recently", "formerly", "jointly", "previously", "originally", "directly", "publicly",
    "formally", "annually", "family",  "reply",      "supply",     "assembly", "currently",
    "shortly",  "briefly",  "italy",   "july",       "separately", "finally",  "initially"};

// Fills the features of one claim.
class Reader {
 public:
  Reader(const OpinionLexicon& lexicon, const AnnotatedText& text, const Syntax& syntax,
         TokenRange range, OpinionFeatures* out)
      : lexicon_(lexicon), text_(text), syntax_(syntax), range_(range), out_(*out) {}

  void Read(const std::vector<v1::TimeExpression>& times) {
    Set(OpinionFeature::kBias, 1);
    ReadTimes(times);
    ReadTokens();
    ReadStart();
    ReadMentions();
    const bool specific = Get(OpinionFeature::kTime) + Get(OpinionFeature::kNumber) +
                              Get(OpinionFeature::kPerson) + Get(OpinionFeature::kOtherName) >
                          0;
    Set(OpinionFeature::kNoSpecifics, specific ? 0 : 1);
    ReadVerb();
  }

 private:
  void Set(OpinionFeature feature, double value) { out_[static_cast<size_t>(feature)] = value; }
  double Get(OpinionFeature feature) const { return out_[static_cast<size_t>(feature)]; }

  void ReadTimes(const std::vector<v1::TimeExpression>& times) {
    const auto begin = static_cast<int32_t>(text_.tokens[range_.first].begin);
    const auto end = static_cast<int32_t>(text_.tokens[range_.last - 1].end);
    const auto first = std::lower_bound(
        times.begin(), times.end(), begin,
        [](const v1::TimeExpression& t, int32_t b) { return t.span().byte_begin() < b; });
    int dates = 0;
    for (auto it = first; it != times.end() && it->span().byte_begin() < end; ++it) {
      if (it->kind() == v1::TIME_KIND_DATE || it->kind() == v1::TIME_KIND_RANGE) ++dates;
    }
    Set(OpinionFeature::kTime, std::min(dates, 2));
  }

  void ReadTokens() {
    int words = 0;
    int numbers = 0;
    int manner = 0;
    for (int i = range_.first; i < range_.last; ++i) {
      const Token& token = text_.tokens[i];
      const bool number =
          token.kind == TokenKind::kNumber || lexicon_.Has(OpinionClass::kNumber, token.lower);
      if (number) ++numbers;
      if (IsManner(token)) ++manner;
      if (IsOneOf(token.lower, kOrdinals)) Set(OpinionFeature::kOrdinal, 1);
      if (token.kind != TokenKind::kPunctuation) ++words;
      if (token.lower == "?") Set(OpinionFeature::kQuestion, 1);
      if (token.lower == "if" || token.lower == "unless") Set(OpinionFeature::kConditional, 1);
      if (token.lower == "\"" || token.lower == "“" || token.lower == "«")
        Set(OpinionFeature::kQuoted, 1);
    }
    Set(OpinionFeature::kNumber, std::min(numbers, 2));
    Set(OpinionFeature::kManner, std::min(manner, 2));
    Set(OpinionFeature::kShort, words <= kShortWords ? 1 : 0);
    Set(OpinionFeature::kLong, words > kLongWords ? 1 : 0);
  }

  static bool IsManner(const Token& token) {
    return token.lower.size() > 5 && absl::EndsWith(token.lower, "ly") && !token.capitalized &&
           !IsOneOf(token.lower, kPlainAdverbs);
  }

  void ReadStart() {
    const absl::string_view first = text_.tokens[range_.first].lower;
    Set(OpinionFeature::kIndefinite, first == "a" || first == "an" ? 1 : 0);
    Set(OpinionFeature::kNegativeStart, IsOneOf(first, kNegatives) ? 1 : 0);
  }

  void ReadMentions() {
    int people = 0;
    int others = 0;
    for (int m : MentionsIn(text_, range_)) {
      const MentionSpan& mention = text_.mentions[m];
      if (mention.kind != v1::MENTION_KIND_NAME) continue;
      ++(mention.type == v1::ENTITY_TYPE_PERSON ? people : others);
    }
    Set(OpinionFeature::kPerson, std::min(people, 2));
    Set(OpinionFeature::kOtherName, std::min(others, kMostCounted));
  }

  void ReadVerb() {
    const int main = MainGroup(text_, syntax_, range_);
    if (main < 0) return Set(OpinionFeature::kNoVerb, 1);
    const VerbGroup& group = syntax_.groups[main];
    Set(OpinionFeature::kNegated, group.negated ? 1 : 0);
    ReadSubject(group, syntax_.clauses[main].subject);
    ReadModal(group);
    ReadTense(group);
    ReadLemma(group);
    if (group.lemma == "be" && group.modal == Modal::kNone) ReadCopula(group);
  }

  void ReadTense(const VerbGroup& group) {
    const bool past = group.tense == v1::TENSE_PAST;
    const bool had = text_.tokens[group.first].lower == "had";
    const bool state = group.lemma == "be" || group.lemma == "have";
    Set(OpinionFeature::kPerfect, group.perfect ? 1 : 0);
    Set(OpinionFeature::kPastPerfect, group.perfect && had ? 1 : 0);
    Set(OpinionFeature::kPresent,
        group.tense == v1::TENSE_PRESENT && group.modal == Modal::kNone ? 1 : 0);
    Set(OpinionFeature::kActionPast, past && !state && !group.passive ? 1 : 0);
    Set(OpinionFeature::kPassivePast, past && group.passive && !group.perfect ? 1 : 0);
    Set(OpinionFeature::kPassivePresent,
        group.passive && group.modal == Modal::kNone && (!past || group.perfect) ? 1 : 0);
  }

  void ReadLemma(const VerbGroup& group) {
    const bool past = group.tense == v1::TENSE_PAST;
    Set(OpinionFeature::kEventVerb,
        past && lexicon_.Has(OpinionClass::kAction, group.lemma) ? 1 : 0);
    Set(OpinionFeature::kStativeVerb, lexicon_.Has(OpinionClass::kStative, group.lemma) ? 1 : 0);
    Set(OpinionFeature::kNeutralVerb,
        !past && lexicon_.Has(OpinionClass::kNeutral, group.lemma) ? 1 : 0);
  }

  void ReadCopula(const VerbGroup& group) {
    const absl::string_view next =
        group.last < range_.last ? absl::string_view(text_.tokens[group.last].lower) : "";
    Set(OpinionFeature::kCopula, 1);
    Set(OpinionFeature::kExistential, IsExistential(group) ? 1 : 0);
    Set(OpinionFeature::kCopulaIndefinite, next == "a" || next == "an" ? 1 : 0);
    Set(OpinionFeature::kCopulaPlace, IsOneOf(next, kPlaces) ? 1 : 0);
  }

  bool IsExistential(const VerbGroup& group) const {
    return group.first > range_.first && text_.tokens[group.first - 1].lower == "there";
  }

  void ReadModal(const VerbGroup& group) {
    if (group.modal == Modal::kWill || group.modal == Modal::kPlan) {
      const bool plan = Get(OpinionFeature::kTime) > 0 || Get(OpinionFeature::kPerson) > 0 ||
                        group.modal == Modal::kPlan || group.passive ||
                        lexicon_.Has(OpinionClass::kAction, group.lemma);
      Set(plan ? OpinionFeature::kFuturePlan : OpinionFeature::kFuture, 1);
    } else if (group.modal != Modal::kNone) {
      Set(OpinionFeature::kModal, 1);
    }
  }

  void ReadSubject(const VerbGroup& group, TokenRange subject) {
    if (subject.IsEmpty()) return ReadNoSubject(group);
    const absl::string_view word = text_.tokens[subject.last - 1].lower;
    const bool single = subject.last - subject.first == 1;
    const bool none = IsOneOf(text_.tokens[subject.first].lower, kNegatives);
    if (none && !group.passive && group.lemma != "be") Set(OpinionFeature::kNegativeActive, 1);
    const bool acts = group.tense == v1::TENSE_PAST && group.lemma != "be" && group.lemma != "have";
    if (single && IsOneOf(word, kAuthors)) return ReadAuthor(group, acts);
    if (IsOneOf(word, kEverybody)) return Set(OpinionFeature::kGenericSubject, 1);
    if (single && IsOneOf(word, kDemonstratives)) return Set(OpinionFeature::kDemonstrative, 1);
    const bool pronoun = single && IsOneOf(word, kPronouns);
    const bool named = !pronoun && IsNamed(subject);
    if (pronoun) Set(OpinionFeature::kPronounSubject, 1);
    if (named) Set(OpinionFeature::kNamedSubject, 1);
    if (acts && (pronoun || named)) Set(OpinionFeature::kNarrated, 1);
    if (pronoun || named) return;
    Set(OpinionFeature::kPluralSubject, IsBarePlural(subject) ? 1 : 0);
    Set(OpinionFeature::kTopicSubject,
        group.lemma == "be" && lexicon_.Has(OpinionClass::kTopic, word) ? 1 : 0);
  }

  void ReadAuthor(const VerbGroup& group, bool acts) {
    const bool thinks = lexicon_.Has(OpinionClass::kMental, group.lemma);
    if (thinks) return Set(OpinionFeature::kThinker, 1);
    if (acts && group.modal == Modal::kNone) Set(OpinionFeature::kNarrator, 1);
  }

  // "Keep the horses."
  void ReadNoSubject(const VerbGroup& group) {
    const bool base = group.tense == v1::TENSE_PRESENT || group.tense == v1::TENSE_UNSPECIFIED;
    if (group.first == range_.first && base && !group.gerund && !group.participle) {
      Set(OpinionFeature::kImperative, 1);
    }
  }

  bool IsNamed(TokenRange subject) const {
    for (int m : MentionsIn(text_, subject)) {
      if (text_.mentions[m].kind == v1::MENTION_KIND_NAME) return true;
    }
    return false;
  }

  bool IsBarePlural(TokenRange subject) const {
    const Token& first = text_.tokens[subject.first];
    const Token& last = text_.tokens[subject.last - 1];
    const bool name = last.capitalized && subject.last - 1 > range_.first;
    return !IsOneOf(first.lower, kDeterminers) && first.kind == TokenKind::kWord &&
           absl::EndsWith(last.lower, "s") && !name &&
           !lexicon_.Has(OpinionClass::kNumber, first.lower);
  }

  const OpinionLexicon& lexicon_;
  const AnnotatedText& text_;
  const Syntax& syntax_;
  TokenRange range_;
  OpinionFeatures& out_;
};

// `range` without a clause that only comments on its end (", which was full of symbols"), so that
// the words of the comment do not make a view of the fact.
TokenRange WithoutComment(const AnnotatedText& text, const Syntax& syntax, TokenRange range) {
  const int main = MainGroup(text, syntax, range);
  if (main < 0) return range;
  for (int i = syntax.groups[main].last; i + 1 < range.last; ++i) {
    const bool opens = text.tokens[i].lower == "," &&
                       (text.tokens[i + 1].lower == "which" || text.tokens[i + 1].lower == "who");
    if (opens && !InQuote(syntax, i)) return {range.first, i};
  }
  return range;
}

// The quoted spans that touch `range`.
std::vector<TokenRange> QuotedIn(const Syntax& syntax, TokenRange range) {
  std::vector<TokenRange> quoted;
  auto it = std::lower_bound(syntax.quoted.begin(), syntax.quoted.end(), range.first,
                             [](const QuotedSpan& q, int t) { return q.last <= t; });
  for (; it != syntax.quoted.end() && it->first < range.last; ++it)
    quoted.push_back({it->first, it->last});
  return quoted;
}

}  // namespace

OpinionFeatures ReadOpinionFeatures(const OpinionLexicon& lexicon, const AnnotatedText& text,
                                    const Syntax& syntax, TokenRange range,
                                    const std::vector<v1::TimeExpression>& times,
                                    TokenRange* hedge) {
  OpinionFeatures features = {};
  Reader(lexicon, text, syntax, range, &features).Read(times);
  const TokenRange own = WithoutComment(text, syntax, range);
  const OpinionWords words = lexicon.Read(text, own, QuotedIn(syntax, own));
  constexpr std::pair<OpinionFeature, OpinionClass> kCounts[] = {
      {OpinionFeature::kSelf, OpinionClass::kSelf},
      {OpinionFeature::kGeneric, OpinionClass::kGeneric},
      {OpinionFeature::kJudgement, OpinionClass::kJudgement},
      {OpinionFeature::kValue, OpinionClass::kValue},
      {OpinionFeature::kDegree, OpinionClass::kDegree},
      {OpinionFeature::kContrast, OpinionClass::kContrast},
      {OpinionFeature::kHedge, OpinionClass::kHedge}};
  for (const auto& [feature, opinion_class] : kCounts) {
    features[static_cast<size_t>(feature)] = std::min(words.Count(opinion_class), kMostCounted);
  }
  *hedge = words.hedge;
  return features;
}

absl::string_view OpinionFeatureName(size_t feature) { return kNames[feature]; }

}  // namespace communique::entity
