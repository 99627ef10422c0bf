#include "services/entity/domain/mention_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "services/entity/domain/knowledge_base_names.h"

namespace communique::entity {
namespace {

// Longest name in the knowledge base, in tokens with hyphens.
constexpr int kLongestForm = 24;

// A token after which a new sentence may start inside the sentence.
bool OpensNext(absl::string_view token) {
  static constexpr std::array<absl::string_view, 9> kOpeners = {":", "\"", "“", "‘", "«",
                                                                "•", "„",  "—", ";"};
  return std::find(kOpeners.begin(), kOpeners.end(), token) != kOpeners.end();
}

bool Touches(const std::vector<Token>& tokens, size_t i, size_t j) {
  return j < tokens.size() && tokens[i].end == tokens[j].begin;
}

// A hyphen between words, or an apostrophe behind one.
bool IsJoint(const std::vector<Token>& tokens, size_t i) {
  if (i == 0 || !Touches(tokens, i - 1, i) || tokens[i - 1].kind != TokenKind::kWord) return false;
  const absl::string_view text = tokens[i].text;
  if (text == "'" || text == "’") return true;
  const bool hyphen = text == "-" || text == "‐" || text == "‑" || text == "–";
  return hyphen && Touches(tokens, i, i + 1);
}

// "d'Estaing": a small particle joined to a name.
bool HasInnerCapital(absl::string_view word) {
  for (const absl::string_view mark : {"'", "’"}) {
    const size_t at = word.find(mark);
    if (at == absl::string_view::npos || at == 0 || at > 2) continue;
    const size_t next = at + mark.size();
    if (next < word.size() && word[next] >= 'A' && word[next] <= 'Z') return true;
  }
  return false;
}

}  // namespace

DocumentWords::DocumentWords(const AnnotatedText& text, const KnowledgeBase& base) : base_(base) {
  words_.resize(text.tokens.size());
  sentence_.resize(text.tokens.size());
  for (size_t i = 0; i < text.tokens.size(); ++i) {
    const Token& token = text.tokens[i];
    NameWord& word = words_[i];
    word.key = FoldName(token.text);
    sentence_[i] = token.sentence;
    if (word.key.empty()) {
      word.joined = IsJoint(text.tokens, i);
      continue;
    }
    word.word = base.FindWord(word.key);
    word.cased =
        token.kind == TokenKind::kWord && (token.capitalized || HasInnerCapital(token.text));
    word.ordinary = base.IsOrdinaryWord(word.key);
    word.opens = i == 0 || text.tokens[i - 1].sentence != token.sentence ||
                 OpensNext(text.tokens[i - 1].text);
  }
  SetTitleCase(text);
  CountCase(text);
}

void DocumentWords::SetTitleCase(const AnnotatedText& text) {
  title_case_.resize(text.sentences.size());
  for (size_t s = 0; s < text.sentences.size(); ++s) {
    const SentenceSpan& sentence = text.sentences[s];
    int ordinary = 0;
    int capital = 0;
    for (int i = sentence.first_token; i < sentence.last_token; ++i) {
      const NameWord& word = words_[i];
      // Short words stay small even in headlines.
      if (!word.ordinary || word.key.size() < 4 || word.opens) continue;
      ++ordinary;
      if (word.cased) ++capital;
    }
    // A running sentence ends with a full stop, however many names it holds.
    const bool stopped = sentence.last_token > sentence.first_token &&
                         text.tokens[sentence.last_token - 1].text == ".";
    if (stopped && !sentence.heading) continue;
    title_case_[s] =
        ordinary > 0 &&
        (sentence.heading ? 2 * capital > ordinary : (capital > 2 && 4 * capital > 3 * ordinary));
  }
}

void DocumentWords::CountCase(const AnnotatedText& text) {
  for (size_t i = 0; i < words_.size(); ++i) {
    const NameWord& word = words_[i];
    if (text.tokens[i].kind != TokenKind::kWord || word.opens || title_case_[sentence_[i]])
      continue;
    CaseCount& count = counts_[word.key];
    ++(word.cased ? count.capital : count.small);
  }
}

bool DocumentWords::SeenAsName(absl::string_view key) const {
  const auto it = counts_.find(key);
  return it != counts_.end() && it->second.capital > it->second.small;
}

bool DocumentWords::IsNameLike(int token) const {
  const NameWord& word = words_[token];
  if (!word.cased) return false;
  if (!word.opens && !title_case_[sentence_[token]]) return true;
  return !word.ordinary || SeenAsName(word.key);
}

int DocumentWords::SkipJoined(int token, int last) const {
  while (token < last && words_[token].joined) ++token;
  return token;
}

std::vector<KnowledgeBase::Match> DocumentWords::MatchesAt(int token, int last) const {
  std::array<WordId, kLongestForm> ids;
  std::array<int, kLongestForm> ends;  // Token after the n-th word.
  size_t count = 0;
  for (int i = token; i < last && count < ids.size(); ++i) {
    if (words_[i].joined) continue;
    if (words_[i].word == kUnknownWord) break;
    ids[count] = words_[i].word;
    ends[count++] = i + 1;
  }
  std::vector<KnowledgeBase::Match> matches =
      base_.MatchesAt(absl::MakeConstSpan(ids.data(), count));
  for (KnowledgeBase::Match& match : matches) match.length = ends[match.length - 1] - token;
  return matches;
}

}  // namespace communique::entity
