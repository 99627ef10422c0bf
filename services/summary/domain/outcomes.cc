#include "services/summary/domain/outcomes.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_set.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/outcome_candidates.h"
#include "services/summary/domain/outcome_details.h"
#include "services/summary/domain/phrase.h"

namespace communique::summary {
namespace {

constexpr int kClauseWords = 48;
constexpr size_t kMostPledges = 5;
// Papers counted from this number on are all that were signed: there is one such count a visit.
constexpr int kManyPapers = 3;
// Share of the content words of a later outcome that an earlier one has when both are the same.
constexpr double kSameWords = 0.6;

bool IsJoint(absl::string_view word) {
  static constexpr absl::string_view kJoints[] = {",", "and", "but", "while", "which"};
  return absl::c_linear_search(kJoints, word);
}

WordRange DescriptionOf(const VisitContext& context, const OutcomeCandidate& candidate) {
  const std::optional<Cue>& act = candidate.clause.act;
  const int first = act.has_value() ? std::min(act->first_word, candidate.noun.first_word)
                                    : candidate.noun.first_word;
  const int last = act.has_value() ? std::max(act->last_word, candidate.noun.last_word)
                                   : candidate.noun.last_word;
  WordRange range =
      ClauseAround(context.view, candidate.clause.sentence, first, last, kClauseWords);
  range.first = std::max(range.first, candidate.clause.words.first);
  range.last = std::min(range.last, candidate.clause.words.last);
  while (range.first < first && IsJoint(context.view.words()[range.first].lower)) ++range.first;
  return range;
}

v1::Outcome ToOutcome(const VisitContext& context, const OutcomeCandidate& candidate) {
  const DocumentView& view = context.view;
  const WordRange clause = DescriptionOf(context, candidate);
  v1::Outcome outcome;
  outcome.set_kind(candidate.kind);
  outcome.set_description(std::string(PhraseText(view, clause)));
  outcome.set_count(candidate.count.value);
  outcome.set_count_qualifier(candidate.count.qualifier);
  if (candidate.noun.kind == CueKind::kInstrument) {
    std::vector<std::string> areas = AreasAfter(context, candidate.noun);
    if (areas.empty() && candidate.count.value > 1) {
      areas = AreasBelow(context, candidate.clause.sentence);
    }
    for (std::string& area : areas) outcome.add_areas(std::move(area));
  }
  const std::vector<Cue> currencies =
      context.cues.In(candidate.clause.sentence, CueKind::kLocalCurrency);
  if (!currencies.empty()) outcome.add_areas(std::string(currencies.front().value));
  for (std::string& party : PartiesIn(context, candidate.clause.sentence)) {
    outcome.add_parties(std::move(party));
  }
  outcome.set_status(candidate.status);
  *outcome.mutable_support() =
      MakeSupport(Slot::kOutcome, candidate.score - kOutcomeThreshold, "outcomes.clause",
                  {PhraseEvidence(view, clause, base::v1::BASIS_STATED)});
  return outcome;
}

bool IsStatement(const OutcomeCandidate& candidate) {
  return candidate.kind == v1::OUTCOME_KIND_JOINT_STATEMENT;
}
bool IsContract(const OutcomeCandidate& candidate) {
  return IsPaper(candidate.kind) && !IsStatement(candidate);
}

absl::flat_hash_set<std::string> ContentWords(const VisitContext& context,
                                              const OutcomeCandidate& candidate) {
  static constexpr size_t kShortest = 4;
  absl::flat_hash_set<std::string> words;
  const WordRange range = DescriptionOf(context, candidate);
  for (int w = range.first; w < range.last; ++w) {
    const std::string& word = context.view.words()[w].lower;
    if (word.size() >= kShortest) words.insert(word);
  }
  return words;
}

bool SaysTheSame(const VisitContext& context, const OutcomeCandidate& earlier,
                 const OutcomeCandidate& later) {
  if (earlier.kind != later.kind || earlier.clause.sentence == later.clause.sentence) return false;
  const absl::flat_hash_set<std::string> a = ContentWords(context, earlier);
  const absl::flat_hash_set<std::string> b = ContentWords(context, later);
  const auto shared =
      absl::c_count_if(b, [&](const std::string& word) { return a.contains(word); });
  return !b.empty() && static_cast<double>(shared) / static_cast<double>(b.size()) >= kSameWords;
}

// The later candidate speaks of what the earlier one has told.
bool Repeats(const VisitContext& context, const OutcomeCandidate& earlier,
             const OutcomeCandidate& later) {
  if (IsStatement(earlier) && IsStatement(later)) return true;
  if (IsContract(earlier) && IsContract(later)) {
    const bool many = earlier.count.value >= kManyPapers && later.count.value >= kManyPapers;
    if (many || (later.definite && later.kind == earlier.kind)) return true;
  }
  return SaysTheSame(context, earlier, later);
}

// A headline announces papers that the text then counts, and what a text reports of others gives
// way to what it says itself.
bool YieldsTo(const OutcomeCandidate& candidate, const OutcomeCandidate& other) {
  if (IsContract(candidate) && IsContract(other)) {
    if (candidate.title && !other.title) return true;
    return candidate.count.value >= kManyPapers && other.count.value >= kManyPapers &&
           candidate.reported && !other.reported;
  }
  return IsStatement(candidate) && IsStatement(other) && candidate.title && !other.title;
}

void DropWeaker(std::vector<OutcomeCandidate>* kept) {
  const std::vector<OutcomeCandidate> all = *kept;
  kept->erase(std::remove_if(kept->begin(), kept->end(),
                             [&](const OutcomeCandidate& candidate) {
                               return absl::c_any_of(all, [&](const OutcomeCandidate& other) {
                                 return YieldsTo(candidate, other);
                               });
                             }),
              kept->end());
}

void DropRepeats(const VisitContext& context, std::vector<OutcomeCandidate>* kept) {
  std::vector<OutcomeCandidate> once;
  size_t pledges = 0;
  for (OutcomeCandidate& candidate : *kept) {
    const bool repeated = absl::c_any_of(once, [&](const OutcomeCandidate& earlier) {
      return Repeats(context, earlier, candidate);
    });
    if (repeated) continue;
    if (!IsPaper(candidate.kind) && ++pledges > kMostPledges) continue;
    once.push_back(std::move(candidate));
  }
  *kept = std::move(once);
}

bool HasNotBegun(v1::VisitStatus status) {
  return status == v1::VISIT_STATUS_PLANNED || status == v1::VISIT_STATUS_CANCELLED ||
         status == v1::VISIT_STATUS_POSTPONED;
}

// What was expected of a visit is no result of it once it has begun.
void DropExpected(std::vector<OutcomeCandidate>* kept) {
  kept->erase(std::remove_if(kept->begin(), kept->end(),
                             [](const OutcomeCandidate& candidate) {
                               return candidate.status == v1::OUTCOME_STATUS_EXPECTED;
                             }),
              kept->end());
}

// Before a visit begins nothing has come of it; papers that are to be signed are expected.
void KeepExpectedPapers(std::vector<OutcomeCandidate>* kept) {
  kept->erase(std::remove_if(kept->begin(), kept->end(),
                             [](const OutcomeCandidate& candidate) {
                               return !IsPaper(candidate.kind) ||
                                      candidate.status != v1::OUTCOME_STATUS_EXPECTED;
                             }),
              kept->end());
}

}  // namespace

std::vector<v1::Outcome> FindOutcomes(const VisitContext& context, const Cast& cast,
                                      v1::VisitStatus status) {
  std::vector<OutcomeCandidate> kept = CollectOutcomes(context, cast);
  HasNotBegun(status) ? KeepExpectedPapers(&kept) : DropExpected(&kept);
  DropWeaker(&kept);
  DropRepeats(context, &kept);
  std::vector<v1::Outcome> outcomes;
  for (const OutcomeCandidate& candidate : kept) outcomes.push_back(ToOutcome(context, candidate));
  return outcomes;
}

}  // namespace communique::summary
