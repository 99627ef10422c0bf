#include "services/summary/domain/main_visit.h"

#include <algorithm>
#include <map>

#include "absl/algorithm/container.h"
#include "services/summary/domain/no_visit_reason.h"
#include "services/summary/domain/traveller_groups.h"
#include "services/summary/domain/visit_features.h"

namespace communique::summary {
namespace {

// Frames of the group that speak of its main visit: as real as the best one, and to a destination
// in common, or as prominent, or told of the same time. A joint appearance is in one country.
bool Belongs(const DocumentView& view, const VisitFrame& best, const VisitFrame& frame) {
  if (!IsBackground(best) && IsBackground(frame)) return false;
  const bool shares = frame.countries.empty() || best.countries.empty() ||
                      absl::c_any_of(frame.countries, [&](const std::string& country) {
                        return absl::c_linear_search(best.countries, country);
                      });
  if (shares) return true;
  if (best.source == FrameSource::kAppearance || frame.modality.quoted) return false;
  const Zone zone = view.sentences()[frame.cue.sentence].zone;
  const auto timing = [](const VisitFrame& f) {
    return f.modality.value == entity::v1::MODALITY_PLANNED;
  };
  return zone == Zone::kTitle || zone == Zone::kLead || timing(best) == timing(frame);
}

// How many of the document's places, countries themselves left out, lie in each country.
std::map<std::string, int> CountPlaces(const DocumentView& view) {
  std::map<std::string, int> places;
  for (const MentionView& mention : view.mentions()) {
    const entity::v1::EntityType type = view.entity(mention.entity).type();
    if (type == entity::v1::ENTITY_TYPE_COUNTRY || !view.IsPlaceLike(mention.entity)) continue;
    ++places[std::string(view.CountryOf(mention.entity))];
  }
  return places;
}

// Where a visit goes whose own words do not say: the country in which most of the document's places
// lie that is not the traveller's.
std::string InferDestination(const DocumentView& view, const std::map<std::string, int>& places,
                             int traveller) {
  std::string best;
  int most = 1;
  for (const auto& [country, count] : places) {
    if (count <= most || !IsForeign(view, traveller, country)) continue;
    best = country;
    most = count;
  }
  return best;
}

bool IsCalledOff(const VisitFrame& frame) {
  return frame.modality.value == entity::v1::MODALITY_CANCELLED ||
         frame.modality.value == entity::v1::MODALITY_POSTPONED;
}

// Takes out legs that were called off: no frame that stands leads to their countries.
void DropCalledOffLegs(const std::vector<VisitFrame>& frames, std::vector<int>* own) {
  std::vector<std::string> visited;
  for (const int i : *own) {
    if (IsCalledOff(frames[i])) continue;
    visited.insert(visited.end(), frames[i].countries.begin(), frames[i].countries.end());
  }
  if (visited.empty()) return;  // The whole visit was.
  const auto leg = [&](int i) {
    return IsCalledOff(frames[i]) && !frames[i].countries.empty() &&
           absl::c_none_of(frames[i].countries, [&](const std::string& country) {
             return absl::c_linear_search(visited, country);
           });
  };
  own->erase(std::remove_if(own->begin(), own->end(), leg), own->end());
}

void FillMain(const DocumentView& view, const std::vector<VisitFrame>& frames,
              const std::map<std::string, int>& places, const std::vector<int>& group,
              MainVisit* main) {
  std::vector<int> ranked = group;
  std::stable_sort(ranked.begin(), ranked.end(),
                   [&](int a, int b) { return Discounted(frames[a]) > Discounted(frames[b]); });
  for (const int i : ranked) {
    if (Belongs(view, frames[ranked.front()], frames[i])) main->frames.push_back(i);
  }
  DropCalledOffLegs(frames, &main->frames);
  std::vector<int> in_order = main->frames;
  std::sort(in_order.begin(), in_order.end());
  for (const int i : in_order) {
    for (const std::string& country : frames[i].countries) {
      if (IsForeign(view, main->principal, country) && !main->GoesTo(country)) {
        main->countries.push_back(country);
      }
    }
  }
  if (!main->countries.empty()) return;
  std::string inferred = InferDestination(view, places, main->principal);
  if (!inferred.empty()) main->countries.push_back(std::move(inferred));
}

// A traveller of no known country is abroad only in a document that speaks of a second country.
bool MayBeAbroad(const DocumentView& view, const MainVisit& main) {
  if (!view.CountryOf(main.principal).empty()) return true;
  for (int e = 0; e < view.analysis().entities_size(); ++e) {
    const bool country = view.entity(e).type() == entity::v1::ENTITY_TYPE_COUNTRY;
    if (country && !main.GoesTo(view.CountryOf(e))) return true;
  }
  return false;
}

// The traveller holds an office, or the text calls the visit by a protocol rank.
bool IsOfficial(const DocumentView& view, const CueIndex& cues,
                const std::vector<VisitFrame>& frames, int traveller,
                const std::vector<int>& group) {
  if (view.HoldsOffice(traveller)) return true;
  return absl::c_any_of(group, [&](int i) {
    return frames[i].traveller == traveller && frames[i].source == FrameSource::kNominal &&
           cues.Has(frames[i].cue.sentence, CueKind::kRank);
  });
}

// The visit of the group with the best score; principal -1 when nobody leaves home.
MainVisit BestVisit(const DocumentView& view, const CueIndex& cues,
                    const std::vector<VisitFrame>& frames,
                    const std::map<int, std::vector<int>>& groups, const SlotModel& model,
                    SlotCandidates* candidates) {
  const VisitScene scene = ReadVisitScene(view, cues);
  const std::map<std::string, int> places = CountPlaces(view);
  MainVisit best;
  for (const auto& [traveller, group] : groups) {
    const bool abroad =
        absl::c_any_of(group, [&](int i) { return GoesAbroad(view, frames[i], traveller); });
    const bool at_home =
        absl::c_any_of(group, [&](int i) { return StaysHome(view, frames[i], traveller); });
    if (at_home && !abroad) continue;
    // Who is received like somebody of office needs none in the text.
    const bool official = IsOfficial(view, cues, frames, traveller, group);
    if (!official && !scene.meets_counterpart[traveller]) continue;
    MainVisit visit;
    visit.principal = traveller;
    FillMain(view, frames, places, group, &visit);
    if (visit.countries.empty() || !MayBeAbroad(view, visit)) continue;
    const auto features = FeaturesOfVisit(view, cues, frames, scene, traveller, group);
    visit.score = model.Score(Slot::kVisit, features);
    if (candidates != nullptr) {
      candidates->push_back({Slot::kVisit,
                             view.entity(traveller).canonical_name(),
                             {features.begin(), features.end()}});
    }
    if (best.principal < 0 || visit.score > best.score) best = std::move(visit);
  }
  return best;
}

// Sentences between which the reader has no reason to think of another visit.
void MarkSentences(const DocumentView& view, const std::vector<VisitFrame>& frames,
                   MainVisit* main) {
  main->sentences.assign(view.sentences().size(), true);
  for (size_t i = 0; i < frames.size(); ++i) {
    const bool own = absl::c_linear_search(main->frames, static_cast<int>(i));
    if (!own && IsBackground(frames[i])) main->sentences[frames[i].cue.sentence] = false;
  }
  for (const int i : main->frames) main->sentences[frames[i].cue.sentence] = true;
}

}  // namespace

bool MainVisit::GoesTo(absl::string_view country) const {
  return absl::c_linear_search(countries, country);
}

std::vector<const VisitFrame*> VisitContext::MainFrames() const {
  std::vector<const VisitFrame*> own;
  for (const int i : main.frames) own.push_back(&frames[i]);
  return own;
}

double VisitContext::Weigh(Slot slot, absl::string_view value,
                           absl::Span<const double> features) const {
  if (candidates != nullptr) {
    candidates->push_back({slot, std::string(value), {features.begin(), features.end()}});
  }
  return model.Score(slot, features);
}

bool VisitContext::NamesPrincipal(int sentence) const {
  const SentenceView& s = view.sentences()[sentence];
  for (int m = s.first_mention; m < s.last_mention; ++m) {
    if (absl::c_linear_search(Members(view, view.mentions()[m].entity), main.principal))
      return true;
  }
  return s.speaker == main.principal;
}

Detection DetectVisit(const DocumentView& view, const CueIndex& cues,
                      const std::vector<VisitFrame>& frames, const SlotModel& model,
                      SlotCandidates* candidates) {
  const std::map<int, std::vector<int>> groups = GroupByTraveller(view, frames);
  Detection detection;
  MainVisit best = BestVisit(view, cues, frames, groups, model, candidates);
  const bool found = best.principal >= 0 && best.score >= model.Threshold(Slot::kVisit);
  if (found) {
    MarkSentences(view, frames, &best);
    detection.main = std::move(best);
  } else {
    detection.reason = ReasonFor(view, cues, frames, groups);
  }
  for (size_t i = 0; i < frames.size(); ++i) {
    const bool own = detection.main.has_value() &&
                     absl::c_linear_search(detection.main->frames, static_cast<int>(i));
    const bool whole = frames[i].traveller >= 0 && GoesAbroad(view, frames[i], frames[i].traveller);
    if (!own && whole) detection.related.push_back(static_cast<int>(i));
  }
  return detection;
}

}  // namespace communique::summary
