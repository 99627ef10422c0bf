#include "services/ingest/domain/html_hints.h"

#include <utility>
#include <vector>

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

// "entryContent post-body" -> entry content | post body; names are separated by "|".
std::vector<std::string> NameWords(absl::string_view value) {
  std::vector<std::string> words(1);
  char before = ' ';
  for (const char c : value.substr(0, 256)) {
    if (c == ' ' || c == '\t' || c == '\n') {
      words.push_back("|");
      words.emplace_back();
    } else if (!absl::ascii_isalpha(c)) {
      if (!words.back().empty()) words.emplace_back();
    } else {
      if (absl::ascii_isupper(c) && absl::ascii_islower(before)) words.emplace_back();
      words.back() += absl::ascii_tolower(c);
    }
    before = c;
  }
  return words;
}

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
  }
  return hints;
}

uint32_t HtmlHints::OfName(absl::string_view value) const {
  if (value.empty()) return 0;
  uint32_t bits = 0;
  const std::vector<std::string> words = NameWords(value);
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].empty() || words[i] == "|") continue;
    const auto one = words_.find(words[i]);
    if (one != words_.end()) bits |= one->second;
    if (i + 1 >= words.size() || words[i + 1].empty() || words[i + 1] == "|") continue;
    const auto two = words_.find(absl::StrCat(words[i], " ", words[i + 1]));
    if (two != words_.end()) bits |= two->second;
  }
  return bits;
}

uint32_t HtmlHints::Of(const StartTag& tag) const {
  uint32_t bits = 0;
  for (const auto& [name, value] : tag.attributes) {
    if (name == "class" || name == "id" || name == "itemprop" || name == "role" ||
        name == "data-component" || name == "data-testid" || name == "property" || name == "rel") {
      bits |= OfName(value);
    } else if (name == "hidden") {
      bits |= kHintHidden;
    } else if (name == "aria-hidden" && value == "true") {
      bits |= kHintHidden;
    } else if (name == "style" &&
               absl::StrContains(absl::AsciiStrToLower(value.substr(0, 512)), "display") &&
               (absl::StrContains(value, "display:none") ||
                absl::StrContains(value, "display: none"))) {
      bits |= kHintHidden;
    }
  }
  return bits;
}

}  // namespace communique::ingest
