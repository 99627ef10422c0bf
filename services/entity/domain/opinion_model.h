#ifndef SERVICES_ENTITY_DOMAIN_OPINION_MODEL_H_
#define SERVICES_ENTITY_DOMAIN_OPINION_MODEL_H_

#include <array>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "communique/entity/v1/analysis.pb.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/attributions.h"
#include "services/entity/domain/opinion_lexicon.h"

namespace communique::entity {

// What tells a view of the author from a statement of fact. Each feature is 0, 1 or a small count.
enum class OpinionFeature : uint8_t {
  kBias,
  kPresent,     // The main verb is in the present tense.
  kFuture,      // will, without a date.
  kFuturePlan,  // will or "is to", with a date or a named actor.
  kModal,       // would, may, should, can.
  kCopula,      // The main verb is "be".
  kActionPast,  // The main verb is past and not "be" or "have".
  kPassivePast,
  kTime,  // Dates.
  kNumber,
  kPerson,  // Named people.
  kOtherName,
  kNamedSubject,  // The subject is a name.
  kPronounSubject,
  kDemonstrative,  // "This", "That", "It" as the subject.
  kSelf,
  kGeneric,
  kJudgement,
  kValue,
  kDegree,
  kContrast,
  kHedge,
  kQuestion,
  kConditional,
  kShort,   // Up to eight words.
  kLong,    // Over twenty-five words.
  kQuoted,  // Holds words in quotation marks.
  kNegated,
  kNoVerb,
  kIndefinite,     // Starts with "a" or "an".
  kPerfect,        // has, have or had with a participle.
  kEventVerb,      // The main verb is past and names an event of diplomacy.
  kExistential,    // "there was no"
  kPluralSubject,  // A lower-case subject without determiner: all of a kind.
  kNoSpecifics,    // No name, date or number.
  kTopicSubject,   // The visit, the trip, the talks as the subject of "be".
  kCount
};
inline constexpr size_t kOpinionFeatures = static_cast<size_t>(OpinionFeature::kCount);
using OpinionFeatures = std::array<double, kOpinionFeatures>;

// Weighs the features: a logistic model with the weights of data/opinion_weights.tsv. Immutable.
class OpinionModel {
 public:
  // `cues` as OpinionLexicon, `weights`: feature, weight, one row for each. INVALID_ARGUMENT names
  // a bad or missing row.
  static absl::StatusOr<OpinionModel> Parse(absl::string_view cues, absl::string_view weights);

  // The features of the claim in `range`. `times` are those of FindTimes.
  OpinionFeatures Features(const AnnotatedText& text, const Syntax& syntax, TokenRange range,
                           const std::vector<v1::TimeExpression>& times, TokenRange* hedge) const;

  // The probability that the author gives a view, 0 to 1.
  double Probability(const OpinionFeatures& features) const;

  // The feature's name in the table.
  static absl::string_view Name(size_t feature);

 private:
  OpinionLexicon lexicon_;
  std::array<double, kOpinionFeatures> weights_ = {};
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_OPINION_MODEL_H_
