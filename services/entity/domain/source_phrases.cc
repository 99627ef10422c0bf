#include "services/entity/domain/source_phrases.h"

#include <algorithm>
#include <array>

#include "services/entity/domain/one_of.h"
#include "services/entity/domain/quotation_marks.h"

namespace communique::entity {
namespace {

constexpr std::array<absl::string_view, 6> kFirstPerson = {"i",  "we",     "me",
                                                           "us", "myself", "ourselves"};
constexpr std::array<absl::string_view, 8> kSubjectPronouns = {"he", "she", "it",  "they",
                                                               "we", "i",   "you", "there"};
constexpr std::array<absl::string_view, 16> kHeadEnds = {
    "of",   "to",  "at", "in",    "from",     "for", "with",    "on",
    "near", "who", ",",  "close", "familiar", "(",   "briefed", "whom"};
constexpr std::array<absl::string_view, 16> kPhraseEnds = {
    ",",    ";",     ":",   ".",   "—",  "–",    "(",     ")",
    "that", "which", "who", "but", "as", "when", "while", "?"};
// What does not speak, whatever the verb says.
constexpr std::array<absl::string_view, 24> kNoSource = {
    "this",   "that",    "there",       "nothing", "what",     "which",   "visit",      "trip",
    "one",    "history", "talks",       "all",     "nobody",   "none",    "everything", "tour",
    "banner", "placard", "loudspeaker", "sign",    "evidence", "figures", "name",       "names"};
constexpr std::array<absl::string_view, 5> kNegative = {"no", "neither", "none", "nobody",
                                                        "nothing"};
constexpr int kLongestPhrase = 14;  // Tokens.
constexpr int kLongestNamed = 7;    // Of a named source with its title.
constexpr int kLongestUnknown = 5;  // Of a source that only its verb gives away.

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

}  // namespace

TokenRange SourceReader::PhraseFrom(int first, bool stops_at_verb) const {
  int last = first;
  if (first >= static_cast<int>(text_.tokens.size())) return {first, first};
  const int end = text_.sentences[text_.tokens[first].sentence].last_token;
  const int limit = std::min(end, first + kLongestPhrase);
  while (last < limit) {
    const absl::string_view word = Lower(last);
    if (IsOneOf(word, kPhraseEnds) || IsQuoteMark(word)) break;
    if (last > first && IsOneOf(word, kSubjectPronouns)) break;
    if (stops_at_verb && last > first && StartsGroup(syntax_, last)) break;
    ++last;
  }
  return {first, last};
}

// The part of a noun phrase up to its first preposition or comma.
TokenRange SourceReader::HeadOf(TokenRange phrase) const {
  for (int i = phrase.first + 1; i < phrase.last; ++i) {
    if (IsOneOf(Lower(i), kHeadEnds)) return {phrase.first, i};
  }
  return phrase;
}

// The mention that ends where `head` ends; -1 when there is none that can speak.
int SourceReader::MentionAtEnd(TokenRange head) const {
  // A name may keep the article that was cut off: "The Hague Courier".
  const int first = std::max(0, head.first - 1);
  for (int m : MentionsIn(text_, {first, head.last})) {
    if (text_.mentions[m].last_token == head.last && CanSpeak(text_.mentions[m])) return m;
  }
  return -1;
}

// A mention that covers or crosses the whole phrase ("President of Kenya").
int SourceReader::CoveringMention(TokenRange phrase) const {
  for (int m : MentionsIn(text_, phrase)) {
    const MentionSpan& mention = text_.mentions[m];
    if (mention.first_token <= phrase.first + 2 && CanSpeak(mention) &&
        mention.last_token - mention.first_token > 1) {
      return m;
    }
  }
  return -1;
}

std::optional<SourcePhrase> SourceReader::Read(TokenRange phrase, bool any) const {
  if (phrase.IsEmpty() || IsOneOf(Lower(phrase.first), kNegative)) return std::nullopt;
  phrase = WithoutClutter(text_, phrase);
  if (phrase.IsEmpty()) return std::nullopt;
  TokenRange head = WithoutClutter(text_, HeadOf(phrase));
  if (head.IsEmpty()) return std::nullopt;
  SourcePhrase source;
  source.first_person = IsOneOf(Lower(head.first), kFirstPerson);
  source.mention = MentionAtEnd(head);
  if (source.mention < 0) {
    const int covering = CoveringMention(phrase);
    if (covering >= 0 && text_.mentions[covering].last_token > head.last) {
      source.mention = covering;
      head.last = text_.mentions[covering].last_token;
    }
  }
  const absl::string_view noun = Lower(head.last - 1);
  if (noun == "there") return std::nullopt;
  source.noun = IsMasthead(head, source.mention) ? SourceNoun::kMedia : cues_.Noun(noun);
  if (source.mention < 0 && source.noun == SourceNoun::kNone) source.noun = KindOfName(head);
  if (source.mention < 0 && source.noun == SourceNoun::kNone) {
    const bool pronoun = head.last - head.first == 1 && IsOneOf(noun, kSubjectPronouns);
    const bool named = text_.tokens[head.last - 1].capitalized;
    const bool person =
        (any || named) && !IsOneOf(noun, kNoSource) && head.last - head.first <= kLongestUnknown;
    if (!pronoun && !person) return std::nullopt;
    if (!pronoun) source.noun = SourceNoun::kPerson;
  }
  source.range = source.mention < 0 ? WithComplement(head, phrase) : Named(head, source.mention);
  return source;
}

std::optional<SourcePhrase> SourceReader::ReadSubject(const Clause& clause, bool any) const {
  std::optional<SourcePhrase> source = Read(clause.subject, any);
  if (!clause.parenthesis || (source.has_value() && (IsNamed(*source) || source->first_person))) {
    return source;
  }
  SourcePhrase aside;
  return NameAside(clause.aside, &aside) ? aside : source;
}

bool SourceReader::IsNamed(const SourcePhrase& source) const {
  return source.mention >= 0 && text_.mentions[source.mention].kind == v1::MENTION_KIND_NAME &&
         text_.mentions[source.mention].last_token == source.range.last;
}

// The words between commas are a name, perhaps with a title.
bool SourceReader::NameAside(TokenRange aside, SourcePhrase* source) const {
  const TokenRange name = WithoutClutter(text_, aside);
  if (name.IsEmpty() || name.last - name.first > kLongestNamed) return false;
  for (int i = name.first; i < name.last; ++i) {
    const Token& token = text_.tokens[i];
    if (token.kind == TokenKind::kWord && !token.capitalized && token.lower.size() > 3)
      return false;
  }
  if (!text_.tokens[name.first].capitalized) return false;
  source->range = name;
  source->mention = MentionAtEnd(name);
  source->noun = SourceNoun::kPerson;
  return true;
}

// "The Nyasa Times": a name, of whatever type its mention is thought to be, that ends as the names
// of media do.
bool SourceReader::IsMasthead(TokenRange head, int mention) const {
  const Token& last = text_.tokens[head.last - 1];
  if (!last.capitalized || !cues_.IsMasthead(last.lower)) return false;
  const bool named = head.last - head.first >= 2 && text_.tokens[head.last - 2].capitalized;
  return named && (mention < 0 || text_.mentions[mention].type == v1::ENTITY_TYPE_ORGANIZATION);
}

// "the website Nordblad": an unknown name is what the noun in front of it says.
SourceNoun SourceReader::KindOfName(TokenRange head) const {
  if (!text_.tokens[head.last - 1].capitalized) return SourceNoun::kNone;
  for (int i = head.last - 2; i >= head.first; --i) {
    if (const SourceNoun kind = cues_.Noun(Lower(i)); kind != SourceNoun::kNone) return kind;
  }
  return SourceNoun::kNone;
}

// "aide to the president": a noun without a name keeps one phrase behind it.
TokenRange SourceReader::WithComplement(TokenRange head, TokenRange phrase) const {
  if (head.last >= phrase.last) return head;
  const absl::string_view next = Lower(head.last);
  if (next != "of" && next != "to" && next != "on" && next != "for" && next != "at") return head;
  return {head.first, std::min(phrase.last, head.last + 5)};
}

// The whole head when it is short, else the mention alone.
TokenRange SourceReader::Named(TokenRange head, int mention) const {
  if (head.last - head.first <= kLongestNamed) return head;
  return {text_.mentions[mention].first_token, text_.mentions[mention].last_token};
}

}  // namespace communique::entity
