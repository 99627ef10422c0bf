#include "services/summary/domain/stops.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/stop_candidates.h"

namespace communique::summary {
namespace {

// A leg's dates stand this near to its place.
constexpr int kDateReach = 7;

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
                                             const StopCandidate& place) {
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

v1::Stop MakeStop(const VisitContext& context, const StopCandidate& place) {
  const DocumentView& view = context.view;
  const entity::v1::Entity& entity = view.entity(place.entity);
  const MentionView& mention = view.mentions()[place.mention];
  v1::Stop stop;
  stop.set_country_code(std::string(view.CountryOf(place.entity)));
  stop.set_country(CountryName(view, stop.country_code()));
  stop.set_kb_id(entity.kb_id());
  if (IsCity(entity)) stop.set_city(NameInText(view, place.entity));
  const bool venue = entity.type() == entity::v1::ENTITY_TYPE_FACILITY;
  if (venue) stop.set_venue(entity.canonical_name());
  if (std::optional<v1::DateRangeFinding> dates = LegDates(context, place); dates.has_value()) {
    *stop.mutable_dates() = *std::move(dates);
  }
  *stop.mutable_support() =
      MakeSupport(venue ? Slot::kVenue : Slot::kStop, place.score, "stops.place",
                  {view.Evidence(mention.begin, mention.end, base::v1::BASIS_STATED),
                   view.SentenceEvidence(mention.sentence, base::v1::BASIS_STATED)});
  return stop;
}

// A venue belongs to the city that the text or the knowledge base puts it in.
void AddVenue(const VisitContext& context, const StopCandidate& venue,
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
void AddCountries(const VisitContext& context, const std::vector<StopCandidate>& candidates,
                  std::vector<v1::Stop>* stops) {
  const DocumentView& view = context.view;
  for (const std::string& country : context.main.countries) {
    const bool known = absl::c_any_of(
        *stops, [&](const v1::Stop& stop) { return stop.country_code() == country; });
    if (known) continue;
    const auto named = absl::c_find_if(candidates, [&](const StopCandidate& candidate) {
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
  const std::vector<StopCandidate> candidates = FindStopCandidates(context);
  std::vector<v1::Stop> stops;
  for (const StopCandidate& place : candidates) {
    const bool city = IsCity(context.view.entity(place.entity));
    if (city && place.score >= context.model.Threshold(Slot::kStop))
      stops.push_back(MakeStop(context, place));
  }
  for (const StopCandidate& place : candidates) {
    const bool venue = context.view.entity(place.entity).type() == entity::v1::ENTITY_TYPE_FACILITY;
    if (venue && place.score >= context.model.Threshold(Slot::kVenue))
      AddVenue(context, place, &stops);
  }
  AddCountries(context, candidates, &stops);
  // The order in which the text names the countries is the best guess of the way.
  const auto place = [&](const v1::Stop& stop) {
    return absl::c_find(context.main.countries, stop.country_code()) -
           context.main.countries.begin();
  };
  absl::c_stable_sort(stops,
                      [&](const v1::Stop& a, const v1::Stop& b) { return place(a) < place(b); });
  return stops;
}

}  // namespace communique::summary
