#include "services/ingest/domain/text_page.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingest/domain/lines.h"
#include "services/ingest/domain/markdown.h"
#include "services/ingest/domain/words.h"

namespace communique::ingest {
namespace {

using ::communique::ingest::v1::BlockRole;

constexpr size_t kLongestFrontMatter = 400;  // Lines.
constexpr size_t kLongestItem = 200;         // Code points of a numbered line that is no paragraph.

// Prefixes whose hyphen belongs to the word, so that it stays when a line breaks after it.
constexpr absl::string_view kHyphenPrefixes[] = {
    "co",      "re",   "non", "pre",  "anti",  "self", "multi", "semi", "inter",
    "counter", "vice", "ex",  "post", "cross", "well", "long",  "high", "so"};

// "12. An item", "3) An item".
bool IsNumberedItem(absl::string_view text) {
  const size_t digits = text.find_first_not_of("0123456789");
  return digits != absl::string_view::npos && digits >= 1 && digits <= 2 &&
         (absl::StartsWith(text.substr(digits), ". ") ||
          absl::StartsWith(text.substr(digits), ") "));
}

class TextPageBuilder {
 public:
  TextPageBuilder(absl::string_view source, bool markdown)
      : source_(source), lines_(SplitLines(source)), text_(source), markdown_(markdown) {}

  Page Build();

 private:
  absl::string_view Of(const Line& line) const {
    return source_.substr(line.begin, line.end - line.begin);
  }
  size_t ReadFrontMatter();
  bool UsesMarkdown() const;
  size_t AddParagraph(size_t first);
  void AppendLine(size_t begin, size_t end, bool hyphen);
  bool BreaksWord(const Line& line, const Line& next) const;
  void AddRemoved(size_t first, size_t last, ingest::v1::RemovalReason reason, BlockRole role);

  absl::string_view source_;
  std::vector<Line> lines_;
  LineLayout layout_;
  BlockTextBuilder text_;
  bool markdown_;
  Page page_;
};

// Takes "---" ... "---" at the start apart; returns the index of the first line after it.
size_t TextPageBuilder::ReadFrontMatter() {
  if (lines_.size() < 3 || Of(lines_[0]) != "---") return 0;
  size_t close = 1;
  while (close < lines_.size() && close < kLongestFrontMatter && Of(lines_[close]) != "---" &&
         Of(lines_[close]) != "...") {
    ++close;
  }
  if (close >= lines_.size() || close >= kLongestFrontMatter) return 0;
  for (size_t i = 1; i < close; ++i) {
    const absl::string_view line = Of(lines_[i]);
    const size_t colon = line.find(':');
    if (lines_[i].indent > 0 || colon == absl::string_view::npos || colon == 0) continue;
    absl::string_view value = absl::StripAsciiWhitespace(line.substr(colon + 1));
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
        value.back() == value.front()) {
      value = value.substr(1, value.size() - 2);
    }
    if (value.empty()) continue;
    const auto begin = static_cast<size_t>(value.data() - source_.data());
    BlockTextBuilder clean(source_);
    AppendWithReferences(source_, begin, begin + value.size(), &clean);
    page_.metas.push_back({absl::StrCat("front:", absl::AsciiStrToLower(line.substr(0, colon))),
                           clean.Take().text,
                           {begin, begin + value.size()}});
  }
  AddRemoved(0, close, ingest::v1::REMOVAL_REASON_METADATA, ingest::v1::BLOCK_ROLE_DATA);
  markdown_ = true;
  return close + 1;
}

void TextPageBuilder::AddRemoved(size_t first, size_t last, ingest::v1::RemovalReason reason,
                                 BlockRole role) {
  Block block;
  text_.AppendSource(lines_[first].begin, lines_[last].end);
  block.content = text_.Take();
  block.Remove(reason, role);
  if (!block.content.text.empty()) page_.blocks.push_back(std::move(block));
}

bool TextPageBuilder::UsesMarkdown() const {
  size_t marks = !lines_.empty() && absl::StartsWith(Of(lines_[0]), "# ") ? 1 : 0;
  for (const Line& line : lines_) {
    const absl::string_view text = Of(line);
    marks += absl::StrContains(text, "](http") || absl::StartsWith(text, "## ") ||
             absl::StartsWith(text, "### ") || IsMarkdownDefinition(text);
  }
  return marks > 0;
}

// A word that a line break parts: "nego-" / "tiations".
bool TextPageBuilder::BreaksWord(const Line& line, const Line& next) const {
  const absl::string_view before = Of(line);
  return before.size() > 2 && absl::EndsWith(before, "-") &&
         absl::ascii_isalpha(before[before.size() - 2]) && absl::ascii_islower(source_[next.begin]);
}

void TextPageBuilder::AppendLine(size_t begin, size_t end, bool hyphen) {
  if (hyphen) {
    size_t word = end - 1;
    while (word > begin && absl::ascii_isalpha(source_[word - 1])) --word;
    const std::string prefix = absl::AsciiStrToLower(source_.substr(word, end - 1 - word));
    const bool keep = std::find(std::begin(kHyphenPrefixes), std::end(kHyphenPrefixes), prefix) !=
                      std::end(kHyphenPrefixes);
    if (!keep) --end;
  }
  if (markdown_) {
    AppendMarkdown(source_, begin, end, &text_);
  } else {
    AppendWithReferences(source_, begin, end, &text_);
  }
}

// Adds the paragraph that begins at line `first`; returns the index after its last line.
size_t TextPageBuilder::AddParagraph(size_t first) {
  Block block;
  block.blank_before = lines_[first].blank_before > 0 || first == 0;
  size_t begin = lines_[first].begin;
  absl::string_view text = Of(lines_[first]);
  if (lines_[first].quoted) block.role = ingest::v1::BLOCK_ROLE_QUOTE;
  if (markdown_ && absl::StartsWith(text, "#")) {
    const size_t level = text.find_first_not_of('#');
    if (level != absl::string_view::npos && level <= 6 && text[level] == ' ') {
      block.heading_level = static_cast<int>(level);
      begin += level;
    }
  }
  for (const absl::string_view mark : {"- ", "* ", "+ ", "• ", "· ", "▪ ", "● "}) {
    if (!absl::StartsWith(text, mark) || block.heading_level > 0) continue;
    block.list_item = true;
    begin += mark.size();
    break;
  }
  block.list_item |= IsNumberedItem(text) && lines_[first].width < kLongestItem;
  size_t last = first;
  while (last + 1 < lines_.size() && block.heading_level == 0) {
    const Line& next = lines_[last + 1];
    const bool soft = next.blank_before == 0 && next.quoted == lines_[last].quoted &&
                      Of(next).find_first_of("-*+#|[&>") != 0 && !IsNumberedItem(Of(next)) &&
                      !IsMarkdownDefinition(Of(next));
    // Markdown says itself where a paragraph ends.
    if (markdown_ ? !soft : !Continues(source_, lines_[last], next, layout_)) break;
    const bool hyphen = BreaksWord(lines_[last], next);
    AppendLine(last == first ? begin : lines_[last].begin, lines_[last].end, hyphen);
    if (!hyphen) text_.AppendSpace();
    ++last;
  }
  AppendLine(last == first ? begin : lines_[last].begin, lines_[last].end, false);
  block.content = text_.Take();
  if (!block.content.text.empty()) page_.blocks.push_back(std::move(block));
  return last + 1;
}

Page TextPageBuilder::Build() {
  size_t at = ReadFrontMatter();
  markdown_ = markdown_ || UsesMarkdown();
  layout_ = MeasureLayout(source_, lines_);
  while (at < lines_.size()) {
    if (markdown_ && IsMarkdownDefinition(Of(lines_[at]))) {
      AddRemoved(at, at, ingest::v1::REMOVAL_REASON_CODE, ingest::v1::BLOCK_ROLE_DATA);
      ++at;
    } else {
      at = AddParagraph(at);
    }
  }
  return std::move(page_);
}

}  // namespace

Page ReadText(absl::string_view source, bool markdown) {
  return TextPageBuilder(source, markdown).Build();
}

}  // namespace communique::ingest
