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

std::vector<int> SubjectEntities(const AnnotatedText& text, const Clause& clause) {
  const std::vector<int> heads = HeadEntities(text, clause.subject);
  const auto is_person = [&text](int e) { return text.entities[e].type == v1::ENTITY_TYPE_PERSON; };
  if (clause.aside.IsEmpty() || std::any_of(heads.begin(), heads.end(), is_person)) return heads;
  const std::vector<int> beside = MentionsIn(text, clause.aside);
  constexpr int kReach = 3;  // Tokens of titles in front of the name.
  const bool named = !beside.empty() &&
                     text.mentions[beside[0]].first_token - clause.aside.first <= kReach &&
                     text.mentions[beside[0]].type == v1::ENTITY_TYPE_PERSON &&
                     text.mentions[beside[0]].kind == v1::MENTION_KIND_NAME;
  return named ? std::vector<int>{text.mentions[beside[0]].entity} : heads;
}

namespace {

// Reads the mentions behind a trigger one by one.
class ArgumentReader {
 public:
  ArgumentReader(const AnnotatedText& text, TokenRange range, bool noun, EventRoles* roles)
      : text_(text), range_(range), noun_(noun), roles_(*roles), covered_(range.first) {}

  void Read(const MentionSpan& mention) {
    if (mention.first_token < covered_) return;
    const absl::string_view before = WordBefore(text_, mention, range_.first);
    // "the Norwegian minister, Mr Rao": the minister keeps the role, and Norway has none.
    if (IsTitleOf(mention)) {
      DropLast();
    } else if (before != "and" && before != "," && before != "or") {
      role_ = before;
    }
    const bool chained =
        before == "of" && covered_ > range_.first && BehindOf(text_, mention) == covered_;
    covered_ = mention.last_token;
    last_ = &mention;
    last_list_ = nullptr;
    if (chained || IsHyphenated(text_, mention, range_) || IsNoObject(text_, mention)) return;
    Assign(mention);
  }

 private:
  // The mention before is a country in front of this one's title.
  bool IsTitleOf(const MentionSpan& mention) const {
    if (last_ == nullptr || last_->type != v1::ENTITY_TYPE_COUNTRY) return false;
    const bool beside = BehindOf(text_, mention) == covered_ - 1;
    return beside && (last_->metonymic || StartOf(mention) < mention.first_token);
  }

  void Add(int entity, std::vector<int>* list) {
    const size_t size = list->size();
    AddEntity(entity, list);
    if (list->size() > size) last_list_ = list;
  }

  void DropLast() {
    if (last_list_ != nullptr) last_list_->pop_back();
  }

  bool Is(absl::string_view role) const { return role_ == role; }

  void Assign(const MentionSpan& mention) {
    const bool possessive =
        mention.last_token < range_.last && text_.tokens[mention.last_token].lower == "'s";
    const bool object = role_.empty() && StartOf(mention) - range_.first <= 2;
    // "in Moscow's parade".
    if (possessive && IsPlace(mention) && (Is("in") || Is("at")))
      Add(mention.entity, &roles_.places);
    if (possessive && !object) return;
    if (Is("with") || Is("between") || Is("alongside")) {
      if (CanAct(mention)) Add(mention.entity, &roles_.recipients);
    } else if (Is("from")) {
      if (IsPlace(mention)) AddEntity(mention.entity, &roles_.origins);
      if (CanAct(mention)) Add(mention.entity, &roles_.senders);
    } else if (noun_ && Is("of") && Honours(text_, mention, range_.first)) {
      if (CanAct(mention)) Add(mention.entity, &roles_.recipients);
    } else if (Is("by") || (noun_ && Is("of"))) {
      if (CanAct(mention)) Add(mention.entity, &roles_.actors);
    } else if (Is("for")) {
      AssignFor(mention);
    } else if (Is("to") || Is("in") || Is("at") || Is("into") || Is("through") || Is("on") ||
               Is("near") || Is("via")) {
      AssignPlace(mention);
    } else if (!noun_ && (object || Is("and"))) {
      const bool place = IsPlace(mention) && !mention.metonymic;
      Add(mention.entity, place ? &roles_.places : &roles_.recipients);
    }
  }

  void AssignFor(const MentionSpan& mention) {
    if (IsPlace(mention) && !IsDemonym(mention)) Add(mention.entity, &roles_.bounds);
    if (noun_ && mention.type == v1::ENTITY_TYPE_PERSON) Add(mention.entity, &roles_.recipients);
  }

  void AssignPlace(const MentionSpan& mention) {
    if (Is("to") && mention.type == v1::ENTITY_TYPE_COUNTRY)
      AddEntity(mention.entity, &roles_.goals);
    if (IsPlace(mention) && !IsDemonym(mention)) Add(mention.entity, &roles_.places);
    if (Is("to") && mention.type == v1::ENTITY_TYPE_PERSON) Add(mention.entity, &roles_.recipients);
  }

  // "on Norwegian vessels" is not in Norway.
  bool IsDemonym(const MentionSpan& mention) const {
    return mention.type == v1::ENTITY_TYPE_COUNTRY && mention.metonymic &&
           IsAttribute(text_, mention, range_.last);
  }

  const AnnotatedText& text_;
  TokenRange range_;
  bool noun_;
  EventRoles& roles_;
  int covered_;
  absl::string_view role_;             // The preposition in force; conjoined mentions keep it.
  const MentionSpan* last_ = nullptr;  // The mention before, and the list that it went to.
  std::vector<int>* last_list_ = nullptr;
};

}  // namespace

void ReadArguments(const AnnotatedText& text, TokenRange range, bool noun, EventRoles* roles) {
  ArgumentReader reader(text, range, noun, roles);
  for (int m : MentionsIn(text, range)) reader.Read(text.mentions[m]);
}

void FinishRoles(const EventRoles& roles, EventSpan* event) {
  constexpr absl::string_view kBound[] = {"depart", "visit", "arrive"};
  if (IsOneOf(event->kind, kBound)) {
    for (int place : roles.bounds) AddEntity(place, &event->places);
  }
  if (event->kind == "depart" && event->places.empty()) event->places = roles.origins;
  if (event->kind == "invite" && event->actors.empty()) event->actors = roles.senders;
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
