#include "services/summary/domain/visit_features.h"

#include <algorithm>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
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

bool HasDay(const DocumentView& view, int sentence) {
  return absl::c_any_of(view.TimesIn(sentence),
                        [&](int t) { return IsDay(view.time(t).value().start()); });
}

std::vector<bool> EntitiesInTitle(const DocumentView& view) {
  std::vector<bool> in_title(view.analysis().entities_size());
  for (const MentionView& mention : view.mentions()) {
    if (view.sentences()[mention.sentence].zone == Zone::kTitle) in_title[mention.entity] = true;
  }
  return in_title;
}

// Persons of a sentence, groups as their members.
std::vector<int> PersonsIn(const DocumentView& view, int sentence) {
  std::vector<int> persons;
  const SentenceView& s = view.sentences()[sentence];
  for (int m = s.first_mention; m < s.last_mention; ++m) {
    for (const int person : Members(view, view.mentions()[m].entity)) {
      if (view.IsPersonLike(person)) persons.push_back(person);
    }
  }
  return persons;
}

// Marks whom a sentence joins to an office-holder of another country.
void MarkCounterparts(const DocumentView& view, int sentence, std::vector<bool>* meets) {
  const std::vector<int> persons = PersonsIn(view, sentence);
  absl::flat_hash_set<absl::string_view> countries;  // Of office-holders.
  for (const int person : persons) {
    if (view.HoldsOffice(person)) countries.insert(view.CountryOf(person));
  }
  for (const int person : persons) {
    if (countries.size() > 1 ||
        (countries.size() == 1 && !countries.contains(view.CountryOf(person)))) {
      (*meets)[person] = true;
    }
  }
}

std::vector<bool> MeetCounterparts(const DocumentView& view) {
  static constexpr absl::string_view kMeeting[] = {"meet", "host", "agree", "sign", "speak"};
  std::vector<bool> meets(view.analysis().entities_size());
  std::vector<bool> seen(view.sentences().size());
  for (const entity::v1::Event& event : view.analysis().events()) {
    if (!absl::c_linear_search(kMeeting, absl::string_view(event.kind()))) continue;
    const size_t sentence = static_cast<size_t>(event.sentence());
    if (sentence >= seen.size() || seen[sentence]) continue;
    seen[sentence] = true;
    MarkCounterparts(view, event.sentence(), &meets);
  }
  return meets;
}

}  // namespace

VisitScene ReadVisitScene(const DocumentView& view, const CueIndex& cues) {
  VisitScene scene;
  scene.appearance = AnnouncesAppearance(view, cues);
  scene.third_country = MeetInThirdCountry(view, cues);
  scene.in_title = EntitiesInTitle(view);
  scene.meets_counterpart = MeetCounterparts(view);
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
  set(kVisitTitleNames, scene.in_title[traveller]);
  set(kVisitTitleVisit, scene.title_visit);
  set(kVisitCallFirst, scene.first_call < first);
  set(kVisitTouchedOn, !prominent && !appears && (scene.transcript || scene.appearance));
  set(kVisitThirdCountry, !prominent && scene.third_country);
  set(kVisitLayWords, scene.lay_words);
  set(kVisitCounterpart, scene.meets_counterpart[traveller]);
  return f;
}

}  // namespace communique::summary
