#include "services/summary/domain/status.h"

#include <array>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/date_math.h"

namespace communique::summary {
namespace {

using base::v1::PartialDate;

enum StatusVote { kPlanned, kOngoing, kCompleted, kVoteCount };
using Votes = std::array<double, kVoteCount>;

// What one frame says about the status: planned, ongoing, completed.
struct TenseRow {
  entity::v1::Modality modality;
  bool progressive;
  Votes votes;
};
constexpr TenseRow kTenses[] = {
    {entity::v1::MODALITY_PLANNED, false, {1.5, 0, 0}},
    {entity::v1::MODALITY_PLANNED, true, {0.7, 0.5, 0}},
    {entity::v1::MODALITY_HYPOTHETICAL, false, {0.4, 0, 0}},
    {entity::v1::MODALITY_ACTUAL, true, {0, 1.6, 0.2}},
    {entity::v1::MODALITY_ACTUAL, false, {0, 0.2, 1.0}},
    {entity::v1::MODALITY_PAST_BACKGROUND, false, {0, 0, 0.6}},
};
constexpr Votes kAppearanceVotes = {0, 3.0, 0};
// A sentence of the lead weighs more than one far below.
constexpr double kProminentFactor = 2.0;
constexpr v1::VisitStatus kStatuses[] = {v1::VISIT_STATUS_PLANNED, v1::VISIT_STATUS_ONGOING,
                                         v1::VISIT_STATUS_COMPLETED};

bool Prominent(const VisitContext& context, int sentence) {
  const Zone zone = context.view.sentences()[sentence].zone;
  return zone == Zone::kTitle || zone == Zone::kLead;
}

v1::StatusFinding Finding(const VisitContext& context, v1::VisitStatus status, double score,
                          absl::string_view rule, int sentence, base::v1::Basis basis) {
  v1::StatusFinding finding;
  finding.set_value(status);
  *finding.mutable_support() =
      MakeSupport(Slot::kStatus, score, rule, {context.view.SentenceEvidence(sentence, basis)});
  return finding;
}

std::optional<v1::StatusFinding> CalledOff(const VisitContext& context) {
  for (const VisitFrame* frame : context.MainFrames()) {
    if (!Prominent(context, frame->cue.sentence)) continue;
    if (frame->modality.value == entity::v1::MODALITY_CANCELLED) {
      return Finding(context, v1::VISIT_STATUS_CANCELLED, 2.0, "status.cancelled",
                     frame->cue.sentence, base::v1::BASIS_STATED);
    }
    if (frame->modality.value == entity::v1::MODALITY_POSTPONED) {
      return Finding(context, v1::VISIT_STATUS_POSTPONED, 2.0, "status.postponed",
                     frame->cue.sentence, base::v1::BASIS_STATED);
    }
  }
  return std::nullopt;
}

Votes TenseVotes(const VisitContext& context) {
  Votes votes = {};
  for (const VisitFrame* frame : context.MainFrames()) {
    const int sentence = frame->cue.sentence;
    const double factor = Prominent(context, sentence) ? kProminentFactor : 1.0;
    if (frame->source == FrameSource::kAppearance) {
      for (int i = 0; i < kVoteCount; ++i) votes[i] += factor * kAppearanceVotes[i];
      continue;
    }
    // A title has no tense of its own.
    if (context.view.sentences()[sentence].zone == Zone::kTitle &&
        frame->modality.value == entity::v1::MODALITY_ACTUAL) {
      continue;
    }
    // What is said at a microphone is said while it happens.
    const bool progressive = context.cues.Has(sentence, CueKind::kProgressive) ||
                             context.view.sentences()[sentence].speaker >= 0;
    for (const TenseRow& row : kTenses) {
      if (row.modality != frame->modality.value) continue;
      if (row.progressive != (progressive && row.modality != entity::v1::MODALITY_HYPOTHETICAL &&
                              row.modality != entity::v1::MODALITY_PAST_BACKGROUND)) {
        continue;
      }
      for (int i = 0; i < kVoteCount; ++i) votes[i] += factor * row.votes[i];
    }
  }
  return votes;
}

// Where the dates lie against the publication date; nullopt when that cannot be told.
std::optional<v1::VisitStatus> ByDates(const base::v1::DateRange& range,
                                       const PartialDate& published, const Votes& votes) {
  if (published.year() == 0) return std::nullopt;
  const PartialDate& start = range.has_start() ? range.start() : range.end();
  const PartialDate& end = range.has_end() ? range.end() : range.start();
  const std::optional<int> before = Compare(published, start);
  const std::optional<int> after = Compare(published, end);
  if (!before.has_value() || !after.has_value()) return std::nullopt;
  if (*before < 0) return v1::VISIT_STATUS_PLANNED;
  if (*after > 0 && range.has_end()) return v1::VISIT_STATUS_COMPLETED;
  if (*after > 0) return std::nullopt;  // Begun, and no end is known.
  if (!IsDay(start) || !IsDay(end)) return std::nullopt;
  if (*before == 0 && votes[kPlanned] > votes[kOngoing] + votes[kCompleted]) {
    return v1::VISIT_STATUS_PLANNED;
  }
  if (*after == 0 && !SameDate(start, end) && votes[kCompleted] > votes[kOngoing]) {
    return v1::VISIT_STATUS_COMPLETED;
  }
  return v1::VISIT_STATUS_ONGOING;
}

}  // namespace

std::optional<v1::StatusFinding> FindStatus(const VisitContext& context,
                                            const v1::DateRangeFinding* dates) {
  if (std::optional<v1::StatusFinding> off = CalledOff(context); off.has_value()) return off;
  const Votes votes = TenseVotes(context);
  if (dates != nullptr) {
    const std::optional<v1::VisitStatus> status =
        ByDates(dates->value(), context.view.publication_date(), votes);
    if (status.has_value()) {
      v1::StatusFinding finding;
      finding.set_value(*status);
      std::vector<base::v1::Evidence> evidence(dates->support().evidence().begin(),
                                               dates->support().evidence().end());
      for (base::v1::Evidence& passage : evidence) passage.set_basis(base::v1::BASIS_INFERRED);
      *finding.mutable_support() =
          MakeSupport(Slot::kStatus, 2.0, "status.dates", std::move(evidence));
      return finding;
    }
  }
  const auto best = absl::c_max_element(votes);
  const int sentence = context.MainFrames().front()->cue.sentence;
  if (*best == 0) {
    return Finding(context, v1::VISIT_STATUS_COMPLETED, 0.0, "status.default", sentence,
                   base::v1::BASIS_INFERRED);
  }
  return Finding(context, kStatuses[best - votes.begin()], *best / 2, "status.tense", sentence,
                 base::v1::BASIS_INFERRED);
}

}  // namespace communique::summary
