#include "services/ingest/domain/html_hints.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingest/domain/page.h"
#include "services/ingest/domain/rows.h"

namespace communique::ingest {
namespace {

constexpr std::pair<absl::string_view, uint32_t> kHintNames[] = {
    {"body", kHintBody},
    {"navigation", kHintNavigation},
    {"comments", kHintComments},
    {"share", kHintShare},
    {"related", kHintRelated},
    {"advertisement", kHintAdvertisement},
    {"cookie", kHintCookie},
    {"subscription", kHintSubscription},
    {"sidebar", kHintSidebar},
    {"footer", kHintFooter},
    {"header", kHintHeader},
    {"author", kHintAuthor},
    {"bio", kHintBio},
    {"date", kHintDate},
    {"title", kHintTitle},
    {"subtitle", kHintSubtitle},
    {"caption", kHintCaption},
    {"hidden", kHintHidden},
    {"metadata", kHintMetadata},
    {"tags", kHintTags},
    {"modified", kHintModified},
    {"login", kHintLogin},
    {"publisher", kHintPublisher},
    {"pullquote", kHintPullQuote},
    {"toc", kHintToc},
};

uint32_t HintOf(absl::string_view name) {
  for (const auto& [hint, bit] : kHintNames) {
    if (hint == name) return bit;
  }
  return 0;
}

constexpr size_t kLongestName = 256;

// The attributes that name what an element is for.
constexpr Attribute kNaming[] = {
    Attribute::kClass,         Attribute::kId,         Attribute::kItemprop, Attribute::kRole,
    Attribute::kDataComponent, Attribute::kDataTestid, Attribute::kProperty, Attribute::kRel};

// Reads the words of names one by one: "entryContent post-body" -> entry content | post body.
class NameWords {
 public:
  explicit NameWords(absl::string_view value) : value_(value.substr(0, kLongestName)) {}

  // Makes `text` and `is_first` those of the next word; false at the end.
  bool Next() {
    is_first = is_first_;
    while (at_ < value_.size() && !absl::ascii_isalpha(value_[at_])) {
      is_first |= IsSpace(value_[at_]);
      ++at_;
    }
    is_first_ = false;
    const size_t begin = at_;
    while (at_ < value_.size() && absl::ascii_isalpha(value_[at_])) {
      if (at_ > begin && absl::ascii_isupper(value_[at_]) && absl::ascii_islower(value_[at_ - 1]))
        break;
      ++at_;
    }
    text = value_.substr(begin, at_ - begin);
    return !text.empty();
  }

  absl::string_view text;  // As written.
  bool is_first = false;   // Of its name.

 private:
  static bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n'; }

  absl::string_view value_;
  size_t at_ = 0;
  bool is_first_ = true;
};

}  // namespace

absl::StatusOr<HtmlHints> HtmlHints::Create(absl::string_view table) {
  const auto rows = ParseRows("html_hints.tsv", table, 2);
  if (!rows.ok()) return rows.status();
  HtmlHints hints;
  for (const auto& row : *rows) {
    const uint32_t bit = HintOf(row[0]);
    if (bit == 0) {
      return absl::InvalidArgumentError(absl::StrCat("html_hints.tsv: no hint \"", row[0], "\""));
    }
    hints.words_[std::string(row[1])] |= bit;
    const size_t space = row[1].find(' ');
    (space == absl::string_view::npos ? hints.singles_ : hints.firsts_)
        .Add(row[1].substr(0, space));
  }
  return hints;
}

uint32_t HtmlHints::Find(absl::string_view words) const {
  const auto found = words_.find(words);
  return found == words_.end() ? 0 : found->second;
}

uint32_t HtmlHints::OfName(absl::string_view value) const {
  uint32_t bits = 0;
  // The last word in lower case and, where it can open a pair, room for the next.
  char pair[2 * kLongestName + 1];
  size_t opener = 0;  // Length of the word before, when it opens a pair.
  for (NameWords words(value); words.Next();) {
    const size_t size = words.text.size();
    const size_t begin = words.is_first || opener == 0 ? 0 : opener + 1;
    for (size_t i = 0; i < size; ++i) pair[begin + i] = absl::ascii_tolower(words.text[i]);
    const absl::string_view word(pair + begin, size);
    if (begin > 0) bits |= Find({pair, begin + size});
    if (singles_.MayHave(word)) bits |= Find(word);
    opener = firsts_.MayHave(word) ? size : 0;
    if (opener == 0) continue;
    std::copy(word.begin(), word.end(), pair);
    pair[opener] = ' ';
  }
  return bits;
}

uint32_t HtmlHints::Of(const StartTag& tag) const {
  uint32_t bits = 0;
  for (const Attribute attribute : kNaming) {
    if (tag.Has(attribute)) bits |= OfName(tag.Get(attribute));
  }
  const absl::string_view style = tag.Get(Attribute::kStyle);
  if (tag.Has(Attribute::kHidden) || tag.Get(Attribute::kAriaHidden) == "true" ||
      absl::StrContains(style, "display:none") || absl::StrContains(style, "display: none")) {
    bits |= kHintHidden;
  }
  return bits;
}

}  // namespace communique::ingest
