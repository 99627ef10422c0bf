#include "services/entity/domain/event_roles.h"

#include <algorithm>
#include <iterator>

namespace communique::entity {
namespace {

constexpr absl::string_view kModifying[] = {"of", "in",   "at", "for",  "from",
                                            "to", "near", "on", "with", "by"};
constexpr absl::string_view kPossessives[] = {"my", "our", "his", "her", "their", "its", "your"};
constexpr absl::string_view kNominatives[] = {"i", "we", "he", "she", "they"};
constexpr absl::string_view kTransparent[] = {"the",   "a",  "an",  "his",  "her", "its",
                                              "their", "mr", "mr.", "then", "new"};

template <size_t N>
bool IsOneOf(absl::string_view word, const absl::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool CanAct(const MentionSpan& mention) {
  switch (mention.type) {
    case v1::ENTITY_TYPE_PERSON:
    case v1::ENTITY_TYPE_COUNTRY:
    case v1::ENTITY_TYPE_ORGANIZATION:
    case v1::ENTITY_TYPE_GROUP:
    case v1::ENTITY_TYPE_OFFICE:
      return true;
    case v1::ENTITY_TYPE_PLACE:
      return mention.metonymic;
    default:
      return false;
  }
}

bool IsPlace(const MentionSpan& mention) {
  return mention.type == v1::ENTITY_TYPE_COUNTRY || mention.type == v1::ENTITY_TYPE_PLACE ||
         mention.type == v1::ENTITY_TYPE_FACILITY;
}

// The first token of a mention with its title.
int StartOf(const MentionSpan& mention) {
  const bool titled = mention.title_first_token < mention.title_last_token &&
                      mention.title_first_token < mention.first_token;
  return titled ? mention.title_first_token : mention.first_token;
}

// The word in front of a mention, past articles and the mention's title.
absl::string_view WordBefore(const AnnotatedText& text, const MentionSpan& mention, int floor) {
  int i = StartOf(mention) - 1;
  while (i >= floor && IsOneOf(text.tokens[i].lower, kTransparent)) --i;
  return i >= floor ? absl::string_view(text.tokens[i].lower) : absl::string_view();
}

// A demonym or country in front of another word of the same phrase ("Chinese officials").
bool IsAttribute(const AnnotatedText& text, const MentionSpan& mention, int last) {
  if (mention.type == v1::ENTITY_TYPE_PERSON || mention.last_token >= last) return false;
  const Token& next = text.tokens[mention.last_token];
  return next.kind == TokenKind::kWord && next.lower != "and" && next.lower != "'s" &&
         next.lower != "on" && next.lower != "in";
}

// Where the word in front of a mention stands, past articles and the mention's title.
int BehindOf(const AnnotatedText& text, const MentionSpan& mention) {
  int i = StartOf(mention) - 1;
  while (i > 0 && IsOneOf(text.tokens[i].lower, kTransparent)) --i;
  return i;
}

// "in honour of Rao".
bool Honours(const AnnotatedText& text, const MentionSpan& mention, int floor) {
  const int of = BehindOf(text, mention);
  if (of - 1 < floor) return false;
  const absl::string_view word = text.tokens[of - 1].lower;
  return word == "honour" || word == "honor" || word == "favour" || word == "memory";
}

// "his" in front of a noun, or "he": neither is an object.
bool IsNoObject(const AnnotatedText& text, const MentionSpan& mention) {
  if (mention.last_token - mention.first_token != 1) return false;
  const absl::string_view word = text.tokens[mention.first_token].lower;
  if (IsOneOf(word, kNominatives)) return true;
  const bool last = mention.last_token >= static_cast<int>(text.tokens.size());
  return IsOneOf(word, kPossessives) && !last &&
         text.tokens[mention.last_token].kind == TokenKind::kWord;
}

// Part of "China-Laos": a pair, not a place or a person by itself.
bool IsHyphenated(const AnnotatedText& text, const MentionSpan& mention, TokenRange range) {
  const auto is_dash = [&](int i) {
    return i >= range.first && i < range.last &&
           (text.tokens[i].lower == "-" || text.tokens[i].lower == "–");
  };
  return is_dash(mention.first_token - 1) || is_dash(mention.last_token);
}

}  // namespace

void AddEntity(int entity, std::vector<int>* list) {
  if (entity >= 0 && std::find(list->begin(), list->end(), entity) == list->end())
    list->push_back(entity);
}

std::vector<int> HeadEntities(const AnnotatedText& text, TokenRange range) {
  std::vector<int> heads;
  std::vector<int> others;
  int covered = range.first;
  for (int m : MentionsIn(text, range)) {
    const MentionSpan& mention = text.mentions[m];
    if (mention.first_token < covered || !CanAct(mention)) continue;
    covered = mention.last_token;
    const bool modifies =
        IsOneOf(WordBefore(text, mention, range.first), kModifying) ||
        IsAttribute(text, mention, range.last) ||
        (mention.last_token < range.last && text.tokens[mention.last_token].lower == "'s");
    AddEntity(mention.entity, modifies ? &others : &heads);
  }
  return heads.empty() ? others : heads;
}

void ReadArguments(const AnnotatedText& text, TokenRange range, bool noun, EventRoles* roles) {
  int covered = range.first;
  absl::string_view role;  // The preposition in force; conjoined mentions keep it.
  for (int m : MentionsIn(text, range)) {
    const MentionSpan& mention = text.mentions[m];
    if (mention.first_token < covered) continue;
    const absl::string_view before = WordBefore(text, mention, range.first);
    if (before != "and" && before != "," && before != "or") role = before;
    const bool chained =
        before == "of" && covered > range.first && BehindOf(text, mention) == covered;
    covered = mention.last_token;
    if (chained || IsHyphenated(text, mention, range) || IsNoObject(text, mention)) continue;
    const bool possessive =
        mention.last_token < range.last && text.tokens[mention.last_token].lower == "'s";
    const bool object = role.empty() && StartOf(mention) - range.first <= 2;
    // "in Moscow's parade".
    const bool place_of = possessive && IsPlace(mention) && (role == "in" || role == "at");
    if (place_of) AddEntity(mention.entity, &roles->places);
    if (possessive && !object) continue;
    if (role == "with" || role == "between" || role == "alongside") {
      if (CanAct(mention)) AddEntity(mention.entity, &roles->recipients);
    } else if (role == "from") {
      if (IsPlace(mention)) AddEntity(mention.entity, &roles->origins);
    } else if (noun && role == "of" && Honours(text, mention, range.first)) {
      if (CanAct(mention)) AddEntity(mention.entity, &roles->recipients);
    } else if (role == "by" || (noun && role == "of")) {
      if (CanAct(mention)) AddEntity(mention.entity, &roles->actors);
    } else if (role == "to" || role == "in" || role == "at" || role == "into" || role == "for" ||
               role == "through" || role == "on" || role == "near" || role == "via") {
      if (IsPlace(mention)) AddEntity(mention.entity, &roles->places);
      if (role == "to" && mention.type == v1::ENTITY_TYPE_COUNTRY)
        AddEntity(mention.entity, &roles->goals);
      if (noun && role == "for" && mention.type == v1::ENTITY_TYPE_PERSON)
        AddEntity(mention.entity, &roles->recipients);
      if (role == "to" && mention.type == v1::ENTITY_TYPE_PERSON)
        AddEntity(mention.entity, &roles->recipients);
    } else if (!noun && (object || role == "and")) {
      const bool place = IsPlace(mention) && !mention.metonymic;
      AddEntity(mention.entity, place ? &roles->places : &roles->recipients);
    }
  }
}

void FinishRoles(const EventRoles& roles, EventSpan* event) {
  if (event->kind == "depart" && event->places.empty()) event->places = roles.origins;
  if (event->kind != "pledge") return;
  for (int goal : roles.goals) {
    event->places.erase(std::remove(event->places.begin(), event->places.end(), goal),
                        event->places.end());
    AddEntity(goal, &event->recipients);
  }
}

void TakeOwners(const std::vector<int>& owners, EventRoles* roles, EventSpan* event) {
  const bool staged = event->kind == "parade";
  for (int owner : owners) AddEntity(owner, staged ? &event->places : &roles->actors);
}

}  // namespace communique::entity
