#include "services/entity/domain/attributions.h"

#include <algorithm>
#include <array>
#include <optional>

namespace communique::entity {
namespace {

template <size_t N>
bool IsOneOf(absl::string_view word, const std::array<absl::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<absl::string_view, 12> kQuoteMarks = {"\"", "“", "”",  "«",  "»",  "‘",
                                                           "’",  "'", "「", "」", "『", "』"};
constexpr std::array<absl::string_view, 6> kFirstPerson = {"i",  "we",     "me",
                                                           "us", "myself", "ourselves"};
constexpr std::array<absl::string_view, 8> kSubjectPronouns = {"he", "she", "it",  "they",
                                                               "we", "i",   "you", "there"};
constexpr std::array<absl::string_view, 14> kHeadEnds = {"of",  "to",    "at",       "in",   "from",
                                                         "for", "with",  "on",       "near", "who",
                                                         ",",   "close", "familiar", "("};
constexpr std::array<absl::string_view, 16> kPhraseEnds = {
    ",",    ";",     ":",   ".",   "—",  "–",    "(",     ")",
    "that", "which", "who", "but", "as", "when", "while", "?"};
// Verbs that only people do: whatever does them is a source.
constexpr std::array<absl::string_view, 12> kHumanVerbs = {"say",      "tell",  "add",    "reply",
                                                           "complain", "joke",  "insist", "quip",
                                                           "whisper",  "argue", "recall", "assure"};
// What "said to", "reported to" and the like leave without a source.
constexpr std::array<absl::string_view, 7> kImpersonal = {
    "say", "report", "believe", "think", "understand", "allege", "claim"};
constexpr std::array<absl::string_view, 12> kNoSource = {"this", "that",    "there", "nothing",
                                                         "what", "which",   "visit", "trip",
                                                         "one",  "history", "talks", "all"};

constexpr int kDocumentReach = 60;  // Tokens looked back for the document that "it" means.
constexpr std::array<absl::string_view, 8> kDocumentQualifiers = {
    "joint", "official", "final", "press", "common", "bilateral", "closing", "trilateral"};

bool CanSpeak(const MentionSpan& mention) {
  switch (mention.type) {
    case v1::ENTITY_TYPE_PERSON:
    case v1::ENTITY_TYPE_COUNTRY:
    case v1::ENTITY_TYPE_ORGANIZATION:
    case v1::ENTITY_TYPE_OUTLET:
    case v1::ENTITY_TYPE_GROUP:
    case v1::ENTITY_TYPE_OFFICE:
    case v1::ENTITY_TYPE_DOCUMENT:
    case v1::ENTITY_TYPE_FACILITY:
      return true;
    case v1::ENTITY_TYPE_PLACE:
      return mention.metonymic;
    default:
      return mention.kind == v1::MENTION_KIND_PRONOUN;
  }
}

class Finder {
 public:
  Finder(const CueLexicon& cues, const AnnotatedText& text, const Syntax& syntax)
      : cues_(cues), text_(text), syntax_(syntax) {}

  std::vector<Attribution> Find() {
    size_t g = 0;
    for (size_t s = 0; s < text_.sentences.size(); ++s) {
      sentence_ = &text_.sentences[s];
      sentence_index_ = static_cast<int>(s);
      first_in_sentence_ = found_.size();
      pending_chain_ = {};
      FindPhrases();
      for (; g < syntax_.groups.size() && syntax_.groups[g].first < sentence_->last_token; ++g) {
        if (syntax_.groups[g].first >= sentence_->first_token) ReadGroup(static_cast<int>(g));
      }
      std::stable_sort(
          found_.begin() + static_cast<int64_t>(first_in_sentence_), found_.end(),
          [](const Attribution& a, const Attribution& b) { return a.cue.first < b.cue.first; });
    }
    return std::move(found_);
  }

 private:
  absl::string_view Lower(int i) const {
    return i >= sentence_->first_token && i < sentence_->last_token
               ? absl::string_view(text_.tokens[i].lower)
               : absl::string_view();
  }

  // A noun phrase from `first` on: until punctuation, a verb, or a subject pronoun.
  TokenRange PhraseFrom(int first, bool stops_at_verb) const {
    int last = first;
    const int limit = std::min(sentence_->last_token, first + 14);
    while (last < limit) {
      const absl::string_view word = Lower(last);
      if (IsOneOf(word, kPhraseEnds) || IsOneOf(word, kQuoteMarks)) break;
      if (last > first && IsOneOf(word, kSubjectPronouns)) break;
      if (stops_at_verb && last > first && StartsGroup(last)) break;
      ++last;
    }
    return {first, last};
  }

  bool StartsGroup(int token) const {
    const auto it = std::lower_bound(syntax_.groups.begin(), syntax_.groups.end(), token,
                                     [](const VerbGroup& g, int t) { return g.first < t; });
    return it != syntax_.groups.end() && it->first == token;
  }

  // The part of a noun phrase up to its first preposition or comma.
  TokenRange HeadOf(TokenRange phrase) const {
    for (int i = phrase.first + 1; i < phrase.last; ++i) {
      if (IsOneOf(Lower(i), kHeadEnds)) return {phrase.first, i};
    }
    return phrase;
  }

  // The mention that ends where `head` ends; -1 when there is none that can speak.
  int MentionAtEnd(TokenRange head) const {
    int best = -1;
    // A name may keep the article that was cut off: "The Hague Courier".
    const int first = std::max(sentence_->first_token, head.first - 1);
    for (int m : MentionsIn(text_, {first, head.last})) {
      if (text_.mentions[m].last_token == head.last && CanSpeak(text_.mentions[m]) && best < 0)
        best = m;
    }
    return best;
  }

  // A mention that covers or crosses the whole phrase ("President of Kenya").
  int CoveringMention(TokenRange phrase) const {
    for (int m : MentionsIn(text_, phrase)) {
      const MentionSpan& mention = text_.mentions[m];
      if (mention.first_token <= phrase.first + 2 && CanSpeak(mention) &&
          mention.last_token - mention.first_token > 1) {
        return m;
      }
    }
    return -1;
  }

  // Fills source, mention and noun from a noun phrase; false when nothing in it can speak.
  bool SetSource(TokenRange phrase, bool human_verb, Attribution* attribution) const {
    phrase = WithoutClutter(text_, phrase);
    if (phrase.IsEmpty()) return false;
    TokenRange head = WithoutClutter(text_, HeadOf(phrase));
    if (head.IsEmpty()) return false;
    const absl::string_view first = Lower(head.first);
    if (IsOneOf(first, kFirstPerson)) attribution->first_person = true;
    attribution->mention = MentionAtEnd(head);
    if (attribution->mention < 0) {
      const int covering = CoveringMention(phrase);
      if (covering >= 0 && text_.mentions[covering].last_token > head.last) {
        attribution->mention = covering;
        head.last = text_.mentions[covering].last_token;
      }
    }
    const absl::string_view noun = Lower(head.last - 1);
    attribution->noun = cues_.Noun(noun);
    if (attribution->mention < 0 && attribution->noun == SourceNoun::kNone) {
      attribution->noun = KindOfName(head);
    }
    if (attribution->mention < 0 && attribution->noun == SourceNoun::kNone) {
      const bool pronoun = head.last - head.first == 1 && IsOneOf(noun, kSubjectPronouns);
      const bool named = text_.tokens[head.last - 1].capitalized;
      const bool person =
          (human_verb || named) && !IsOneOf(noun, kNoSource) && head.last - head.first <= 5;
      if (!pronoun && !person) return false;
      if (!pronoun) attribution->noun = SourceNoun::kPerson;
    }
    attribution->source =
        attribution->mention < 0 ? WithComplement(head, phrase) : Named(head, attribution->mention);
    return true;
  }

  // "the website Nordblad": an unknown name is what the noun in front of it says.
  SourceNoun KindOfName(TokenRange head) const {
    if (!text_.tokens[head.last - 1].capitalized) return SourceNoun::kNone;
    for (int i = head.last - 2; i >= head.first; --i) {
      if (const SourceNoun kind = cues_.Noun(Lower(i)); kind != SourceNoun::kNone) return kind;
    }
    return SourceNoun::kNone;
  }

  // "aide to the president": a noun without a name keeps one phrase behind it.
  TokenRange WithComplement(TokenRange head, TokenRange phrase) const {
    if (head.last >= phrase.last) return head;
    const absl::string_view next = Lower(head.last);
    if (next != "of" && next != "to" && next != "on" && next != "for" && next != "at") return head;
    return {head.first, std::min(phrase.last, head.last + 5)};
  }

  // The whole head when it is short, else the mention alone.
  TokenRange Named(TokenRange head, int mention) const {
    constexpr int kLongest = 7;
    if (head.last - head.first <= kLongest) return head;
    return {text_.mentions[mention].first_token, text_.mentions[mention].last_token};
  }

  void FindPhrases() {
    for (int i = sentence_->first_token; i < sentence_->last_token; ++i) {
      for (const CuePhrase& phrase : cues_.PhrasesFrom(Lower(i))) {
        const int size = static_cast<int>(phrase.words.size());
        bool matches = true;
        for (int k = 0; k < size && matches; ++k) matches = Lower(i + k) == phrase.words[k];
        if (!matches) continue;
        Attribution attribution;
        attribution.sentence = sentence_index_;
        attribution.cue = {i, i + size};
        attribution.hedged = phrase.hedged;
        const TokenRange source = phrase.before ? SubjectAt(i) : PhraseFrom(i + size, true);
        if (SetSource(source, true, &attribution)) {
          found_.push_back(attribution);
        }
      }
    }
  }

  // The subject of the verb group at `token`; empty when there is none.
  TokenRange SubjectAt(int token) const {
    if (!StartsGroup(token)) return {};
    const auto it = std::lower_bound(syntax_.groups.begin(), syntax_.groups.end(), token,
                                     [](const VerbGroup& g, int t) { return g.first < t; });
    return syntax_.clauses[it - syntax_.groups.begin()].subject;
  }

  void ReadGroup(int g) {
    const VerbGroup& group = syntax_.groups[g];
    const Cue* cue = cues_.Find(group.lemma);
    if (cue == nullptr) return;
    if (ReadCiting(g) || IsPhrasal(group)) return;
    Attribution attribution;
    attribution.sentence = sentence_index_;
    attribution.group = g;
    attribution.cue = {group.first, group.last};
    attribution.use = cue->use;
    attribution.hedged = cue->hedged;
    attribution.quotes_only = group.gerund || group.infinitive;
    if (!FindSource(g, *cue, &attribution) || !Suits(attribution)) return;
    attribution.addressee = Addressee(group, *cue);
    AddChain(g, &attribution);
    if (!attribution.addressee.IsEmpty()) attribution.cue.last = attribution.addressee.last;
    found_.push_back(attribution);
  }

  // "called on", "called off", "called at": no calling by a name.
  bool IsPhrasal(const VerbGroup& group) const {
    const absl::string_view next = Lower(group.last);
    return group.lemma == "call" && (next == "on" || next == "off" || next == "at");
  }

  bool FindSource(int g, const Cue& cue, Attribution* attribution) const {
    const VerbGroup& group = syntax_.groups[g];
    const Clause& clause = syntax_.clauses[g];
    const bool human = IsOneOf(group.lemma, kHumanVerbs);
    if (group.passive || (group.participle && !clause.agent.IsEmpty()))
      return FindAgent(g, attribution);
    if (AfterQuote(group.first) && cue.use != CueUse::kReport && cue.use != CueUse::kWording) {
      attribution->inverted = SetSource(PhraseFrom(group.last, false), human, attribution);
      return attribution->inverted;
    }
    if (group.gerund && Lower(group.first - 1) == "as") return FindQuotedPerson(g, attribution);
    if (EndsSentence(g, human, attribution)) return true;
    if (IsIt(clause.subject)) return FindDocument(attribution);
    return SetSource(clause.subject, human, attribution);
  }

  bool IsIt(TokenRange subject) const {
    return subject.last - subject.first == 1 && Lower(subject.first) == "it" &&
           MentionsIn(text_, subject).empty();
  }

  // "It calls for ...": the last document named in this sentence or the two before it.
  bool FindDocument(Attribution* attribution) const {
    const int first_sentence = std::max(0, sentence_index_ - 2);
    const int floor = text_.sentences[first_sentence].first_token;
    for (int i = attribution->cue.first - 1, n = 0; i >= floor && n < kDocumentReach; --i, ++n) {
      if (cues_.Noun(text_.tokens[i].lower) != SourceNoun::kDocument) continue;
      attribution->noun = SourceNoun::kDocument;
      const bool qualified = i > floor && IsOneOf(text_.tokens[i - 1].lower, kDocumentQualifiers);
      attribution->source = {qualified ? i - 1 : i, i + 1};
      return true;
    }
    return false;
  }

  // The verb follows a closing mark, perhaps with a comma between.
  bool AfterQuote(int first) const {
    int i = first - 1;
    if (Lower(i) == ",") --i;
    return i > sentence_->first_token && IsOneOf(Lower(i), kQuoteMarks) &&
           text_.tokens[i].end == text_.tokens[i - 1].end + text_.tokens[i].text.size();
  }

  // "The deal is done, said the minister."
  bool EndsSentence(int g, bool human, Attribution* attribution) const {
    const VerbGroup& group = syntax_.groups[g];
    if (!human || Lower(group.first - 1) != ",") return false;
    const TokenRange after = PhraseFrom(group.last, true);
    if (after.IsEmpty() || (Lower(after.last) != "." && Lower(after.last) != ",")) return false;
    Attribution trial = *attribution;
    if (!SetSource(after, false, &trial) || (trial.mention < 0 && trial.noun == SourceNoun::kNone))
      return false;
    *attribution = trial;
    attribution->inverted = true;
    return true;
  }

  // "was quoted by Y": Y speaks; "is said to": nobody is named.
  bool FindAgent(int g, Attribution* attribution) const {
    const VerbGroup& group = syntax_.groups[g];
    const Clause& clause = syntax_.clauses[g];
    if (!clause.agent.IsEmpty()) {
      if (!SetSource(clause.agent, false, attribution)) return false;
      if (group.lemma == "quote" || group.lemma == "cite") {
        attribution->chain.push_back(WithoutClutter(text_, clause.subject));
      }
      return true;
    }
    if (!IsOneOf(group.lemma, kImpersonal)) return false;
    attribution->hedged = true;
    return Lower(group.last) == "to" || Lower(group.last) == "that" ||
           Lower(group.first - 1) == "it";
  }

  // "quoted X as saying": X.
  bool FindQuotedPerson(int g, Attribution* attribution) const {
    if (g == 0) return false;
    const VerbGroup& before = syntax_.groups[g - 1];
    if (before.first < sentence_->first_token) return false;
    if (before.passive) return SetSource(syntax_.clauses[g - 1].subject, true, attribution);
    return SetSource({before.last, syntax_.groups[g].first - 1}, true, attribution);
  }

  // "citing Y": keeps Y for the attribution before or after it.
  bool ReadCiting(int g) {
    const VerbGroup& group = syntax_.groups[g];
    if (!group.gerund || (group.lemma != "cite" && group.lemma != "quote")) return false;
    Attribution cited;
    if (!SetSource(PhraseFrom(group.last, false), true, &cited)) return true;
    if (found_.size() > first_in_sentence_ && found_.back().group >= 0) {
      found_.back().chain.push_back(cited.source);
    } else {
      pending_chain_ = cited.source;
    }
    return true;
  }

  void AddChain(int g, Attribution* attribution) {
    const VerbGroup& group = syntax_.groups[g];
    if (!pending_chain_.IsEmpty()) {
      attribution->chain.push_back(pending_chain_);
      pending_chain_ = {};
    }
    if ((group.lemma != "quote" && group.lemma != "cite") || group.passive) return;
    Attribution cited;
    if (SetSource(PhraseFrom(group.last, true), true, &cited))
      attribution->chain.push_back(cited.source);
  }

  TokenRange Addressee(const VerbGroup& group, const Cue& cue) const {
    if (cue.addressee == CueAddressee::kNone) return {};
    const bool to = Lower(group.last) == "to" && cue.addressee == CueAddressee::kTo;
    if ((!to && cue.addressee != CueAddressee::kObject) || StartsGroup(group.last)) return {};
    const TokenRange phrase = PhraseFrom(group.last + (to ? 1 : 0), true);
    constexpr int kLongest = 6;
    if (phrase.last - phrase.first > kLongest || StartsGroup(phrase.first)) return {};
    return WithoutClutter(text_, phrase);
  }

  // True when such a source does such a thing.
  bool Suits(const Attribution& attribution) const {
    if (attribution.use != CueUse::kReport) return true;
    const absl::string_view lemma = syntax_.groups[attribution.group].lemma;
    if (lemma == "quote" || lemma == "cite") return true;
    if (attribution.first_person) return false;
    if (attribution.mention < 0) {
      return attribution.noun != SourceNoun::kNone && attribution.noun != SourceNoun::kPerson;
    }
    const v1::EntityType type = text_.mentions[attribution.mention].type;
    const bool named = text_.mentions[attribution.mention].kind == v1::MENTION_KIND_NAME;
    return type == v1::ENTITY_TYPE_OUTLET || type == v1::ENTITY_TYPE_DOCUMENT ||
           (type == v1::ENTITY_TYPE_ORGANIZATION && named);
  }

  const CueLexicon& cues_;
  const AnnotatedText& text_;
  const Syntax& syntax_;
  const SentenceSpan* sentence_ = nullptr;
  int sentence_index_ = 0;
  size_t first_in_sentence_ = 0;
  TokenRange pending_chain_;
  std::vector<Attribution> found_;
};

}  // namespace

Syntax ReadSyntax(const VerbLexicon& verbs, const AnnotatedText& text) {
  Syntax syntax;
  syntax.groups = FindVerbGroups(verbs, text);
  syntax.clauses = FindClauses(text, syntax.groups);
  syntax.quoted = FindQuotedSpans(text);
  return syntax;
}

std::vector<Attribution> FindAttributions(const CueLexicon& cues, const AnnotatedText& text,
                                          const Syntax& syntax) {
  return Finder(cues, text, syntax).Find();
}

}  // namespace communique::entity
