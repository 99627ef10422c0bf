#include "services/summary/domain/modality.h"

#include <cstdlib>
#include <optional>

#include "services/summary/domain/date_math.h"

namespace communique::summary {
namespace {

using entity::v1::Modality;

// How far from a cue (words before, words after) a word of this kind still bears on it; the first
// row that is met decides. Calling off outranks planning, since what is called off was planned.
struct Reach {
  CueKind kind;
  int before;
  int after;
  Modality modality;
};
constexpr Reach kReaches[] = {
    {CueKind::kCancel, 10, 12, entity::v1::MODALITY_CANCELLED},
    {CueKind::kPostpone, 10, 12, entity::v1::MODALITY_POSTPONED},
    {CueKind::kBackground, 14, 12, entity::v1::MODALITY_PAST_BACKGROUND},
    {CueKind::kHypothetical, 5, 0, entity::v1::MODALITY_HYPOTHETICAL},
    {CueKind::kFuture, 10, 4, entity::v1::MODALITY_PLANNED},
};
constexpr int kNegationReach = 4;
// A visit more than this long before the document is only recalled, unless nothing nearer is there.
constexpr long kBackgroundDays = 150;
constexpr int kBackgroundMonths = 6;

bool Within(const DocumentView& view, const Cue& near, const Cue& cue, int before, int after) {
  if (near.first_word >= cue.first_word && near.last_word <= cue.last_word) return true;
  const int gap = near.last_word <= cue.first_word ? cue.first_word - near.last_word
                                                   : near.first_word - cue.last_word;
  if (gap < 0) return false;
  const bool is_before = near.last_word <= cue.first_word;
  if (gap >= (is_before ? before : after)) return false;
  const int first = is_before ? near.last_word : cue.last_word;
  for (int w = first; w < first + gap; ++w) {
    if (view.words()[w].lower == ";") return false;
  }
  return true;
}

// The date lies long before the document.
bool IsLongAgo(const base::v1::PartialDate& start, const base::v1::PartialDate& published) {
  if (IsDay(start) && IsDay(published))
    return ToSerial(published) - ToSerial(start) > kBackgroundDays;
  if (start.month() == 0) return start.year() < published.year();
  return (published.year() - start.year()) * 12 + published.month() - start.month() >
         kBackgroundMonths;
}

// The sentence has dates, and all of them lie long before the document.
bool DatedElsewhere(const DocumentView& view, int sentence) {
  const base::v1::PartialDate& published = view.publication_date();
  if (published.year() == 0) return false;
  bool elsewhere = false;
  for (const int t : view.TimesIn(sentence)) {
    const base::v1::PartialDate& start = view.time(t).value().start();
    if (start.year() == 0) continue;
    if (!IsLongAgo(start, published)) return false;
    elsewhere = true;
  }
  return elsewhere;
}

}  // namespace

CueModality ModalityOf(const DocumentView& view, const CueIndex& cues, const Cue& cue) {
  CueModality result;
  result.quoted = view.words()[cue.first_word].quotation >= 0;
  result.dated_elsewhere = DatedElsewhere(view, cue.sentence);
  for (const Reach& reach : kReaches) {
    for (const Cue& near : cues.In(cue.sentence)) {
      if (near.kind != reach.kind || !Within(view, near, cue, reach.before, reach.after)) continue;
      // "On 8 May" is no "may".
      if (near.kind == CueKind::kHypothetical && view.words()[near.first_word].time >= 0) continue;
      if (result.value == entity::v1::MODALITY_ACTUAL) result.value = reach.modality;
    }
  }
  for (const Cue& near : cues.In(cue.sentence)) {
    if (near.kind != CueKind::kNegation || near.last_word > cue.first_word) continue;
    result.negated |= Within(view, near, cue, kNegationReach, 0);
  }
  if (result.value == entity::v1::MODALITY_ACTUAL && result.dated_elsewhere) {
    result.value = entity::v1::MODALITY_PAST_BACKGROUND;
  }
  return result;
}

}  // namespace communique::summary
