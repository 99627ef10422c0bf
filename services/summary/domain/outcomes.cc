#include "services/summary/domain/outcomes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/outcome_details.h"
#include "services/summary/domain/phrase.h"

namespace communique::summary {
namespace {

enum OutcomeFeature {
  kInstrumentNoun,  // An agreement, a memorandum, a statement.
  kInitiativeNoun,  // Money, a project, a programme.
  kActVerb,         // Signed, announced, pledged beside it.
  kJointNoun,       // "joint statement": stands for its own adoption.
  kSidesNamed,      // Both sides, or a group of them, in the sentence.
  kCounted,
  kProminentPlace,  // Title, lead or list.
  kDenied,
  kOnlyExpected,
  kRecalled,
  kOnlyQuoted,
  kPartySubject,  // The one who acts is of the visit.
  kNobodys,       // Neither counted nor anybody's: "from signing pacts to ...".
  kOpinion,       // Only the author's judgment speaks of it, and nothing that somebody did.
  kOutcomeFeatureCount
};
using Features = std::array<double, kOutcomeFeatureCount>;
constexpr Features kWeights = {1.1,  0.4,  1.2,  0.9,  0.4, 0.6,  0.4,
                               -4.0, -1.3, -2.5, -0.8, 0.7, -0.6, -1.2};
constexpr double kThreshold = 2.2;
// Promises are easily said; more must speak for one.
constexpr double kPledgeThreshold = 2.4;
constexpr int kVerbReach = 14;
constexpr int kClauseWords = 48;
constexpr size_t kMaxPledges = 6;

struct Candidate {
  Cue noun;  // The instrument, or the verb of a pledge.
  std::optional<Cue> verb;
  v1::OutcomeKind kind = v1::OUTCOME_KIND_UNSPECIFIED;
  v1::OutcomeStatus status = v1::OUTCOME_STATUS_UNSPECIFIED;
  Features features = {};
  double score = 0;
};

bool Separated(const DocumentView& view, int first, int last) {
  for (int w = first; w < last; ++w) {
    if (view.words()[w].lower == ";" || view.words()[w].lower == ".") return true;
  }
  return false;
}

std::optional<Cue> VerbBeside(const VisitContext& context, const Cue& noun) {
  std::optional<Cue> best;
  int best_gap = kVerbReach;
  for (const Cue& cue : context.cues.In(noun.sentence)) {
    if (cue.kind != CueKind::kSign && cue.kind != CueKind::kAnnounce &&
        cue.kind != CueKind::kPledge) {
      continue;
    }
    if (cue.first_word < noun.last_word && cue.last_word > noun.first_word) continue;
    const bool before = cue.last_word <= noun.first_word;
    const int gap = before ? noun.first_word - cue.last_word : cue.first_word - noun.last_word;
    const int first = before ? cue.last_word : noun.last_word;
    if (gap >= best_gap || Separated(context.view, first, first + gap)) continue;
    // Signing beats announcing beats promising at the same distance.
    best_gap = gap;
    best = cue;
  }
  return best;
}

v1::OutcomeKind KindOf(absl::string_view instrument, const std::optional<Cue>& verb) {
  struct Row {
    absl::string_view instrument;
    v1::OutcomeKind kind;
  };
  static constexpr Row kRows[] = {{"agreement", v1::OUTCOME_KIND_AGREEMENT},
                                  {"mou", v1::OUTCOME_KIND_MOU},
                                  {"joint_statement", v1::OUTCOME_KIND_JOINT_STATEMENT}};
  for (const Row& row : kRows) {
    if (row.instrument == instrument) return row.kind;
  }
  if (verb.has_value() && verb->kind == CueKind::kPledge) return v1::OUTCOME_KIND_PLEDGE;
  return v1::OUTCOME_KIND_ANNOUNCEMENT;
}

v1::OutcomeStatus StatusOf(const std::optional<Cue>& verb, bool expected) {
  if (expected) return v1::OUTCOME_STATUS_EXPECTED;
  if (!verb.has_value()) return v1::OUTCOME_STATUS_UNSPECIFIED;
  switch (verb->kind) {
    case CueKind::kSign:
      return v1::OUTCOME_STATUS_SIGNED;
    case CueKind::kAnnounce:
      return v1::OUTCOME_STATUS_ANNOUNCED;
    default:
      return v1::OUTCOME_STATUS_PLEDGED;
  }
}

bool NamesGroup(const DocumentView& view, int sentence) {
  static constexpr absl::string_view kGroups[] = {
      "leaders",   "sides", "countries", "nations",    "both", "governments",
      "ministers", "their", "they",      "presidents", "we",   "bilateral"};
  const SentenceView& s = view.sentences()[sentence];
  for (int w = s.first_word; w < s.last_word; ++w) {
    if (absl::c_linear_search(kGroups, view.words()[w].lower)) return true;
  }
  return false;
}

// The one who acts is of the visit: a person of it, one of its countries, or both sides together.
bool IsParty(const VisitContext& context, const Cast& cast, const Cue& verb) {
  const DocumentView& view = context.view;
  const SentenceView& sentence = view.sentences()[verb.sentence];
  for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
    const MentionView& mention = view.mentions()[m];
    if (mention.first_word >= verb.first_word) break;
    for (const int person : Members(view, mention.entity)) {
      if (cast.Has(person)) return true;
    }
    const absl::string_view country = view.CountryOf(mention.entity);
    const bool side = !country.empty() && (context.main.GoesTo(country) ||
                                           country == view.CountryOf(context.main.principal));
    if (side && view.entity(mention.entity).type() == entity::v1::ENTITY_TYPE_COUNTRY) return true;
  }
  return NamesGroup(view, verb.sentence);
}

void AddReality(const VisitContext& context, const Candidate& candidate, Features* f) {
  const Cue& cue = candidate.verb.has_value() ? *candidate.verb : candidate.noun;
  const CueModality verb = ModalityOf(context.view, context.cues, cue);
  const CueModality noun = ModalityOf(context.view, context.cues, candidate.noun);
  (*f)[kDenied] =
      verb.negated || noun.negated || verb.value == entity::v1::MODALITY_CANCELLED ? 1 : 0;
  const bool expected = context.cues.Has(candidate.noun.sentence, CueKind::kExpected) ||
                        verb.value == entity::v1::MODALITY_HYPOTHETICAL;
  (*f)[kOnlyExpected] = expected && candidate.kind != v1::OUTCOME_KIND_PLEDGE ? 1 : 0;
  (*f)[kRecalled] = verb.value == entity::v1::MODALITY_PAST_BACKGROUND ||
                            noun.value == entity::v1::MODALITY_PAST_BACKGROUND
                        ? 1
                        : 0;
  (*f)[kOnlyQuoted] = noun.quoted ? 1 : 0;
  const bool opinion = context.view.words()[candidate.noun.first_word].opinion;
  (*f)[kOpinion] = opinion && !candidate.verb.has_value() ? 1 : 0;
}

void Finish(const VisitContext& context, const Cast& cast, Candidate* candidate) {
  const SentenceView& sentence = context.view.sentences()[candidate->noun.sentence];
  Features& f = candidate->features;
  f[kSidesNamed] = PartiesIn(context, candidate->noun.sentence).size() >= 2 ||
                           NamesGroup(context.view, candidate->noun.sentence)
                       ? 1
                       : 0;
  f[kCounted] = CountBefore(context, candidate->noun).value > 0 ? 1 : 0;
  f[kProminentPlace] = sentence.zone == Zone::kTitle || sentence.zone == Zone::kLead ||
                               sentence.role == ingest::v1::BLOCK_ROLE_LIST_ITEM
                           ? 1
                           : 0;
  const Cue& actor = candidate->verb.has_value() ? *candidate->verb : candidate->noun;
  f[kPartySubject] = IsParty(context, cast, actor) ? 1 : 0;
  f[kNobodys] = f[kCounted] + f[kSidesNamed] + f[kPartySubject] == 0 ? 1 : 0;
  AddReality(context, *candidate, &f);
  for (int i = 0; i < kOutcomeFeatureCount; ++i) candidate->score += kWeights[i] * f[i];
  candidate->status = StatusOf(candidate->verb, f[kOnlyExpected] > 0);
}

Candidate FromInstrument(const VisitContext& context, const Cast& cast, const Cue& noun) {
  Candidate candidate;
  candidate.noun = noun;
  candidate.verb = VerbBeside(context, noun);
  candidate.kind = KindOf(noun.value, candidate.verb);
  Features& f = candidate.features;
  f[noun.value == "initiative" ? kInitiativeNoun : kInstrumentNoun] = 1;
  f[kActVerb] = candidate.verb.has_value() ? 1 : 0;
  f[kJointNoun] = candidate.kind == v1::OUTCOME_KIND_JOINT_STATEMENT ? 1 : 0;
  Finish(context, cast, &candidate);
  return candidate;
}

Candidate FromPledge(const VisitContext& context, const Cast& cast, const Cue& verb) {
  Candidate candidate;
  candidate.noun = verb;
  candidate.verb = verb;
  candidate.kind = v1::OUTCOME_KIND_PLEDGE;
  candidate.features[kActVerb] = 1;
  Finish(context, cast, &candidate);
  return candidate;
}

v1::Outcome ToOutcome(const VisitContext& context, const Candidate& candidate) {
  const DocumentView& view = context.view;
  const int first = candidate.verb.has_value()
                        ? std::min(candidate.verb->first_word, candidate.noun.first_word)
                        : candidate.noun.first_word;
  const int last = candidate.verb.has_value()
                       ? std::max(candidate.verb->last_word, candidate.noun.last_word)
                       : candidate.noun.last_word;
  const WordRange clause = ClauseAround(view, candidate.noun.sentence, first, last, kClauseWords);
  v1::Outcome outcome;
  outcome.set_kind(candidate.kind);
  outcome.set_description(std::string(PhraseText(view, clause)));
  const bool instrument = candidate.noun.kind == CueKind::kInstrument;
  const Count count = instrument ? CountBefore(context, candidate.noun) : Count();
  outcome.set_count(count.value);
  outcome.set_count_qualifier(count.qualifier);
  if (instrument) {
    for (std::string& area : AreasAfter(context, candidate.noun))
      outcome.add_areas(std::move(area));
  }
  if (context.cues.Has(candidate.noun.sentence, CueKind::kLocalCurrency)) {
    outcome.add_areas(std::string(
        context.cues.In(candidate.noun.sentence, CueKind::kLocalCurrency).front().value));
  }
  for (std::string& party : PartiesIn(context, candidate.noun.sentence)) {
    outcome.add_parties(std::move(party));
  }
  outcome.set_status(candidate.status);
  *outcome.mutable_support() =
      MakeSupport(Slot::kOutcome, candidate.score - kThreshold, "outcomes.instrument",
                  {PhraseEvidence(view, clause, base::v1::BASIS_STATED)});
  return outcome;
}

bool IsPaper(const Candidate& candidate) {
  return candidate.kind == v1::OUTCOME_KIND_AGREEMENT || candidate.kind == v1::OUTCOME_KIND_MOU ||
         candidate.kind == v1::OUTCOME_KIND_JOINT_STATEMENT;
}

// The best candidate of a sentence: it says one thing of a kind once, and what papers are about is
// no outcome beside them.
void KeepBest(Candidate candidate, std::vector<Candidate>* kept) {
  for (Candidate& other : *kept) {
    if (other.noun.sentence != candidate.noun.sentence) continue;
    const bool two_papers = IsPaper(other) && IsPaper(candidate) && other.kind != candidate.kind;
    if (two_papers) continue;
    const bool better =
        IsPaper(candidate) != IsPaper(other) ? IsPaper(candidate) : candidate.score > other.score;
    if (better) other = std::move(candidate);
    return;
  }
  kept->push_back(std::move(candidate));
}

// A headline announces papers that the text then counts; one joint statement a visit: later
// mentions speak of the same one.
void DropRepeats(std::vector<Candidate>* kept) {
  bool statement = false;
  size_t pledges = 0;
  kept->erase(std::remove_if(kept->begin(), kept->end(),
                             [&](const Candidate& candidate) {
                               if (candidate.kind == v1::OUTCOME_KIND_JOINT_STATEMENT) {
                                 return std::exchange(statement, true);
                               }
                               return candidate.kind == v1::OUTCOME_KIND_PLEDGE &&
                                      ++pledges > kMaxPledges;
                             }),
              kept->end());
}

bool HasNotBegun(v1::VisitStatus status) {
  return status == v1::VISIT_STATUS_PLANNED || status == v1::VISIT_STATUS_CANCELLED ||
         status == v1::VISIT_STATUS_POSTPONED;
}

// Before a visit begins nothing has come of it; papers that are to be signed are expected.
void KeepExpectedPapers(std::vector<Candidate>* kept) {
  kept->erase(std::remove_if(kept->begin(), kept->end(),
                             [](const Candidate& candidate) {
                               return !IsPaper(candidate) ||
                                      candidate.status != v1::OUTCOME_STATUS_EXPECTED;
                             }),
              kept->end());
}

}  // namespace

std::vector<v1::Outcome> FindOutcomes(const VisitContext& context, const Cast& cast,
                                      v1::VisitStatus status) {
  std::vector<Candidate> kept;
  for (size_t s = 0; s < context.view.sentences().size(); ++s) {
    const int sentence = static_cast<int>(s);
    const Zone zone = context.view.sentences()[s].zone;
    if (!context.InMain(sentence) || zone == Zone::kApparatus) continue;
    bool instrument = false;
    for (const Cue& cue : context.cues.In(sentence, CueKind::kInstrument)) {
      Candidate candidate = FromInstrument(context, cast, cue);
      if (candidate.score < kThreshold) continue;
      instrument = true;
      KeepBest(std::move(candidate), &kept);
    }
    if (instrument || zone == Zone::kTitle) continue;
    for (const Cue& cue : context.cues.In(sentence, CueKind::kPledge)) {
      Candidate candidate = FromPledge(context, cast, cue);
      if (candidate.score >= kPledgeThreshold) KeepBest(std::move(candidate), &kept);
    }
  }
  DropRepeats(&kept);
  if (HasNotBegun(status)) KeepExpectedPapers(&kept);
  std::vector<v1::Outcome> outcomes;
  for (const Candidate& candidate : kept) outcomes.push_back(ToOutcome(context, candidate));
  return outcomes;
}

}  // namespace communique::summary
