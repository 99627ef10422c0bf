#include "services/summary/domain/stops.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/joint_appearance.h"

namespace communique::summary {
namespace {

using Features = std::array<double, kStopFeatureCount>;
constexpr double kMaxMentions = 3;
constexpr int kSceneWords = 9;
constexpr int kSceneSentences = 14;
// A leg's dates stand this near to its place.
constexpr int kDateReach = 7;

constexpr absl::string_view kDirections[] = {"in",   "at", "to",   "into",    "through", "for",
                                             "from", "on", "near", "outside", "inside"};

struct PlaceCandidate {
  int entity = -1;
  int mention = -1;  // The best one.
  double score = 0;  // Log-odds.
  Features features = {};
};

bool HasAct(const CueIndex& cues, int sentence) {
  static constexpr CueKind kActs[] = {CueKind::kVisit, CueKind::kArrive,   CueKind::kTravel,
                                      CueKind::kTrip,  CueKind::kHost,     CueKind::kMeet,
                                      CueKind::kSign,  CueKind::kActivity, CueKind::kGuest};
  return absl::c_any_of(kActs, [&](CueKind kind) { return cues.Has(sentence, kind); });
}

bool InFrame(const VisitContext& context, int mention) {
  return absl::c_any_of(context.MainFrames(), [mention](const VisitFrame* frame) {
    return absl::c_linear_search(frame->places, mention);
  });
}

Features PlaceFeatures(const VisitContext& context, int m) {
  const DocumentView& view = context.view;
  const MentionView& mention = view.mentions()[m];
  const SentenceView& sentence = view.sentences()[mention.sentence];
  Features f = {};
  f[kStopInFrame] = InFrame(context, m) ? 1 : 0;
  const int before = WordBefore(view, mention);
  const absl::string_view word = before >= 0 ? absl::string_view(view.words()[before].lower) : "";
  f[kStopDirection] = absl::c_linear_search(kDirections, word) ? 1 : 0;
  f[kStopProminent] = sentence.zone == Zone::kTitle || sentence.zone == Zone::kLead ? 1 : 0;
  f[kStopWithTraveller] = context.NamesPrincipal(mention.sentence) ? 1 : 0;
  f[kStopInAction] = HasAct(context.cues, mention.sentence) ? 1 : 0;
  f[kStopQuoted] = view.words()[mention.first_word].quotation >= 0 ? 1 : 0;
  const int after = mention.last_word;
  const bool owner = after < sentence.last_word && view.words()[after].lower == "'s";
  f[kStopOfSomething] = f[kStopInFrame] == 0 && (word == "of" || owner) ? 1 : 0;
  f[kStopSceneLine] = mention.sentence < kSceneSentences && sentence.zone != Zone::kTitle &&
                              sentence.last_word - sentence.first_word <= kSceneWords
                          ? 1
                          : 0;
  return f;
}

// A region, a sea or a state of a federation is on the way, but no stop.
bool IsCity(const entity::v1::Entity& entity) {
  static constexpr absl::string_view kWider[] = {"region", "continent", "sea", "state", "province"};
  return entity.type() == entity::v1::ENTITY_TYPE_PLACE &&
         !absl::c_linear_search(kWider, entity.subtype());
}

// True when the mention may be a stop at all: a place in a country that the visit goes to.
bool MayBeStop(const VisitContext& context, int m) {
  const DocumentView& view = context.view;
  const MentionView& mention = view.mentions()[m];
  if (!view.IsPlaceLike(mention.entity) || mention.metonymic) return false;
  if (mention.kind == entity::v1::MENTION_KIND_PRONOUN || !context.InMain(mention.sentence)) {
    return false;
  }
  const absl::string_view country = view.CountryOf(mention.entity);
  return context.main.GoesTo(country) || (country.empty() && InFrame(context, m));
}

// Every city, venue and country of the visit by its best mention, in text order.
std::vector<PlaceCandidate> Candidates(const VisitContext& context) {
  const DocumentView& view = context.view;
  std::vector<PlaceCandidate> candidates;
  for (int m = 0; m < static_cast<int>(view.mentions().size()); ++m) {
    if (!MayBeStop(context, m)) continue;
    const int entity = view.mentions()[m].entity;
    const Features features = PlaceFeatures(context, m);
    const double score = context.model.Score(Slot::kStop, features);
    auto known = absl::c_find_if(
        candidates, [&](const PlaceCandidate& candidate) { return candidate.entity == entity; });
    if (known == candidates.end()) {
      candidates.push_back({entity, m, score, features});
      continue;
    }
    const double mentions = std::min(known->features[kStopMentions] + 1, kMaxMentions);
    if (score > known->score) *known = {entity, m, score, features};
    known->features[kStopMentions] = mentions;
  }
  for (PlaceCandidate& candidate : candidates) {
    candidate.score = context.Weigh(Slot::kStop, view.entity(candidate.entity).canonical_name(),
                                    candidate.features);
  }
  return candidates;
}

std::string CountryName(const DocumentView& view, absl::string_view code) {
  for (const entity::v1::Entity& entity : view.analysis().entities()) {
    if (entity.type() == entity::v1::ENTITY_TYPE_COUNTRY && entity.country_code() == code) {
      return entity.canonical_name();
    }
  }
  return "";
}

// A range or day that stands beside the place.
std::optional<v1::DateRangeFinding> LegDates(const VisitContext& context,
                                             const PlaceCandidate& place) {
  const DocumentView& view = context.view;
  const MentionView& mention = view.mentions()[place.mention];
  for (const int t : view.TimesIn(mention.sentence)) {
    const entity::v1::TimeExpression& time = view.time(t);
    if (!IsDay(time.value().start())) continue;
    int first = -1;
    for (int w = view.sentences()[mention.sentence].first_word;
         w < view.sentences()[mention.sentence].last_word && first < 0; ++w) {
      if (view.words()[w].time == t) first = w;
    }
    const int gap =
        first >= mention.last_word ? first - mention.last_word : mention.first_word - first;
    if (first < 0 || gap > kDateReach) continue;
    v1::DateRangeFinding finding;
    *finding.mutable_value() = MakeRange(time.value().start(), time.value().end());
    const bool stated = time.anchoring() == entity::v1::TIME_ANCHORING_EXPLICIT;
    *finding.mutable_support() =
        MakeSupport(Slot::kDates, 1.8, "stops.leg_dates",
                    {view.Evidence(time.span().byte_begin(), time.span().byte_end(),
                                   stated ? base::v1::BASIS_STATED : base::v1::BASIS_INFERRED)});
    return finding;
  }
  return std::nullopt;
}

// The name as the text spells it ("Rangoon"), but not in capitals.
std::string NameInText(const DocumentView& view, int entity) {
  for (const MentionView& mention : view.mentions()) {
    if (mention.entity != entity || mention.kind != entity::v1::MENTION_KIND_NAME) continue;
    const absl::string_view text = view.text().substr(mention.begin, mention.end - mention.begin);
    const bool capitals =
        absl::c_none_of(text, [](unsigned char c) { return absl::ascii_islower(c); });
    if (!capitals && !mention.metonymic) return std::string(text);
  }
  return view.entity(entity).canonical_name();
}

v1::Stop MakeStop(const VisitContext& context, const PlaceCandidate& place) {
  const DocumentView& view = context.view;
  const entity::v1::Entity& entity = view.entity(place.entity);
  const MentionView& mention = view.mentions()[place.mention];
  v1::Stop stop;
  stop.set_country_code(std::string(view.CountryOf(place.entity)));
  stop.set_country(CountryName(view, stop.country_code()));
  stop.set_kb_id(entity.kb_id());
  if (IsCity(entity)) stop.set_city(NameInText(view, place.entity));
  if (entity.type() == entity::v1::ENTITY_TYPE_FACILITY) stop.set_venue(entity.canonical_name());
  if (std::optional<v1::DateRangeFinding> dates = LegDates(context, place); dates.has_value()) {
    *stop.mutable_dates() = *std::move(dates);
  }
  *stop.mutable_support() =
      MakeSupport(Slot::kStop, place.score, "stops.place",
                  {view.Evidence(mention.begin, mention.end, base::v1::BASIS_STATED),
                   view.SentenceEvidence(mention.sentence, base::v1::BASIS_STATED)});
  return stop;
}

// A venue belongs to the city that the text or the knowledge base puts it in.
void AddVenue(const VisitContext& context, const PlaceCandidate& venue,
              std::vector<v1::Stop>* stops) {
  const DocumentView& view = context.view;
  v1::Stop stop = MakeStop(context, venue);
  const std::string& known_city = view.entity(venue.entity).city();
  std::string city;
  for (const v1::Stop& other : *stops) {
    if (!known_city.empty() && other.city() == known_city) city = other.city();
  }
  const int sentence = view.mentions()[venue.mention].sentence;
  const SentenceView& s = view.sentences()[sentence];
  for (int m = s.first_mention; m < s.last_mention && city.empty(); ++m) {
    const entity::v1::Entity& entity = view.entity(view.mentions()[m].entity);
    for (const v1::Stop& other : *stops) {
      if (!other.city().empty() && other.city() == entity.canonical_name()) city = other.city();
    }
  }
  for (v1::Stop& other : *stops) {
    if (city.empty() || other.city() != city || !other.venue().empty()) continue;
    other.set_venue(stop.venue());
    *other.mutable_support()->add_evidence() = stop.support().evidence(0);
    return;
  }
  stop.set_city(city);
  stops->push_back(std::move(stop));
}

// A country known only through the host, or through places too weak to be stops.
v1::Stop InferredStop(const VisitContext& context, const std::string& country) {
  const DocumentView& view = context.view;
  v1::Stop stop;
  stop.set_country_code(country);
  stop.set_country(CountryName(view, country));
  base::v1::Evidence evidence =
      view.SentenceEvidence(context.MainFrames().front()->cue.sentence, base::v1::BASIS_INFERRED);
  for (const MentionView& mention : view.mentions()) {
    if (!view.IsPlaceLike(mention.entity) || view.CountryOf(mention.entity) != country) continue;
    evidence = view.Evidence(mention.begin, mention.end, base::v1::BASIS_INFERRED);
    break;
  }
  for (const VisitFrame* frame : context.MainFrames()) {
    if (!absl::c_linear_search(frame->countries, country)) continue;
    evidence = view.SentenceEvidence(frame->cue.sentence, base::v1::BASIS_INFERRED);
    break;
  }
  *stop.mutable_support() = MakeSupport(Slot::kStop, 0.5, "stops.country", {std::move(evidence)});
  return stop;
}

// A country in which no city is known stands for itself.
void AddCountries(const VisitContext& context, const std::vector<PlaceCandidate>& candidates,
                  std::vector<v1::Stop>* stops) {
  const DocumentView& view = context.view;
  for (const std::string& country : context.main.countries) {
    const bool known = absl::c_any_of(
        *stops, [&](const v1::Stop& stop) { return stop.country_code() == country; });
    if (known) continue;
    const auto named = absl::c_find_if(candidates, [&](const PlaceCandidate& candidate) {
      return view.entity(candidate.entity).type() == entity::v1::ENTITY_TYPE_COUNTRY &&
             view.CountryOf(candidate.entity) == country;
    });
    if (named != candidates.end()) {
      stops->push_back(MakeStop(context, *named));
      continue;
    }
    stops->push_back(InferredStop(context, country));
  }
}

}  // namespace

std::vector<v1::Stop> FindStops(const VisitContext& context) {
  const std::vector<PlaceCandidate> candidates = Candidates(context);
  std::vector<v1::Stop> stops;
  for (const PlaceCandidate& place : candidates) {
    const bool city = IsCity(context.view.entity(place.entity));
    if (city && place.score >= context.model.Threshold(Slot::kStop))
      stops.push_back(MakeStop(context, place));
  }
  for (const PlaceCandidate& place : candidates) {
    const bool venue = context.view.entity(place.entity).type() == entity::v1::ENTITY_TYPE_FACILITY;
    if (venue && place.score >= context.model.Threshold(Slot::kStop))
      AddVenue(context, place, &stops);
  }
  AddCountries(context, candidates, &stops);
  return stops;
}

}  // namespace communique::summary
