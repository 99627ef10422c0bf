#include "services/summary/domain/visit_features.h"

#include <algorithm>
#include <string>

#include "absl/algorithm/container.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/joint_appearance.h"
#include "services/summary/domain/traveller_groups.h"

namespace communique::summary {
namespace {

// Weights of frames run up to about 6; a document rarely has more than a handful.
constexpr double kFrameScale = 5.0;
constexpr double kMaxOtherFrames = 2.0;

bool IsProminent(Zone zone) {
  return zone == Zone::kTitle || zone == Zone::kLead || zone == Zone::kHeading;
}

bool TitleNames(const DocumentView& view, int entity) {
  return absl::c_any_of(view.mentions(), [&](const MentionView& mention) {
    return mention.entity == entity && view.sentences()[mention.sentence].zone == Zone::kTitle;
  });
}

bool HasDay(const DocumentView& view, int sentence) {
  return absl::c_any_of(view.TimesIn(sentence),
                        [&](int t) { return IsDay(view.time(t).value().start()); });
}

// The sentence names the traveller, and an office-holder who acts for another country.
bool NamesBoth(const DocumentView& view, int sentence, int traveller) {
  bool traveller_named = false;
  bool counterpart_named = false;
  const SentenceView& s = view.sentences()[sentence];
  for (int m = s.first_mention; m < s.last_mention; ++m) {
    for (const int person : Members(view, view.mentions()[m].entity)) {
      traveller_named |= person == traveller;
      counterpart_named |= person != traveller && view.IsPersonLike(person) &&
                           view.HoldsOffice(person) &&
                           view.CountryOf(person) != view.CountryOf(traveller);
    }
  }
  return traveller_named && counterpart_named;
}

}  // namespace

VisitScene ReadVisitScene(const DocumentView& view, const CueIndex& cues) {
  VisitScene scene;
  scene.appearance = AnnouncesAppearance(view, cues);
  scene.third_country = MeetInThirdCountry(view, cues);
  for (int s = 0; s < static_cast<int>(view.sentences().size()); ++s) {
    const Zone zone = view.sentences()[s].zone;
    scene.transcript |= view.sentences()[s].speaker >= 0;
    if (zone == Zone::kTitle) {
      scene.title_visit |= cues.Has(s, CueKind::kTrip) || cues.Has(s, CueKind::kVisit);
    }
    if (zone != Zone::kTitle && zone != Zone::kLead) continue;
    scene.lay_words |= cues.Has(s, CueKind::kLayTraveller);
    if (cues.Has(s, CueKind::kCall)) scene.first_call = std::min(scene.first_call, s);
  }
  return scene;
}

bool MeetsCounterpart(const DocumentView& view, int traveller) {
  static constexpr absl::string_view kMeeting[] = {"meet", "host", "agree", "sign", "speak"};
  const int sentences = static_cast<int>(view.sentences().size());
  return absl::c_any_of(view.analysis().events(), [&](const entity::v1::Event& event) {
    return absl::c_linear_search(kMeeting, absl::string_view(event.kind())) &&
           event.sentence() < sentences && NamesBoth(view, event.sentence(), traveller);
  });
}

std::array<double, kVisitFeatureCount> FeaturesOfVisit(const DocumentView& view,
                                                       const CueIndex& cues,
                                                       const std::vector<VisitFrame>& frames,
                                                       const VisitScene& scene, int traveller,
                                                       const std::vector<int>& group) {
  std::array<double, kVisitFeatureCount> f = {};
  const auto set = [&f](VisitFeature feature, bool holds) {
    if (holds) f[feature] = 1;
  };
  double best = 0;
  double sum = 0;
  bool prominent = false;
  bool background = true;
  bool quoted = true;
  bool appears = false;
  int first = 1 << 30;
  for (const int i : group) {
    const VisitFrame& frame = frames[i];
    const int sentence = frame.cue.sentence;
    set(kVisitHomeFrame, StaysHome(view, frame, traveller));
    if (StaysHome(view, frame, traveller)) continue;
    best = std::max(best, Discounted(frame));
    sum += Discounted(frame);
    first = std::min(first, sentence);
    set(kVisitForeign, GoesAbroad(view, frame, traveller));
    background &= IsBackground(frame);
    quoted &= frame.modality.quoted;
    appears |= frame.source == FrameSource::kAppearance;
    prominent |= IsProminent(view.sentences()[sentence].zone) && !IsBackground(frame);
    set(kVisitDated, HasDay(view, sentence));
    set(kVisitNamed, frame.traveller == traveller);
    const bool noun = frame.source == FrameSource::kNominal && !frame.modality.negated;
    set(kVisitRanked, noun && cues.Has(sentence, CueKind::kRank));
  }
  f[kVisitBestFrame] = best / kFrameScale;
  f[kVisitOtherFrames] = std::min((sum - best) / kFrameScale, kMaxOtherFrames);
  f[kVisitSalience] = view.entity(traveller).salience();
  set(kVisitProminent, prominent);
  set(kVisitBackground, background);
  set(kVisitQuoted, quoted);
  set(kVisitAppearance, appears);
  set(kVisitOffice, view.HoldsOffice(traveller));
  set(kVisitOfficeOnly, view.entity(traveller).type() == entity::v1::ENTITY_TYPE_OFFICE);
  set(kVisitNoCountry, view.CountryOf(traveller).empty());
  set(kVisitAuthor, view.entity(traveller).is_author());
  set(kVisitTitleNames, TitleNames(view, traveller));
  set(kVisitTitleVisit, scene.title_visit);
  set(kVisitCallFirst, scene.first_call < first);
  set(kVisitTouchedOn, !prominent && !appears && (scene.transcript || scene.appearance));
  set(kVisitThirdCountry, !prominent && scene.third_country);
  set(kVisitLayWords, scene.lay_words);
  set(kVisitCounterpart, MeetsCounterpart(view, traveller));
  return f;
}

}  // namespace communique::summary
