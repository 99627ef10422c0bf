#include "services/summary/domain/phrase.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"

namespace communique::summary {
namespace {

constexpr absl::string_view kHardStops[] = {";", ":", "\xE2\x80\x94", "!", "?", "(", ")",
                                            "|", "--"};
constexpr absl::string_view kPhraseStops[] = {",",
                                              ";",
                                              ":",
                                              ".",
                                              "!",
                                              "?",
                                              "\xE2\x80\x94",
                                              "\xE2\x80\x93",
                                              "(",
                                              ")",
                                              "which",
                                              "who",
                                              "where",
                                              "when",
                                              "that",
                                              "while",
                                              "but",
                                              "was",
                                              "were",
                                              "is",
                                              "are",
                                              "will",
                                              "has",
                                              "had",
                                              "have",
                                              "would",
                                              "because",
                                              "said",
                                              "after",
                                              "before",
                                              "ahead",
                                              "at",
                                              "\"",
                                              "\xE2\x80\x9C",
                                              "\xE2\x80\x9D",
                                              "during",
                                              "following",
                                              "preceding",
                                              "as"};
constexpr absl::string_view kVerbs[] = {"was", "were", "is", "are",   "will", "has",
                                        "had", "have", "to", "would", "be",   "he",
                                        "she", "they", "it", "then",  "held", "met"};
constexpr std::pair<absl::string_view, int> kNumbers[] = {
    {"one", 1},          {"two", 2},          {"three", 3},       {"four", 4},
    {"five", 5},         {"six", 6},          {"seven", 7},       {"eight", 8},
    {"nine", 9},         {"ten", 10},         {"eleven", 11},     {"twelve", 12},
    {"dozen", 12},       {"thirteen", 13},    {"fourteen", 14},   {"fifteen", 15},
    {"sixteen", 16},     {"seventeen", 17},   {"eighteen", 18},   {"nineteen", 19},
    {"twenty", 20},      {"score", 20},       {"twenty-one", 21}, {"twenty-two", 22},
    {"twenty-four", 24}, {"twenty-five", 25}, {"thirty", 30},     {"forty", 40},
    {"fifty", 50},       {"sixty", 60},       {"hundred", 100}};
// More than this is no count of papers.
constexpr int kLargestCount = 100000;

template <size_t N>
bool Among(absl::string_view word, const absl::string_view (&words)[N]) {
  return absl::c_linear_search(words, word);
}

bool IsPunctuation(absl::string_view word) {
  return !absl::c_any_of(word, [](unsigned char c) { return absl::ascii_isalnum(c) || c >= 0xC3; });
}

absl::string_view Lower(const DocumentView& view, int word) { return view.words()[word].lower; }

// "U.S. dollar", "No.2": a full stop inside a token or behind an initial ends nothing. Callers keep
// within a sentence.
bool IsInnerStop(const DocumentView& view, int word) {
  const std::vector<Word>& words = view.words();
  if (words[word].lower != ".") return false;
  const auto next = static_cast<size_t>(word) + 1;
  if (next < words.size() && words[next].begin == words[word].end) return true;
  return word > 0 && words[word - 1].lower.size() == 1 && words[word - 1].capitalized &&
         words[word - 1].end == words[word].begin;
}

// Words of the range, full stops of abbreviations not counted.
int Length(const DocumentView& view, WordRange range) {
  int length = 0;
  for (int w = range.first; w < range.last; ++w) length += Lower(view, w) != "." ? 1 : 0;
  return length;
}

WordRange Trimmed(const DocumentView& view, WordRange range) {
  while (!range.empty() && IsPunctuation(Lower(view, range.first))) ++range.first;
  while (!range.empty() && IsPunctuation(Lower(view, range.last - 1))) --range.last;
  return range;
}

}  // namespace

absl::string_view PhraseText(const DocumentView& view, WordRange range) {
  range = Trimmed(view, range);
  if (range.empty()) return "";
  const size_t begin = view.words()[range.first].begin;
  return view.text().substr(begin, view.words()[range.last - 1].end - begin);
}

base::v1::Evidence PhraseEvidence(const DocumentView& view, WordRange range,
                                  base::v1::Basis basis) {
  range = Trimmed(view, range);
  return view.Evidence(view.words()[range.first].begin, view.words()[range.last - 1].end, basis);
}

WordRange ClauseAround(const DocumentView& view, int sentence, int first, int last, int max_words) {
  const SentenceView& s = view.sentences()[sentence];
  WordRange range = {first, last};
  while (range.first > s.first_word && !Among(Lower(view, range.first - 1), kHardStops))
    --range.first;
  while (range.last < s.last_word && !Among(Lower(view, range.last), kHardStops)) ++range.last;
  if (range.last - range.first > max_words) {
    WordRange narrow = {first, last};
    while (narrow.first > range.first && Lower(view, narrow.first - 1) != ",") --narrow.first;
    while (narrow.last < range.last && narrow.last - narrow.first < max_words) ++narrow.last;
    range = narrow;
  }
  return range;
}

WordRange NounPhraseFrom(const DocumentView& view, int sentence, int first, int max_words) {
  const int limit = std::min(view.sentences()[sentence].last_word, first + max_words);
  int last = first;
  while (last < limit && (IsInnerStop(view, last) || !Among(Lower(view, last), kPhraseStops))) {
    const bool joins = Lower(view, last) == "and" || Lower(view, last) == "or";
    if (joins && last + 1 < limit && Among(Lower(view, last + 1), kVerbs)) break;
    ++last;
  }
  return {first, last};
}

std::vector<WordRange> ListItems(const DocumentView& view, WordRange range, int max_item_words) {
  std::vector<WordRange> items;
  WordRange item = {range.first, range.first};
  const auto flush = [&] {
    static constexpr absl::string_view kLeading[] = {"the", "a",    "an",   "and", "on",
                                                     "in",  "also", "both", "to"};
    while (!item.empty() && Among(Lower(view, item.first), kLeading)) ++item.first;
    const bool fits = !item.empty() && Length(view, item) <= max_item_words;
    if (fits) items.push_back(item);
    return fits || item.empty();
  };
  for (int w = range.first; w < range.last; ++w) {
    const absl::string_view word = Lower(view, w);
    if (word == "," || word == "and" || word == ";") {
      item.last = w;
      if (!flush()) return items;
      item.first = w + 1;
    }
    if ((word == "." && !IsInnerStop(view, w)) || word == "which" || word == "that") {
      item.last = w;
      flush();
      return items;
    }
  }
  item.last = range.last;
  flush();
  return items;
}

int NumberValue(absl::string_view lower_word) {
  for (const auto& [word, value] : kNumbers) {
    if (word == lower_word) return value;
  }
  int value = 0;
  if (absl::SimpleAtoi(lower_word, &value) && value > 0 && value < kLargestCount) return value;
  return 0;
}

}  // namespace communique::summary
