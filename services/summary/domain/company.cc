#include "services/summary/domain/company.h"

#include <algorithm>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "services/summary/domain/person_signs.h"

namespace communique::summary {
namespace {

// How far behind "accompanied by" its first name stands, and how far apart names of a list stand:
// between them are offices ("Director of the Division of Trade of the Ministry ...").
constexpr int kFirstNameReach = 18;
constexpr int kNextNameReach = 30;
// "X travels with her": the one who is accompanied stands this near behind.
constexpr int kObjectReach = 5;
// "X, her Minister of Trade, will accompany": whom a cue speaks of stands this near in front.
constexpr int kSubjectReach = 14;
// Lines of a list of names, and words in front of a name on such a line.
constexpr int kListLines = 40;
constexpr int kLineWords = 5;

template <size_t N>
bool Among(absl::string_view word, const absl::string_view (&words)[N]) {
  return absl::c_linear_search(words, word);
}

bool IsLower(const Word& word) {
  return absl::ascii_islower(static_cast<unsigned char>(word.text[0]));
}

// A word behind which a list of companions is over: a clause of its own begins.
bool EndsList(const VisitContext& context, int w) {
  static constexpr absl::string_view kEnds[] = {
      "who", "whom",  "which", "that", "will", "would", "is",   "are",   "was",   "were",
      "has", "had",   "have",  "said", "says", "told",  "when", "while", "where", "during",
      "at",  "after", "he",    "she",  "they", "it",    "but",  "met",   "meets", "for"};
  static constexpr CueKind kActs[] = {CueKind::kMeet,   CueKind::kHost, CueKind::kVisit,
                                      CueKind::kArrive, CueKind::kSign, CueKind::kDepart};
  const Word& word = context.view.words()[w];
  if (!IsLower(word)) return false;
  const int next = w + 1;
  const bool last = next >= context.view.sentences()[word.sentence].last_word;
  const bool lower_next = !last && IsLower(context.view.words()[next]);
  // "Minister for Health", "Ambassador to Chile" go on; "for talks", "to sign" do not.
  if (word.lower == "for" || word.lower == "to" || word.lower == "at") return lower_next;
  if (Among(word.lower, kEnds)) return true;
  return absl::c_any_of(context.cues.In(word.sentence), [&](const Cue& cue) {
    return cue.first_word == w && absl::c_linear_search(kActs, cue.kind);
  });
}

bool NamesPerson(const DocumentView& view, const MentionView& mention) {
  return mention.kind != entity::v1::MENTION_KIND_PRONOUN &&
         view.entity(mention.entity).type() == entity::v1::ENTITY_TYPE_PERSON &&
         view.entity(mention.entity).member_ids().empty();
}

// The sentence was cut behind "Mr." or has no end: its list goes on in the next one.
bool IsCutShort(const DocumentView& view, const SentenceView& sentence) {
  static constexpr absl::string_view kShort[] = {"mr",  "mrs",  "ms",  "dr", "messrs",
                                                 "mr.", "mrs.", "ms.", "dr."};
  int w = sentence.last_word - 1;
  if (w >= sentence.first_word && view.words()[w].lower == ".") --w;
  return w >= sentence.first_word && Among(view.words()[w].lower, kShort);
}

// The persons named from word `first` on to the end of the list that starts there.
std::vector<int> NamesFrom(const VisitContext& context, int first) {
  const DocumentView& view = context.view;
  std::vector<int> names;
  int sentence = view.words()[first].sentence;
  int since = 0;
  for (int w = first; w < static_cast<int>(view.words().size()); ++w) {
    const Word& word = view.words()[w];
    if (word.sentence != sentence) {
      if (!IsCutShort(view, view.sentences()[sentence])) break;
      sentence = word.sentence;
    }
    if (++since > (names.empty() ? kFirstNameReach : kNextNameReach)) break;
    const int m = word.mention;
    if (m >= 0 && view.mentions()[m].first_word == w && NamesPerson(view, view.mentions()[m])) {
      names.push_back(m);
      w = view.mentions()[m].last_word - 1;
      since = 0;
    } else if (!names.empty() && EndsList(context, w)) {
      break;
    }
  }
  return names;
}

// True when who is accompanied, or has the delegation, is on the visitor's side.
bool SpeaksOfVisitors(const VisitContext& context, const PersonIndex& persons, const Cue& cue) {
  const Argument agent = FindAgent(context.view, cue);
  if (agent.entity == context.main.principal) return true;
  if (agent.entity < 0) return true;
  const Affiliation& affiliation = persons.AffiliationOf(agent.entity);
  if (affiliation.side == Side::kVisitors) return true;
  // Pronouns and offices are easily taken for somebody else's.
  const bool named = agent.mention >= 0 &&
                     context.view.mentions()[agent.mention].kind == entity::v1::MENTION_KIND_NAME;
  return !named && !persons.Acts(agent.entity, Side::kHosts, Certainty::kSaid);
}

bool StartsWithAny(absl::string_view word, absl::Span<const absl::string_view> starts) {
  return absl::c_any_of(starts,
                        [word](absl::string_view start) { return absl::StartsWith(word, start); });
}

// Words that name companions only beside a word for a delegation: "includes", "comprises".
bool NeedsNoun(absl::string_view word) {
  static constexpr absl::string_view kStarts[] = {"includ", "compris", "consist"};
  return StartsWithAny(word, kStarts);
}

bool IsNoun(absl::string_view word) {
  static constexpr absl::string_view kNouns[] = {"delegation", "delegations", "party", "entourage"};
  return Among(word, kNouns);
}

// A bare "delegation" leads to names only by "of", a colon or a verb of being.
bool NounLeads(const DocumentView& view, const Cue& cue) {
  static constexpr absl::string_view kLinks[] = {"of", "were", "was",         "are",
                                                 ":",  "is",   "\xE2\x80\x94"};
  const int next = cue.last_word;
  return next < view.sentences()[cue.sentence].last_word && Among(view.words()[next].lower, kLinks);
}

bool LeadsToNames(const VisitContext& context, const Cue& cue) {
  const DocumentView& view = context.view;
  const absl::string_view word = view.words()[cue.first_word].lower;
  if (NeedsNoun(word)) {
    return context.cues.Has(cue.sentence, CueKind::kDelegationNoun) ||
           absl::c_any_of(context.cues.In(cue.sentence, CueKind::kAccompany),
                          [&](const Cue& other) { return other.last_word < cue.first_word; });
  }
  if (cue.last_word == cue.first_word + 1 && IsNoun(word)) return NounLeads(view, cue);
  return true;
}

// "Her Minister", "his party": the owner is not who is accompanied.
bool IsOwner(const DocumentView& view, int w) {
  static constexpr absl::string_view kOwners[] = {"his", "her", "their", "my", "our"};
  static constexpr absl::string_view kNoNouns[] = {
      ".", ",", ";", "on", "to", "in", "at", "and", "for", "during", "as", "from", "all", "here"};
  if (!Among(view.words()[w].lower, kOwners)) return false;
  const int next = w + 1;
  return next < view.sentences()[view.words()[w].sentence].last_word &&
         !Among(view.words()[next].lower, kNoNouns) && !IsNoun(view.words()[next].lower);
}

// Somebody of the visitor's side, or their party, stands right behind the cue: "accompanied the
// Prime Minister", "was with him".
bool HasVisitorBehind(const VisitContext& context, const PersonIndex& persons, const Cue& cue) {
  static constexpr absl::string_view kObjects[] = {"him", "them", "me", "us"};
  const DocumentView& view = context.view;
  if (view.words()[cue.last_word - 1].lower == "by") return false;
  const int limit =
      std::min(view.sentences()[cue.sentence].last_word, cue.last_word + kObjectReach);
  for (int w = cue.last_word; w < limit; ++w) {
    if (view.words()[w].lower == "by" || view.words()[w].lower == ",") return false;
    if (IsNoun(view.words()[w].lower)) return true;
    if (Among(view.words()[w].lower, kObjects)) return true;
    if (IsOwner(view, w)) return false;
    const int m = view.words()[w].mention;
    if (m < 0 || !view.IsPersonLike(view.mentions()[m].entity)) continue;
    const MentionView& mention = view.mentions()[m];
    return mention.entity == context.main.principal ||
           (mention.kind != entity::v1::MENTION_KIND_NAME &&
            !persons.Acts(mention.entity, Side::kHosts, Certainty::kSaid));
  }
  return false;
}

// Forms that need nobody behind them: "sat in", "a member of the delegation".
bool IsWhole(const DocumentView& view, const Cue& cue) {
  return IsNoun(view.words()[cue.last_word - 1].lower) && cue.last_word - cue.first_word > 1;
}

// The list of persons that ends in front of the cue.
std::vector<int> NamesBefore(const VisitContext& context, const Cue& cue) {
  const DocumentView& view = context.view;
  const SentenceView& sentence = view.sentences()[cue.sentence];
  for (int m = sentence.last_mention - 1; m >= sentence.first_mention; --m) {
    const MentionView& mention = view.mentions()[m];
    if (mention.last_word > cue.first_word || !NamesPerson(view, mention)) continue;
    if (cue.first_word - mention.last_word > kSubjectReach) return {};
    return CoordinatedBefore(view, m);
  }
  return {};
}

void AddAll(CompanyTie tie, const std::vector<int>& mentions, std::vector<Companion>* company) {
  for (const int m : mentions) company->push_back({tie, m});
}

void AddFromCues(const VisitContext& context, const PersonIndex& persons, int sentence,
                 std::vector<Companion>* company) {
  const DocumentView& view = context.view;
  for (const Cue& cue : context.cues.In(sentence, CueKind::kAccompany)) {
    if (view.words()[cue.first_word].quotation >= 0) continue;
    if (IsWhole(view, cue) || HasVisitorBehind(context, persons, cue)) {
      AddAll(CompanyTie::kBeforeCue, NamesBefore(context, cue), company);
    } else if (cue.last_word < static_cast<int>(view.words().size()) &&
               LeadsToNames(context, cue) && SpeaksOfVisitors(context, persons, cue)) {
      // "X, together with Y, laid a wreath" tells of a pair; "opened it together with Y" may not.
      const bool apart = cue.first_word > 0 && view.words()[cue.first_word - 1].lower == ",";
      const bool together = cue.value == "together" && !apart;
      AddAll(together ? CompanyTie::kTogether : CompanyTie::kBehindCue,
             NamesFrom(context, cue.last_word), company);
    }
  }
}

// A line, not the first one, that is a name with its description and no sentence; the mention of
// the name, -1 for none.
int NameOfLine(const DocumentView& view, int sentence) {
  static constexpr absl::string_view kVerbs[] = {"is",   "was", "are", "were", "will", "has",
                                                 "have", "had", "be",  "said", "would"};
  if (sentence >= static_cast<int>(view.sentences().size())) return -1;
  const SentenceView& line = view.sentences()[sentence];
  const SentenceView& before = view.sentences()[sentence - 1];
  const bool ended =
      before.first_word < before.last_word && view.words()[before.last_word - 1].lower == ".";
  if (ended && before.block == line.block) return -1;  // Running text.
  for (int w = line.first_word; w < line.last_word; ++w) {
    if (Among(view.words()[w].lower, kVerbs)) return -1;
  }
  for (int w = line.first_word; w < std::min(line.last_word, line.first_word + kLineWords); ++w) {
    const int m = view.words()[w].mention;
    if (m >= 0 && NamesPerson(view, view.mentions()[m])) return m;
    if (IsLower(view.words()[w])) return -1;
  }
  return -1;
}

bool OpensList(const VisitContext& context, const PersonIndex& persons, int sentence) {
  if (context.view.sentences()[sentence].zone == Zone::kHeading) {
    return context.cues.Has(sentence, CueKind::kDelegationNoun);
  }
  const bool leads =
      absl::c_any_of(context.cues.In(sentence, CueKind::kAccompany), [&](const Cue& cue) {
        const bool colon = cue.last_word < context.view.sentences()[sentence].last_word &&
                           context.view.words()[cue.last_word].lower == ":";
        return (colon || LeadsToNames(context, cue)) && SpeaksOfVisitors(context, persons, cue);
      });
  if (!leads) return false;
  const SentenceView& s = context.view.sentences()[sentence];
  const bool goes_on =
      s.first_word < s.last_word && context.view.words()[s.last_word - 1].lower != ".";
  return goes_on || context.NamesPrincipal(sentence) ||
         context.cues.Has(sentence, CueKind::kDelegationNoun);
}

// Names on the lines behind the sentence. Returns the first sentence that is none.
int AddLines(const VisitContext& context, int sentence, std::vector<Companion>* company) {
  int line = sentence + 1;
  while (line <= sentence + kListLines && NameOfLine(context.view, line) >= 0) {
    AddAll(CompanyTie::kListLine, NamesFrom(context, context.view.sentences()[line].first_word),
           company);
    ++line;
  }
  return line;
}

void AddCoTravellers(const VisitContext& context, std::vector<Companion>* company) {
  for (const VisitFrame* frame : context.MainFrames()) {
    if (frame->traveller != context.main.principal) continue;
    const SentenceView& sentence = context.view.sentences()[frame->cue.sentence];
    for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
      if (absl::c_linear_search(frame->companions, context.view.mentions()[m].entity)) {
        company->push_back({CompanyTie::kCoTraveller, m});
      }
    }
  }
}

void AddBesidePrincipal(const VisitContext& context, const PersonIndex& persons,
                        std::vector<Companion>* company) {
  const DocumentView& view = context.view;
  for (const int m : persons.MentionsOf(context.main.principal)) {
    const MentionView& mention = view.mentions()[m];
    // "Her counterpart, X" is no list of two.
    if (!context.InMain(mention.sentence) || IsOwner(view, mention.first_word)) continue;
    for (const int other : Coordinated(view, m)) {
      if (other != m) company->push_back({CompanyTie::kBesidePrincipal, other});
    }
    for (const int other : CoordinatedBefore(view, m)) {
      if (other != m) company->push_back({CompanyTie::kBesidePrincipal, other});
    }
  }
}

}  // namespace

std::vector<Companion> FindCompany(const VisitContext& context, const PersonIndex& persons) {
  std::vector<Companion> company;
  const int sentences = static_cast<int>(context.view.sentences().size());
  for (int s = 0; s < sentences; ++s) {
    if (context.InMain(s) && !IsDatedElsewhere(context, s)) {
      AddFromCues(context, persons, s, &company);
    }
  }
  for (int s = 0; s < sentences; ++s) {
    if (context.InMain(s) && OpensList(context, persons, s)) s = AddLines(context, s, &company) - 1;
  }
  AddCoTravellers(context, &company);
  AddBesidePrincipal(context, persons, &company);
  return company;
}

}  // namespace communique::summary
