#include "services/entity/domain/event_modality.h"

#include <algorithm>
#include <iterator>

#include "services/entity/domain/one_of.h"

namespace communique::entity {
namespace {

constexpr int kBackgroundDays = 75;  // Days before the reference after which an event is recalled.
constexpr int kSameStory = 120;      // Dates this near to the publication make it the reference.

constexpr absl::string_view kPlannedModifiers[] = {
    "upcoming", "planned",  "forthcoming", "scheduled", "next",
    "coming",   "proposed", "impending",   "future",    "expected"};
constexpr absl::string_view kPastModifiers[] = {"previous", "earlier", "past",      "last",
                                                "former",   "prior",   "first-ever"};
constexpr absl::string_view kSayingLemmas[] = {"say",   "announce", "confirm", "report", "tell",
                                               "add",   "state",    "note",    "reveal", "promise",
                                               "write", "declare",  "indicate"};

int DaysFrom(const CalendarDate& reference, CalendarDate date) {
  date.month = std::max(date.month, 1);
  date.day = std::max(date.day, 1);
  const CalendarDate from{reference.year, std::max(reference.month, 1), std::max(reference.day, 1)};
  return static_cast<int>(ToDay(date) - ToDay(from));
}

// The publication when some date of the text lies near it, else the middle one of the dates.
CalendarDate ReferenceOf(const CalendarDate& publication,
                         const std::vector<v1::TimeExpression>& times) {
  std::vector<CalendarDate> dates;
  for (const v1::TimeExpression& time : times) {
    const CalendarDate end = FromProto(time.value().end());
    if (end.IsFull() && time.kind() != v1::TIME_KIND_RECURRING) dates.push_back(end);
  }
  if (dates.empty()) return publication;
  if (publication.year != 0) {
    for (const CalendarDate& date : dates) {
      if (std::abs(DaysFrom(publication, date)) <= kSameStory) return publication;
    }
  }
  const auto before = [](const CalendarDate& a, const CalendarDate& b) {
    return ToDay(a) < ToDay(b);
  };
  std::nth_element(dates.begin(), dates.begin() + static_cast<int64_t>(dates.size() / 2),
                   dates.end(), before);
  return dates[dates.size() / 2];
}

}  // namespace

RealityReader::RealityReader(const EventLexicon& lexicon, const AnnotatedText& text,
                             const Syntax& syntax, const std::vector<v1::TimeExpression>& times)
    : lexicon_(lexicon),
      text_(text),
      syntax_(syntax),
      times_(times),
      reference_(ReferenceOf(FromProto(text.context.publication_date), times)) {}

// A date long before the reference recalls; one after it plans.
v1::Modality RealityReader::ByDates(v1::Modality modality, const std::vector<int>& when) const {
  if (reference_.year == 0) return modality;
  for (int t : when) {
    const CalendarDate end = FromProto(times_[t].value().end());
    if (end.year == 0 || times_[t].kind() == v1::TIME_KIND_RECURRING) continue;
    if (end.month == 0) {
      if (end.year < reference_.year && modality == v1::MODALITY_ACTUAL)
        return v1::MODALITY_PAST_BACKGROUND;
      continue;
    }
    const int days = DaysFrom(reference_, end);
    if (days < -kBackgroundDays && modality != v1::MODALITY_CANCELLED &&
        modality != v1::MODALITY_POSTPONED) {
      return v1::MODALITY_PAST_BACKGROUND;
    }
    if (days > 1 && modality == v1::MODALITY_ACTUAL && times_[t].confidence() > 0.7)
      return v1::MODALITY_PLANNED;
  }
  return modality;
}

bool RealityReader::IsConditional(int group) const {
  const VerbGroup& verb = syntax_.groups[group];
  const int first = text_.sentences[text_.tokens[verb.first].sentence].first_token;
  constexpr int kReach = 12;
  for (int i = verb.first - 1; i >= std::max(first, verb.first - kReach); --i) {
    const absl::string_view word = text_.tokens[i].lower;
    if (word == "if" || word == "unless" || word == "whether") return true;
    if (word == "," || word == ";") return false;
  }
  return false;
}

// "No contract was signed", "neither side signed".
bool RealityReader::DeniedBySubject(int group) const {
  constexpr absl::string_view kDenying[] = {"no", "none", "nothing", "neither", "nobody"};
  const TokenRange subject = syntax_.clauses[group].subject;
  return !subject.IsEmpty() && IsOneOf(text_.tokens[subject.first].lower, kDenying);
}

// "said that he would": the verb before is one of saying.
bool RealityReader::IsReported(int group) const {
  if (group == 0) return false;
  const VerbGroup& before = syntax_.groups[group - 1];
  const bool same =
      text_.tokens[before.first].sentence == text_.tokens[syntax_.groups[group].first].sentence;
  return same && IsOneOf(before.lemma, kSayingLemmas);
}

EventReality RealityReader::OfInfinitive(int group) const {
  const VerbGroup& verb = syntax_.groups[group];
  const bool first_in_sentence =
      group == 0 ||
      text_.tokens[syntax_.groups[group - 1].first].sentence != text_.tokens[verb.first].sentence;
  if (first_in_sentence)
    return {verb.gerund ? v1::MODALITY_ACTUAL : v1::MODALITY_PLANNED, verb.negated};
  const VerbGroup& before = syntax_.groups[group - 1];
  if (before.negated) return {v1::MODALITY_HYPOTHETICAL, true};
  // "It is a pleasure to welcome", "I want to welcome": saying so does it.
  const bool greeting = verb.lemma == "welcome" || verb.lemma == "greet";
  if ((before.lemma == "be" && before.modal == Modal::kNone) ||
      (greeting && before.lemma == "want")) {
    return {v1::MODALITY_ACTUAL, verb.negated};
  }
  switch (lexicon_.GovernorOf(before.lemma)) {
    case Governor::kPlan:
      return {v1::MODALITY_PLANNED, verb.negated};
    case Governor::kWish:
    case Governor::kCancel:
    case Governor::kPostpone:
      return {v1::MODALITY_HYPOTHETICAL, verb.negated};
    default:
      break;
  }
  if (before.lemma == "look") return {v1::MODALITY_PLANNED, verb.negated};  // "look forward to".
  const bool past =
      before.tense == v1::TENSE_PAST || (verb.gerund && before.tense != v1::TENSE_FUTURE);
  const bool happens = past && before.modal == Modal::kNone;
  return {happens ? v1::MODALITY_ACTUAL : v1::MODALITY_PLANNED, verb.negated};
}

EventReality RealityReader::OfVerb(int group, const std::vector<int>& when) const {
  const VerbGroup& verb = syntax_.groups[group];
  EventReality reality;
  if ((verb.infinitive || verb.gerund) && verb.modal == Modal::kNone) {
    reality = OfInfinitive(group);
  } else if (const bool denied = verb.negated || DeniedBySubject(group);
             denied || IsConditional(group)) {
    reality = {v1::MODALITY_HYPOTHETICAL, denied};
  } else if (verb.modal == Modal::kWill || verb.modal == Modal::kPlan) {
    reality.modality = v1::MODALITY_PLANNED;
  } else if (verb.modal == Modal::kWould) {
    reality.modality = IsReported(group) ? v1::MODALITY_PLANNED : v1::MODALITY_HYPOTHETICAL;
  } else if (verb.modal != Modal::kNone) {
    reality.modality = v1::MODALITY_HYPOTHETICAL;
  } else if (verb.perfect && verb.tense == v1::TENSE_PAST &&
             text_.tokens[verb.first].lower == "had") {
    reality.modality = v1::MODALITY_PAST_BACKGROUND;
  }
  if (reality.negated) return reality;
  // What was done is not planned, whatever later date it has ("put off to August").
  const bool done = verb.tense == v1::TENSE_PAST && reality.modality == v1::MODALITY_ACTUAL;
  const v1::Modality dated = ByDates(reality.modality, when);
  if (!done || dated != v1::MODALITY_PLANNED) reality.modality = dated;
  return reality;
}

EventReality RealityReader::OfNoun(int governor, const std::vector<std::string>& modifiers,
                                   const std::vector<int>& when) const {
  EventReality reality;
  for (const std::string& modifier : modifiers) {
    if (IsOneOf(modifier, kPlannedModifiers)) reality.modality = v1::MODALITY_PLANNED;
    if (IsOneOf(modifier, kPastModifiers)) reality.modality = v1::MODALITY_PAST_BACKGROUND;
  }
  if (governor >= 0) {
    const VerbGroup& verb = syntax_.groups[governor];
    const Governor role = lexicon_.GovernorOf(verb.lemma);
    if (role == Governor::kCancel) reality.modality = v1::MODALITY_CANCELLED;
    if (role == Governor::kPostpone) reality.modality = v1::MODALITY_POSTPONED;
    if (role == Governor::kWish) reality.modality = v1::MODALITY_HYPOTHETICAL;
    if (role == Governor::kPlan && reality.modality == v1::MODALITY_ACTUAL)
      reality.modality = v1::MODALITY_PLANNED;
    // "decided to go on with the visit" keeps it; "the trip was timed to coincide" says nothing of
    // it.
    const bool past_plan = verb.modal == Modal::kPlan && verb.tense == v1::TENSE_PAST;
    if (role == Governor::kKeep && (past_plan || verb.modal == Modal::kNone)) {
      reality.modality = ByDates(reality.modality, when);
      return reality;
    }
    if (role == Governor::kLight || role == Governor::kNone) {
      const EventReality of_verb = OfVerb(governor, {});
      if (reality.modality == v1::MODALITY_ACTUAL && role == Governor::kLight) reality = of_verb;
      if (of_verb.modality == v1::MODALITY_PLANNED && reality.modality == v1::MODALITY_ACTUAL)
        reality = of_verb;
    }
  }
  reality.modality = ByDates(reality.modality, when);
  return reality;
}

}  // namespace communique::entity
