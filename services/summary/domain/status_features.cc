#include "services/summary/domain/status_features.h"

#include <algorithm>
#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "common/text/span_index.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/events_in.h"
#include "services/summary/domain/joint_appearance.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

using base::v1::PartialDate;

constexpr double kMostFrames = 3;
constexpr double kProminentFactor = 2.0;
// So many sentences below the title tell how far a visit has got.
constexpr int kFirstSentences = 5;

// Which feature a frame adds to; none for a title in no tense.
std::optional<StatusFeature> FeatureOf(const VisitContext& context, const VisitFrame& frame) {
  const SentenceView& sentence = context.view.sentences()[frame.cue.sentence];
  switch (frame.modality.value) {
    case entity::v1::MODALITY_PLANNED:
      return kPlannedFrames;
    case entity::v1::MODALITY_HYPOTHETICAL:
      return kHypotheticalFrames;
    case entity::v1::MODALITY_PAST_BACKGROUND:
      return kRecalledFrames;
    case entity::v1::MODALITY_ACTUAL: {
      if (sentence.zone == Zone::kTitle) return std::nullopt;
      // What is said at a microphone is said while it happens.
      const bool now =
          sentence.speaker >= 0 || context.cues.Has(frame.cue.sentence, CueKind::kProgressive);
      return now ? kProgressiveFrames : kActualFrames;
    }
    default:
      return std::nullopt;
  }
}

void AddFrames(const VisitContext& context, StatusFeatures* f) {
  for (const VisitFrame* frame : context.MainFrames()) {
    if (frame->source == FrameSource::kAppearance) (*f)[kAppearance] = 1;
    if (frame->source == FrameSource::kAppearance) continue;
    const std::optional<StatusFeature> feature = FeatureOf(context, *frame);
    if (!feature.has_value()) continue;
    double& sum = (*f)[*feature];
    sum = std::min(kMostFrames,
                   sum + (IsProminent(context, frame->cue.sentence) ? kProminentFactor : 1.0));
  }
}

bool HasWord(const VisitContext& context, int sentence, absl::string_view prefix) {
  const SentenceView& s = context.view.sentences()[sentence];
  for (int w = s.first_word; w < s.last_word; ++w) {
    if (absl::StartsWith(context.view.words()[w].lower, prefix)) return true;
  }
  return false;
}

// The sentence speaks of the day of publication.
bool IsOfToday(const VisitContext& context, int sentence) {
  return absl::c_any_of(context.view.TimesIn(sentence), [&](int t) {
    const entity::v1::TimeExpression& time = context.view.time(t);
    return time.kind() == entity::v1::TIME_KIND_DATE && IsDay(time.value().start()) &&
           SameDate(time.value().start(), context.view.publication_date());
  });
}

bool EndsVisit(const VisitContext& context, int sentence) {
  static constexpr absl::string_view kEnding[] = {"conclud", "wrap",      "ended",
                                                  "return",  "went home", "flew"};
  return absl::c_any_of(context.cues.In(sentence, CueKind::kDepart), [&](const Cue& cue) {
    const absl::string_view verb = context.view.words()[cue.first_word].lower;
    return absl::c_any_of(kEnding,
                          [&](absl::string_view form) { return absl::StartsWith(verb, form); }) &&
           ModalityOf(context.view, context.cues, cue).value == entity::v1::MODALITY_ACTUAL;
  });
}

// A verb of the past tells something of the visit in the sentence.
bool TellsOfVisit(const VisitContext& context, int sentence) {
  static constexpr absl::string_view kKinds[] = {"visit", "arrive", "host",  "meet",
                                                 "speak", "attend", "honour"};
  static constexpr absl::string_view kPasts[] = {"met",  "came", "flew",  "went",
                                                 "held", "gave", "spoke", "began"};
  return absl::c_any_of(EventsIn(context.view, sentence), [&](int e) {
    const entity::v1::Event& event = context.view.analysis().events(e);
    const std::string trigger = FoldWord(text::Slice(context.view.text(), event.trigger()));
    return event.modality() == entity::v1::MODALITY_ACTUAL && !event.negated() &&
           absl::c_linear_search(kKinds, event.kind()) &&
           (absl::EndsWith(trigger, "ed") || absl::c_linear_search(kPasts, trigger));
  });
}

// "Will", "is to": a verb of the future, not "the first to visit".
bool SaysWill(const VisitContext& context, int sentence) {
  static constexpr absl::string_view kWill[] = {"will", "shall", "is", "are", "due", "set"};
  return absl::c_any_of(context.cues.In(sentence, CueKind::kFuture), [&](const Cue& cue) {
    const absl::string_view word = context.view.words()[cue.first_word].lower;
    return absl::c_linear_search(kWill, word) || absl::EndsWith(word, "'ll");
  });
}

// Somebody is spoken to as guest or host, here and now.
bool AddressesSide(const VisitContext& context, int sentence) {
  static constexpr absl::string_view kHere[] = {"you", "your", "here"};
  if (!context.cues.Has(sentence, CueKind::kWelcoming) &&
      !context.cues.Has(sentence, CueKind::kThanking)) {
    return false;
  }
  const SentenceView& s = context.view.sentences()[sentence];
  for (int w = s.first_word; w < s.last_word; ++w) {
    const Word& word = context.view.words()[w];
    if (word.quotation < 0 && absl::c_linear_search(kHere, word.lower)) return true;
  }
  return false;
}

// What a title says of the moment: "on arrival in", "arrival from", "on his return".
void AddTitle(const VisitContext& context, int sentence, StatusFeatures* f) {
  if (HasWord(context, sentence, "departure")) (*f)[kSettingOut] = 1;
  const SentenceView& s = context.view.sentences()[sentence];
  for (int w = s.first_word; w < s.last_word; ++w) {
    const absl::string_view word = context.view.words()[w].lower;
    const bool from = w + 1 < s.last_word && context.view.words()[w + 1].lower == "from";
    if (word == "return" || (word == "arrival" && from)) (*f)[kConcluded] = 1;
    if (word == "arrival" && !from) (*f)[kArrived] = 1;
  }
  if ((*f)[kConcluded] > 0) (*f)[kArrived] = 0;
}

void AddSentence(const VisitContext& context, int sentence, StatusFeatures* f) {
  const bool future = SaysWill(context, sentence);
  const bool visitor = context.NamesPrincipal(sentence);
  const bool trip =
      context.cues.Has(sentence, CueKind::kTrip) || context.cues.Has(sentence, CueKind::kVisit);
  if (future && (visitor || trip)) (*f)[kFutureLead] = std::min(2.0, (*f)[kFutureLead] + 1);
  const bool ends = !future && (visitor || trip) && EndsVisit(context, sentence);
  if (ends) (*f)[kConcluded] = 1;
  const bool now = !future && !ends && visitor;
  if (now && context.cues.Has(sentence, CueKind::kProgressive)) (*f)[kNowLead] = 1;
  const bool announces = context.cues.Has(sentence, CueKind::kAnnounce);
  if (now && !announces && IsOfToday(context, sentence)) (*f)[kTodayLead] = 1;
  if (!future && AddressesSide(context, sentence)) (*f)[kAddressed] = 1;
  if (now && TellsOfVisit(context, sentence)) (*f)[kHappening] = 1;
  if (HasWord(context, sentence, "accept") && context.cues.Has(sentence, CueKind::kInvite)) {
    (*f)[kAccepted] = 1;
  }
}

// What title and first sentences say; spoken words tell of many other things to come.
void AddLead(const VisitContext& context, StatusFeatures* f) {
  int below = 0;
  for (size_t s = 0; s < context.view.sentences().size() && below < kFirstSentences; ++s) {
    const SentenceView& sentence = context.view.sentences()[s];
    if (sentence.zone == Zone::kApparatus || !context.InMain(static_cast<int>(s))) continue;
    const bool title = sentence.zone == Zone::kTitle;
    if (title) AddTitle(context, static_cast<int>(s), f);
    if (!title) ++below;
    if (!title && sentence.speaker < 0) AddSentence(context, static_cast<int>(s), f);
  }
  const bool spoken = AnnouncesAppearance(context.view, context.cues);
  (*f)[kSpokenThere] =
      spoken && context.main.GoesTo(SceneCountry(context.view, context.cues)) ? 1 : 0;
  const int author = context.view.author();
  (*f)[kOfficialVoice] = author >= 0 && context.view.HoldsOffice(author) ? 1 : 0;
  if (spoken) (*f)[kFutureLead] = 0;
  (*f)[kHalfway] = (*f)[kHappening] * ((*f)[kFutureLead] > 0 ? 1 : 0);
}

}  // namespace

bool IsProminent(const VisitContext& context, int sentence) {
  const Zone zone = context.view.sentences()[sentence].zone;
  return zone == Zone::kTitle || zone == Zone::kLead;
}

StatusFeatures TextStatusFeatures(const VisitContext& context) {
  StatusFeatures f = {};
  AddFrames(context, &f);
  AddLead(context, &f);
  return f;
}

std::optional<StatusFeature> DatesStatusFeature(const base::v1::DateRange& range,
                                                const PartialDate& published) {
  if (published.year() == 0) return std::nullopt;
  const PartialDate& start = range.has_start() ? range.start() : range.end();
  const PartialDate& end = range.has_end() ? range.end() : range.start();
  const std::optional<int> before = Compare(published, start);
  const std::optional<int> after = Compare(published, end);
  if (!before.has_value() || !after.has_value()) return std::nullopt;
  if (*before < 0) return range.has_start() ? kAhead : kOnlyEndAhead;
  if (*after > 0) return range.has_end() ? kOver : kBegun;
  if (!IsDay(start) || !IsDay(end) || !IsDay(published)) return std::nullopt;
  if (*before == 0 && *after == 0) {
    return range.has_start() && range.has_end() ? kOnlyToday
           : range.has_start()                  ? kFirstDay
                                                : kLastDay;
  }
  if (*before == 0) return kFirstDay;
  return *after == 0 ? kLastDay : kUnderWay;
}

}  // namespace communique::summary
