#include <algorithm>
#include <iterator>

#include "services/entity/domain/event_mentions.h"
#include "services/entity/domain/event_roles.h"
#include "services/entity/domain/one_of.h"

namespace communique::entity {
namespace {

constexpr absl::string_view kPossessives[] = {"my", "our", "his", "her", "their", "its", "your"};
constexpr absl::string_view kNominatives[] = {"i", "we", "he", "she", "they"};

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

}  // namespace communique::entity
