#include "services/summary/domain/confidence.h"

#include <cmath>

namespace communique::summary {
namespace {

// P(right) = 1 / (1 + exp(-(slope * score + offset))). Lines fitted by
// tests/corpus/calibration_run.py
// --lines, so that the mean probability of a slot's findings is near the share of right ones; where
// the score comes from SlotModel it is the log-odds of a filler among all candidates already.
struct Line {
  Slot slot;
  double slope;
  double offset;
};
constexpr Line kLines[] = {
    {Slot::kVisit, 1.0, 0.0},      {Slot::kPrincipal, 0.62, 1.24}, {Slot::kDelegation, 1.0, 0.0},
    {Slot::kHost, 0.45, 0.20},     {Slot::kStop, 0.82, 0.77},      {Slot::kVenue, 1.00, -1.07},
    {Slot::kDates, 0.60, 0.13},    {Slot::kStatus, 1.08, 1.49},    {Slot::kType, 1.5, 1.0},
    {Slot::kOccasion, 1.0, -0.4},  {Slot::kMeeting, 1.15, -0.9},   {Slot::kActivity, 0.6, -0.6},
    {Slot::kOutcome, 1.03, -0.60}, {Slot::kStatement, 1.8, -0.7},  {Slot::kClaim, 0.8, -0.6},
    {Slot::kTheme, 0.6, 0.0},      {Slot::kRelated, 0.5, -0.6},    {Slot::kKeyPoint, 1.0, 0.5},
    {Slot::kCode, 0.6, -0.4},
};

}  // namespace

double Calibrated(Slot slot, double score) {
  for (const Line& line : kLines) {
    if (line.slot != slot) continue;
    const double p = 1.0 / (1.0 + std::exp(-(line.slope * score + line.offset)));
    // Four decimals: the same on every machine, and no false precision.
    return std::round(p * 1e4) / 1e4;
  }
  return 0;
}

base::v1::Support MakeSupport(Slot slot, double score, absl::string_view rule,
                              std::vector<base::v1::Evidence> evidence) {
  base::v1::Support support;
  support.set_confidence(Calibrated(slot, score));
  for (base::v1::Evidence& passage : evidence) *support.add_evidence() = std::move(passage);
  support.set_rule(std::string(rule));
  support.set_independent_sources(1);
  return support;
}

}  // namespace communique::summary
