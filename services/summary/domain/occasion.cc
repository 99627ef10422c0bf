#include "services/summary/domain/occasion.h"

#include <array>
#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/phrase.h"

namespace communique::summary {
namespace {

enum OccasionFeature {
  kLink,        // A phrase of purpose or coincidence leads to it.
  kStrongLink,  // "on the occasion of", "to coincide with", "to mark": longer links are surer.
  kInMainFrame,
  kProminent,
  kAnniversary,
  kMoreNouns,  // Further nouns of occasion in the phrase, at most 2.
  kNamed,      // Holds an ordinal or a name.
  kUnreal,     // Background, hypothetical, negated.
  kOnlyQuoted,
  kLate,       // Far down in the text.
  kLooseLink,  // "For", "during" in a sentence that tells of no visit.
  kAnyPhrase,  // No noun of occasion: what a visit coincides with.
  kOccasionFeatureCount
};
using Features = std::array<double, kOccasionFeatureCount>;
constexpr Features kWeights = {0.6, 0.8, 0.9, 0.8, 0.4, 0.4, 0.3, -2.0, -0.5, -0.5, -1.0, -0.4};
constexpr double kThreshold = 2.0;
constexpr int kLinkReach = 10;
constexpr int kMaxWords = 22;
// Fewer words name nothing that a visit could coincide with.
constexpr int kLeastWords = 3;
constexpr absl::string_view kPhraseValue = "phrase";
constexpr int kLateSentence = 20;

struct Candidate {
  WordRange words;
  int sentence = -1;
  double score = 0;
};

bool InMainFrame(const VisitContext& context, int sentence) {
  return absl::c_any_of(context.MainFrames(), [sentence](const VisitFrame* frame) {
    return frame->cue.sentence == sentence;
  });
}

// Another frame's sentence ties its occasion to another visit.
bool InOtherFrame(const VisitContext& context, int sentence) {
  return !InMainFrame(context, sentence) &&
         absl::c_any_of(context.frames, [sentence](const VisitFrame& frame) {
           return frame.cue.sentence == sentence && frame.traveller >= 0;
         });
}

Features OccasionFeatures(const VisitContext& context, const Cue& link, const Cue& noun,
                          WordRange words) {
  const DocumentView& view = context.view;
  const Zone zone = view.sentences()[noun.sentence].zone;
  Features f = {};
  f[kLink] = 1;
  f[kStrongLink] = link.last_word - link.first_word >= 2 ? 1 : 0;
  f[kInMainFrame] = InMainFrame(context, noun.sentence) ? 1 : 0;
  f[kProminent] = zone == Zone::kTitle || zone == Zone::kLead ? 1 : 0;
  f[kAnniversary] = noun.value == "anniversary" ? 1 : 0;
  for (const Cue& other : context.cues.In(noun.sentence, CueKind::kOccasion)) {
    const bool inside = other.first_word >= words.first && other.last_word <= words.last;
    if (inside && other.first_word != noun.first_word && f[kMoreNouns] < 2) f[kMoreNouns] += 1;
  }
  for (int w = words.first; w < words.last; ++w) {
    if (view.words()[w].capitalized || NumberValue(view.words()[w].lower) > 0) f[kNamed] = 1;
  }
  const CueModality modality = ModalityOf(view, context.cues, noun);
  f[kUnreal] = modality.value == entity::v1::MODALITY_PAST_BACKGROUND || modality.negated ||
                       InOtherFrame(context, noun.sentence)
                   ? 1
                   : 0;
  f[kOnlyQuoted] = modality.quoted ? 1 : 0;
  f[kLate] = noun.sentence > kLateSentence ? 1 : 0;
  static constexpr absl::string_view kLoose[] = {"for", "during"};
  const bool loose =
      absl::c_linear_search(kLoose, absl::string_view(view.words()[link.first_word].lower));
  f[kLooseLink] = loose && f[kInMainFrame] == 0 ? 1 : 0;
  f[kAnyPhrase] = noun.value == kPhraseValue ? 1 : 0;
  return f;
}

// "The Pacific meeting": a meeting with a name of its own.
bool IsNamedMeeting(const DocumentView& view, int word) {
  static constexpr absl::string_view kMeetings[] = {"meeting", "meetings", "retreat"};
  return word > 0 &&
         absl::c_linear_search(kMeetings, absl::string_view(view.words()[word].lower)) &&
         view.words()[word - 1].capitalized &&
         view.words()[word - 1].sentence == view.words()[word].sentence;
}

// "Fifty years of diplomatic relations": a stretch of years that is looked back on.
bool IsYearsOf(const DocumentView& view, WordRange time) {
  return time.last < static_cast<int>(view.words().size()) &&
         view.words()[time.last].lower == "of" &&
         absl::StartsWith(view.words()[time.last - 1].lower, "year");
}

void AddTimes(const VisitContext& context, int sentence, std::vector<Cue>* nouns) {
  const SentenceView& s = context.view.sentences()[sentence];
  for (int w = s.first_word; w < s.last_word; ++w) {
    const int time = context.view.words()[w].time;
    if (time < 0 || (w > s.first_word && context.view.words()[w - 1].time == time)) continue;
    int last = w;
    while (last < s.last_word && context.view.words()[last].time == time) ++last;
    if (IsYearsOf(context.view, {w, last})) {
      nouns->push_back({CueKind::kOccasion, w, last, sentence, "anniversary"});
    }
  }
}

// Nouns of occasion in a sentence: words of the lexicon, named events and meetings, and years.
std::vector<Cue> OccasionNouns(const VisitContext& context, int sentence) {
  std::vector<Cue> nouns = context.cues.In(sentence, CueKind::kOccasion);
  const SentenceView& s = context.view.sentences()[sentence];
  for (int m = s.first_mention; m < s.last_mention; ++m) {
    const MentionView& mention = context.view.mentions()[m];
    if (context.view.entity(mention.entity).type() != entity::v1::ENTITY_TYPE_EVENT) continue;
    nouns.push_back({CueKind::kOccasion, mention.first_word, mention.last_word, sentence, "event"});
  }
  for (int w = s.first_word; w < s.last_word; ++w) {
    if (IsNamedMeeting(context.view, w)) {
      nouns.push_back({CueKind::kOccasion, w, w + 1, sentence, "summit"});
    }
  }
  AddTimes(context, sentence, &nouns);
  return nouns;
}

// "Coincided with", "timed to mark": whatever follows is what the visit takes place for.
bool NeedsNoNoun(const DocumentView& view, const Cue& link) {
  const absl::string_view word = view.words()[link.first_word].lower;
  return absl::StartsWith(word, "coincid") || absl::StartsWith(word, "align") || word == "timed";
}

// "This year marks": what the year marks is no occasion of the visit.
bool IsOfTheYear(const DocumentView& view, const Cue& link) {
  return link.first_word > 0 && view.words()[link.first_word - 1].lower == "year" &&
         view.words()[link.first_word - 1].sentence == link.sentence;
}

// The phrase that a link leads to, when a noun of occasion is in it.
void Consider(const VisitContext& context, const Cue& link, Candidate* best) {
  const DocumentView& view = context.view;
  if (IsOfTheYear(view, link)) return;
  const WordRange words = NounPhraseFrom(view, link.sentence, link.last_word, kMaxWords);
  std::vector<Cue> nouns = OccasionNouns(context, link.sentence);
  if (NeedsNoNoun(view, link) && words.last - words.first >= kLeastWords) {
    nouns.push_back(
        {CueKind::kOccasion, words.first, words.first + 1, link.sentence, kPhraseValue});
  }
  for (const Cue& noun : nouns) {
    if (noun.first_word < words.first || noun.last_word > words.last) continue;
    if (noun.first_word - link.last_word > kLinkReach) return;
    const Features f = OccasionFeatures(context, link, noun, words);
    double score = 0;
    for (int i = 0; i < kOccasionFeatureCount; ++i) score += kWeights[i] * f[i];
    if (score > best->score) *best = {words, link.sentence, score};
    return;
  }
}

}  // namespace

std::optional<v1::TextFinding> FindOccasion(const VisitContext& context) {
  Candidate best;
  for (size_t s = 0; s < context.view.sentences().size(); ++s) {
    const int sentence = static_cast<int>(s);
    if (!context.InMain(sentence)) continue;
    for (const Cue& link : context.cues.In(sentence, CueKind::kOccasionLink)) {
      Consider(context, link, &best);
    }
  }
  if (best.score < kThreshold) return std::nullopt;
  v1::TextFinding finding;
  finding.set_value(std::string(PhraseText(context.view, best.words)));
  *finding.mutable_support() =
      MakeSupport(Slot::kOccasion, best.score - kThreshold, "occasion.link",
                  {PhraseEvidence(context.view, best.words, base::v1::BASIS_STATED),
                   context.view.SentenceEvidence(best.sentence, base::v1::BASIS_STATED)});
  return finding;
}

}  // namespace communique::summary
