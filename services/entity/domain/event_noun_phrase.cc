#include "services/entity/domain/event_noun_phrase.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/entity/domain/event_roles.h"
#include "services/entity/domain/one_of.h"

namespace communique::entity {
namespace {

constexpr int kModifierReach = 7;  // Tokens in front of a noun that may modify it.

constexpr absl::string_view kDeterminers[] = {"the", "a",   "an",    "this",  "that",
                                              "his", "her", "its",   "their", "our",
                                              "my",  "'s",  "these", "each"};
// In front of a noun they name who acts.
constexpr absl::string_view kPossessives[] = {"his", "her", "their", "its", "my", "our", "your"};

}  // namespace

bool NounPhrase::InVerb(int token) const {
  const int group = scene_.GroupAt(token);
  return group >= 0 && !scene_.IsBareAdjective(scene_.syntax().groups[group]);
}

// Words in front of the noun up to its determiner. Returns where the phrase starts.
int NounPhrase::Read(int noun, EventSpan* event, std::vector<int>* owners) const {
  const std::vector<Token>& tokens = scene_.text().tokens;
  const int floor = std::max(scene_.SentenceOf(noun).first_token, noun - kModifierReach);
  int i = noun;
  std::vector<std::string> words;
  while (i > floor && !IsOneOf(scene_.Lower(i - 1), kDeterminers) && IsModifier(i - 1)) {
    --i;
    if (tokens[i].kind == TokenKind::kPunctuation || IsNamePart(i)) continue;
    if (!words.empty() && scene_.Lower(i + 1) == "-") {
      words.back() = absl::StrCat(tokens[i].lower, "-", words.back());
    } else {
      words.push_back(tokens[i].lower);
    }
  }
  event->modifiers.assign(words.rbegin(), words.rend());
  AddAttributeNames({i, noun}, event);
  return i > floor ? ReadOwner(i - 1, noun, owners) : i;
}

// The possessor that ends at `before`, "his" or "Rao's". Returns where the phrase starts.
int NounPhrase::ReadOwner(int before, int noun, std::vector<int>* owners) const {
  const AnnotatedText& text = scene_.text();
  if (IsOneOf(scene_.Lower(before), kPossessives)) {
    for (int m : MentionsIn(text, {before, before + 1})) AddEntity(text.mentions[m].entity, owners);
    return before;
  }
  if (scene_.Lower(before) != "'s") return before + 1;
  const TokenRange phrase{std::max(scene_.SentenceOf(noun).first_token, before - kModifierReach),
                          before};
  for (int m : MentionsIn(text, phrase)) {
    if (text.mentions[m].last_token != before) continue;
    AddEntity(text.mentions[m].entity, owners);
    return text.mentions[m].first_token;
  }
  return before;
}

// A name, a year or a count is no adjective.
bool NounPhrase::IsNamePart(int token) const {
  const AnnotatedText& text = scene_.text();
  const Token& t = text.tokens[token];
  const bool heading = text.sentences[t.sentence].heading;
  if (t.kind == TokenKind::kNumber && absl::ascii_isdigit(t.lower.back())) return true;
  if (t.capitalized && !heading && token != scene_.SentenceOf(token).first_token) return true;
  for (int m : MentionsIn(text, {std::max(0, token - 3), token + 4})) {
    if (text.mentions[m].first_token <= token && token < text.mentions[m].last_token) return true;
  }
  return false;
}

bool NounPhrase::IsModifier(int token) const {
  const Token& t = scene_.text().tokens[token];
  if (t.kind == TokenKind::kPunctuation) return t.lower == "-" || t.lower == "‑" || t.lower == "–";
  constexpr absl::string_view kStops[] = {
      "of",    "to",    "in",        "on",     "for",  "with",    "from", "by",   "at",   "and",
      "or",    "after", "before",    "during", "that", "between", "is",   "was",  "were", "are",
      "about", "since", "following", "as",     "than", "no",      "any",  "hold", "held"};
  return !IsOneOf(t.lower, kStops) && !InVerb(token);
}

// "Xi-Putin talks", "the China-Laos summit": names in front of a meeting take part in it.
void NounPhrase::AddAttributeNames(TokenRange range, EventSpan* event) const {
  if (range.IsEmpty()) return;
  for (int m : MentionsIn(scene_.text(), range)) {
    const MentionSpan& mention = scene_.text().mentions[m];
    const bool person = mention.type == v1::ENTITY_TYPE_PERSON;
    const bool meets = event->kind == "meet";
    if (mention.kind != v1::MENTION_KIND_NAME) continue;
    if (person || meets) AddEntity(mention.entity, &event->actors);
    if (!person && !meets && mention.type == v1::ENTITY_TYPE_COUNTRY) {
      AddEntity(mention.entity, mention.metonymic ? &event->actors : &event->places);
    }
  }
}

}  // namespace communique::entity
