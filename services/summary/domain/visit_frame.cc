#include "services/summary/domain/visit_frame.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "services/summary/domain/event_frames.h"
#include "services/summary/domain/joint_appearance.h"

namespace communique::summary {
namespace {

// How much a mention of this kind says that there is a visit.
struct SourceWeight {
  FrameSource source;
  double weight;
};
constexpr SourceWeight kSourceWeights[] = {
    {FrameSource::kGoing, 1.6},   {FrameSource::kNominal, 1.6},  {FrameSource::kReceiving, 1.2},
    {FrameSource::kGuest, 1.6},   {FrameSource::kHeadline, 1.4}, {FrameSource::kAppearance, 2.2},
    {FrameSource::kMeeting, 0.8},
};
struct ZoneWeight {
  Zone zone;
  double weight;
};
constexpr ZoneWeight kZoneWeights[] = {{Zone::kTitle, 2.2},
                                       {Zone::kLead, 1.6},
                                       {Zone::kHeading, 1.0},
                                       {Zone::kBody, 0.5},
                                       {Zone::kApparatus, 0.3}};
// A frame that names its traveller, or its destination, weighs more.
constexpr double kTravellerWeight = 0.8;
constexpr double kCountryWeight = 0.8;
// "Leaves on Monday for Lima": no more words than these stand before "for".
constexpr int kForReach = 8;

double WeightOf(const DocumentView& view, const VisitFrame& frame) {
  double weight = 0;
  for (const SourceWeight& row : kSourceWeights) {
    if (row.source == frame.source) weight += row.weight;
  }
  for (const ZoneWeight& row : kZoneWeights) {
    if (row.zone == view.sentences()[frame.cue.sentence].zone) weight += row.weight;
  }
  if (frame.traveller >= 0) weight += kTravellerWeight;
  if (!frame.countries.empty()) weight += kCountryWeight;
  return weight;
}

absl::string_view WordAt(const DocumentView& view, int word, int sentence) {
  if (word < 0 || word >= static_cast<int>(view.words().size())) return "";
  return view.words()[word].sentence == sentence ? absl::string_view(view.words()[word].lower) : "";
}

// "visit" after an article, adjective or owner, or before "to", is the noun.
bool IsNoun(const DocumentView& view, const Cue& cue) {
  static constexpr absl::string_view kVerbContext[] = {
      "will", "to",   "would", "may",  "might", "shall", "and",    "who", "also",
      "he",   "she",  "i",     "they", "we",    "not",   "should", "can", "could",
      "did",  "does", "had",   "has",  "have",  "was",   "is",     "are", "today"};
  const absl::string_view form = view.words()[cue.first_word].lower;
  if (absl::EndsWith(form, "ed") || absl::EndsWith(form, "ing")) return false;
  const absl::string_view before = WordAt(view, cue.first_word - 1, cue.sentence);
  const absl::string_view after = WordAt(view, cue.last_word, cue.sentence);
  if (absl::c_linear_search(kVerbContext, before)) return false;
  if (after == "to" || after == "by" || after == "of") return true;
  const int mention = cue.first_word > 0 ? view.words()[cue.first_word - 1].mention : -1;
  const bool person_before = mention >= 0 && view.IsPersonLike(view.mentions()[mention].entity) &&
                             view.mentions()[mention].sentence == cue.sentence;
  return !person_before;
}

// Offices whose unnamed holder ("the ambassador", "MP") makes no official visit.
constexpr absl::string_view kStayingOffices[] = {
    "ambassador",        "chair",    "delegation",  "envoy",  "judge", "legislator",
    "managing director", "military", "mayor",       "office", "head",  "official",
    "profession",        "relative", "spokesperson"};

bool Eligible(const DocumentView& view, const Argument& argument) {
  if (argument.entity < 0 || !view.IsPersonLike(argument.entity)) return false;
  const entity::v1::Entity& entity = view.entity(argument.entity);
  if (entity.type() != entity::v1::ENTITY_TYPE_OFFICE) return true;
  return absl::c_none_of(entity.roles(), [](const entity::v1::Role& role) {
    return absl::c_linear_search(kStayingOffices, absl::string_view(role.office()));
  });
}

void SetTraveller(const DocumentView& view, const Argument& argument, VisitFrame* frame) {
  if (!Eligible(view, argument)) return;
  frame->traveller_mention = argument.mention;
  if (argument.mention >= 0) {
    for (const int m : CoordinatedBefore(view, argument.mention)) {
      const int entity = view.mentions()[m].entity;
      if (entity != argument.entity) frame->companions.push_back(entity);
    }
  }
  const std::vector<int> members = Members(view, argument.entity);
  frame->traveller = members.front();
  frame->companions.insert(frame->companions.end(), members.begin() + 1, members.end());
  // "A and B visited": the first one named leads.
  if (!frame->companions.empty() && view.entity(frame->companions.front()).salience() >=
                                        view.entity(frame->traveller).salience()) {
    std::swap(frame->companions.front(), frame->traveller);
  }
}

// "His visits to Rome": told of as a habit, unless something says when.
bool IsPlural(const DocumentView& view, const Cue& cue) {
  const Zone zone = view.sentences()[cue.sentence].zone;
  return zone != Zone::kTitle && zone != Zone::kHeading &&
         absl::EndsWith(view.words()[cue.last_word - 1].lower, "s") &&
         view.TimesIn(cue.sentence).empty();
}

VisitFrame GoingFrame(const DocumentView& view, const CueIndex& cues, const Cue& cue) {
  VisitFrame frame;
  const bool noun = cue.kind == CueKind::kTrip;
  frame.source = noun ? FrameSource::kNominal : FrameSource::kGoing;
  frame.cue = cue;
  SetTraveller(view, FindAgent(view, cue), &frame);
  frame.places = FindPlaces(view, cue);
  frame.countries = CountriesOf(view, frame.places);
  frame.modality = ModalityOf(view, cues, cue);
  if (noun && IsPlural(view, cue) && frame.modality.value == entity::v1::MODALITY_ACTUAL) {
    frame.modality.value = entity::v1::MODALITY_PAST_BACKGROUND;
  }
  return frame;
}

// "X leaves Y on Monday for Z" goes to Z, when Y is home: who leaves his hosts has been there.
std::optional<VisitFrame> LeavingFrame(const DocumentView& view, const CueIndex& cues,
                                       const Cue& cue) {
  const int end = std::min(view.sentences()[cue.sentence].last_word, cue.last_word + kForReach);
  bool from_home = false;
  const int traveller = FindAgent(view, cue).entity;
  for (int w = cue.last_word; w + 1 < end; ++w) {
    const int here = view.words()[w].mention;
    from_home |= here >= 0 && traveller >= 0 && view.IsPlaceLike(view.mentions()[here].entity) &&
                 view.CountryOf(view.mentions()[here].entity) == view.CountryOf(traveller);
    const int mention = view.words()[w + 1].mention;
    if (WordAt(view, w, cue.sentence) != "for" || mention < 0) continue;
    if (!view.IsPlaceLike(view.mentions()[mention].entity)) continue;
    if (!from_home) return std::nullopt;
    Cue going = cue;
    going.kind = CueKind::kTravel;
    going.last_word = w + 1;
    return GoingFrame(view, cues, going);
  }
  return std::nullopt;
}

// Places of a sentence behind "in" or "at" (with `towards`, "to" as well).
std::vector<int> PlacesAnywhere(const DocumentView& view, int sentence, bool towards) {
  static constexpr absl::string_view kPrepositions[] = {"in", "at"};
  const SentenceView& s = view.sentences()[sentence];
  std::vector<int> places;
  for (int m = s.first_mention; m < s.last_mention; ++m) {
    const MentionView& mention = view.mentions()[m];
    if (!view.IsPlaceLike(mention.entity) || mention.metonymic) continue;
    const int before = WordBefore(view, mention);
    if (before < 0) continue;
    const absl::string_view word = view.words()[before].lower;
    if (absl::c_linear_search(kPrepositions, word) || (towards && word == "to")) {
      places.push_back(m);
    }
  }
  return places;
}

// A person received by another; kept only when they act for different countries.
std::optional<VisitFrame> ReceivingFrame(const DocumentView& view, const CueIndex& cues,
                                         const Cue& cue, FrameSource source) {
  Argument agent = FindAgent(view, cue);
  Argument patient = FindPatient(view, cue);
  if (IsPassive(view, cue) || source == FrameSource::kGuest) std::swap(agent, patient);
  if (!Eligible(view, patient)) return std::nullopt;
  VisitFrame frame;
  frame.source = source;
  frame.cue = cue;
  SetTraveller(view, patient, &frame);
  if (Eligible(view, agent)) frame.host = Members(view, agent.entity).front();
  if (frame.host == frame.traveller) frame.host = -1;  // "the guest of his colleague"
  frame.places = PlacesAnywhere(view, cue.sentence, true);
  frame.countries = CountriesOf(view, frame.places);
  if (frame.countries.empty() && frame.host >= 0) {
    const absl::string_view country = view.CountryOf(frame.host);
    if (!country.empty()) frame.countries.emplace_back(country);
  }
  const bool foreign = absl::c_any_of(frame.countries, [&](const std::string& country) {
    return absl::string_view(country) != view.CountryOf(frame.traveller);
  });
  if (!foreign) return std::nullopt;
  frame.modality = ModalityOf(view, cues, cue);
  return frame;
}

// The office-holders of a sentence who act for a country, by whether it is `country`.
int SomebodyFrom(const DocumentView& view, int sentence, absl::string_view country, bool at_home) {
  const SentenceView& s = view.sentences()[sentence];
  for (int m = s.first_mention; m < s.last_mention; ++m) {
    for (const int person : Members(view, view.mentions()[m].entity)) {
      const absl::string_view acts_for = view.CountryOf(person);
      if (!view.IsPersonLike(person) || !view.HoldsOffice(person) || acts_for.empty()) continue;
      if ((acts_for == country) == at_home) return person;
    }
  }
  return -1;
}

// "X met H in Y", where H acts for Y and X does not: X has come.
std::optional<VisitFrame> MeetingFrame(const DocumentView& view, const CueIndex& cues,
                                       const Cue& cue) {
  const std::vector<int> places = PlacesAnywhere(view, cue.sentence, false);
  const std::vector<std::string> countries = CountriesOf(view, places);
  if (countries.size() != 1) return std::nullopt;
  const Argument agent = FindAgent(view, cue);
  const Argument patient = FindPatient(view, cue);
  VisitFrame frame;
  frame.source = FrameSource::kMeeting;
  frame.cue = cue;
  frame.host = SomebodyFrom(view, cue.sentence, countries[0], true);
  const bool agent_comes = Eligible(view, agent) && !view.CountryOf(agent.entity).empty() &&
                           view.CountryOf(agent.entity) != countries[0];
  const bool patient_comes = Eligible(view, patient) && !view.CountryOf(patient.entity).empty() &&
                             view.CountryOf(patient.entity) != countries[0];
  if (agent_comes != patient_comes) {
    SetTraveller(view, agent_comes ? agent : patient, &frame);
  } else {
    frame.traveller = SomebodyFrom(view, cue.sentence, countries[0], false);
  }
  if (frame.host < 0 || frame.traveller < 0 || frame.host == frame.traveller) return std::nullopt;
  frame.places = places;
  frame.countries = countries;
  frame.modality = ModalityOf(view, cues, cue);
  return frame;
}

// "X in Y", "X at Y" in a title or heading, with no verb.
std::optional<VisitFrame> HeadlineFrame(const DocumentView& view, const CueIndex& cues, int s) {
  static constexpr absl::string_view kDirections[] = {"in", "to", "at", "lands", "goes"};
  const SentenceView& sentence = view.sentences()[s];
  for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
    const MentionView& place = view.mentions()[m];
    if (!view.IsPlaceLike(place.entity) || place.first_word == sentence.first_word) continue;
    const int before = place.first_word - 1;
    if (!absl::c_linear_search(kDirections, view.words()[before].lower)) continue;
    const int person = before > sentence.first_word ? view.words()[before - 1].mention : -1;
    if (person < 0 || !view.IsPersonLike(view.mentions()[person].entity)) continue;
    VisitFrame frame;
    frame.source = FrameSource::kHeadline;
    frame.cue = {CueKind::kTravel, before, before + 1, s, "travel"};
    SetTraveller(view, {person, view.mentions()[person].entity, 1}, &frame);
    frame.places = Coordinated(view, m);
    frame.countries = CountriesOf(view, frame.places);
    frame.modality = ModalityOf(view, cues, frame.cue);
    return frame;
  }
  return std::nullopt;
}

// A heading that is a place with a date names a leg of the journey.
std::optional<VisitFrame> LegHeading(const DocumentView& view, const CueIndex& cues, int s) {
  const SentenceView& sentence = view.sentences()[s];
  if (sentence.first_mention == sentence.last_mention || view.TimesIn(s).empty())
    return std::nullopt;
  const MentionView& place = view.mentions()[sentence.first_mention];
  if (place.first_word != sentence.first_word || !view.IsPlaceLike(place.entity))
    return std::nullopt;
  VisitFrame frame;
  frame.source = FrameSource::kHeadline;
  frame.cue = {CueKind::kTravel, place.last_word - 1, place.last_word, s, "travel"};
  frame.places = {sentence.first_mention};
  frame.countries = CountriesOf(view, frame.places);
  frame.modality = ModalityOf(view, cues, frame.cue);
  return frame;
}

std::optional<VisitFrame> FrameOf(const DocumentView& view, const CueIndex& cues, const Cue& cue) {
  switch (cue.kind) {
    case CueKind::kVisit:
      if (IsNoun(view, cue)) return std::nullopt;  // The noun is a kTrip cue of its own.
      return GoingFrame(view, cues, cue);
    case CueKind::kTrip:
      if (!IsNoun(view, cue)) return std::nullopt;
      return GoingFrame(view, cues, cue);
    case CueKind::kArrive:
    case CueKind::kTour:
    case CueKind::kTravel:
      return GoingFrame(view, cues, cue);
    case CueKind::kDepart:
      return LeavingFrame(view, cues, cue);
    case CueKind::kHost:
      return ReceivingFrame(view, cues, cue, FrameSource::kReceiving);
    case CueKind::kGuest:
      return ReceivingFrame(view, cues, cue, FrameSource::kGuest);
    case CueKind::kMeet:
      return MeetingFrame(view, cues, cue);
    default:
      return std::nullopt;
  }
}

// A verb of motion without traveller or place, or a noun with neither, says nothing.
bool SaysSomething(const VisitFrame& frame) {
  if (frame.source == FrameSource::kNominal)
    return frame.traveller >= 0 || !frame.countries.empty();
  if (frame.source == FrameSource::kGoing) {
    const bool explicit_verb = frame.cue.kind == CueKind::kVisit;
    return !frame.countries.empty() ||
           (explicit_verb && frame.traveller >= 0 && !frame.places.empty());
  }
  return true;
}

}  // namespace

std::vector<std::string> CountriesOf(const DocumentView& view, const std::vector<int>& places) {
  std::vector<std::string> countries;
  for (const int m : places) {
    const std::string country(view.CountryOf(view.mentions()[m].entity));
    if (!country.empty() && !absl::c_linear_search(countries, country))
      countries.push_back(country);
  }
  return countries;
}

std::vector<VisitFrame> CollectFrames(const DocumentView& view, const CueIndex& cues) {
  std::vector<VisitFrame> frames;
  for (size_t s = 0; s < view.sentences().size(); ++s) {
    const Zone zone = view.sentences()[s].zone;
    for (const Cue& cue : cues.In(static_cast<int>(s))) {
      std::optional<VisitFrame> frame = FrameOf(view, cues, cue);
      if (frame.has_value() && SaysSomething(*frame)) frames.push_back(*std::move(frame));
    }
    if (zone == Zone::kTitle || zone == Zone::kHeading) {
      std::optional<VisitFrame> frame = HeadlineFrame(view, cues, static_cast<int>(s));
      if (!frame.has_value()) frame = LegHeading(view, cues, static_cast<int>(s));
      if (frame.has_value()) frames.push_back(*std::move(frame));
    }
  }
  AddEvents(view, cues, &frames);
  std::optional<VisitFrame> appearance = FindJointAppearance(view, cues);
  if (appearance.has_value()) frames.push_back(*std::move(appearance));
  for (VisitFrame& frame : frames) frame.weight = WeightOf(view, frame);
  return frames;
}

}  // namespace communique::summary
