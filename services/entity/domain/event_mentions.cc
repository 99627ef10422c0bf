#include "services/entity/domain/event_mentions.h"

#include <algorithm>
#include <iterator>

namespace communique::entity {
namespace {

constexpr absl::string_view kTransparent[] = {"the",   "a",  "an",  "his",  "her", "its",
                                              "their", "mr", "mr.", "then", "new"};

// Where the word in front of a mention stands, not before `floor`; floor - 1 when there is none.
int PlaceBefore(const AnnotatedText& text, const MentionSpan& mention, int floor) {
  const auto transparent = [](absl::string_view word) {
    return std::find(std::begin(kTransparent), std::end(kTransparent), word) !=
           std::end(kTransparent);
  };
  int i = StartOf(mention) - 1;
  while (i >= floor && transparent(text.tokens[i].lower)) --i;
  return i;
}

}  // namespace

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

int StartOf(const MentionSpan& mention) {
  const bool titled = mention.title_first_token < mention.title_last_token &&
                      mention.title_first_token < mention.first_token;
  return titled ? mention.title_first_token : mention.first_token;
}

absl::string_view WordBefore(const AnnotatedText& text, const MentionSpan& mention, int floor) {
  const int i = PlaceBefore(text, mention, floor);
  return i >= floor ? absl::string_view(text.tokens[i].lower) : absl::string_view();
}

int BehindOf(const AnnotatedText& text, const MentionSpan& mention) {
  return std::max(PlaceBefore(text, mention, 1), StartOf(mention) > 0 ? 0 : -1);
}

bool IsAttribute(const AnnotatedText& text, const MentionSpan& mention, int last) {
  if (mention.type == v1::ENTITY_TYPE_PERSON || mention.last_token >= last) return false;
  const Token& next = text.tokens[mention.last_token];
  return next.kind == TokenKind::kWord && next.lower != "and" && next.lower != "'s" &&
         next.lower != "on" && next.lower != "in";
}

}  // namespace communique::entity
