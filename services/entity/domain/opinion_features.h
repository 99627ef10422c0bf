#ifndef SERVICES_ENTITY_DOMAIN_OPINION_FEATURES_H_
#define SERVICES_ENTITY_DOMAIN_OPINION_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "communique/entity/v1/analysis.pb.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/opinion_lexicon.h"
#include "services/entity/domain/syntax.h"

namespace communique::entity {

// What tells a view of the author from a statement of fact. Each feature is 0, 1 or a small count.
enum class OpinionFeature : uint8_t {
  kBias,
  kPresent,     // The main verb is in the present tense.
  kFuture,      // will.
  kFuturePlan,  // will or "is to", with a date, a named actor or an event of diplomacy.
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
  kIndefinite,        // Starts with "a" or "an".
  kPerfect,           // has, have or had with a participle.
  kEventVerb,         // The main verb is past and names an event of diplomacy.
  kExistential,       // "there was no"
  kPluralSubject,     // A lower-case plural subject without determiner: all of a kind.
  kNoSpecifics,       // No name, date or number.
  kTopicSubject,      // The visit, the trip, the talks as the subject of "be".
  kNarrator,          // "I" or "we" do something: the author tells what happened.
  kThinker,           // "I" or "we" think, hope, doubt.
  kNarrated,          // A person or pronoun did something.
  kStativeVerb,       // The main verb judges.
  kNeutralVerb,       // The main verb describes, in the present.
  kPassivePresent,    // "is planned", "has been set"
  kNegativeStart,     // "No", "Nothing", "Neither" opens the clause.
  kImperative,        // Opens with a base form.
  kCopulaIndefinite,  // "is a", "was an"
  kCopulaPlace,       // "was in", "is at"
  kOrdinal,           // "first", "third"
  kManner,            // Adverbs in -ly.
  kPastPerfect,
  kNegativeActive,  // "No visit has come close": nothing of a kind did something.
  kGenericSubject,  // "one", "nobody", "everybody" as the subject.
  kCount
};
inline constexpr size_t kOpinionFeatures = static_cast<size_t>(OpinionFeature::kCount);
using OpinionFeatures = std::array<double, kOpinionFeatures>;

// The features of the claim in `range`. `times` are those of FindTimes; `hedge` becomes the first
// hedging word, or empty.
OpinionFeatures ReadOpinionFeatures(const OpinionLexicon& lexicon, const AnnotatedText& text,
                                    const Syntax& syntax, TokenRange range,
                                    const std::vector<v1::TimeExpression>& times,
                                    TokenRange* hedge);

// The feature's name in data/opinion_weights.tsv.
absl::string_view OpinionFeatureName(size_t feature);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_OPINION_FEATURES_H_
