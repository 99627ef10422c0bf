#include "services/summary/domain/main_visit.h"

#include <algorithm>
#include <array>
#include <map>

#include "absl/algorithm/container.h"
#include "services/summary/domain/joint_appearance.h"

namespace communique::summary {
namespace {

using entity::v1::Modality;

// Features of a group of frames with one traveller.
enum GroupFeature {
  kBestFrame,    // Weight of its heaviest frame, discounted by modality.
  kOtherFrames,  // Sum of the other weights, at most 8.
  kSalience,     // Of the traveller, 0 to 1.
  kOffice,       // The traveller holds an office.
  kForeign,      // A destination outside the traveller's country is known.
  kNoCountry,    // No destination is known.
  kAuthor,       // The traveller is the author.
  kTitleNames,   // The title names the traveller.
  kRanked,       // A sentence of a frame says "official visit", "state visit".
  kGroupFeatureCount
};
constexpr std::array<double, kGroupFeatureCount> kGroupWeights = {1.0,  0.25, 1.0, 1.2, 1.4,
                                                                  -2.0, 0.4,  1.0, 1.5};
constexpr double kThreshold = 4.5;
constexpr double kMaxOtherFrames = 8.0;

// How far a frame of this modality counts towards a visit.
struct ModalityDiscount {
  Modality modality;
  double factor;
};
constexpr ModalityDiscount kDiscounts[] = {
    {entity::v1::MODALITY_ACTUAL, 1.0},        {entity::v1::MODALITY_PLANNED, 1.0},
    {entity::v1::MODALITY_CANCELLED, 0.9},     {entity::v1::MODALITY_POSTPONED, 0.9},
    {entity::v1::MODALITY_HYPOTHETICAL, 0.45}, {entity::v1::MODALITY_PAST_BACKGROUND, 0.4},
};
constexpr double kQuotedDiscount = 0.6;
constexpr double kNegatedDiscount = 0.3;

double Discounted(const VisitFrame& frame) {
  double weight = frame.weight;
  for (const ModalityDiscount& row : kDiscounts) {
    if (row.modality == frame.modality.value) weight *= row.factor;
  }
  if (frame.modality.quoted) weight *= kQuotedDiscount;
  const bool called_off = frame.modality.value == entity::v1::MODALITY_CANCELLED ||
                          frame.modality.value == entity::v1::MODALITY_POSTPONED;
  if (frame.modality.negated && !called_off) weight *= kNegatedDiscount;
  return weight;
}

bool IsForeign(const DocumentView& view, int traveller, absl::string_view country) {
  const absl::string_view home = view.CountryOf(traveller);
  if (country.empty()) return false;
  if (home.empty() || home != country) return true;
  // Who reigns over several countries may visit one of them.
  return absl::c_any_of(view.entity(traveller).roles(), [&](const entity::v1::Role& role) {
    return role.office() == "monarch" && !role.country_code().empty() &&
           role.country_code() != country;
  });
}

bool GoesAbroad(const DocumentView& view, const VisitFrame& frame, int traveller) {
  return absl::c_any_of(frame.countries, [&](const std::string& country) {
    return IsForeign(view, traveller, country);
  });
}

bool StaysHome(const DocumentView& view, const VisitFrame& frame, int traveller) {
  return !frame.countries.empty() && !GoesAbroad(view, frame, traveller);
}

// Named in title or lead, and more than once.
bool IsProminent(const DocumentView& view, int entity) {
  int mentions = 0;
  bool early = false;
  for (const MentionView& mention : view.mentions()) {
    if (mention.entity != entity) continue;
    const Zone zone = view.sentences()[mention.sentence].zone;
    early |= zone == Zone::kTitle || zone == Zone::kLead;
    ++mentions;
  }
  return early && mentions > 1;
}

// "Visit by ...": it says who travels, even where nobody could make out the name.
bool NamesSomebody(const DocumentView& view, const VisitFrame& frame) {
  const int next = frame.cue.last_word;
  if (next >= view.sentences()[frame.cue.sentence].last_word) return false;
  const std::string& word = view.words()[next].lower;
  return frame.source == FrameSource::kNominal && (word == "by" || word == "of");
}

// The traveller of frames that name none: of a frame to the same country, else the author, else the
// most salient office-holder who is not at home there.
int InferTraveller(const DocumentView& view, const std::vector<VisitFrame>& frames,
                   const VisitFrame& frame) {
  double best = 0;
  int traveller = -1;
  for (const VisitFrame& other : frames) {
    if (other.traveller < 0 || Discounted(other) <= best) continue;
    const bool shares =
        frame.countries.empty() || absl::c_any_of(other.countries, [&](const std::string& country) {
          return absl::c_linear_search(frame.countries, country);
        });
    if (!shares || !GoesAbroad(view, other, other.traveller)) continue;
    best = Discounted(other);
    traveller = other.traveller;
  }
  if (traveller >= 0) return traveller;
  if (frame.countries.empty() || NamesSomebody(view, frame)) return -1;
  const int author = view.author();
  if (author >= 0 && view.HoldsOffice(author) && GoesAbroad(view, frame, author)) return author;
  double salience = 0;
  for (int e = 0; e < view.analysis().entities_size(); ++e) {
    if (!view.IsPersonLike(e) || !view.HoldsOffice(e) || view.CountryOf(e).empty()) continue;
    if (!GoesAbroad(view, frame, e) || view.entity(e).salience() <= salience) continue;
    if (!IsProminent(view, e)) continue;
    salience = view.entity(e).salience();
    traveller = e;
  }
  return traveller;
}

bool TitleNames(const DocumentView& view, int entity) {
  return absl::c_any_of(view.mentions(), [&](const MentionView& mention) {
    return mention.entity == entity && view.sentences()[mention.sentence].zone == Zone::kTitle;
  });
}

double ScoreGroup(const DocumentView& view, const CueIndex& cues,
                  const std::vector<VisitFrame>& frames, int traveller,
                  const std::vector<int>& group) {
  std::array<double, kGroupFeatureCount> f = {};
  double sum = 0;
  bool foreign = false;
  for (const int i : group) {
    const double weight = Discounted(frames[i]);
    sum += weight;
    f[kBestFrame] = std::max(f[kBestFrame], weight);
    foreign |= GoesAbroad(view, frames[i], traveller);
    const bool noun = frames[i].source == FrameSource::kNominal && !frames[i].modality.negated;
    if (noun && cues.Has(frames[i].cue.sentence, CueKind::kRank)) f[kRanked] = 1;
  }
  f[kOtherFrames] = std::min(sum - f[kBestFrame], kMaxOtherFrames);
  f[kSalience] = view.entity(traveller).salience();
  f[kOffice] = view.HoldsOffice(traveller) ? 1 : 0;
  f[kForeign] = foreign ? 1 : 0;
  f[kNoCountry] = foreign ? 0 : 1;
  f[kAuthor] = view.entity(traveller).is_author() ? 1 : 0;
  f[kTitleNames] = TitleNames(view, traveller) ? 1 : 0;
  double score = 0;
  for (int i = 0; i < kGroupFeatureCount; ++i) score += kGroupWeights[i] * f[i];
  return score;
}

bool IsBackground(const VisitFrame& frame) {
  return frame.modality.value == entity::v1::MODALITY_PAST_BACKGROUND ||
         frame.modality.value == entity::v1::MODALITY_HYPOTHETICAL || frame.modality.negated;
}

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

// Where a visit goes whose own words do not say: the country in which most of the document's places
// lie that is not the traveller's.
std::string InferDestination(const DocumentView& view, int traveller) {
  std::map<std::string, int> places;
  for (const MentionView& mention : view.mentions()) {
    const entity::v1::EntityType type = view.entity(mention.entity).type();
    if (type == entity::v1::ENTITY_TYPE_COUNTRY || !view.IsPlaceLike(mention.entity)) continue;
    const std::string country(view.CountryOf(mention.entity));
    if (IsForeign(view, traveller, country)) ++places[country];
  }
  std::string best;
  for (const auto& [country, count] : places) {
    if (count > 1 && (best.empty() || count > places[best])) best = country;
  }
  return best;
}

void FillMain(const DocumentView& view, const std::vector<VisitFrame>& frames,
              const std::vector<int>& group, MainVisit* main) {
  std::vector<int> ranked = group;
  std::stable_sort(ranked.begin(), ranked.end(),
                   [&](int a, int b) { return Discounted(frames[a]) > Discounted(frames[b]); });
  for (const int i : ranked) {
    if (Belongs(view, frames[ranked.front()], frames[i])) main->frames.push_back(i);
  }
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
  std::string inferred = InferDestination(view, main->principal);
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

v1::NoVisitReason ReasonFor(const DocumentView& view, const CueIndex& cues,
                            const std::vector<VisitFrame>& frames,
                            const std::map<int, std::vector<int>>& groups) {
  bool domestic = false;
  bool background = false;
  bool lay = false;
  for (const auto& [traveller, group] : groups) {
    for (const int i : group) {
      domestic |= StaysHome(view, frames[i], traveller);
      background |= frames[i].modality.value == entity::v1::MODALITY_PAST_BACKGROUND;
      lay |= !view.HoldsOffice(traveller);
    }
  }
  bool call = false;
  bool lay_words = false;
  for (size_t s = 0; s < view.sentences().size(); ++s) {
    const Zone zone = view.sentences()[s].zone;
    const bool prominent = zone == Zone::kTitle || zone == Zone::kLead;
    call |= prominent && cues.Has(static_cast<int>(s), CueKind::kCall);
    lay_words |= prominent && cues.Has(static_cast<int>(s), CueKind::kLayTraveller);
  }
  if (call) return v1::NO_VISIT_REASON_CALL_ONLY;
  if (domestic) return v1::NO_VISIT_REASON_DOMESTIC_TRIP;
  if (AnnouncesAppearance(view, cues)) return v1::NO_VISIT_REASON_EVENT_ONLY;
  if (background) return v1::NO_VISIT_REASON_BACKGROUND_ONLY;
  if (lay || (lay_words && !frames.empty())) return v1::NO_VISIT_REASON_NOT_DIPLOMATIC;
  return frames.empty() ? v1::NO_VISIT_REASON_NO_VISIT_EVENT : v1::NO_VISIT_REASON_BELOW_THRESHOLD;
}

// An interview or a press conference in whose course a visit is touched on is not about that visit.
bool IsOnlyTouchedOn(const DocumentView& view, const CueIndex& cues,
                     const std::vector<VisitFrame>& frames, const MainVisit& main) {
  for (const int i : main.frames) {
    const Zone zone = view.sentences()[frames[i].cue.sentence].zone;
    const bool prominent = zone == Zone::kTitle || zone == Zone::kLead || zone == Zone::kHeading;
    if (prominent || frames[i].source == FrameSource::kAppearance) return false;
  }
  const bool transcript = absl::c_any_of(
      view.sentences(), [](const SentenceView& sentence) { return sentence.speaker >= 0; });
  return transcript || AnnouncesAppearance(view, cues);
}

// Two leaders meet in a third country, and a visit is only spoken of in their words.
bool IsOnlyMeeting(const DocumentView& view, const CueIndex& cues,
                   const std::vector<VisitFrame>& frames, const MainVisit& main) {
  const Zone zone = view.sentences()[frames[main.frames.front()].cue.sentence].zone;
  return zone != Zone::kTitle && zone != Zone::kLead && MeetInThirdCountry(view, cues);
}

// A telephone call is told before anything is said of a visit.
bool IsCall(const DocumentView& view, const CueIndex& cues, const std::vector<VisitFrame>& frames,
            const MainVisit& main) {
  int first = static_cast<int>(view.sentences().size());
  for (const int i : main.frames) first = std::min(first, frames[i].cue.sentence);
  for (int s = 0; s < first; ++s) {
    const Zone zone = view.sentences()[s].zone;
    if (zone != Zone::kTitle && zone != Zone::kLead) continue;
    if (cues.Has(s, CueKind::kCall)) return true;
  }
  return false;
}

std::map<int, std::vector<int>> GroupByTraveller(const DocumentView& view,
                                                 const std::vector<VisitFrame>& frames) {
  std::map<int, std::vector<int>> groups;
  for (size_t i = 0; i < frames.size(); ++i) {
    const VisitFrame& frame = frames[i];
    const int traveller =
        frame.traveller >= 0 ? frame.traveller : InferTraveller(view, frames, frame);
    if (traveller >= 0) groups[traveller].push_back(static_cast<int>(i));
  }
  return groups;
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

// The visit of the best group; principal -1 when no office-holder leaves home.
MainVisit BestVisit(const DocumentView& view, const CueIndex& cues,
                    const std::vector<VisitFrame>& frames,
                    const std::map<int, std::vector<int>>& groups) {
  MainVisit best;
  const std::vector<int>* best_group = nullptr;
  for (const auto& [traveller, group] : groups) {
    const bool abroad =
        absl::c_any_of(group, [&](int i) { return GoesAbroad(view, frames[i], traveller); });
    const bool at_home =
        absl::c_any_of(group, [&](int i) { return StaysHome(view, frames[i], traveller); });
    const double score = ScoreGroup(view, cues, frames, traveller, group);
    if (at_home && !abroad) continue;
    if (score <= best.score || !IsOfficial(view, cues, frames, traveller, group)) continue;
    best.principal = traveller;
    best.score = score;
    best_group = &group;
  }
  if (best_group != nullptr) FillMain(view, frames, *best_group, &best);
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
                      const std::vector<VisitFrame>& frames) {
  const std::map<int, std::vector<int>> groups = GroupByTraveller(view, frames);
  Detection detection;
  MainVisit best = BestVisit(view, cues, frames, groups);
  const bool found = best.principal >= 0 && best.score >= kThreshold && !best.countries.empty() &&
                     MayBeAbroad(view, best) && !IsCall(view, cues, frames, best) &&
                     !IsOnlyMeeting(view, cues, frames, best) &&
                     !IsOnlyTouchedOn(view, cues, frames, best);
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
