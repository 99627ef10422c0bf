#ifndef SERVICES_SUMMARY_DOMAIN_SLOT_FEATURES_H_
#define SERVICES_SUMMARY_DOMAIN_SLOT_FEATURES_H_

#include <array>
#include <cstddef>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/summary/domain/confidence.h"

namespace communique::summary {

// What is weighed of the candidates of each slot. An enumerator is an index into the candidate's
// features; the names beside it, in the same order, are those of data/slot_weights.tsv. A feature
// is 0 or 1 unless it says otherwise.

// Somebody who may be the traveller of the main visit.
enum VisitFeature : size_t {
  kVisitBestFrame,     // Weight of the heaviest mention of the visit, about 0 to 1.
  kVisitOtherFrames,   // Sum of the other weights, 0 to 2.
  kVisitSalience,      // Of the traveller, 0 to 1.
  kVisitProminent,     // Told in title, lead or heading as real or planned.
  kVisitForeign,       // A destination that is not the traveller's country.
  kVisitHomeFrame,     // Some mention leads to the traveller's own country only.
  kVisitNamed,         // Some mention names the traveller; otherwise inferred.
  kVisitDated,         // Some mention has a time exact to the day.
  kVisitRanked,        // "Official visit", "state visit".
  kVisitBackground,    // All mentions are recalled, supposed or denied.
  kVisitQuoted,        // All mentions stand in somebody's words.
  kVisitAppearance,    // Two leaders before the press in the country of one.
  kVisitOffice,        // The traveller holds an office.
  kVisitOfficeOnly,    // The traveller is named by office only.
  kVisitNoCountry,     // The traveller's country is not known.
  kVisitAuthor,        // The traveller is the author.
  kVisitTitleNames,    // The title names the traveller.
  kVisitTitleVisit,    // The title speaks of a visit.
  kVisitCallFirst,     // A telephone call is told before.
  kVisitTouchedOn,     // An interview touches on it.
  kVisitThirdCountry,  // Two leaders meet in a country that is neither's.
  kVisitLayWords,      // Title or lead speak of tourists, teams and the like.
  kVisitCounterpart,   // The traveller meets an office-holder of another country.
  kVisitFeatureCount
};
inline constexpr std::array<absl::string_view, kVisitFeatureCount> kVisitFeatureNames = {
    "best_frame", "other_frames", "salience",      "prominent",  "foreign",     "home_frame",
    "named",      "dated",        "ranked",        "background", "quoted",      "appearance",
    "office",     "office_only",  "no_country",    "author",     "title_names", "title_visit",
    "call_first", "touched_on",   "third_country", "lay_words",  "counterpart"};

// A city that may be a stop, or a building, square or site that may be its venue.
enum StopFeature : size_t {
  kStopInFrame,          // Destination of a frame of the main visit.
  kStopBesideFrame,      // The sentence has such a frame, which leads elsewhere.
  kStopOtherFrame,       // The sentence speaks of another visit.
  kStopDirection,        // Behind "in", "at", "to" ...
  kStopProminent,        // In title or lead.
  kStopWithTraveller,    // The sentence names the principal.
  kStopInAction,         // The sentence has an act of the visit: arriving, meeting, signing.
  kStopQuoted,           // Inside somebody's words.
  kStopOpinion,          // In a clause in which the author judges or predicts.
  kStopBackground,       // The sentence looks back: "last year", "previously".
  kStopOfSomething,      // "the mayor of X", "X's port".
  kStopSceneLine,        // A line of place and time at the top.
  kStopDayBeside,        // The sentence has a time exact to the day.
  kStopOldTime,          // The sentence has a time more than a year past.
  kStopEvent,            // Place of an event that happens or will.
  kStopBackgroundEvent,  // Place of past or hypothetical events only.
  kStopCapital,          // A capital.
  kStopLone,             // The only city of its country in the text.
  kStopMentions,         // Further mentions, at most 4.
  kStopFeatureCount
};
inline constexpr std::array<absl::string_view, kStopFeatureCount> kStopFeatureNames = {
    "in_frame",         "beside_frame", "other_frame", "direction", "prominent",
    "with_traveller",   "in_action",    "quoted",      "opinion",   "background",
    "of_something",     "scene_line",   "day_beside",  "old_time",  "event",
    "background_event", "capital",      "lone",        "mentions"};

// A person who may travel with the principal.
enum DelegationFeature : size_t {
  kDelegateTogether,         // Behind "together with", "joined by".
  kDelegateBehindCue,        // In a list behind "accompanied by", "the delegation includes".
  kDelegateBeforeCue,        // "X travels with her", "X was with him", "X joins the party".
  kDelegateListLine,         // On a line of a list that such words open.
  kDelegateCoTraveller,      // Subject of a mention of the visit together with the principal.
  kDelegateBesidePrincipal,  // In one list with the principal elsewhere: "Anna and I".
  kDelegateOwned,            // "Her Economy Minister, X".
  kDelegateSpouse,           // Husband, wife or First Lady.
  kDelegateSharesName,       // Mrs, Lady ... with the principal's surname.
  kDelegateMeetsHosts,       // Agent of a meeting with, or signs beside, somebody of a destination.
  kDelegateAtDestination,    // Named in a sentence of the visit with a place of a destination.
  kDelegateHomeSaid,         // Acts for the principal's country, as the text says.
  kDelegateHomeGuessed,      // The same, as far as can be guessed.
  kDelegateElsewhereSaid,    // Acts for another country, as the text says.
  kDelegateElsewhereGuessed,
  kDelegateOffice,
  kDelegateExcluded,  // Spokesman, analyst, former.
  kDelegateAuthor,
  kDelegateHead,     // Leads a country, and only stands beside the principal.
  kDelegateOutside,  // Only named in sentences that speak of other things than the visit.
  kDelegateFeatureCount
};
inline constexpr std::array<absl::string_view, kDelegateFeatureCount> kDelegateFeatureNames = {
    "together",         "behind_cue", "before_cue",   "list_line",      "co_traveller",
    "beside_principal", "owned",      "spouse",       "shares_name",    "meets_hosts",
    "at_destination",   "home_said",  "home_guessed", "elsewhere_said", "elsewhere_guessed",
    "office",           "excluded",   "author",       "head",           "outside"};

// A person who may receive or meet the visitor.
enum HostFeature : size_t {
  kHostInFrame,      // Agent of receiving or inviting the principal, or partner of an appearance.
  kHostReceives,     // Encounters in which they receive somebody of the visitor's side, at most 2.
  kHostMeets,        // Encounters in which they meet somebody of the visitor's side, at most 3.
  kHostGreets,       // The same on arrival.
  kHostActsJointly,  // Does something together with the visitor.
  kHostNearMeeting,  // Sentences of meeting or receiving that name them, at most 3.
  kHostWithPrincipal,       // Of these, sentences that name the principal, at most 2.
  kHostDestinationSaid,     // Acts for a destination, as the text says.
  kHostDestinationGuessed,  // The same, as far as can be guessed.
  kHostElsewhereGuessed,    // Acts for another country, as far as can be guessed.
  kHostUnknownCountry,
  kHostLeads,  // President, king, prime minister, foreign minister ...
  kHostNoOffice,
  kHostInTitle,
  kHostSpeaks,  // Holds the floor in a transcript.
  kHostAuthor,
  kHostCounterpart,  // "His counterpart", "her host" stands before the name.
  kHostExcluded,     // Spokesman, analyst, former, ambassador.
  kHostHonoured,     // "For the inauguration of X".
  kHostFeatureCount
};
inline constexpr std::array<absl::string_view, kHostFeatureCount> kHostFeatureNames = {
    "in_frame",
    "receives",
    "meets",
    "greets",
    "acts_jointly",
    "near_meeting",
    "with_principal",
    "destination_said",
    "destination_guessed",
    "elsewhere_guessed",
    "unknown_country",
    "leads",
    "no_office",
    "in_title",
    "speaks",
    "author",
    "counterpart",
    "excluded",
    "honoured"};

// The features of a slot's candidates.
struct SlotSchema {
  Slot slot;
  absl::string_view name;  // Of the slot, in the table.
  absl::Span<const absl::string_view> features;
};
inline constexpr std::array kSlotSchemas = {
    SlotSchema{Slot::kVisit, "visit", kVisitFeatureNames},
    SlotSchema{Slot::kStop, "city", kStopFeatureNames},
    SlotSchema{Slot::kVenue, "venue", kStopFeatureNames},
    SlotSchema{Slot::kDelegation, "delegation", kDelegateFeatureNames},
    SlotSchema{Slot::kHost, "host", kHostFeatureNames},
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_SLOT_FEATURES_H_
