#include "services/summary/domain/outcome_candidates.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"

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
    {kWeakPledge, -0.7},    {kReported, -0.6},      {kOldPaper, -2.0},      {kSpoken, -0.4},
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

template <size_t N>
bool HasWord(const VisitContext& context, WordRange range, const absl::string_view (&forms)[N]) {
  for (int w = range.first; w < range.last; ++w) {
    if (absl::c_linear_search(forms, Lower(context, w))) return true;
  }
  return false;
}

constexpr absl::string_view kGroups[] = {"leaders",    "sides",     "countries", "nations",
                                         "both",       "ministers", "their",     "they",
                                         "presidents", "we",        "bilateral", "governments"};

bool NamesGroup(const VisitContext& context, int sentence) {
  const SentenceView& s = context.view.sentences()[sentence];
  return HasWord(context, {s.first_word, s.last_word}, kGroups);
}

bool IsSide(const VisitContext& context, absl::string_view country) {
  return !country.empty() && (context.main.GoesTo(country) ||
                              country == context.view.CountryOf(context.main.principal));
}

// The one who acts is of the visit: a person of it, one of its countries, or both sides together.
bool IsParty(const VisitContext& context, const Cast& cast, const OutcomeClause& clause,
             const Cue& act) {
  const DocumentView& view = context.view;
  const SentenceView& sentence = view.sentences()[act.sentence];
  for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
    const MentionView& mention = view.mentions()[m];
    if (mention.first_word >= act.first_word) break;
    for (const int person : Members(view, mention.entity)) {
      if (cast.Has(person)) return true;
    }
    const entity::v1::EntityType type = view.entity(mention.entity).type();
    const bool body =
        type == entity::v1::ENTITY_TYPE_COUNTRY || type == entity::v1::ENTITY_TYPE_ORGANIZATION;
    if (body && IsSide(context, view.CountryOf(mention.entity))) return true;
  }
  return HasWord(context, clause.words, kGroups) || NamesGroup(context, act.sentence);
}

// "Agreed to sign", "will adopt": what is to be done has not been done.
bool IsUndone(const VisitContext& context, const OutcomeClause& clause, const Cue& act) {
  static constexpr absl::string_view kBase[] = {"sign",   "conclude", "adopt",     "ink",
                                                "issue",  "launch",   "establish", "announce",
                                                "create", "unveil",   "exchange"};
  static constexpr absl::string_view kAhead[] = {"to",    "will", "would", "shall",
                                                 "could", "may",  "might", "should"};
  static constexpr int kReach = 3;
  if (act.kind == CueKind::kPledge) return false;
  for (int w = act.first_word - 1; w >= std::max(clause.words.first, act.first_word - kReach);
       --w) {
    const bool ahead = absl::c_linear_search(kAhead, Lower(context, w));
    const bool base = absl::c_linear_search(kBase, Lower(context, act.first_word));
    if (ahead && (base || Lower(context, act.first_word - 1) == "be")) return true;
  }
  return false;
}

bool IsDefinite(const VisitContext& context, const Cue& noun) {
  static constexpr absl::string_view kDefinite[] = {"the", "this", "that", "these", "those", "its"};
  static constexpr absl::string_view kOpen[] = {"a", "an", "new", "another", "second", "of", ","};
  static constexpr int kReach = 5;
  for (int w = noun.first_word - 1; w >= noun.first_word - kReach; --w) {
    if (absl::c_linear_search(kDefinite, Lower(context, w))) return true;
    if (absl::c_linear_search(kOpen, Lower(context, w))) return false;
  }
  return false;
}

// The words in front of a paper tell that it is older than the visit, or not made yet.
bool IsOldPaper(const VisitContext& context, const OutcomeClause& clause, const Cue& noun) {
  static constexpr absl::string_view kOld[] = {
      "progress", "towards",      "toward",     "negotiate",      "negotiating", "negotiations",
      "draft",    "proposed",     "based",      "under",          "existing",    "implement",
      "recent",   "implementing", "recently",   "implementation", "number",      "focus",
      "possible", "discuss",      "discussing", "looking",        "seeking",     "since"};
  static constexpr int kReach = 6;
  for (int w = noun.first_word - 1; w >= std::max(clause.words.first, noun.first_word - kReach);
       --w) {
    if (Lower(context, w) == ",") return false;
    if (absl::c_linear_search(kOld, Lower(context, w))) return true;
  }
  return false;
}

// "A joint statement to the press": an appearance, no paper.
bool IsAppearance(const VisitContext& context, const Cue& noun) {
  return Lower(context, noun.last_word) == "to" && Lower(context, noun.last_word + 2) == "press";
}

// "Agreed to begin work on a treaty": what is promised is the work.
bool IsPromised(const VisitContext& context, const OutcomeClause& clause, const Cue& noun) {
  return clause.act.has_value() && clause.act->kind == CueKind::kPledge &&
         noun.first_word > clause.act->last_word && Lower(context, clause.act->last_word) == "to";
}

// The act belongs to the paper: a promise that follows it does not.
bool Governs(const OutcomeClause& clause, const Cue& noun) {
  return clause.act.has_value() &&
         (clause.act->kind != CueKind::kPledge || noun.first_word > clause.act->first_word);
}

bool IsWeakPledge(const VisitContext& context, const Cue& act) {
  static constexpr absl::string_view kWeak[] = {"reaffirm", "offer",      "grant", "lend",
                                                "invest",   "commitment", "approv"};
  const absl::string_view word = Lower(context, act.first_word);
  return absl::c_any_of(kWeak,
                        [word](absl::string_view stem) { return absl::StartsWith(word, stem); });
}

// An outlet, or somebody whom the text does not name, is the source of the words.
bool IsReported(const VisitContext& context, const Cue& noun) {
  const Word& word = context.view.words()[noun.first_word];
  return absl::c_any_of(context.view.analysis().claims(), [&](const entity::v1::Claim& claim) {
    if (claim.layer() != entity::v1::CLAIM_LAYER_ATTRIBUTED || claim.sentence() != noun.sentence ||
        !claim.has_content_span()) {
      return false;
    }
    if (static_cast<int>(word.begin) < claim.content_span().byte_begin() ||
        static_cast<int>(word.end) > claim.content_span().byte_end()) {
      return false;
    }
    const int source = context.view.EntityIndex(claim.source_entity_id());
    return source < 0 || context.view.entity(source).type() == entity::v1::ENTITY_TYPE_OUTLET;
  });
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
  (*f)[kRecalled] = recalled(act) || recalled(noun) ? 1 : 0;
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
  f[kJointNoun] = joint ? 1 : 0;
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

// "..., the two leaders agreed": it only tells who says so.
bool IsAfterword(const VisitContext& context, const OutcomeClause& clause) {
  static constexpr absl::string_view kEnds[] = {".", ",", ""};
  return clause.act->last_word >= clause.words.last ||
         absl::c_linear_search(kEnds, Lower(context, clause.act->last_word));
}

// "Announced that": what needs no noun of its own; "opened", "issued" do.
bool IsAnnouncing(const VisitContext& context, const Cue& act) {
  const absl::string_view word = Lower(context, act.first_word);
  return absl::StartsWith(word, "announc") || absl::StartsWith(word, "unveil");
}

// What a clause without a paper tells: a promise, or something announced.
std::optional<OutcomeCandidate> Act(const VisitContext& context, const Cast& cast,
                                    const OutcomeClause& clause) {
  const auto initiative = absl::c_find_if(clause.instruments, [](const Cue& cue) {
    return PaperKind(cue) == v1::OUTCOME_KIND_UNSPECIFIED;
  });
  const Cue* noun = initiative == clause.instruments.end() ? nullptr : &*initiative;
  if (!clause.act.has_value() || clause.act->kind == CueKind::kSign) return std::nullopt;
  if (IsAfterword(context, clause)) return std::nullopt;
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
