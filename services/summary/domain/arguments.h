#ifndef SERVICES_SUMMARY_DOMAIN_ARGUMENTS_H_
#define SERVICES_SUMMARY_DOMAIN_ARGUMENTS_H_

#include <vector>

#include "services/summary/domain/cue_lexicon.h"
#include "services/summary/domain/document_view.h"

namespace communique::summary {

// Who and where belongs to a cue word, by position and function words. No parser is assumed: each
// mention in the sentence gets features, a linear score with the weights in arguments.cc, and the
// best one above the threshold is taken.

// A mention that may fill an argument. Higher is better; 0 is the threshold.
struct Argument {
  int mention = -1;  // Index in DocumentView::mentions(), -1 for none (a bare "we").
  int entity = -1;   // Index in Analysis.entities.
  double score = 0;
};

// The subject of a verb or the owner of a noun: "X visits", "X's visit", "the visit by X", "X will
// pay a visit". entity -1 when there is none.
Argument FindAgent(const DocumentView& view, const Cue& cue);

// The person behind a verb of receiving: "welcomed X". entity -1 when there is none.
Argument FindPatient(const DocumentView& view, const Cue& cue);

// True for "was received by" and "received by": agent and patient change places.
bool IsPassive(const DocumentView& view, const Cue& cue);

// Mentions joined to `mention` on its right by commas and "and" that are of the same class (persons
// or places), `mention` first.
std::vector<int> Coordinated(const DocumentView& view, int mention);
// The same on its left, `mention` last.
std::vector<int> CoordinatedBefore(const DocumentView& view, int mention);

// Place mentions that say where the cue leads, in text order: "visited A and B", "a trip to A", "A
// visit".
std::vector<int> FindPlaces(const DocumentView& view, const Cue& cue);

// Index of the word in front of a mention, over its titles and articles; -1 at the sentence's
// start.
int WordBefore(const DocumentView& view, const MentionView& mention);

// The persons that an entity stands for: its members ("the two leaders"), else itself.
std::vector<int> Members(const DocumentView& view, int entity);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_ARGUMENTS_H_
