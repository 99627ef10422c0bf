#include "services/summary/domain/content_words.h"

#include <algorithm>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

constexpr size_t kShort = 3;

bool IsNumeral(absl::string_view word) {
  return !word.empty() && absl::ascii_isdigit(static_cast<unsigned char>(word[0]));
}

}  // namespace

std::set<std::string> ContentWords(absl::string_view text) {
  std::set<std::string> words;
  for (const WordSpan& span : SplitWords(text)) {
    const absl::string_view word = text.substr(span.begin, span.end - span.begin);
    if (word.size() > kShort || IsNumeral(word)) words.insert(FoldWord(word));
  }
  return words;
}

double SharedWords(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  const auto shared =
      absl::c_count_if(a, [&](const std::string& word) { return b.contains(word); });
  return static_cast<double>(shared) / static_cast<double>(std::min(a.size(), b.size()));
}

std::set<std::string> Numerals(const std::set<std::string>& words) {
  std::set<std::string> numerals;
  for (const std::string& word : words) {
    if (IsNumeral(word)) numerals.insert(word);
  }
  return numerals;
}

}  // namespace communique::summary
