#include "services/summary/domain/itinerary.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/phrase.h"

namespace communique::summary {
namespace {

constexpr int kClauseWords = 36;
constexpr int kDateReach = 16;
// A programme longer than this is a schedule, not a summary.
constexpr size_t kMaxActivities = 24;
constexpr double kDayIndexScore = -0.5;

// The day that a time expression gives an activity; nullopt for none.
std::optional<v1::DateRangeFinding> DayOf(const DocumentView& view, int t,
                                          const v1::DateRangeFinding* dates) {
  const entity::v1::TimeExpression& time = view.time(t);
  v1::DateRangeFinding finding;
  double score = 1.8;
  base::v1::Basis basis = base::v1::BASIS_STATED;
  if (time.kind() == entity::v1::TIME_KIND_DAY_INDEX && !time.value().has_start()) {
    if (dates == nullptr || !IsDay(dates->value().start()) || time.day_index() < 1)
      return std::nullopt;
    const base::v1::PartialDate day = AddDays(dates->value().start(), time.day_index() - 1);
    *finding.mutable_value() = MakeRange(day, day);
    score = kDayIndexScore;
    basis = base::v1::BASIS_INFERRED;
  } else if (IsDay(time.value().start())) {
    *finding.mutable_value() = time.value();
    if (time.anchoring() != entity::v1::TIME_ANCHORING_EXPLICIT) basis = base::v1::BASIS_INFERRED;
  } else {
    return std::nullopt;
  }
  *finding.mutable_support() =
      MakeSupport(Slot::kDates, score, "itinerary.day",
                  {view.Evidence(time.span().byte_begin(), time.span().byte_end(), basis)});
  return finding;
}

int NearestTime(const DocumentView& view, const Cue& cue) {
  const SentenceView& sentence = view.sentences()[cue.sentence];
  int best = -1;
  int best_gap = kDateReach;
  for (int w = sentence.first_word; w < sentence.last_word; ++w) {
    if (view.words()[w].time < 0) continue;
    const int gap = w < cue.first_word ? cue.first_word - w : w - cue.last_word;
    if (gap >= best_gap) continue;
    best_gap = gap;
    best = view.words()[w].time;
  }
  return best;
}

std::string PlaceIn(const VisitContext& context, int sentence) {
  const DocumentView& view = context.view;
  const SentenceView& s = view.sentences()[sentence];
  for (int m = s.first_mention; m < s.last_mention; ++m) {
    const MentionView& mention = view.mentions()[m];
    const absl::string_view country = view.CountryOf(mention.entity);
    if (!view.IsPlaceLike(mention.entity) || mention.metonymic || !context.main.GoesTo(country))
      continue;
    return std::string(view.text().substr(mention.begin, mention.end - mention.begin));
  }
  return "";
}

std::optional<v1::Activity> FromCue(const VisitContext& context, const Cue& cue,
                                    const v1::DateRangeFinding* dates) {
  const DocumentView& view = context.view;
  const CueModality modality = ModalityOf(view, context.cues, cue);
  if (modality.negated || modality.quoted || modality.dated_elsewhere ||
      modality.value == entity::v1::MODALITY_PAST_BACKGROUND ||
      modality.value == entity::v1::MODALITY_HYPOTHETICAL) {
    return std::nullopt;
  }
  v1::Activity activity;
  activity.set_kind(std::string(cue.value));
  const WordRange clause =
      ClauseAround(view, cue.sentence, cue.first_word, cue.last_word, kClauseWords);
  activity.set_description(std::string(PhraseText(view, clause)));
  const int t = NearestTime(view, cue);
  if (t >= 0) {
    std::optional<v1::DateRangeFinding> day = DayOf(view, t, dates);
    if (day.has_value()) *activity.mutable_date() = *std::move(day);
  }
  activity.set_place(PlaceIn(context, cue.sentence));
  const bool anchored = activity.has_date() || !activity.place().empty();
  if (!anchored && !context.NamesPrincipal(cue.sentence)) return std::nullopt;
  const double score = (activity.has_date() ? 0.8 : 0) + (activity.place().empty() ? 0 : 0.5) +
                       (context.NamesPrincipal(cue.sentence) ? 0.8 : 0);
  *activity.mutable_support() = MakeSupport(Slot::kActivity, score, "itinerary.cue",
                                            {PhraseEvidence(view, clause, base::v1::BASIS_STATED)});
  return activity;
}

// "talks", "visit" say less of a sentence than the parade or the speech that it tells of.
bool IsGeneric(absl::string_view kind) {
  static constexpr absl::string_view kGeneric[] = {"visit", "talks"};
  return absl::c_linear_search(kGeneric, kind);
}

bool Better(const v1::Activity& a, const v1::Activity& b) {
  if (IsGeneric(a.kind()) != IsGeneric(b.kind())) return IsGeneric(b.kind());
  return a.support().confidence() > b.support().confidence();
}

// A sentence tells of one activity: the most telling, then the surest, then the first.
std::optional<v1::Activity> BestOf(const VisitContext& context, int sentence,
                                   const v1::DateRangeFinding* dates) {
  std::optional<v1::Activity> best;
  for (const Cue& cue : context.cues.In(sentence, CueKind::kActivity)) {
    std::optional<v1::Activity> activity = FromCue(context, cue, dates);
    if (!activity.has_value()) continue;
    if (!best.has_value() || Better(*activity, *best)) best = std::move(activity);
  }
  return best;
}

bool Before(const v1::Activity& a, const v1::Activity& b) {
  if (!a.has_date() || !b.has_date()) return false;
  return Compare(a.date().value().start(), b.date().value().start()).value_or(0) < 0;
}

// Sorts the dated activities among themselves; the others keep their places.
void SortDated(std::vector<v1::Activity>* activities) {
  std::vector<v1::Activity> dated;
  for (const v1::Activity& activity : *activities) {
    if (activity.has_date()) dated.push_back(activity);
  }
  std::stable_sort(dated.begin(), dated.end(), Before);
  size_t next = 0;
  for (v1::Activity& activity : *activities) {
    if (activity.has_date()) activity = dated[next++];
  }
}

}  // namespace

std::vector<v1::Activity> FindItinerary(const VisitContext& context,
                                        const v1::DateRangeFinding* dates) {
  std::vector<v1::Activity> activities;
  for (size_t s = 0; s < context.view.sentences().size(); ++s) {
    const int sentence = static_cast<int>(s);
    const Zone zone = context.view.sentences()[s].zone;
    if (!context.InMain(sentence) || (zone != Zone::kLead && zone != Zone::kBody)) continue;
    std::optional<v1::Activity> activity = BestOf(context, sentence, dates);
    if (activity.has_value()) activities.push_back(*std::move(activity));
    if (activities.size() == kMaxActivities) break;
  }
  SortDated(&activities);
  return activities;
}

}  // namespace communique::summary
