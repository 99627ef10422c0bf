#include "services/summary/domain/person_signs.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

// Words on either side of a name in which its description stands.
constexpr int kDescriptionWords = 5;
constexpr int kCounterpartWords = 3;
// "Her Minister for Trade and Industry, X": the owner stands this near in front of the name.
constexpr int kOwnerWords = 9;

template <size_t N>
bool Among(absl::string_view word, const absl::string_view (&words)[N]) {
  return absl::c_linear_search(words, word);
}

int SentenceStart(const DocumentView& view, const MentionView& mention) {
  return view.sentences()[mention.sentence].first_word;
}

// Another person, or "and", stands between words [first, last): the description is theirs.
bool HasOther(const DocumentView& view, int entity, int first, int last) {
  for (int w = first; w < last; ++w) {
    if (view.words()[w].lower == "and") return true;
    const int m = view.words()[w].mention;
    if (m < 0) continue;
    const int other = view.mentions()[m].entity;
    if (other != entity && view.IsPersonLike(other)) return true;
  }
  return false;
}

bool Describes(const DocumentView& view, const MentionView& mention, const Cue& cue) {
  const int entity = mention.entity;
  if (cue.first_word >= mention.first_word && cue.last_word <= mention.last_word) return true;
  if (cue.last_word <= mention.first_word) {
    if (mention.first_word - cue.last_word >= kDescriptionWords) return false;
    const int first = std::max(cue.last_word, SentenceStart(view, mention));
    return !HasOther(view, entity, first, mention.first_word);
  }
  if (cue.first_word <= mention.last_word ||
      cue.first_word - mention.last_word >= kDescriptionWords) {
    return false;
  }
  return view.words()[mention.last_word].lower == "," &&
         !HasOther(view, entity, mention.last_word, cue.first_word);
}

// "Late on Tuesday", "then in the afternoon": no dead or former person.
bool TellsTime(const DocumentView& view, const Cue& cue) {
  static constexpr absl::string_view kTimes[] = {"on", "in", "this", "last", "yesterday", "at"};
  const int next = cue.last_word;
  if (next >= view.sentences()[cue.sentence].last_word) return false;
  return view.words()[next].time >= 0 || Among(view.words()[next].lower, kTimes);
}

base::v1::Evidence MentionEvidence(const DocumentView& view, const MentionView& mention) {
  return view.Evidence(mention.begin, mention.end,
                       mention.kind == entity::v1::MENTION_KIND_NAME ? base::v1::BASIS_STATED
                                                                     : base::v1::BASIS_INFERRED);
}

// Index of "Mrs", "Dame" in front of a name, over the point of "Mrs."; -1 for none.
int HonourBefore(const DocumentView& view, const MentionView& mention) {
  static constexpr absl::string_view kHonours[] = {"mrs",  "mrs.", "madame", "dame",
                                                   "lady", "mme",  "mme."};
  int w = mention.first_word - 1;
  if (w > SentenceStart(view, mention) && view.words()[w].lower == ".") --w;
  return w >= SentenceStart(view, mention) && Among(view.words()[w].lower, kHonours) ? w : -1;
}

// The words of a name, folded, without initials.
std::vector<std::string> NameWords(const DocumentView& view, int entity) {
  const std::string& name = view.entity(entity).canonical_name();
  std::vector<std::string> words;
  for (const WordSpan& span : SplitWords(name)) {
    std::string word = FoldWord(absl::string_view(name).substr(span.begin, span.end - span.begin));
    if (word.size() > 2) words.push_back(std::move(word));
  }
  return words;
}

std::string Surname(const DocumentView& view, const MentionView& mention) {
  return view.words()[mention.last_word - 1].lower;
}

// A royal title, not that of an heir, stands in or in front of a name.
bool IsRoyal(const DocumentView& view, const std::vector<int>& mentions) {
  static constexpr absl::string_view kTitles[] = {"king",    "queen",    "emperor", "empress",
                                                  "prince",  "princess", "sultan",  "duke",
                                                  "duchess", "emir",     "sheikha"};
  return absl::c_any_of(mentions, [&](int m) {
    const MentionView& mention = view.mentions()[m];
    const int first = std::max(SentenceStart(view, mention), mention.first_word - 1);
    return mention.kind == entity::v1::MENTION_KIND_NAME &&
           Among(view.words()[first].lower, kTitles) &&
           (first == 0 || view.words()[first - 1].lower != "crown");
  });
}

// The first year that a mention of the visit names; 0 for none.
int YearOfVisit(const VisitContext& context) {
  for (const VisitFrame* frame : context.MainFrames()) {
    for (const int t : context.view.TimesIn(frame->cue.sentence)) {
      const int year = context.view.time(t).value().start().year();
      if (year != 0) return year;
    }
  }
  return 0;
}

}  // namespace

bool IsExcluded(const VisitContext& context, const PersonIndex& persons, int entity) {
  for (const int m : persons.MentionsOf(entity)) {
    const MentionView& mention = context.view.mentions()[m];
    if (mention.kind == entity::v1::MENTION_KIND_PRONOUN) continue;
    for (const Cue& cue : context.cues.In(mention.sentence)) {
      if (cue.kind != CueKind::kNotHost || !Describes(context.view, mention, cue)) continue;
      if (TellsTime(context.view, cue)) continue;
      // A professor may be a prime minister, too.
      const bool learned = context.view.words()[cue.first_word].lower == "professor";
      if (!learned || !context.view.HoldsOffice(entity)) return true;
    }
  }
  return false;
}

bool IsCounterpart(const VisitContext& context, const PersonIndex& persons, int entity) {
  static constexpr absl::string_view kWords[] = {"counterpart", "host", "hosts", "number",
                                                 "colleague"};
  const DocumentView& view = context.view;
  for (const int m : persons.MentionsOf(entity)) {
    const MentionView& mention = view.mentions()[m];
    const int start =
        std::max(SentenceStart(view, mention), mention.first_word - kCounterpartWords);
    for (int w = mention.first_word - 1; w >= start; --w) {
      if (Among(view.words()[w].lower, kWords)) return true;
    }
  }
  return false;
}

bool IsSpouse(const VisitContext& context, const PersonIndex& persons, int entity) {
  const DocumentView& view = context.view;
  for (const entity::v1::Role& role : view.entity(entity).roles()) {
    if (role.office() == "spouse" || role.office() == "first lady") return true;
  }
  for (const int m : persons.MentionsOf(entity)) {
    const MentionView& mention = view.mentions()[m];
    for (const Cue& cue : context.cues.In(mention.sentence, CueKind::kSpouse)) {
      // Any married woman may be Mrs.
      if (absl::StartsWith(view.words()[cue.first_word].lower, "mrs")) continue;
      const bool inside =
          cue.first_word >= mention.first_word && cue.last_word <= mention.last_word;
      // "Her husband, Prince X" has a comma and a title between.
      const bool before = cue.last_word <= mention.first_word &&
                          mention.first_word - cue.last_word <= 2 &&
                          !HasOther(view, entity, cue.last_word, mention.first_word);
      if (inside || before) return true;
    }
  }
  return false;
}

bool IsRoyalPair(const VisitContext& context, const PersonIndex& persons, int entity) {
  return IsRoyal(context.view, persons.MentionsOf(entity)) &&
         IsRoyal(context.view, persons.MentionsOf(context.main.principal));
}

bool IsNamesake(const VisitContext& context, int entity) {
  const std::vector<std::string> whole = NameWords(context.view, context.main.principal);
  const std::vector<std::string> part = NameWords(context.view, entity);
  return !part.empty() && absl::c_all_of(part, [&](const std::string& word) {
    return absl::c_linear_search(whole, word);
  });
}

bool IsTellingOffice(const DocumentView& view, int entity) {
  static constexpr absl::string_view kOffices[] = {
      "opposition leader", "governor-general", "speaker",          "prime minister",
      "president",         "monarch",          "foreign minister", "crown prince",
      "general secretary", "vice president",   "chancellor",       "chief adviser"};
  return absl::c_any_of(view.entity(entity).roles(), [](const entity::v1::Role& role) {
    return Among(role.office(), kOffices);
  });
}

std::string HonouredName(const VisitContext& context, const PersonIndex& persons, int entity) {
  const DocumentView& view = context.view;
  for (const int m : persons.MentionsOf(entity)) {
    const int honour = HonourBefore(view, view.mentions()[m]);
    if (honour < 0) continue;
    const size_t begin = view.words()[honour].begin;
    return std::string(view.text().substr(begin, view.mentions()[m].end - begin));
  }
  return "";
}

bool SharesName(const VisitContext& context, const PersonIndex& persons, int entity) {
  const DocumentView& view = context.view;
  std::vector<std::string> surnames;
  for (const int m : persons.MentionsOf(context.main.principal)) {
    if (view.mentions()[m].kind == entity::v1::MENTION_KIND_NAME) {
      surnames.push_back(Surname(view, view.mentions()[m]));
    }
  }
  for (const int m : persons.MentionsOf(entity)) {
    const MentionView& mention = view.mentions()[m];
    const bool honoured = HonourBefore(view, mention) >= 0;
    if (honoured && absl::c_linear_search(surnames, Surname(view, mention))) return true;
  }
  return false;
}

int OwnedByPrincipal(const VisitContext& context, const PersonIndex& persons, int entity) {
  if (IsCounterpart(context, persons, entity)) return -1;
  static constexpr absl::string_view kOwners[] = {"his", "her", "my", "our", "their"};
  const DocumentView& view = context.view;
  for (const int m : persons.MentionsOf(entity)) {
    const MentionView& mention = view.mentions()[m];
    if (mention.kind != entity::v1::MENTION_KIND_NAME || !context.InMain(mention.sentence))
      continue;
    const int start = std::max(SentenceStart(view, mention), mention.first_word - kOwnerWords);
    for (int w = mention.first_word - 1; w >= start; --w) {
      const int other = view.words()[w].mention;
      if (other < 0 || !view.IsPersonLike(view.mentions()[other].entity)) continue;
      const MentionView& owner = view.mentions()[other];
      if (owner.entity == entity) continue;
      const bool pronoun = owner.kind == entity::v1::MENTION_KIND_PRONOUN;
      const bool possessive = pronoun ? Among(view.words()[w].lower, kOwners)
                                      : owner.last_word < mention.first_word &&
                                            view.words()[owner.last_word].lower == "'s";
      if (possessive && owner.entity == context.main.principal) return m;
      break;
    }
  }
  return -1;
}

bool IsHonoured(const VisitContext& context, const PersonIndex& persons, int entity) {
  static constexpr absl::string_view kCeremonies[] = {"inauguration", "coronation", "swearing-in",
                                                      "enthronement", "wedding",    "investiture"};
  const DocumentView& view = context.view;
  for (const int m : persons.MentionsOf(entity)) {
    const MentionView& mention = view.mentions()[m];
    if (!context.InMain(mention.sentence)) continue;
    const int start = std::max(SentenceStart(view, mention), mention.first_word - kOwnerWords);
    for (int w = mention.first_word - 1; w >= start; --w) {
      if (Among(view.words()[w].lower, kCeremonies)) return true;
    }
  }
  return false;
}

bool SpeaksOfMeeting(const VisitContext& context, int sentence) {
  static constexpr CueKind kKinds[] = {CueKind::kMeet, CueKind::kHost, CueKind::kInvite,
                                       CueKind::kGuest};
  return absl::c_any_of(kKinds, [&](CueKind kind) { return context.cues.Has(sentence, kind); });
}

bool IsDatedElsewhere(const VisitContext& context, int sentence) {
  const SentenceView& s = context.view.sentences()[sentence];
  if (s.first_word >= s.last_word) return false;
  const Cue whole{CueKind::kMeet, s.first_word, s.first_word + 1, sentence, ""};
  if (ModalityOf(context.view, context.cues, whole).dated_elsewhere) return true;
  if (context.view.publication_date().year() != 0) return false;
  const int visit = YearOfVisit(context);
  const std::vector<int>& times = context.view.TimesIn(sentence);
  return visit != 0 && !times.empty() && absl::c_all_of(times, [&](int t) {
           const int year = context.view.time(t).value().start().year();
           return year != 0 && year < visit;
         });
}

std::vector<base::v1::Evidence> PersonEvidence(const VisitContext& context,
                                               const PersonIndex& persons, int entity,
                                               int mention) {
  const DocumentView& view = context.view;
  int best = mention;
  int best_rank = -1;
  for (const int m : persons.MentionsOf(entity)) {
    if (mention >= 0) break;
    const MentionView& here = view.mentions()[m];
    const int rank = (context.InMain(here.sentence) ? 4 : 0) +
                     (SpeaksOfMeeting(context, here.sentence) ? 2 : 0) +
                     (here.kind == entity::v1::MENTION_KIND_NAME ? 1 : 0);
    if (rank <= best_rank) continue;
    best_rank = rank;
    best = m;
  }
  if (best < 0) return {};
  return {MentionEvidence(view, view.mentions()[best]),
          view.SentenceEvidence(view.mentions()[best].sentence, base::v1::BASIS_STATED)};
}

}  // namespace communique::summary
