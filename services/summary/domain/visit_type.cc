#include "services/summary/domain/visit_type.h"

#include <array>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/phrase.h"

namespace communique::summary {
namespace {

enum TypeFeature {
  kSaysRank,
  kInMainFrame,
  kProminent,
  kNegated,     // "not a state visit"
  kElsewhere,   // The frame in that sentence is another visit's.
  kQuotedRank,  // Only quoted.
  kWeakKind,    // "transit" and "attend" are also said of parts of a visit.
  kTypeFeatureCount
};
using Features = std::array<double, kTypeFeatureCount>;
constexpr Features kWeights = {1.0, 1.0, 0.8, -3.0, -1.6, -0.4, -1.2};
constexpr double kThreshold = 1.3;

constexpr std::pair<absl::string_view, v1::VisitType> kRanks[] = {
    {"state", v1::VISIT_TYPE_STATE},     {"official", v1::VISIT_TYPE_OFFICIAL},
    {"working", v1::VISIT_TYPE_WORKING}, {"private", v1::VISIT_TYPE_PRIVATE},
    {"transit", v1::VISIT_TYPE_TRANSIT},
};

struct Candidate {
  v1::VisitType type = v1::VISIT_TYPE_UNSPECIFIED;
  double score = 0;
  Cue cue;
};

v1::VisitType TypeOf(absl::string_view rank) {
  for (const auto& [name, type] : kRanks) {
    if (name == rank) return type;
  }
  return v1::VISIT_TYPE_UNSPECIFIED;
}

double Score(const VisitContext& context, const Cue& cue, bool weak) {
  const Zone zone = context.view.sentences()[cue.sentence].zone;
  Features f = {};
  f[kSaysRank] = 1;
  bool own = false;
  bool other = false;
  for (const VisitFrame& frame : context.frames) {
    if (frame.cue.sentence != cue.sentence) continue;
    const auto index = static_cast<int>(&frame - context.frames.data());
    (absl::c_linear_search(context.main.frames, index) ? own : other) = true;
  }
  f[kInMainFrame] = own ? 1 : 0;
  f[kElsewhere] = other && !own ? 1 : 0;
  f[kProminent] = zone == Zone::kTitle || zone == Zone::kLead ? 1 : 0;
  const CueModality modality = ModalityOf(context.view, context.cues, cue);
  f[kNegated] = modality.negated ? 1 : 0;
  f[kQuotedRank] = modality.quoted ? 1 : 0;
  f[kWeakKind] = weak ? 1 : 0;
  double score = 0;
  for (int i = 0; i < kTypeFeatureCount; ++i) score += kWeights[i] * f[i];
  return score;
}

// "to attend the ... summit" in a frame of title or lead.
std::optional<Cue> AttendedSummit(const VisitContext& context, int sentence) {
  for (const Cue& cue : context.cues.In(sentence, CueKind::kOccasionLink)) {
    if (!absl::StartsWith(context.view.words()[cue.last_word - 1].lower, "attend")) continue;
    for (const Cue& occasion : context.cues.In(sentence, CueKind::kOccasion)) {
      const int gap = occasion.first_word - cue.last_word;
      if (occasion.value == "summit" && gap >= 0 && gap < 8) return cue;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<v1::TypeFinding> FindType(const VisitContext& context) {
  Candidate best;
  for (size_t s = 0; s < context.view.sentences().size(); ++s) {
    const int sentence = static_cast<int>(s);
    if (!context.InMain(sentence)) continue;
    for (const Cue& cue : context.cues.In(sentence, CueKind::kRank)) {
      const double score = Score(context, cue, cue.value == "transit");
      if (score > best.score) best = {TypeOf(cue.value), score, cue};
    }
    const std::optional<Cue> summit = AttendedSummit(context, sentence);
    if (!summit.has_value()) continue;
    const double score = Score(context, *summit, true);
    if (score > best.score) best = {v1::VISIT_TYPE_SUMMIT_ATTENDANCE, score, *summit};
  }
  if (best.score < kThreshold) return std::nullopt;
  v1::TypeFinding finding;
  finding.set_value(best.type);
  *finding.mutable_support() =
      MakeSupport(Slot::kType, best.score - kThreshold, "type.rank",
                  {PhraseEvidence(context.view, {best.cue.first_word, best.cue.last_word},
                                  base::v1::BASIS_STATED),
                   context.view.SentenceEvidence(best.cue.sentence, base::v1::BASIS_STATED)});
  return finding;
}

}  // namespace communique::summary
