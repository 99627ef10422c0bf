#include "services/entity/domain/quoted_words.h"

#include <algorithm>
#include <array>

#include "services/entity/domain/one_of.h"

namespace communique::entity {
namespace {

// Words in front of a mark that say: a name or a word, not speech.
constexpr std::array<absl::string_view, 16> kNaming = {
    "called", "named", "titled", "entitled", "dubbed", "known", "word",  "words",
    "phrase", "term",  "slogan", "motto",    "theme",  "so",    "label", "title"};
constexpr std::array<absl::string_view, 9> kWordNouns = {
    "word", "phrase", "term", "slogan", "motto", "label", "verb", "adjective", "noun"};
constexpr std::array<absl::string_view, 9> kArticles = {"a",     "an",  "the", "this", "that",
                                                        "their", "his", "her", "its"};
// Words that end a noun phrase: what stands in front of them is no adjective.
constexpr std::array<absl::string_view, 24> kFunction = {
    "of", "and", "or",   "but",  "in",    "on",  "at",    "to", "for",  "with",   "by",  "from",
    "is", "was", "that", "when", "while", "who", "which", "as", "than", "before", "has", "after"};
constexpr std::array<absl::string_view, 4> kTopics = {"about", "regarding", "concerning", "over"};
constexpr int kAdjectiveWords = 2;

absl::string_view Lower(const AnnotatedText& text, int i) {
  return i >= 0 && i < static_cast<int>(text.tokens.size())
             ? absl::string_view(text.tokens[i].lower)
             : absl::string_view();
}

// "a "historic" visit"
bool IsAdjective(const AnnotatedText& text, const QuotedWords& site) {
  const int after = site.quoted.last + 1;
  if (site.words > kAdjectiveWords || after >= site.sentence_last) return false;
  const Token& next = text.tokens[after];
  return IsOneOf(Lower(text, site.quoted.first - 2), kArticles) && next.kind == TokenKind::kWord &&
         !IsOneOf(next.lower, kFunction);
}

}  // namespace

QuotedWords DescribeQuoted(const AnnotatedText& text, const QuotedSpan& quoted) {
  QuotedWords site;
  site.quoted = quoted;
  site.sentence_first = text.sentences[text.tokens[quoted.first].sentence].first_token;
  site.sentence_last = text.sentences[text.tokens[quoted.last - 1].sentence].last_token;
  for (int i = quoted.first; i < quoted.last; ++i) {
    if (text.tokens[i].kind != TokenKind::kPunctuation) ++site.words;
  }
  return site;
}

bool IsNickname(const AnnotatedText& text, const QuotedWords& site) {
  const int before = site.quoted.first - 2;
  const int after = site.quoted.last + 1;
  if (site.words == 0) return true;
  if (site.words > 2 || before < site.sentence_first || after >= site.sentence_last) return false;
  return text.tokens[before].capitalized && text.tokens[after].capitalized &&
         text.tokens[site.quoted.first].capitalized;
}

bool IsTitle(const AnnotatedText& text, const QuotedWords& site) {
  int capitalized = 0;
  int long_words = 0;
  for (int i = site.quoted.first; i < site.quoted.last; ++i) {
    if (text.tokens[i].kind != TokenKind::kWord || text.tokens[i].lower.size() < 4) continue;
    ++long_words;
    if (text.tokens[i].capitalized) ++capitalized;
  }
  return long_words >= 2 && capitalized * 4 >= long_words * 3;
}

bool IsNamed(const AnnotatedText& text, const QuotedWords& site) {
  return site.words <= 2 * kScareWords && IsOneOf(Lower(text, site.quoted.first - 2), kNaming);
}

bool IsMention(const AnnotatedText& text, const QuotedWords& site) {
  if (site.words > kScareWords) return false;
  const absl::string_view before = Lower(text, site.quoted.first - 2);
  if (IsOneOf(before, kWordNouns) || IsAdjective(text, site)) return true;
  return IsOneOf(before, kArticles) && IsOneOf(Lower(text, site.quoted.first - 3), kTopics);
}

bool IsWholeSentence(const AnnotatedText& text, const QuotedWords& site) {
  const absl::string_view end = Lower(text, site.quoted.last - 1);
  const bool ends = end == "." || end == "!" || end == "?" || end == "…";
  return ends && text.tokens[site.quoted.first].capitalized &&
         site.quoted.first - 1 == site.sentence_first;
}

}  // namespace communique::entity
