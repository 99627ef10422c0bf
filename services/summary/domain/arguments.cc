#include "services/summary/domain/arguments.h"

#include <algorithm>
#include <array>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"

namespace communique::summary {
namespace {

// What is known about a mention beside a cue. Weights are in the same order below.
enum Feature {
  kBias,
  kDistance,       // Words between mention and cue, at most 30.
  kPossessive,     // "X's visit" with nothing but modifiers between.
  kPossessorOnly,  // "X's ..." of something else.
  kOfOrBy,         // "visit of X", "visit by X".
  kAfterOf,        // "the capital of X visited": X is not the subject.
  kAfterOtherPreposition,
  kBoundary,         // Clause boundaries between mention and cue.
  kInsideQuotation,  // Only one of mention and cue is inside a quotation.
  kPronoun,
  kOffice,  // A public office, held or named.
  kFeatureCount
};

using Weights = std::array<double, kFeatureCount>;
// Set by hand on the tuning half; see the reliability table in the service's README.
constexpr Weights kBeforeWeights = {1.2, -0.03, 2.0, -1.6, 0, -1.3, -1.5, -0.55, -1.0, 0.1, 0.5};
constexpr Weights kAfterWeights = {-0.7, -0.06, 0, -0.6, 1.6, 0, -0.9, -0.8, -1.0, -0.2, 0.5};
constexpr Weights kPatientWeights = {1.4, -0.08, 0, -1.2, 0, -0.6, -1.0, -0.9, -1.0, 0.1, 0.6};

constexpr absl::string_view kPrepositions[] = {
    "with",  "from", "to",     "for",     "at",      "in",     "on",
    "under", "than", "like",   "behind",  "against", "by",     "between",
    "about", "told", "toward", "towards", "after",   "before", "via"};
constexpr absl::string_view kBoundaries[] = {
    ";",     ":",  "that",  "because", "after",    "before", "while", "if",  "when",
    "where", "as", "since", "but",     "although", "though", "until", "said"};
constexpr absl::string_view kTitleWords[] = {"the",
                                             "a",
                                             "an",
                                             "his",
                                             "her",
                                             "its",
                                             "their",
                                             "our",
                                             "my",
                                             "mr",
                                             "mr.",
                                             "mrs",
                                             "mrs.",
                                             "ms",
                                             "ms.",
                                             "dr",
                                             "dr.",
                                             "sir",
                                             "lady",
                                             "lord",
                                             "sheikh",
                                             "president",
                                             "prime",
                                             "minister",
                                             "foreign",
                                             "king",
                                             "queen",
                                             "prince",
                                             "princess",
                                             "crown",
                                             "chancellor",
                                             "secretary",
                                             "state",
                                             "general",
                                             "premier",
                                             "vice",
                                             "wife",
                                             "husband",
                                             "spouse",
                                             "deputy",
                                             "excellency",
                                             "majesty",
                                             "majesties",
                                             "highness",
                                             "hon",
                                             "honourable",
                                             "then",
                                             "former",
                                             "late",
                                             "new",
                                             "visiting",
                                             "host",
                                             "counterpart",
                                             "leader",
                                             "emir",
                                             "sultan",
                                             "first",
                                             "defence",
                                             "defense",
                                             "finance",
                                             "trade",
                                             "economy",
                                             "of",
                                             "guest",
                                             "friend",
                                             "colleague",
                                             ".",
                                             "prime-minister",
                                             "vice-president",
                                             "both",
                                             "two",
                                             "fellow"};
constexpr absl::string_view kListWords[] = {
    ",",       "and",    "&",      "then",     "later",  "on",    "to",          "in",
    "into",    "also",   "from",   "at",       "as",     "well",  "or",          "both",
    "finally", "onward", "before", "next",     "cities", "city",  "of",          "between",
    "until",   "until",  "plus",   "followed", "by",     "with",  "a",           "stop",
    "stops",   "(",      ")",      "'s",       "for",    "talks", "respectively"};
constexpr absl::string_view kModifierStops[] = {"has", "had",  "is",   "was", "will", "would",
                                                "are", "were", "have", "and", ",",    "who"};
constexpr int kMaxGap = 9;
// Between names of a list stand descriptions ("Director of the Division of Trade").
constexpr int kMaxPersonGap = 24;
constexpr int kMaxPlaceDistance = 14;
// "The visit to Lima by X": no more words than these stand before "by".
constexpr int kOfOrByReach = 5;

template <size_t N>
bool Among(absl::string_view word, const absl::string_view (&words)[N]) {
  return absl::c_linear_search(words, word);
}

// True when the word is part of the title in front of a name: a word of office, an adjective of a
// country, a capitalised word that is no name of its own and no preposition.
bool IsTitleWord(const DocumentView& view, int w, const MentionView& mention) {
  const Word& word = view.words()[w];
  if (word.mention >= 0) {
    const MentionView& other = view.mentions()[word.mention];
    if (!other.metonymic && other.entity != mention.entity) return false;
  }
  if (word.lower == "of") {
    // "Minister of Trade X", but not "the visit of X".
    return w + 1 < mention.first_word && w > 0 && Among(view.words()[w - 1].lower, kTitleWords);
  }
  if (Among(word.lower, kPrepositions) || Among(word.lower, kBoundaries)) return false;
  return Among(word.lower, kTitleWords) || word.capitalized;
}

double Score(const Weights& weights, const std::array<double, kFeatureCount>& features) {
  double sum = 0;
  for (int i = 0; i < kFeatureCount; ++i) sum += weights[i] * features[i];
  return sum;
}

absl::string_view Lower(const DocumentView& view, int word) { return view.words()[word].lower; }

// A dash parts the halves of a title; in running text it only sets off what belongs to a name.
bool IsTitleDash(const DocumentView& view, int w) {
  static constexpr absl::string_view kDashes[] = {"-", "\u2013", "\u2014"};
  const Zone zone = view.sentences()[view.words()[w].sentence].zone;
  return (zone == Zone::kTitle || zone == Zone::kHeading) && Among(Lower(view, w), kDashes);
}

int CountBoundaries(const DocumentView& view, int first, int last) {
  int count = 0;
  for (int w = first; w < last; ++w) {
    if (view.words()[w].mention >= 0) continue;
    if (Among(Lower(view, w), kBoundaries) || IsTitleDash(view, w)) ++count;
  }
  return count;
}

bool IsPossessive(const DocumentView& view, const MentionView& mention) {
  const int next = mention.last_word;
  const bool pronoun = mention.kind == entity::v1::MENTION_KIND_PRONOUN;
  static constexpr absl::string_view kOwners[] = {"his", "her", "their", "my",
                                                  "our", "its", "your"};
  if (pronoun && Among(Lower(view, mention.first_word), kOwners)) return true;
  if (mention.last_word > mention.first_word &&
      absl::EndsWith(view.words()[mention.last_word - 1].lower, "'s")) {
    return true;
  }
  return next < static_cast<int>(view.words().size()) &&
         view.words()[next].sentence == mention.sentence &&
         (Lower(view, next) == "'s" || Lower(view, next) == "'");
}

bool OnlyModifiers(const DocumentView& view, int first, int last) {
  if (last - first > 6) return false;
  for (int w = first; w < last; ++w) {
    if (Among(Lower(view, w), kModifierStops)) return false;
  }
  return true;
}

// Features that mention and cue have whatever their order. Words [first, last) lie between them.
std::array<double, kFeatureCount> CommonFeatures(const DocumentView& view,
                                                 const MentionView& mention, const Cue& cue,
                                                 int first, int last) {
  std::array<double, kFeatureCount> f = {};
  f[kBias] = 1;
  f[kDistance] = std::min(last - first, 30);
  f[kBoundary] = CountBoundaries(view, first, last);
  f[kInsideQuotation] =
      view.words()[mention.first_word].quotation != view.words()[cue.first_word].quotation ? 1 : 0;
  f[kPronoun] = mention.kind == entity::v1::MENTION_KIND_PRONOUN ? 1 : 0;
  f[kOffice] = view.HoldsOffice(mention.entity) ? 1 : 0;
  return f;
}

void AddPreposition(const DocumentView& view, const MentionView& mention,
                    std::array<double, kFeatureCount>* f) {
  const int before = WordBefore(view, mention);
  if (before < 0) return;
  const absl::string_view word = Lower(view, before);
  if (word == "of") (*f)[kAfterOf] = 1;
  if (Among(word, kPrepositions)) (*f)[kAfterOtherPreposition] = 1;
}

Argument ScoreBefore(const DocumentView& view, int m, const Cue& cue) {
  const MentionView& mention = view.mentions()[m];
  auto f = CommonFeatures(view, mention, cue, mention.last_word, cue.first_word);
  if (IsPossessive(view, mention)) {
    const bool owns = cue.kind == CueKind::kTrip || cue.kind == CueKind::kMeet ||
                      cue.kind == CueKind::kArrive || cue.kind == CueKind::kVisit;
    f[owns && OnlyModifiers(view, mention.last_word, cue.first_word) ? kPossessive
                                                                     : kPossessorOnly] = 1;
  }
  AddPreposition(view, mention, &f);
  return {m, mention.entity, Score(kBeforeWeights, f)};
}

Argument ScoreAfter(const DocumentView& view, int m, const Cue& cue) {
  const MentionView& mention = view.mentions()[m];
  auto f = CommonFeatures(view, mention, cue, cue.last_word, mention.first_word);
  const int before = WordBefore(view, mention);
  const absl::string_view word = before >= cue.last_word ? Lower(view, before) : "";
  const bool near = before - cue.last_word < kOfOrByReach;
  f[kOfOrBy] = near && (word == "of" || word == "by" || word == "from") ? 1 : 0;
  f[kAfterOtherPreposition] = f[kOfOrBy] == 0 && Among(word, kPrepositions) ? 1 : 0;
  f[kPossessorOnly] = IsPossessive(view, mention) ? 1 : 0;
  return {m, mention.entity, Score(kAfterWeights, f)};
}

Argument Best(const Argument& a, const Argument& b) { return b.score > a.score ? b : a; }

// True when words [first, last) may stand inside a list.
bool JoinsList(const DocumentView& view, int first, int last, bool persons) {
  if (last - first > (persons ? kMaxPersonGap : kMaxGap) || first >= last) return false;
  bool joined = false;
  for (int w = first; w < last; ++w) {
    const Word& word = view.words()[w];
    const absl::string_view lower = word.lower;
    joined |= lower == "," || lower == "and" || lower == "&" || lower == "then";
    const bool title = Among(lower, kTitleWords) || (persons && word.capitalized);
    if (!title && word.time < 0 && !Among(lower, kListWords)) return false;
    if (persons && (lower == "to" || lower == "in" || lower == "at" || lower == "from"))
      return false;
  }
  return joined;
}

bool SameClass(const DocumentView& view, int a, int b) {
  return view.IsPersonLike(a) ? view.IsPersonLike(b) : view.IsPlaceLike(a) && view.IsPlaceLike(b);
}

bool IsPlaceMention(const DocumentView& view, const MentionView& mention) {
  return view.IsPlaceLike(mention.entity) && !mention.metonymic &&
         mention.kind != entity::v1::MENTION_KIND_PRONOUN;
}

// The function word that leads to a place: "to", "in", "at" ...; or the cue itself.
bool LeadsTo(const DocumentView& view, const MentionView& mention, const Cue& cue) {
  static constexpr absl::string_view kDirections[] = {
      "to", "in", "at", "into", "for", "through", "across", "via", "of", "around", "on"};
  const int before = WordBefore(view, mention);
  if (before < cue.last_word || cue.value == "direct") return before == cue.last_word - 1;
  const absl::string_view word = Lower(view, before);
  if (word == "of") return false;
  return Among(word, kDirections);
}

// The word that says whose journey a noun means: "visit of X", "visit to Lima by X"; -1 when none
// does. Nobody before it can be the traveller then.
int OwnerLink(const DocumentView& view, const Cue& cue) {
  const int end = view.sentences()[cue.sentence].last_word;
  for (int w = cue.last_word; w < std::min(end, cue.last_word + kOfOrByReach); ++w) {
    const absl::string_view word = Lower(view, w);
    if (word == "by" || (word == "of" && w == cue.last_word)) return w;
    if (view.words()[w].mention < 0 && (Among(word, kBoundaries) || word == ",")) return -1;
  }
  return -1;
}

// "Your visit": whoever is spoken to, and not the subject of the sentence.
bool IsAddressed(const DocumentView& view, const Cue& cue) {
  const SentenceView& sentence = view.sentences()[cue.sentence];
  for (int w = cue.first_word - 1; w >= std::max(sentence.first_word, cue.first_word - 4); --w) {
    if (Lower(view, w) == "your") return OnlyModifiers(view, w + 1, cue.first_word);
    if (view.words()[w].mention >= 0) return false;
  }
  return false;
}

// The author or speaker behind a bare "I" or "we" in front of the cue, where no mention says more.
Argument FirstPerson(const DocumentView& view, const Cue& cue) {
  const SentenceView& sentence = view.sentences()[cue.sentence];
  const int person = sentence.speaker >= 0 ? sentence.speaker : view.author();
  for (int w = cue.first_word - 1; w >= std::max(sentence.first_word, cue.first_word - 6); --w) {
    const absl::string_view word = Lower(view, w);
    if (word == "i" || word == "we" || word == "our" || word == "my") return {-1, person, 0.5};
  }
  return {};
}

}  // namespace

int WordBefore(const DocumentView& view, const MentionView& mention) {
  const int start = view.sentences()[mention.sentence].first_word;
  int w = mention.first_word - 1;
  // Pronouns have no title.
  if (mention.kind == entity::v1::MENTION_KIND_PRONOUN) return w >= start ? w : -1;
  while (w >= start && IsTitleWord(view, w, mention)) --w;
  return w >= start ? w : -1;
}

std::vector<int> Members(const DocumentView& view, int entity) {
  std::vector<int> members;
  for (const std::string& id : view.entity(entity).member_ids()) {
    const int member = view.EntityIndex(id);
    if (member >= 0 && view.IsPersonLike(member)) members.push_back(member);
  }
  if (members.empty()) members.push_back(entity);
  return members;
}

Argument FindAgent(const DocumentView& view, const Cue& cue) {
  const SentenceView& sentence = view.sentences()[cue.sentence];
  if (IsAddressed(view, cue)) return {};
  const bool noun = cue.kind == CueKind::kTrip || cue.kind == CueKind::kArrive;
  const int owner = noun ? OwnerLink(view, cue) : -1;
  Argument best = FirstPerson(view, cue);
  if (best.entity < 0 || owner >= 0) best = {};
  for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
    const MentionView& mention = view.mentions()[m];
    if (!view.IsPersonLike(mention.entity)) continue;
    if (owner >= 0 && mention.first_word < owner) continue;
    if (mention.last_word <= cue.first_word) best = Best(best, ScoreBefore(view, m, cue));
    if (noun && mention.first_word >= cue.last_word) best = Best(best, ScoreAfter(view, m, cue));
  }
  return best;
}

Argument FindPatient(const DocumentView& view, const Cue& cue) {
  const SentenceView& sentence = view.sentences()[cue.sentence];
  Argument best;
  for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
    const MentionView& mention = view.mentions()[m];
    if (!view.IsPersonLike(mention.entity) || mention.first_word < cue.last_word) continue;
    auto f = CommonFeatures(view, mention, cue, cue.last_word, mention.first_word);
    f[kPossessorOnly] = IsPossessive(view, mention) ? 1 : 0;
    const int before = WordBefore(view, mention);
    const absl::string_view word = before >= cue.last_word ? Lower(view, before) : "";
    f[kAfterOf] = word == "of" ? 1 : 0;
    f[kAfterOtherPreposition] =
        Among(word, kPrepositions) && word != "with" && word != "by" && word != "on" ? 1 : 0;
    best = Best(best, {m, mention.entity, Score(kPatientWeights, f)});
  }
  return best;
}

bool IsPassive(const DocumentView& view, const Cue& cue) {
  const SentenceView& sentence = view.sentences()[cue.sentence];
  if (cue.last_word >= sentence.last_word || Lower(view, cue.last_word) != "by") {
    static constexpr absl::string_view kBe[] = {"was", "were", "been", "be", "being"};
    const int before = cue.first_word - 1;
    return before >= sentence.first_word && Among(Lower(view, before), kBe) &&
           absl::EndsWith(Lower(view, cue.last_word - 1), "d");
  }
  return true;
}

std::vector<int> Coordinated(const DocumentView& view, int mention) {
  std::vector<int> list = {mention};
  const SentenceView& sentence = view.sentences()[view.mentions()[mention].sentence];
  for (int m = mention + 1; m < sentence.last_mention; ++m) {
    const MentionView& last = view.mentions()[list.back()];
    const MentionView& next = view.mentions()[m];
    if (next.first_word < last.last_word) continue;
    if (!SameClass(view, view.mentions()[mention].entity, next.entity)) continue;
    const bool persons = view.IsPersonLike(next.entity);
    if (!JoinsList(view, last.last_word, next.first_word, persons)) break;
    list.push_back(m);
  }
  return list;
}

std::vector<int> CoordinatedBefore(const DocumentView& view, int mention) {
  std::vector<int> list = {mention};
  const SentenceView& sentence = view.sentences()[view.mentions()[mention].sentence];
  for (int m = mention - 1; m >= sentence.first_mention; --m) {
    const MentionView& first = view.mentions()[list.front()];
    const MentionView& next = view.mentions()[m];
    if (next.last_word > first.first_word) continue;
    if (!SameClass(view, view.mentions()[mention].entity, next.entity)) continue;
    const bool persons = view.IsPersonLike(next.entity);
    if (!JoinsList(view, next.last_word, first.first_word, persons)) break;
    list.insert(list.begin(), m);
  }
  return list;
}

std::vector<int> FindPlaces(const DocumentView& view, const Cue& cue) {
  const SentenceView& sentence = view.sentences()[cue.sentence];
  for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
    const MentionView& mention = view.mentions()[m];
    if (mention.first_word < cue.last_word || !IsPlaceMention(view, mention)) continue;
    if (mention.first_word - cue.last_word > kMaxPlaceDistance) break;
    if (CountBoundaries(view, cue.last_word, mention.first_word) > 1) break;
    if (!LeadsTo(view, mention, cue)) continue;
    std::vector<int> places;
    for (const int p : Coordinated(view, m)) {
      if (IsPlaceMention(view, view.mentions()[p])) places.push_back(p);
    }
    return places;
  }
  if (cue.kind != CueKind::kTrip) return {};
  for (int m = sentence.last_mention - 1; m >= sentence.first_mention; --m) {
    const MentionView& mention = view.mentions()[m];
    if (mention.last_word > cue.first_word || !view.IsPlaceLike(mention.entity)) continue;
    // "the Oslo visit", "her two-day Oslo trip".
    if (mention.last_word == cue.first_word && !IsPossessive(view, mention)) {
      return CoordinatedBefore(view, m);
    }
    break;
  }
  return {};
}

}  // namespace communique::summary
