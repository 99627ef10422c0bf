#include "services/summary/domain/outcome_candidates.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "services/summary/domain/outcome_signs.h"

namespace communique::summary {
namespace {

enum OutcomeFeature {
  kInstrumentNoun,  // An agreement, a memorandum, a statement.
  kInitiativeNoun,  // Money, a project, a programme.
  kActVerb,         // Signed, announced, pledged in the clause.
  kJointNoun,       // "joint statement": stands for its own adoption.
  kSidesNamed,      // Both sides, or a group of them, in the sentence.
  kCounted,
  kProminentPlace,  // Title, lead or list.
  kDenied,
  kOnlyExpected,
  kRecalled,
  kOnlyQuoted,
  kPartySubject,   // The one who acts is of the visit.
  kNobodys,        // Neither counted nor anybody's: "from signing pacts to ...".
  kOpinion,        // Only the author's judgment speaks of it, and nothing that somebody did.
  kIdlePaper,      // A single paper that nobody signs, adopts or announces in the clause.
  kDefinitePaper,  // "The agreement", not counted.
  kWeakPledge,     // Reaffirmed, offered: easily said.
  kOldPaper,       // "Progress towards a treaty", "under the agreement": not made now.
  kOthers,         // Other countries act, and neither side.
  kReported,       // An outlet or somebody unnamed says it.
  kSpoken,         // Said at a microphone and no paper.
  kOutcomeFeatureCount
};
using Features = std::array<double, kOutcomeFeatureCount>;

struct WeightRow {
  OutcomeFeature feature;
  double weight;
};
constexpr WeightRow kWeights[] = {
    {kInstrumentNoun, 1.1}, {kInitiativeNoun, 0.4}, {kActVerb, 1.2},        {kJointNoun, 0.9},
    {kSidesNamed, 0.4},     {kCounted, 0.6},        {kProminentPlace, 0.4}, {kDenied, -4.0},
    {kOnlyExpected, -1.5},  {kRecalled, -2.5},      {kOnlyQuoted, -0.8},    {kPartySubject, 0.7},
    {kNobodys, -0.6},       {kOpinion, -1.2},       {kIdlePaper, -0.9},     {kDefinitePaper, -0.7},
    {kWeakPledge, -0.7},    {kReported, -0.6},      {kOldPaper, -2.0},      {kOthers, -1.5},
    {kSpoken, -0.4},
};
static_assert(std::size(kWeights) == kOutcomeFeatureCount);
// Promises and announcements are easily made; more must speak for one.
constexpr double kPledgeThreshold = 2.25;
constexpr double kAnnouncementThreshold = 2.3;

struct KindRow {
  absl::string_view instrument;
  v1::OutcomeKind kind;
};
constexpr KindRow kKinds[] = {{"agreement", v1::OUTCOME_KIND_AGREEMENT},
                              {"mou", v1::OUTCOME_KIND_MOU},
                              {"joint_statement", v1::OUTCOME_KIND_JOINT_STATEMENT}};

v1::OutcomeKind PaperKind(const Cue& instrument) {
  for (const KindRow& row : kKinds) {
    if (row.instrument == instrument.value) return row.kind;
  }
  return v1::OUTCOME_KIND_UNSPECIFIED;
}

v1::OutcomeStatus StatusOf(const std::optional<Cue>& act, bool expected) {
  if (expected) return v1::OUTCOME_STATUS_EXPECTED;
  if (!act.has_value()) return v1::OUTCOME_STATUS_UNSPECIFIED;
  switch (act->kind) {
    case CueKind::kSign:
      return v1::OUTCOME_STATUS_SIGNED;
    case CueKind::kAnnounce:
      return v1::OUTCOME_STATUS_ANNOUNCED;
    default:
      return v1::OUTCOME_STATUS_PLEDGED;
  }
}

absl::string_view Lower(const VisitContext& context, int word) {
  const std::vector<Word>& words = context.view.words();
  if (word < 0 || word >= static_cast<int>(words.size())) return "";
  return words[word].lower;
}

// Papers that may be newspapers or anything written, when nobody signs them and nobody counts them.
bool IsAnyPaper(const VisitContext& context, const OutcomeCandidate& candidate) {
  static constexpr absl::string_view kForms[] = {"papers", "documents", "texts", "instruments"};
  return absl::c_linear_search(kForms, Lower(context, candidate.noun.last_word - 1)) &&
         !(candidate.clause.act.has_value() && candidate.clause.act->kind == CueKind::kSign) &&
         candidate.count.value < 2;
}

bool IsExpected(const VisitContext& context, const OutcomeCandidate& candidate,
                const CueModality& act) {
  if (candidate.kind == v1::OUTCOME_KIND_PLEDGE) return false;
  const WordRange& words = candidate.clause.words;
  const bool cue =
      context.cues.First(candidate.noun.sentence, CueKind::kExpected, words.first, words.last)
          .has_value();
  const bool undone = candidate.clause.act.has_value() &&
                      IsUndone(context, candidate.clause, *candidate.clause.act);
  return cue || undone || act.value == entity::v1::MODALITY_HYPOTHETICAL;
}

void AddReality(const VisitContext& context, const OutcomeCandidate& candidate, Features* f) {
  const Cue& cue = candidate.clause.act.has_value() ? *candidate.clause.act : candidate.noun;
  const CueModality act = ModalityOf(context.view, context.cues, cue);
  const CueModality noun = ModalityOf(context.view, context.cues, candidate.noun);
  const auto recalled = [](const CueModality& modality) {
    return modality.value == entity::v1::MODALITY_PAST_BACKGROUND || modality.dated_elsewhere;
  };
  (*f)[kDenied] =
      act.negated || noun.negated || act.value == entity::v1::MODALITY_CANCELLED ? 1 : 0;
  (*f)[kOnlyExpected] = IsExpected(context, candidate, act) ? 1 : 0;
  const bool earlier = candidate.clause.act.has_value() && IsEarlier(context, cue);
  (*f)[kRecalled] = recalled(act) || recalled(noun) || earlier ? 1 : 0;
  (*f)[kOnlyQuoted] = noun.quoted ? 1 : 0;
  const bool opinion = context.view.words()[candidate.noun.first_word].opinion;
  (*f)[kOpinion] = opinion && !candidate.clause.act.has_value() ? 1 : 0;
}

Features FeaturesOf(const VisitContext& context, const Cast& cast,
                    const OutcomeCandidate& candidate) {
  const OutcomeClause& clause = candidate.clause;
  const SentenceView& sentence = context.view.sentences()[clause.sentence];
  const bool instrument = candidate.noun.kind == CueKind::kInstrument;
  const bool paper = IsPaper(candidate.kind);
  const bool joint = candidate.kind == v1::OUTCOME_KIND_JOINT_STATEMENT;
  Features f = {};
  f[kInstrumentNoun] = instrument && candidate.noun.value != "initiative" ? 1 : 0;
  f[kInitiativeNoun] = instrument && candidate.noun.value == "initiative" ? 1 : 0;
  const bool governed = !paper || Governs(clause, candidate.noun);
  f[kActVerb] = clause.act.has_value() && governed ? 1 : 0;
  f[kOthers] = IsOfOthers(context, cast, clause) ? 1 : 0;
  const bool named = absl::StartsWith(Lower(context, candidate.noun.first_word), "joint");
  f[kJointNoun] = joint && (named || candidate.title || clause.act.has_value()) ? 1 : 0;
  f[kSidesNamed] =
      PartiesIn(context, clause.sentence).size() >= 2 || NamesGroup(context, clause.sentence) ? 1
                                                                                              : 0;
  f[kCounted] = candidate.count.value > 0 ? 1 : 0;
  f[kProminentPlace] = sentence.zone == Zone::kTitle || sentence.zone == Zone::kLead ||
                               sentence.role == ingest::v1::BLOCK_ROLE_LIST_ITEM
                           ? 1
                           : 0;
  const Cue& actor = clause.act.has_value() ? *clause.act : candidate.noun;
  f[kPartySubject] = IsParty(context, cast, clause, actor) ? 1 : 0;
  f[kNobodys] = f[kCounted] + f[kSidesNamed] + f[kPartySubject] == 0 ? 1 : 0;
  f[kIdlePaper] = paper && !joint && f[kActVerb] == 0 && candidate.count.value < 2 ? 1 : 0;
  f[kOldPaper] = paper && IsOldPaper(context, clause, candidate.noun) ? 1 : 0;
  f[kDefinitePaper] = paper && !joint && candidate.definite ? 1 : 0;
  f[kWeakPledge] = clause.act.has_value() && IsWeakPledge(context, *clause.act) ? 1 : 0;
  f[kReported] = candidate.reported ? 1 : 0;
  f[kSpoken] = sentence.speaker >= 0 && !paper ? 1 : 0;
  AddReality(context, candidate, &f);
  return f;
}

OutcomeCandidate Weighed(const VisitContext& context, const Cast& cast, const OutcomeClause& clause,
                         const Cue& noun, v1::OutcomeKind kind) {
  OutcomeCandidate candidate;
  candidate.clause = clause;
  candidate.noun = noun;
  candidate.kind = kind;
  candidate.title = context.view.sentences()[clause.sentence].zone == Zone::kTitle;
  const bool instrument = noun.kind == CueKind::kInstrument;
  if (instrument) candidate.count = CountBefore(context, noun);
  candidate.definite = instrument && candidate.count.value < 2 && IsDefinite(context, noun);
  candidate.reported = IsReported(context, noun);
  const Features f = FeaturesOf(context, cast, candidate);
  for (const WeightRow& row : kWeights) candidate.score += row.weight * f[row.feature];
  candidate.status = StatusOf(clause.act, f[kOnlyExpected] > 0);
  return candidate;
}

// The papers of a clause: the nearest of each kind to the act, and those with an article or a count
// of their own.
std::vector<OutcomeCandidate> Papers(const VisitContext& context, const Cast& cast,
                                     const OutcomeClause& clause) {
  std::vector<OutcomeCandidate> papers;
  for (const Cue& cue : clause.instruments) {
    const v1::OutcomeKind kind = PaperKind(cue);
    if (kind == v1::OUTCOME_KIND_UNSPECIFIED || IsAppearance(context, cue)) continue;
    if (IsPromised(context, clause, cue)) continue;
    OutcomeCandidate candidate = Weighed(context, cast, clause, cue, kind);
    if (IsAnyPaper(context, candidate)) continue;
    const auto same = absl::c_find_if(
        papers, [kind](const OutcomeCandidate& other) { return other.kind == kind; });
    const absl::string_view before = Lower(context, cue.first_word - 1);
    const bool own = before == "a" || before == "an" || candidate.count.value > 1;
    if (same == papers.end() || (own && same->count.value == 1)) {
      papers.push_back(std::move(candidate));
    } else if (candidate.score > same->score) {
      *same = std::move(candidate);
    }
  }
  return papers;
}

// What a clause without a paper tells: a promise, or something announced.
std::optional<OutcomeCandidate> Act(const VisitContext& context, const Cast& cast,
                                    const OutcomeClause& clause) {
  const auto initiative = absl::c_find_if(clause.instruments, [](const Cue& cue) {
    return PaperKind(cue) == v1::OUTCOME_KIND_UNSPECIFIED;
  });
  const Cue* noun = initiative == clause.instruments.end() ? nullptr : &*initiative;
  if (!clause.act.has_value() || clause.act->kind == CueKind::kSign) return std::nullopt;
  if (IsAfterword(context, clause) || IsOnlyOneMind(context, clause)) return std::nullopt;
  if (IsOpportunity(context, clause)) return std::nullopt;
  const bool pledge = clause.act->kind == CueKind::kPledge;
  const v1::OutcomeKind kind = pledge ? v1::OUTCOME_KIND_PLEDGE : v1::OUTCOME_KIND_ANNOUNCEMENT;
  OutcomeCandidate bare = Weighed(context, cast, clause, *clause.act, kind);
  if (noun == nullptr && !pledge && !IsAnnouncing(context, *clause.act)) return std::nullopt;
  if (noun == nullptr) return bare;
  OutcomeCandidate with = Weighed(context, cast, clause, *noun, kind);
  return with.score > bare.score ? with : bare;
}

double ThresholdOf(v1::OutcomeKind kind) {
  if (kind == v1::OUTCOME_KIND_PLEDGE) return kPledgeThreshold;
  return kind == v1::OUTCOME_KIND_ANNOUNCEMENT ? kAnnouncementThreshold : kOutcomeThreshold;
}

}  // namespace

bool IsPaper(v1::OutcomeKind kind) {
  return kind == v1::OUTCOME_KIND_AGREEMENT || kind == v1::OUTCOME_KIND_MOU ||
         kind == v1::OUTCOME_KIND_JOINT_STATEMENT;
}

std::vector<OutcomeCandidate> CollectOutcomes(const VisitContext& context, const Cast& cast) {
  std::vector<OutcomeCandidate> kept;
  const auto keep = [&kept](OutcomeCandidate candidate) {
    if (candidate.score >= ThresholdOf(candidate.kind)) kept.push_back(std::move(candidate));
  };
  for (size_t s = 0; s < context.view.sentences().size(); ++s) {
    const int sentence = static_cast<int>(s);
    const Zone zone = context.view.sentences()[s].zone;
    if (!context.InMain(sentence) || zone == Zone::kApparatus) continue;
    for (const OutcomeClause& clause : OutcomeClausesOf(context, sentence)) {
      const size_t before = kept.size();
      for (OutcomeCandidate& paper : Papers(context, cast, clause)) keep(std::move(paper));
      if (kept.size() > before || zone == Zone::kTitle) continue;
      std::optional<OutcomeCandidate> act = Act(context, cast, clause);
      if (act.has_value()) keep(*std::move(act));
    }
  }
  return kept;
}

}  // namespace communique::summary
