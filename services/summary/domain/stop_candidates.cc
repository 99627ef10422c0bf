#include "services/summary/domain/stop_candidates.h"

#include <algorithm>
#include <string>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "services/summary/domain/date_math.h"

namespace communique::summary {
namespace {

using Features = std::array<double, kStopFeatureCount>;
using entity::v1::Modality;

constexpr double kMaxMentions = 4;
constexpr int kSceneWords = 9;
constexpr int kSceneSentences = 14;

constexpr absl::string_view kDirections[] = {"in",   "at", "to",   "into",    "through", "for",
                                             "from", "on", "near", "outside", "inside"};

// Features that hold of a candidate only when they hold of all its mentions.
constexpr StopFeature kOfAllMentions[] = {kStopQuoted,         kStopOfSomething, kStopOpinion,
                                          kStopBackground,     kStopOtherFrame,  kStopOldTime,
                                          kStopBackgroundEvent};

bool HasAct(const CueIndex& cues, int sentence) {
  static constexpr CueKind kActs[] = {CueKind::kVisit, CueKind::kArrive,   CueKind::kTravel,
                                      CueKind::kTrip,  CueKind::kHost,     CueKind::kMeet,
                                      CueKind::kSign,  CueKind::kActivity, CueKind::kGuest};
  return absl::c_any_of(kActs, [&](CueKind kind) { return cues.Has(sentence, kind); });
}

// What the whole document says, looked up once.
struct Scene {
  std::vector<bool> in_frame;     // By mention: a destination of the main visit's frames.
  std::vector<bool> called_off;   // By mention: a destination that was called off.
  std::vector<bool> main_frame;   // By sentence: it has a frame of the main visit.
  std::vector<bool> other_frame;  // By sentence: it has another visit's frame.
  // By entity: it is the place of an event that happens or will, or of one that is past.
  absl::flat_hash_map<std::string, std::array<bool, 2>> events;
};

bool IsBackground(Modality modality) {
  return modality == entity::v1::MODALITY_PAST_BACKGROUND ||
         modality == entity::v1::MODALITY_HYPOTHETICAL;
}

Scene ReadScene(const VisitContext& context) {
  const DocumentView& view = context.view;
  Scene scene;
  scene.in_frame.resize(view.mentions().size());
  scene.called_off.resize(view.mentions().size());
  scene.main_frame.resize(view.sentences().size());
  scene.other_frame.resize(view.sentences().size());
  for (const VisitFrame& frame : context.frames) scene.other_frame[frame.cue.sentence] = true;
  for (const VisitFrame* frame : context.MainFrames()) {
    scene.main_frame[frame->cue.sentence] = true;
    scene.other_frame[frame->cue.sentence] = false;
    const bool off = frame->modality.value == entity::v1::MODALITY_CANCELLED &&
                     context.MainFrames().front()->modality.value == entity::v1::MODALITY_ACTUAL;
    for (const int m : frame->places) (off ? scene.called_off : scene.in_frame)[m] = true;
  }
  for (const entity::v1::Event& event : view.analysis().events()) {
    for (const std::string& place : event.place_entity_ids()) {
      scene.events[place][IsBackground(event.modality()) ? 1 : 0] = true;
    }
  }
  return scene;
}

// True when the sentence has a time that is long past at the document's own.
bool HasOldTime(const DocumentView& view, int sentence) {
  const int year = view.publication_date().year();
  return year > 0 && absl::c_any_of(view.TimesIn(sentence), [&](int t) {
           const int of_time = view.time(t).value().start().year();
           return of_time > 0 && of_time < year - 1;
         });
}

bool HasDay(const DocumentView& view, int sentence) {
  return absl::c_any_of(view.TimesIn(sentence),
                        [&](int t) { return IsDay(view.time(t).value().start()); });
}

Features MentionFeatures(const VisitContext& context, const Scene& scene, int m) {
  const DocumentView& view = context.view;
  const MentionView& mention = view.mentions()[m];
  const SentenceView& sentence = view.sentences()[mention.sentence];
  const Word& word = view.words()[mention.first_word];
  const int before = WordBefore(view, mention);
  const absl::string_view link = before >= 0 ? absl::string_view(view.words()[before].lower) : "";
  const int after = mention.last_word;
  const bool owner = after < sentence.last_word && view.words()[after].lower == "'s";
  const bool short_line = sentence.last_word - sentence.first_word <= kSceneWords;
  const auto events = scene.events.find(view.entity(mention.entity).id());
  const bool placed = events != scene.events.end();
  Features f = {};
  const auto set = [&f](StopFeature feature, bool holds) { f[feature] = holds ? 1 : 0; };
  set(kStopInFrame, scene.in_frame[m]);
  set(kStopBesideFrame, !scene.in_frame[m] && scene.main_frame[mention.sentence]);
  set(kStopOtherFrame, scene.other_frame[mention.sentence]);
  set(kStopDirection, absl::c_linear_search(kDirections, link));
  set(kStopProminent, sentence.zone == Zone::kTitle || sentence.zone == Zone::kLead);
  set(kStopWithTraveller, context.NamesPrincipal(mention.sentence));
  set(kStopInAction, HasAct(context.cues, mention.sentence));
  set(kStopQuoted, word.quotation >= 0);
  set(kStopOpinion, word.opinion);
  set(kStopBackground, context.cues.Has(mention.sentence, CueKind::kBackground));
  set(kStopOfSomething, !scene.in_frame[m] && (link == "of" || owner));
  set(kStopSceneLine, mention.sentence < kSceneSentences && sentence.zone != Zone::kTitle &&
                          short_line && sentence.first_mention == m);
  set(kStopDayBeside, HasDay(view, mention.sentence));
  set(kStopOldTime, HasOldTime(view, mention.sentence));
  set(kStopEvent, placed && events->second[0]);
  set(kStopBackgroundEvent, placed && events->second[1] && !events->second[0]);
  set(kStopCapital, view.entity(mention.entity).subtype() == "capital");
  return f;
}

// True when the mention may be a stop at all: a place in a country that the visit goes to.
bool MayBeStop(const VisitContext& context, const Scene& scene, int m) {
  const DocumentView& view = context.view;
  const MentionView& mention = view.mentions()[m];
  if (!view.IsPlaceLike(mention.entity) || mention.metonymic) return false;
  if (mention.kind == entity::v1::MENTION_KIND_PRONOUN || !context.InMain(mention.sentence)) {
    return false;
  }
  if (scene.called_off[m]) return false;
  const absl::string_view country = view.CountryOf(mention.entity);
  return context.main.GoesTo(country) || (country.empty() && scene.in_frame[m]);
}

// Adds what a further mention says of the candidate.
void Join(const Features& mention, Features* candidate) {
  for (size_t f = 0; f < kStopFeatureCount; ++f) {
    const bool of_all = absl::c_linear_search(kOfAllMentions, static_cast<StopFeature>(f));
    double& value = (*candidate)[f];
    value = of_all ? std::min(value, mention[f]) : std::max(value, mention[f]);
  }
}

Slot SlotOf(const entity::v1::Entity& entity) {
  return entity.type() == entity::v1::ENTITY_TYPE_FACILITY ? Slot::kVenue : Slot::kStop;
}

// Marks the city that is the only one of its country.
void MarkLoneCities(const DocumentView& view, std::vector<StopCandidate>* candidates) {
  absl::flat_hash_map<std::string, int> cities;
  for (const StopCandidate& candidate : *candidates) {
    if (IsCity(view.entity(candidate.entity))) ++cities[view.CountryOf(candidate.entity)];
  }
  for (StopCandidate& candidate : *candidates) {
    if (!IsCity(view.entity(candidate.entity))) continue;
    candidate.features[kStopLone] = cities[view.CountryOf(candidate.entity)] == 1 ? 1 : 0;
  }
}

}  // namespace

bool IsCity(const entity::v1::Entity& entity) {
  static constexpr absl::string_view kWider[] = {"region", "continent", "sea", "state", "province"};
  return entity.type() == entity::v1::ENTITY_TYPE_PLACE &&
         !absl::c_linear_search(kWider, entity.subtype());
}

std::vector<StopCandidate> FindStopCandidates(const VisitContext& context) {
  const DocumentView& view = context.view;
  const Scene scene = ReadScene(context);
  std::vector<StopCandidate> candidates;
  absl::flat_hash_map<int, size_t> known;  // Entity -> index.
  for (int m = 0; m < static_cast<int>(view.mentions().size()); ++m) {
    if (!MayBeStop(context, scene, m)) continue;
    const int entity = view.mentions()[m].entity;
    const Features features = MentionFeatures(context, scene, m);
    const double score = context.model.Score(SlotOf(view.entity(entity)), features);
    const auto [found, fresh] = known.try_emplace(entity, candidates.size());
    if (fresh) {
      candidates.push_back({entity, m, score, features});
      continue;
    }
    StopCandidate& candidate = candidates[found->second];
    const double mentions = std::min(candidate.features[kStopMentions] + 1, kMaxMentions);
    if (score > candidate.score) {
      candidate.mention = m;
      candidate.score = score;
    }
    Join(features, &candidate.features);
    candidate.features[kStopMentions] = mentions;
  }
  MarkLoneCities(view, &candidates);
  for (StopCandidate& candidate : candidates) {
    const entity::v1::Entity& entity = view.entity(candidate.entity);
    const bool weighed = IsCity(entity) || entity.type() == entity::v1::ENTITY_TYPE_FACILITY;
    candidate.score =
        weighed ? context.Weigh(SlotOf(entity), entity.canonical_name(), candidate.features) : 0;
  }
  return candidates;
}

}  // namespace communique::summary
