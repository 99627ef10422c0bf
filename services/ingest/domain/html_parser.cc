#include "services/ingest/domain/html_parser.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "services/ingest/domain/html_nesting.h"
#include "services/ingest/domain/html_references.h"

namespace communique::ingest {
namespace {

constexpr size_t kNowhere = absl::string_view::npos;

// Finds the next end tag of one name. Places are asked for in ascending order, so all searches
// together read the source once.
class EndTagFinder {
 public:
  EndTagFinder(absl::string_view source, absl::string_view name) : source_(source), name_(name) {}

  // The offset of the first "</name" from `at` on; kNowhere when there is none.
  size_t From(size_t at) {
    if (next_ == kNowhere || (searched_ && next_ >= at)) return next_;
    searched_ = true;
    for (next_ = source_.find("</", at); next_ != kNowhere; next_ = source_.find("</", next_ + 2)) {
      if (absl::StartsWithIgnoreCase(source_.substr(next_ + 2), name_)) break;
    }
    return next_;
  }

 private:
  absl::string_view source_;
  absl::string_view name_;
  size_t next_ = 0;
  bool searched_ = false;
};

class Parser {
 public:
  Parser(absl::string_view source, HtmlSink* sink)
      : source_(source),
        sink_(*sink),
        title_ends_(source, "title"),
        textarea_ends_(source, "textarea") {}

  void Run() {
    while (at_ < source_.size()) ReadNext();
    while (!open_.empty()) CloseInnermost();
  }

 private:
  struct Open {
    TagInfo info;
    absl::string_view name;  // As written.
    uint8_t bucket = 0;
  };

  char Peek(size_t ahead) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }
  void ReadNext();
  void ReadMarkup();
  void ReadText();
  void ReadReferenceOrText();
  void ReadStartTag();
  void ReadEndTag();
  void ReadScript(absl::string_view name);
  void SkipDeclaration();
  void SkipComment();
  void SkipPast(char c) { at_ = std::min(source_.find(c, at_), source_.size() - 1) + 1; }

  void Text(size_t begin, size_t end);
  bool TextNeedsParagraph() const;
  void OpenParagraph();
  void OpenElement();
  void CloseInnermost();
  void CloseBefore(uint8_t next);
  void Close(absl::string_view name);
  bool IsMisplaced(Tag tag) const;
  void BeginLiteral();

  absl::string_view source_;
  HtmlSink& sink_;
  size_t at_ = 0;
  size_t markup_ = 0;       // The first "<" after at_, when it is after it.
  size_t literal_end_ = 0;  // Before it '<' is a character.
  EndTagFinder title_ends_;
  EndTagFinder textarea_ends_;
  StartTag tag_;
  std::string decoded_;
  std::vector<Open> open_;
  std::array<uint32_t, 256> open_count_{};  // By bucket: of open elements.
  int misplaced_ = 0;                       // Start tags that were passed over.
};

// Elements with a known name have their own bucket, the others share the upper half.
uint8_t BucketOf(const TagInfo& info, absl::string_view name) {
  if (info.id != 0) return info.id;
  size_t hash = 0;
  for (const char c : name) hash = hash * 31 + static_cast<uint8_t>(absl::ascii_tolower(c));
  return static_cast<uint8_t>(kTagIds + hash % (256 - kTagIds));
}

bool IsRoot(Tag tag) { return tag == Tag::kHtml || tag == Tag::kHead || tag == Tag::kBody; }

void Parser::ReadNext() {
  if (source_[at_] == '<' && at_ >= literal_end_) {
    ReadMarkup();
  } else if (source_[at_] == '&') {
    ReadReferenceOrText();
  } else {
    ReadText();
  }
}

void Parser::ReadMarkup() {
  const char next = Peek(1);
  if (absl::ascii_isalpha(next)) {
    ReadStartTag();
  } else if (next == '/') {
    ReadEndTag();
  } else if (next == '!') {
    SkipDeclaration();
  } else if (next == '?') {
    SkipPast('>');
  } else {
    Text(at_, at_ + 1);
    ++at_;
  }
}

void Parser::ReadText() {
  size_t end = literal_end_;
  if (at_ >= literal_end_) {
    if (markup_ <= at_) markup_ = std::min(source_.find('<', at_), source_.size());
    end = markup_;
  }
  end = at_ + std::min(source_.substr(at_, end - at_).find('&'), end - at_);
  Text(at_, end);
  at_ = end;
}

void Parser::ReadReferenceOrText() {
  decoded_.clear();
  const size_t length = ReadReference(source_.substr(at_), ReferencePlace::kText, &decoded_);
  if (length == 0 || decoded_ == "&") {
    Text(at_, at_ + 1);
  } else if (!decoded_.empty()) {
    if (TextNeedsParagraph()) OpenParagraph();
    sink_.OnConvertedText(decoded_, at_, at_ + length);
  }
  at_ += std::max<size_t>(length, 1);
}

void Parser::Text(size_t begin, size_t end) {
  const absl::string_view text = source_.substr(begin, end - begin);
  if (TextNeedsParagraph() && !std::all_of(text.begin(), text.end(), IsHtmlSpace)) OpenParagraph();
  sink_.OnText(begin, end);
}

bool Parser::TextNeedsParagraph() const {
  return open_.empty() || open_.back().info.tag == Tag::kHtml ||
         open_.back().info.tag == Tag::kHead;
}

void Parser::OpenParagraph() {
  static const TagInfo kParagraph = InfoOf("p");
  CloseBefore(kParagraph.id);
  tag_ = StartTag();
  tag_.info = kParagraph;
  tag_.name = NameOf(kParagraph.id);
  tag_.begin = tag_.end = at_;
  OpenElement();
}

void Parser::ReadStartTag() {
  const size_t next = tag_.Read(source_, at_);
  if (next == kNowhere) {
    at_ = source_.size();
    return;
  }
  at_ = next;
  CloseBefore(tag_.info.id);
  if (IsMisplaced(tag_.info.tag)) {
    ++misplaced_;
    return;
  }
  OpenElement();
  if (tag_.is_closed || tag_.info.is_void) {
    CloseInnermost();
  } else if (tag_.info.is_script) {
    ReadScript(NameOf(tag_.info.id));
  } else {
    BeginLiteral();
  }
}

// The text of a title and of a field is no markup, if its end is near enough to be meant.
void Parser::BeginLiteral() {
  constexpr size_t kLongestTitle = 2 << 10;
  constexpr size_t kLongestField = 64 << 10;
  size_t end = kNowhere;
  size_t longest = kLongestTitle;
  if (tag_.info.tag == Tag::kTitle) end = title_ends_.From(at_);
  if (tag_.info.tag == Tag::kTextarea) {
    end = textarea_ends_.From(at_);
    longest = kLongestField;
  }
  if (end != kNowhere && end - at_ <= longest) literal_end_ = end;
}

// A page has one of each of these.
bool Parser::IsMisplaced(Tag tag) const {
  switch (tag) {
    case Tag::kHtml:
      return !open_.empty();
    case Tag::kHead:
      return open_.size() != 1;
    case Tag::kBody:
      return std::any_of(open_.begin(), open_.end(),
                         [](const Open& open) { return open.info.tag == Tag::kBody; });
    default:
      return false;
  }
}

void Parser::OpenElement() {
  if (open_.size() >= kMaxDepth) CloseInnermost();
  const uint8_t bucket = BucketOf(tag_.info, tag_.name);
  open_.push_back({tag_.info, tag_.name, bucket});
  ++open_count_[bucket];
  sink_.OnStartTag(tag_);
}

void Parser::CloseInnermost() {
  --open_count_[open_.back().bucket];
  open_.pop_back();
  sink_.OnEndTag();
}

void Parser::CloseBefore(uint8_t next) {
  while (!open_.empty() && EndsBefore(open_.back().info.id, next)) CloseInnermost();
}

void Parser::ReadScript(absl::string_view name) {
  size_t end = at_;
  for (end = source_.find("</", end); end != kNowhere; end = source_.find("</", end + 2)) {
    if (absl::StartsWithIgnoreCase(source_.substr(end + 2), name)) break;
  }
  end = std::min(end, source_.size());
  if (end > at_) sink_.OnRawText(source_.substr(at_, end - at_));
  at_ = end;
}

void Parser::ReadEndTag() {
  const size_t begin = at_ + 2;
  if (!absl::ascii_isalpha(Peek(2))) return SkipPast('>');  // A comment to browsers, "</>" too.
  const absl::string_view name = source_.substr(begin, TagNameEnd(source_, begin) - begin);
  SkipPast('>');
  Close(name);
}

void Parser::Close(absl::string_view name) {
  const TagInfo info = InfoOf(name);
  if (misplaced_ > 0 && IsRoot(info.tag)) {
    --misplaced_;
    return;
  }
  const uint8_t bucket = BucketOf(info, name);
  if (open_count_[bucket] == 0) return;
  const int rank = EndRank(info.id);
  size_t at = open_.size();
  while (at > 0) {
    const Open& open = open_[--at];
    if (open.bucket == bucket && absl::EqualsIgnoreCase(open.name, name)) {
      while (open_.size() > at) CloseInnermost();
      return;
    }
    if (EndRank(open.info.id) > rank) return;
  }
}

void Parser::SkipDeclaration() {
  if (Peek(2) == '-' && Peek(3) == '-') return SkipComment();
  SkipPast('>');
}

// A comment ends at "-->", whose dashes may be those that open it, or at "--!>".
void Parser::SkipComment() {
  const size_t dashes = at_ + 2;
  for (size_t close = source_.find('>', at_); close != kNowhere;
       close = source_.find('>', close + 1)) {
    const absl::string_view before = source_.substr(dashes, close - dashes);
    if (absl::EndsWith(before, "--") || (before.size() >= 5 && absl::EndsWith(before, "--!"))) {
      at_ = close + 1;
      return;
    }
  }
  at_ = source_.size();
}

}  // namespace

void ParseHtml(absl::string_view source, HtmlSink* sink) { Parser(source, sink).Run(); }

}  // namespace communique::ingest
