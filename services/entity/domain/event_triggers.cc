#include "services/entity/domain/event_triggers.h"

#include <algorithm>

namespace communique::entity {
namespace {

constexpr int kObjectReach = 8;  // Tokens between a verb and the word that its row asks for.

// Where `word` stands in [first, last); -1 when it does not.
int FindWord(const AnnotatedText& text, int first, int last, absl::string_view word) {
  for (int i = first; i < last; ++i) {
    if (text.tokens[i].lower == word) return i;
    if (text.tokens[i].lower == ";") return -1;
  }
  return -1;
}

}  // namespace

TriggerMatch MatchVerb(const EventLexicon& lexicon, const AnnotatedText& text,
                       const VerbGroup& group) {
  const int end = text.sentences[text.tokens[group.head].sentence].last_token;
  for (const EventTrigger& row : lexicon.Verb(group.lemma)) {
    if (row.object.empty()) return {&row, {group.head, group.head + 1}};
    const int limit = std::min(end, group.last + kObjectReach);
    if (FindWord(text, group.last, limit, row.object) >= 0)
      return {&row, {group.head, group.head + 1}};
  }
  return {};
}

TriggerMatch MatchNoun(const EventLexicon& lexicon, const AnnotatedText& text, int token) {
  const Token& first = text.tokens[token];
  const int end = text.sentences[first.sentence].last_token;
  for (const EventTrigger& row : lexicon.Nouns(first.lower)) {
    const int size = static_cast<int>(row.words.size());
    bool matches = token + size <= end;
    for (int k = 1; k < size && matches; ++k)
      matches = text.tokens[token + k].lower == row.words[k];
    if (matches) return {&row, {token, token + size}};
  }
  return {};
}

}  // namespace communique::entity
