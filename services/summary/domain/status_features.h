#ifndef SERVICES_SUMMARY_DOMAIN_STATUS_FEATURES_H_
#define SERVICES_SUMMARY_DOMAIN_STATUS_FEATURES_H_

#include <array>
#include <optional>

#include "communique/base/v1/date.pb.h"
#include "services/summary/domain/main_visit.h"

namespace communique::summary {

// What a text says about how far its visit has got.
enum StatusFeature {
  // The frames of the main visit, those of the lead twice, at most kMostFrames of each.
  kPlannedFrames,
  kHypotheticalFrames,
  kProgressiveFrames,
  kActualFrames,
  kRecalledFrames,
  // What the first sentences say.
  kFutureLead,     // "Will", "is to" of the visitor, at most 2.
  kNowLead,        // "Is here", "currently" of the visitor.
  kTodayLead,      // Something that happens to the visitor on the day of publication.
  kAccepted,       // An invitation has been accepted.
  kHappening,      // Something has happened on the visit.
  kHalfway,        // Something has happened, and something is still to come.
  kConcluded,      // The visit ends, or the visitor goes home.
  kSettingOut,     // The title is said on leaving for the visit.
  kArrived,        // The title is said on arrival.
  kAddressed,      // The visitor or the host is spoken to: "your visit", "glad to be here".
  kAppearance,     // Two leaders before the press in the country of one of them.
  kSpokenThere,    // Said at a microphone in the country visited.
  kOfficialVoice,  // The document speaks as one of the sides.
  // Where the dates lie against the publication date.
  kAhead,
  kOnlyEndAhead,
  kFirstDay,
  kUnderWay,
  kLastDay,
  kOnlyToday,
  kBegun,  // Begun, and no end is known.
  kOver,
  kStatusFeatureCount
};
using StatusFeatures = std::array<double, kStatusFeatureCount>;

// The features of frames and words; those of the dates are 0.
StatusFeatures TextStatusFeatures(const VisitContext& context);

// Where the dates lie against the publication date; nullopt when that cannot be told.
std::optional<StatusFeature> DatesStatusFeature(const base::v1::DateRange& range,
                                                const base::v1::PartialDate& published);

// The sentence stands in the title or the lead.
bool IsProminent(const VisitContext& context, int sentence);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_STATUS_FEATURES_H_
