#include "services/summary/domain/meeting_details.h"

#include <algorithm>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "services/summary/domain/date_math.h"

namespace communique::summary {
namespace {

// A sentence that goes on from the one before says so in its first words.
constexpr int kOpeningWords = 4;
// The day that it goes on from is said this many sentences before.
constexpr int kBackReach = 3;
// A heading stands this many sentences above at most.
constexpr int kHeadingReach = 12;

bool IsOneDay(const entity::v1::TimeExpression& time) {
  const base::v1::DateRange& value = time.value();
  if (!IsDay(value.start())) return false;
  return !value.has_end() || SameDate(value.start(), value.end());
}

int Gap(const Cue& cue, int first, int last) {
  return first < cue.first_word ? cue.first_word - last : first - cue.last_word;
}

// Another meeting's cue stands between words [first, last) and may own the day.
bool OtherBetween(const VisitContext& context, const Cue& cue, int first, int last) {
  return absl::c_any_of(context.cues.In(cue.sentence, CueKind::kMeet), [&](const Cue& other) {
    return other.first_word >= first && other.last_word <= last &&
           other.first_word != cue.first_word;
  });
}

// "Said today", "announced on Monday": the day of the words, not of what they tell.
bool DatesSpeech(const DocumentView& view, int word) {
  static constexpr absl::string_view kSpeech[] = {"said",      "says",   "announced", "told",
                                                  "confirmed", "stated", "added",     "reported"};
  const int t = view.words()[word].time;
  int w = word - 1;
  const int start = view.sentences()[view.words()[word].sentence].first_word;
  while (w >= start && (view.words()[w].time == t || view.words()[w].lower == "on" ||
                        view.words()[w].lower == "late")) {
    --w;
  }
  return w >= start && absl::c_linear_search(kSpeech, view.words()[w].lower);
}

// The nearest day of the cue's own sentence. Days in front of the sentence's meetings hold for all.
int DayInSentence(const VisitContext& context, const Cue& cue) {
  const DocumentView& view = context.view;
  const SentenceView& sentence = view.sentences()[cue.sentence];
  int best = -1;
  int best_gap = sentence.last_word - sentence.first_word + 1;
  for (int w = sentence.first_word; w < sentence.last_word; ++w) {
    const int t = view.words()[w].time;
    if (t < 0 || !IsOneDay(view.time(t)) || DatesSpeech(view, w)) continue;
    const int gap = Gap(cue, w, w + 1);
    const bool behind = w >= cue.last_word;
    if (behind && OtherBetween(context, cue, cue.last_word, w)) continue;
    if (gap >= best_gap) continue;
    best_gap = gap;
    best = t;
  }
  return best;
}

// "Later in the day", "In the afternoon", "There", "Then", "Afterwards".
bool GoesOn(const DocumentView& view, int sentence) {
  static constexpr absl::string_view kOpenings[] = {
      "later",     "afternoon", "evening", "morning", "afterwards", "then",  "there",
      "following", "same",      "earlier", "before",  "after",      "night", "midday"};
  const SentenceView& s = view.sentences()[sentence];
  for (int w = s.first_word; w < std::min(s.last_word, s.first_word + kOpeningWords); ++w) {
    if (absl::c_linear_search(kOpenings, view.words()[w].lower)) return true;
  }
  return false;
}

int LastDayIn(const DocumentView& view, int sentence) {
  int day = -1;
  for (const int t : view.TimesIn(sentence)) {
    if (IsOneDay(view.time(t))) day = t;
  }
  return day;
}

// The one day of the nearest heading above, when that has just one.
int DayOfHeading(const DocumentView& view, int sentence) {
  for (int s = sentence - 1; s >= std::max(0, sentence - kHeadingReach); --s) {
    if (view.sentences()[s].zone != Zone::kHeading) continue;
    const std::vector<int>& times = view.TimesIn(s);
    return times.size() == 1 && IsOneDay(view.time(times[0])) ? times[0] : -1;
  }
  return -1;
}

// What the speakers of an appearance call today.
int TodayOfSpeakers(const DocumentView& view) {
  const base::v1::PartialDate& published = view.publication_date();
  if (!IsDay(published)) return -1;
  for (int t = 0; t < view.analysis().time_expressions_size(); ++t) {
    const entity::v1::TimeExpression& time = view.time(t);
    const bool today = time.anchoring() == entity::v1::TIME_ANCHORING_PUBLICATION &&
                       IsOneDay(time) && SameDate(time.value().start(), published);
    if (today) return t;
  }
  return -1;
}

bool IsVenue(const DocumentView& view, const MentionView& mention) {
  return view.entity(mention.entity).type() == entity::v1::ENTITY_TYPE_FACILITY;
}

std::string TextOf(const DocumentView& view, const MentionView& mention) {
  return std::string(view.text().substr(mention.begin, mention.end - mention.begin));
}

bool IsAt(const DocumentView& view, const MentionView& mention) {
  if (!view.IsPlaceLike(mention.entity) || mention.metonymic) return false;
  const int before = WordBefore(view, mention);
  if (before < 0) return false;
  const absl::string_view word = view.words()[before].lower;
  return word == "in" || word == "at";
}

int PlaceInSentence(const DocumentView& view, const Cue& cue) {
  const SentenceView& sentence = view.sentences()[cue.sentence];
  int best = -1;
  for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
    const MentionView& mention = view.mentions()[m];
    if (!IsAt(view, mention)) continue;
    const bool better =
        best < 0 || (IsVenue(view, mention) && !IsVenue(view, view.mentions()[best]));
    if (better) best = m;
  }
  return best;
}

// The place that the nearest heading above begins with.
int PlaceOfHeading(const DocumentView& view, int sentence) {
  for (int s = sentence - 1; s >= std::max(0, sentence - kHeadingReach); --s) {
    const SentenceView& heading = view.sentences()[s];
    if (heading.zone != Zone::kHeading) continue;
    if (heading.first_mention == heading.last_mention) return -1;
    const MentionView& first = view.mentions()[heading.first_mention];
    const bool place = view.IsPlaceLike(first.entity) && first.first_word == heading.first_word;
    return place ? heading.first_mention : -1;
  }
  return -1;
}

}  // namespace

int DayOf(const VisitContext& context, const Encounter& encounter) {
  const DocumentView& view = context.view;
  if (encounter.tie == Tie::kAppearance) return TodayOfSpeakers(view);
  const int sentence = encounter.cue.sentence;
  const int here = DayInSentence(context, encounter.cue);
  if (here >= 0) return here;
  for (int s = sentence - 1; GoesOn(view, sentence) && s >= std::max(0, sentence - kBackReach);
       --s) {
    if (view.sentences()[s].zone == Zone::kHeading) break;
    const int before = LastDayIn(view, s);
    if (before >= 0) return before;
  }
  return DayOfHeading(view, sentence);
}

std::string PlaceOf(const VisitContext& context, const Encounter& encounter) {
  int m = PlaceInSentence(context.view, encounter.cue);
  if (m < 0) m = PlaceOfHeading(context.view, encounter.cue.sentence);
  return m < 0 ? "" : TextOf(context.view, context.view.mentions()[m]);
}

absl::string_view LevelOf(const DocumentView& view, const std::vector<int>& people) {
  static constexpr absl::string_view kLeaders[] = {
      "president",  "prime minister", "head of state", "head of government", "monarch", "king",
      "chancellor", "emir",           "sultan"};
  int leaders = 0;
  int ministers = 0;
  for (const int person : people) {
    for (const entity::v1::Role& role : view.entity(person).roles()) {
      if (absl::c_linear_search(kLeaders, role.office())) {
        ++leaders;
        break;
      }
      if (absl::StrContains(role.office(), "minister")) {
        ++ministers;
        break;
      }
    }
  }
  if (leaders >= 2) return "leaders";
  return ministers + leaders >= 2 ? "ministers" : leaders + ministers > 0 ? "officials" : "";
}

}  // namespace communique::summary
