#include "services/summary/domain/status.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "absl/algorithm/container.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/date_roles.h"
#include "services/summary/domain/events_in.h"
#include "services/summary/domain/status_features.h"

namespace communique::summary {
namespace {

enum Status { kPlanned, kOngoing, kCompleted, kStatusCount };
constexpr v1::VisitStatus kStatuses[] = {v1::VISIT_STATUS_PLANNED, v1::VISIT_STATUS_ONGOING,
                                         v1::VISIT_STATUS_COMPLETED};

// Weights towards planned, ongoing and completed.
struct StatusWeight {
  StatusFeature feature;
  double planned;
  double ongoing;
  double completed;
};
constexpr StatusWeight kWeights[] = {
    {kPlannedFrames, 1.0, 0.0, 0.0},
    {kHypotheticalFrames, 0.3, 0.0, 0.0},
    {kProgressiveFrames, 0.0, 1.0, 0.2},
    {kActualFrames, 0.0, 0.3, 0.7},
    {kRecalledFrames, 0.0, 0.0, 0.3},
    {kFutureLead, 0.7, 0.0, 0.0},
    {kNowLead, 0.0, 1.4, 0.0},
    {kTodayLead, 0.0, 1.5, 0.2},
    {kAccepted, 2.5, 0.0, 0.0},
    {kHappening, 0.0, 0.2, 0.5},
    {kHalfway, -0.5, 2.0, 0.0},
    {kConcluded, 0.0, 0.0, 2.5},
    {kSettingOut, 2.0, 0.5, 0.0},
    {kArrived, 0.0, 2.5, 0.0},
    {kAddressed, 0.0, 2.0, 0.0},
    {kAppearance, 0.0, 4.0, 0.0},
    {kSpokenThere, 0.0, 2.5, 0.0},
    {kOfficialVoice, 0.0, 0.6, 0.0},
    {kAhead, 4.5, 0.3, 0.0},
    {kOnlyEndAhead, 1.0, 1.5, 0.0},
    {kFirstDay, 1.0, 3.5, 0.5},
    {kUnderWay, 0.2, 5.0, 0.5},
    {kLastDay, 0.0, 2.5, 2.3},
    {kOnlyToday, 0.8, 3.0, 1.0},
    {kBegun, 0.0, 1.5, 1.5},
    {kOver, 0.0, 0.0, 5.0},
};
static_assert(std::size(kWeights) == kStatusFeatureCount);
// From this weight on the dates are what a status rests on.
constexpr double kDatesDecide = 2.0;

v1::StatusFinding Finding(const VisitContext& context, v1::VisitStatus status, double score,
                          absl::string_view rule, int sentence, base::v1::Basis basis) {
  v1::StatusFinding finding;
  finding.set_value(status);
  *finding.mutable_support() =
      MakeSupport(Slot::kStatus, score, rule, {context.view.SentenceEvidence(sentence, basis)});
  return finding;
}

// What the analysis says of a journey in the title or the lead that is the main visit's.
std::optional<entity::v1::Modality> CalledOffEvent(const VisitContext& context, int sentence) {
  if (!IsProminent(context, sentence)) return std::nullopt;
  for (const int e : EventsIn(context.view, sentence)) {
    const entity::v1::Event& event = context.view.analysis().events(e);
    const bool off = event.modality() == entity::v1::MODALITY_CANCELLED ||
                     event.modality() == entity::v1::MODALITY_POSTPONED;
    if (off && TieToVisit(context, event) == EventTie::kGo) return event.modality();
  }
  return std::nullopt;
}

std::optional<v1::StatusFinding> CalledOff(const VisitContext& context) {
  for (const VisitFrame* frame : context.MainFrames()) {
    const int sentence = frame->cue.sentence;
    if (!IsProminent(context, sentence)) continue;
    const entity::v1::Modality modality =
        CalledOffEvent(context, sentence).value_or(frame->modality.value);
    if (modality == entity::v1::MODALITY_CANCELLED) {
      return Finding(context, v1::VISIT_STATUS_CANCELLED, 2.0, "status.cancelled", sentence,
                     base::v1::BASIS_STATED);
    }
    if (modality == entity::v1::MODALITY_POSTPONED) {
      return Finding(context, v1::VISIT_STATUS_POSTPONED, 2.0, "status.postponed", sentence,
                     base::v1::BASIS_STATED);
    }
  }
  return std::nullopt;
}

// How far the best status is ahead of the next one.
double Margin(const std::array<double, kStatusCount>& scores, int best) {
  double margin = scores[best];
  for (int s = 0; s < kStatusCount; ++s) {
    if (s != best) margin = std::min(margin, scores[best] - scores[s]);
  }
  return margin;
}

std::array<double, kStatusCount> Scores(const StatusFeatures& f) {
  std::array<double, kStatusCount> scores = {};
  for (const StatusWeight& row : kWeights) {
    scores[kPlanned] += f[row.feature] * row.planned;
    scores[kOngoing] += f[row.feature] * row.ongoing;
    scores[kCompleted] += f[row.feature] * row.completed;
  }
  return scores;
}

// The status of this score rests on the dates more than on anything else.
bool RestsOnDates(StatusFeature dated, int best) {
  const auto row = absl::c_find_if(
      kWeights, [dated](const StatusWeight& weight) { return weight.feature == dated; });
  const double weights[kStatusCount] = {row->planned, row->ongoing, row->completed};
  return weights[best] >= kDatesDecide;
}

}  // namespace

std::optional<v1::StatusFinding> FindStatus(const VisitContext& context,
                                            const v1::DateRangeFinding* dates) {
  if (std::optional<v1::StatusFinding> off = CalledOff(context); off.has_value()) return off;
  StatusFeatures f = TextStatusFeatures(context);
  std::optional<StatusFeature> dated;
  if (dates != nullptr) dated = DatesStatusFeature(dates->value(), context.view.publication_date());
  if (dated.has_value()) f[*dated] = 1;
  const std::array<double, kStatusCount> scores = Scores(f);
  const int best = static_cast<int>(absl::c_max_element(scores) - scores.begin());
  const int sentence = context.MainFrames().front()->cue.sentence;
  if (scores[best] == 0) {
    return Finding(context, v1::VISIT_STATUS_COMPLETED, 0.0, "status.default", sentence,
                   base::v1::BASIS_INFERRED);
  }
  v1::StatusFinding finding = Finding(context, kStatuses[best], Margin(scores, best) / 2,
                                      "status.tense", sentence, base::v1::BASIS_INFERRED);
  if (dated.has_value() && RestsOnDates(*dated, best)) {
    finding.mutable_support()->set_rule("status.dates");
    finding.mutable_support()->clear_evidence();
    for (const base::v1::Evidence& passage : dates->support().evidence()) {
      base::v1::Evidence& copy = *finding.mutable_support()->add_evidence() = passage;
      copy.set_basis(base::v1::BASIS_INFERRED);
    }
  }
  return finding;
}

}  // namespace communique::summary
