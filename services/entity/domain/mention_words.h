#ifndef SERVICES_ENTITY_DOMAIN_MENTION_WORDS_H_
#define SERVICES_ENTITY_DOMAIN_MENTION_WORDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"

namespace communique::entity {

// A token as the mention stages see it.
struct NameWord {
  std::string key;  // FoldName of the token.
  WordId word = kUnknownWord;
  bool joined = false;    // A hyphen or apostrophe inside a word: names go on across it.
  bool cased = false;     // A word with a capital first letter.
  bool ordinary = false;  // English needs no capital for it.
  bool opens = false;     // First word of a sentence, or after a colon or opening quotation mark.
};

// The words of one document, with what their capital letters are worth. A capital means nothing at
// the start of a sentence or in a headline in title case; then only the rest of the document tells.
class DocumentWords {
 public:
  // `text` must outlive the words.
  DocumentWords(const AnnotatedText& text, const KnowledgeBase& base);

  const NameWord& operator[](int token) const { return words_[token]; }
  int size() const { return static_cast<int>(words_.size()); }

  // Most words of the sentence are capitalised: a headline, or shouting.
  bool TitleCase(int sentence) const { return title_case_[sentence]; }

  // The word's capital is evidence that it is a name.
  bool IsNameLike(int token) const;

  // The word is written with a capital in the middle of a running sentence somewhere.
  bool SeenAsName(absl::string_view key) const;

  // The first token at or after `token` that is not joined, at most `last`.
  int SkipJoined(int token, int last) const;

  // All knowledge base forms that start at `token` and end before `last`. Match::length counts
  // tokens.
  std::vector<KnowledgeBase::Match> MatchesAt(int token, int last) const;

 private:
  struct CaseCount {
    int capital = 0;
    int small = 0;
  };

  void SetTitleCase(const AnnotatedText& text);
  void CountCase(const AnnotatedText& text);

  const KnowledgeBase& base_;
  std::vector<NameWord> words_;
  std::vector<int> sentence_;
  std::vector<bool> title_case_;
  absl::flat_hash_map<absl::string_view, CaseCount> counts_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_MENTION_WORDS_H_
