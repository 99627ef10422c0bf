#include "services/summary/domain/outcome_clauses.h"

#include <algorithm>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"

namespace communique::summary {
namespace {

constexpr CueKind kActKinds[] = {CueKind::kSign, CueKind::kAnnounce, CueKind::kPledge};
// "Agreed to establish", "witnessed the signing of": one act in two words.
constexpr int kSameActReach = 4;

absl::string_view Lower(const VisitContext& context, int word) {
  return context.view.words()[word].lower;
}

bool IsMark(absl::string_view word) { return word == "," || word == ";"; }

bool IsJoint(absl::string_view word) {
  static constexpr absl::string_view kJoints[] = {",", ";", "and", "but", "while", "whereas"};
  return absl::c_linear_search(kJoints, word);
}

// The second act only completes the first: nothing but small words stands between them.
bool Completes(const VisitContext& context, const Cue& first, const Cue& second) {
  if (second.first_word - first.last_word > kSameActReach) return false;
  for (int w = first.last_word; w < second.first_word; ++w) {
    if (IsJoint(Lower(context, w))) return false;
  }
  return true;
}

// "Such issues", "the launch": forms that are verbs only behind somebody who acts, or "to" and
// "will".
bool IsNoun(const VisitContext& context, const Cue& cue) {
  static constexpr absl::string_view kForms[] = {"issue",       "issues",  "launch",
                                                 "grant",       "offers",  "commitment",
                                                 "commitments", "promise", "promises"};
  static constexpr absl::string_view kVerbContext[] = {"to",   "will", "would", "shall",
                                                       "they", "we",   "also",  "i"};
  if (cue.last_word - cue.first_word > 1 || cue.first_word == 0) return false;
  if (!absl::c_linear_search(kForms, Lower(context, cue.first_word))) return false;
  if (absl::c_linear_search(kVerbContext, Lower(context, cue.first_word - 1))) return false;
  const int mention = context.view.words()[cue.first_word - 1].mention;
  return mention < 0 || !context.view.IsPersonLike(context.view.mentions()[mention].entity);
}

// "To deal with these questions".
bool IsDealVerb(const VisitContext& context, const Cue& cue) {
  const SentenceView& s = context.view.sentences()[cue.sentence];
  return Lower(context, cue.first_word) == "deal" &&
         ((cue.first_word > s.first_word && Lower(context, cue.first_word - 1) == "to") ||
          (cue.last_word < s.last_word && Lower(context, cue.last_word) == "with"));
}

std::vector<Cue> ActsOf(const VisitContext& context, int sentence) {
  std::vector<Cue> acts;
  for (const Cue& cue : context.cues.In(sentence)) {
    if (!absl::c_linear_search(kActKinds, cue.kind) || IsNoun(context, cue)) continue;
    const bool inside =
        absl::c_any_of(context.cues.In(sentence, CueKind::kInstrument), [&](const Cue& instrument) {
          return cue.first_word >= instrument.first_word && cue.last_word <= instrument.last_word;
        });
    if (inside || (!acts.empty() && cue.first_word < acts.back().last_word)) continue;
    if (!acts.empty() && Completes(context, acts.back(), cue)) continue;
    acts.push_back(cue);
  }
  return acts;
}

// Where the clause of the second act begins: behind the last joint in front of it; -1 for none, and
// for what is said of the first ("agreements, one of which commits ...").
int CutBetween(const VisitContext& context, const Cue& first, const Cue& second) {
  static constexpr absl::string_view kRelative[] = {"which", "that", "who"};
  for (int w = second.first_word - 1; w >= first.last_word; --w) {
    if (absl::c_linear_search(kRelative, Lower(context, w))) return -1;
    if (!IsJoint(Lower(context, w))) continue;
    while (w > first.last_word && IsMark(Lower(context, w - 1))) --w;
    return w;
  }
  return -1;
}

bool IsHardStop(absl::string_view word) { return word == ";"; }

// Cuts at semicolons: what stands behind one is said anew.
void CutAtSemicolons(const VisitContext& context, OutcomeClause clause,
                     std::vector<OutcomeClause>* clauses) {
  int first = clause.words.first;
  for (int w = clause.words.first; w <= clause.words.last; ++w) {
    if (w < clause.words.last && !IsHardStop(Lower(context, w))) continue;
    OutcomeClause part = clause;
    part.words = {first, w};
    const bool acts =
        clause.act.has_value() && clause.act->first_word >= first && clause.act->first_word < w;
    if (!acts) part.act.reset();
    clauses->push_back(std::move(part));
    first = w + 1;
  }
}

}  // namespace

std::vector<OutcomeClause> OutcomeClausesOf(const VisitContext& context, int sentence) {
  const SentenceView& s = context.view.sentences()[sentence];
  std::vector<OutcomeClause> whole;
  OutcomeClause clause = {sentence, {s.first_word, s.last_word}, std::nullopt, {}};
  for (const Cue& act : ActsOf(context, sentence)) {
    if (clause.act.has_value()) {
      const int cut = CutBetween(context, *clause.act, act);
      if (cut < 0) continue;
      clause.words.last = cut;
      whole.push_back(clause);
      clause.words = {cut, s.last_word};
    }
    clause.act = act;
  }
  whole.push_back(clause);
  std::vector<OutcomeClause> clauses;
  for (OutcomeClause& part : whole) CutAtSemicolons(context, std::move(part), &clauses);
  for (OutcomeClause& part : clauses) {
    for (const Cue& cue : context.cues.In(sentence, CueKind::kInstrument)) {
      if (cue.first_word < part.words.first || cue.last_word > part.words.last) continue;
      const bool is_act = part.act.has_value() && cue.first_word == part.act->first_word;
      if (!is_act && !IsDealVerb(context, cue)) part.instruments.push_back(cue);
    }
  }
  return clauses;
}

}  // namespace communique::summary
