#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/text/utf8.h"
#include "services/ingest/domain/markup_metadata.h"

namespace communique::ingest {
namespace {

// How many blocks before the title and after the first paragraph the line with author and date may
// stand.
constexpr uint32_t kReachBefore = 8;
constexpr uint32_t kReachAfter = 3;
constexpr size_t kLongestValue = 300;

class ElementReader {
 public:
  ElementReader(const Page& page, const Lexicon& lexicon, const std::optional<Title>& title,
                const BodyRange& body, Findings* findings)
      : page_(page), lexicon_(lexicon), findings_(*findings) {
    const uint32_t anchor = title && title->block != kNone ? title->block
                            : body.first == kNone          ? 0
                                                           : body.first;
    first_ = anchor > kReachBefore ? anchor - kReachBefore : 0;
    last_ = std::max(anchor + kReachBefore, (body.first == kNone ? 0 : body.first) + kReachAfter);
  }

  void Read(const Element& element);
  void Finish() {
    if (!authors_.value.empty()) findings_.authors.push_back(std::move(authors_));
  }

 private:
  uint32_t HintsAround(const Element& element) const;
  std::string TextOf(const Element& element) const;
  bool IsCredit(const Element& element) const;
  std::vector<std::string> NamesIn(absl::string_view text) const;
  void AddAuthor(const Element& element, double confidence);
  void AddSingleName(const Element& element, absl::string_view text, double confidence);
  void AddDate(const Element& element, double weight);

  const Page& page_;
  const Lexicon& lexicon_;
  Findings& findings_;
  uint32_t first_ = 0;
  uint32_t last_ = 0;
  Finding<std::vector<std::string>> authors_;  // Names that stand side by side.
  uint32_t authors_block_ = kNone;
};

// An offset of before the block was normalised may lie inside a character or past the end: the
// start of that character, or the end.
size_t CharacterAt(absl::string_view text, size_t offset) {
  if (offset >= text.size()) return text.size();
  while (offset > 0 && text::IsContinuation(text[offset])) --offset;
  return offset;
}

// The text between an element's tags, cut to what a byline can be.
std::string ElementReader::TextOf(const Element& element) const {
  if (element.end.block == kNone || element.end.block < element.begin.block ||
      element.begin.block >= page_.blocks.size() || element.end.block > element.begin.block + 4) {
    return "";
  }
  std::string out;
  for (uint32_t b = element.begin.block; b <= element.end.block && b < page_.blocks.size(); ++b) {
    const absl::string_view text = page_.blocks[b].text();
    const size_t begin = b == element.begin.block ? CharacterAt(text, element.begin.offset) : 0;
    const size_t end = b == element.end.block ? CharacterAt(text, element.end.offset) : text.size();
    if (begin >= end) continue;
    absl::StrAppend(&out, out.empty() ? "" : " ",
                    absl::StripAsciiWhitespace(text.substr(begin, end - begin)));
    if (out.size() > kLongestValue) return "";
  }
  return out;
}

uint32_t ElementReader::HintsAround(const Element& element) const {
  uint32_t hints = 0;
  for (uint32_t e = element.parent; e != kNone; e = page_.elements[e].parent) {
    const Element& around = page_.elements[e];
    if (around.tag == Tag::kBody || around.tag == Tag::kHtml) break;
    hints |= around.hints;
    if (around.tag == Tag::kAside || around.tag == Tag::kFooter) hints |= kHintSidebar;
  }
  return hints;
}

// The names that an element gives, by itself or after "By", "Posted by:" and the like.
std::vector<std::string> ElementReader::NamesIn(absl::string_view text) const {
  // "ByJane Roe": two elements without a space between them.
  const bool glued =
      absl::StartsWith(text, "By") && text.size() > 4 && absl::ascii_isupper(text[2]);
  std::vector<std::string> names = lexicon_.names().StatedNames(glued ? text.substr(2) : text);
  if (!names.empty()) return names;
  const auto byline = lexicon_.bylines().Read(text, NumericOrder::kDayFirst);
  if (byline && byline->has_cue && !byline->is_credit) return byline->authors;
  return {};
}

// Whether the line that the element stands in is about somebody else: "Reviewed by Jane Roe".
bool ElementReader::IsCredit(const Element& element) const {
  const std::string& line = page_.blocks[element.begin.block].text();
  if (line.size() > kLongestValue) return false;
  const auto byline = lexicon_.bylines().Read(line, NumericOrder::kDayFirst);
  return byline && byline->is_credit;
}

void ElementReader::AddAuthor(const Element& element, double confidence) {
  const std::string text = TextOf(element);
  if (text.empty() || IsCredit(element)) return;
  std::vector<std::string> names = NamesIn(text);
  if (names.empty()) return AddSingleName(element, text, confidence);
  const bool beside = authors_block_ != kNone && element.begin.block <= authors_block_ + 1 &&
                      confidence >= authors_.confidence;
  if (!beside) Finish();
  if (!beside) authors_ = {{}, confidence, "ingest.author.element", element.source};
  authors_block_ = element.begin.block;
  for (std::string& name : names) {
    if (std::find(authors_.value.begin(), authors_.value.end(), name) == authors_.value.end()) {
      authors_.value.push_back(std::move(name));
    }
  }
}

// "Melissa", "Posted by: Melissa".
void ElementReader::AddSingleName(const Element& element, absl::string_view text,
                                  double confidence) {
  const auto byline = lexicon_.bylines().Read(text, NumericOrder::kDayFirst);
  const bool cue = byline && byline->has_cue && !byline->is_credit;
  const std::vector<Word> words = SplitWords(text, 5);
  if (words.empty() || words.size() > (cue ? 4U : 1U)) return;
  const absl::string_view name =
      text.substr(words.back().begin, words.back().end - words.back().begin);
  if (!lexicon_.names().IsSingleName(name)) return;
  const absl::string_view rule = cue                      ? "ingest.author.byline"
                                 : element.is_author_link ? "ingest.author.link"
                                                          : "ingest.author.element";
  findings_.single_names.push_back({std::string(name), confidence, rule, element.source});
}

void ElementReader::AddDate(const Element& element, double weight) {
  bool modified = (element.hints & kHintModified) != 0;
  const std::string text = TextOf(element);
  const std::string& value = element.datetime.empty() ? text : element.datetime;
  if (value.size() > 80) return;
  std::optional<base::v1::PartialDate> date = lexicon_.dates().ParseMarkup(value);
  if (!date) return;
  const std::optional<base::v1::PartialDate> shown = lexicon_.dates().ParseMarkup(text);
  // The attribute may be in another time zone than what is shown.
  if (shown && shown->day() != 0 && shown->year() == date->year() && !element.datetime.empty()) {
    if (std::abs(shown->month() * 31 + shown->day() - date->month() * 31 - date->day()) == 1)
      date = shown;
  }
  if (!modified && text.size() <= 80) {
    const auto byline = lexicon_.bylines().Read(text, NumericOrder::kDayFirst);
    modified = byline && byline->modified && !byline->date;
  }
  const double confidence = (element.tag == Tag::kTime ? 0.74 : 0.7) * weight;
  (modified ? findings_.modified : findings_.published)
      .push_back({*date, confidence,
                  text.empty() ? "ingest.published.microdata" : "ingest.published.element",
                  element.source});
}

void ElementReader::Read(const Element& element) {
  const bool author = (element.hints & kHintAuthor) != 0 || element.is_author_link;
  const bool date = (element.hints & kHintDate) != 0 || element.tag == Tag::kTime;
  if ((!author && !date) || element.tag == Tag::kBody || element.tag == Tag::kHtml) return;
  constexpr uint32_t kElsewhere = kHintComments | kHintRelated | kHintSidebar | kHintFooter;
  const bool near = element.begin.block >= first_ && element.begin.block <= last_;
  const bool elsewhere = (HintsAround(element) & kElsewhere) != 0;
  const double weight = near ? (elsewhere ? 0.7 : 1.0) : elsewhere ? 0.35 : 0.6;
  if (author) AddAuthor(element, (element.is_author_link ? 0.76 : 0.74) * weight);
  if (date) AddDate(element, near ? weight : weight * 0.7);
}

}  // namespace

void ReadElementMetadata(const Page& page, const Lexicon& lexicon,
                         const std::optional<Title>& title, const BodyRange& body,
                         Findings* findings) {
  ElementReader reader(page, lexicon, title, body, findings);
  for (const Element& element : page.elements) reader.Read(element);
  reader.Finish();
}

}  // namespace communique::ingest
