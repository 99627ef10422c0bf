#include "services/entity/domain/opinion_model.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/entity/domain/claim_spans.h"
#include "services/entity/domain/tsv_rows.h"

namespace communique::entity {
namespace {

constexpr absl::string_view kNames[] = {"bias",          "present",
                                        "future",        "future_plan",
                                        "modal",         "copula",
                                        "action_past",   "passive_past",
                                        "time",          "number",
                                        "person",        "other_name",
                                        "named_subject", "pronoun_subject",
                                        "demonstrative", "self",
                                        "generic",       "judgement",
                                        "value",         "degree",
                                        "contrast",      "hedge",
                                        "question",      "conditional",
                                        "short",         "long",
                                        "quoted",        "negated",
                                        "no_verb",       "indefinite",
                                        "perfect",       "event_verb",
                                        "existential",   "plural_subject",
                                        "no_specifics",  "topic_subject"};
static_assert(std::size(kNames) == kOpinionFeatures);

constexpr int kShortWords = 8;
constexpr int kLongWords = 25;
constexpr int kMostCounted = 3;  // Counts above it say no more.
constexpr absl::string_view kDemonstratives[] = {"this", "that", "it", "these", "those", "such"};
constexpr absl::string_view kNumberWords[] = {
    "two",     "three",    "four",     "five",    "six",      "seven",    "eight",
    "nine",    "ten",      "eleven",   "twelve",  "thirteen", "fourteen", "fifteen",
    "sixteen", "eighteen", "twenty",   "thirty",  "forty",    "fifty",    "sixty",
    "hundred", "dozen",    "thousand", "million", "billion"};
constexpr absl::string_view kPronouns[] = {"he", "she", "they"};

template <size_t N>
bool IsOneOf(absl::string_view word, const absl::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

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
    for (int i = range_.first; i < range_.last; ++i) {
      const Token& token = text_.tokens[i];
      if (token.kind == TokenKind::kNumber || IsOneOf(token.lower, kNumberWords)) ++numbers;
      if (token.kind != TokenKind::kPunctuation) ++words;
      if (token.lower == "?") Set(OpinionFeature::kQuestion, 1);
      if (token.lower == "if" || token.lower == "unless") Set(OpinionFeature::kConditional, 1);
      if (token.lower == "\"" || token.lower == "“" || token.lower == "«")
        Set(OpinionFeature::kQuoted, 1);
    }
    const absl::string_view first = text_.tokens[range_.first].lower;
    Set(OpinionFeature::kNumber, std::min(numbers, 2));
    Set(OpinionFeature::kShort, words <= kShortWords ? 1 : 0);
    Set(OpinionFeature::kLong, words > kLongWords ? 1 : 0);
    Set(OpinionFeature::kIndefinite, first == "a" || first == "an" ? 1 : 0);
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
    const bool past = group.tense == v1::TENSE_PAST;
    Set(OpinionFeature::kNegated, group.negated ? 1 : 0);
    ReadSubject(syntax_.clauses[main].subject);
    ReadModal(group);
    Set(OpinionFeature::kPerfect, group.perfect ? 1 : 0);
    Set(OpinionFeature::kEventVerb,
        past && lexicon_.Has(OpinionClass::kAction, group.lemma) ? 1 : 0);
    Set(OpinionFeature::kExistential, group.lemma == "be" && IsExistential(group) ? 1 : 0);
    const bool state = group.lemma == "be" || group.lemma == "have";
    Set(OpinionFeature::kCopula, group.lemma == "be" ? 1 : 0);
    Set(OpinionFeature::kPresent,
        group.tense == v1::TENSE_PRESENT && group.modal == Modal::kNone ? 1 : 0);
    Set(OpinionFeature::kActionPast, past && !state && !group.passive ? 1 : 0);
    Set(OpinionFeature::kPassivePast, past && group.passive ? 1 : 0);
  }

  bool IsExistential(const VerbGroup& group) const {
    return group.first > range_.first && text_.tokens[group.first - 1].lower == "there";
  }

  void ReadModal(const VerbGroup& group) {
    if (group.modal == Modal::kWill || group.modal == Modal::kPlan) {
      const bool plan = Get(OpinionFeature::kTime) > 0 || Get(OpinionFeature::kPerson) > 0 ||
                        group.modal == Modal::kPlan;
      Set(plan ? OpinionFeature::kFuturePlan : OpinionFeature::kFuture, 1);
    } else if (group.modal != Modal::kNone) {
      Set(OpinionFeature::kModal, 1);
    }
  }

  void ReadSubject(TokenRange subject) {
    if (subject.IsEmpty()) return;
    const absl::string_view word = text_.tokens[subject.last - 1].lower;
    const bool single = subject.last - subject.first == 1;
    if (single && IsOneOf(word, kDemonstratives)) return Set(OpinionFeature::kDemonstrative, 1);
    if (single && IsOneOf(word, kPronouns)) return Set(OpinionFeature::kPronounSubject, 1);
    for (int m : MentionsIn(text_, subject)) {
      if (text_.mentions[m].kind == v1::MENTION_KIND_NAME)
        return Set(OpinionFeature::kNamedSubject, 1);
    }
  }

  static bool IsDeterminer(absl::string_view word) {
    constexpr absl::string_view kDeterminers[] = {
        "the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "both"};
    return IsOneOf(word, kDeterminers);
  }

  const OpinionLexicon& lexicon_;
  const AnnotatedText& text_;
  const Syntax& syntax_;
  TokenRange range_;
  OpinionFeatures& out_;
};

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

absl::string_view OpinionModel::Name(size_t feature) { return kNames[feature]; }

absl::StatusOr<OpinionModel> OpinionModel::Parse(absl::string_view cues,
                                                 absl::string_view weights) {
  OpinionModel model;
  absl::StatusOr<OpinionLexicon> lexicon = OpinionLexicon::Parse(cues);
  if (!lexicon.ok()) return lexicon.status();
  model.lexicon_ = *std::move(lexicon);
  absl::StatusOr<std::vector<TsvRow>> rows = ParseTsv("opinion_weights.tsv", weights, 2);
  if (!rows.ok()) return rows.status();
  size_t read = 0;
  for (const TsvRow& row : *rows) {
    const auto* name = std::find(std::begin(kNames), std::end(kNames), row[0]);
    if (name == std::end(kNames) ||
        !absl::SimpleAtod(row[1],
                          &model.weights_[static_cast<size_t>(name - std::begin(kNames))])) {
      return absl::InvalidArgumentError(
          absl::StrCat("opinion_weights.tsv: \"", row[0], "\": no feature, or no number"));
    }
    ++read;
  }
  if (read != kOpinionFeatures) {
    return absl::InvalidArgumentError(
        absl::StrCat("opinion_weights.tsv: ", read, " rows, want ", kOpinionFeatures));
  }
  return model;
}

OpinionFeatures OpinionModel::Features(const AnnotatedText& text, const Syntax& syntax,
                                       TokenRange range,
                                       const std::vector<v1::TimeExpression>& times,
                                       TokenRange* hedge) const {
  OpinionFeatures features = {};
  Reader(lexicon_, text, syntax, range, &features).Read(times);
  const OpinionWords words = lexicon_.Read(text, range, QuotedIn(syntax, range));
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

double OpinionModel::Probability(const OpinionFeatures& features) const {
  double sum = 0;
  for (size_t i = 0; i < kOpinionFeatures; ++i) sum += weights_[i] * features[i];
  return 1 / (1 + std::exp(-sum));
}

}  // namespace communique::entity
