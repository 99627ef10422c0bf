#include "services/ingest/domain/html_parser.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <climits>
#include <cstring>
#include <memory>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "common/text/utf8.h"

namespace communique::ingest {
namespace {

// Each restart copies what is left of the source, so that later pieces may be deeper.
constexpr size_t kMaxRestartDepth = 4 * kMaxDepth;

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// Control characters end text for libxml2 (zero) or are errors to it; a space is what they are
// worth. Offsets stay.
std::string WithoutControls(absl::string_view source) {
  std::string out(source);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 && !IsBlank(c)) c = ' ';
  }
  return out;
}

// Where the value of an attribute that begins at `at` (after "=") ends, read the way libxml2 reads
// it.
size_t ValueEnd(absl::string_view s, size_t at) {
  while (at < s.size() && IsBlank(s[at])) ++at;
  if (at >= s.size()) return at;
  if (s[at] == '"' || s[at] == '\'') {
    const size_t close = s.find(s[at], at + 1);
    return close == absl::string_view::npos ? s.size() : close + 1;
  }
  while (at < s.size() && !IsBlank(s[at]) && s[at] != '>') ++at;
  return at;
}

// Overwrites the attributes of the tag at `open` past kMaxAttributes with spaces (libxml2 compares
// each attribute with all before it). Returns where to go on.
size_t BoundAttributes(size_t open, std::string* source) {
  std::string& s = *source;
  size_t at = open + 1;
  size_t count = 0;
  while (at < s.size() && !IsBlank(s[at]) && s[at] != '>') ++at;
  size_t cut = std::string::npos;
  while (at < s.size() && s[at] != '>') {
    if (IsBlank(s[at])) {
      ++at;
      continue;
    }
    if (++count == kMaxAttributes) cut = at;
    size_t end = at + 1;
    while (end < s.size() && !IsBlank(s[end]) && s[end] != '>' && s[end] != '=') ++end;
    size_t equals = end;
    while (equals < s.size() && IsBlank(s[equals])) ++equals;
    if (equals < s.size() && s[equals] == '=') end = ValueEnd(s, equals + 1);
    at = end;
  }
  if (cut != std::string::npos) std::fill(s.begin() + cut, s.begin() + at, ' ');
  return at;
}

void BoundAttributes(std::string* source) {
  // Only a tag of this length can have too many: two bytes an attribute.
  constexpr size_t kShortest = 2 * kMaxAttributes;
  size_t at = source->find('<');
  while (at != std::string::npos && at + 1 < source->size()) {
    if (!absl::ascii_isalpha((*source)[at + 1])) {
      at = source->find('<', at + 1);
      continue;
    }
    const size_t close = source->find('>', at);
    if (close == std::string::npos || close - at > kShortest) {
      at = source->find('<', BoundAttributes(at, source));
    } else {
      at = source->find('<', at + 1);
    }
  }
}

// Drives one parse and turns libxml2's callbacks into events with positions.
class Parse {
 public:
  Parse(absl::string_view source, HtmlSink* sink) : source_(source), sink_(*sink) {}

  // Parses from `from`; returns where to go on when nesting became too deep, else the end.
  size_t Run(size_t from);

 private:
  static Parse& Of(void* context) { return *static_cast<Parse*>(context); }
  static void Start(void* context, const xmlChar* name, const xmlChar** attributes);
  static void End(void* context, const xmlChar* name);
  static void Characters(void* context, const xmlChar* text, int length);
  static void Raw(void* context, const xmlChar* text, int length);
  static void Skipped(void* context, const xmlChar* text);

  size_t Position() const {
    return std::min(from_ + static_cast<size_t>(xmlByteConsumed(parser_)), source_.size());
  }
  // Where the start tag that the parser has read up to `end` begins; `end` for an implied element.
  size_t FindTag(absl::string_view name, size_t end) const;
  void OnStart(absl::string_view name, const xmlChar** attributes);
  void OnCharacters(absl::string_view text);
  void Align(absl::string_view text, size_t end);

  absl::string_view source_;
  HtmlSink& sink_;
  htmlParserCtxtPtr parser_ = nullptr;
  size_t from_ = 0;
  size_t last_ = 0;  // Everything before was reported.
  size_t depth_ = 0;
  size_t resume_ = 0;
};

void Parse::Start(void* context, const xmlChar* name, const xmlChar** attributes) {
  Of(context).OnStart(reinterpret_cast<const char*>(name), attributes);
}

void Parse::End(void* context, const xmlChar* name) {
  Parse& parse = Of(context);
  if (parse.depth_ > 0) --parse.depth_;
  // An end that the source leaves out is noticed inside the next tag, which is still to be
  // reported.
  const size_t position = parse.Position();
  if (position > 0 && parse.source_[position - 1] == '>') {
    parse.last_ = std::max(parse.last_, position);
  }
  parse.sink_.OnEndTag(reinterpret_cast<const char*>(name), parse.last_);
}

void Parse::Skipped(void* context, const xmlChar* /*text*/) {
  Parse& parse = Of(context);
  parse.last_ = std::max(parse.last_, parse.Position());
}

void Parse::Characters(void* context, const xmlChar* text, int length) {
  Of(context).OnCharacters({reinterpret_cast<const char*>(text), static_cast<size_t>(length)});
}

void Parse::Raw(void* context, const xmlChar* text, int length) {
  Parse& parse = Of(context);
  parse.sink_.OnRawText({reinterpret_cast<const char*>(text), static_cast<size_t>(length)});
  parse.last_ = std::max(parse.last_, parse.Position());
}

size_t Parse::FindTag(absl::string_view name, size_t end) const {
  for (size_t open = source_.find('<', last_); open < end; open = source_.find('<', open + 1)) {
    if (absl::EqualsIgnoreCase(source_.substr(open + 1, name.size()), name)) return open;
  }
  return end;
}

void Parse::OnStart(absl::string_view name, const xmlChar** attributes) {
  const size_t end = Position();
  StartTag tag;
  tag.name = name;
  tag.begin = FindTag(name, end);
  tag.end = end;
  for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
    tag.attributes.emplace_back(
        reinterpret_cast<const char*>(attributes[0]),
        attributes[1] == nullptr ? "" : reinterpret_cast<const char*>(attributes[1]));
  }
  const absl::string_view close = source_.substr(end, 2);
  last_ = std::max(last_, end + (close.substr(0, 1) == ">" ? 1 : close == "/>" ? 2 : 0));
  sink_.OnStartTag(tag);
  if (++depth_ > (from_ == 0 ? kMaxDepth : kMaxRestartDepth) && resume_ == 0) {
    const size_t close = source_.find('>', end);
    resume_ = close == absl::string_view::npos ? source_.size() : close + 1;
    xmlStopParser(parser_);
  }
}

// Tells where `text` came from. Text follows what was reported last, or (after markup that was
// skipped) ends where the parser stands; what is equal at neither place was converted (an entity)
// or had characters dropped.
void Parse::OnCharacters(absl::string_view text) {
  if (resume_ != 0) return;
  const size_t end = Position();
  for (const size_t at : {last_, end - std::min(end, text.size())}) {
    if (at < last_ || source_.substr(at, text.size()) != text) continue;
    sink_.OnText(at, at + text.size());
    last_ = at + text.size();
    return;
  }
  const size_t ampersand = source_.find('&', last_);
  if (ampersand < end && text.size() <= 4) {
    sink_.OnConvertedText(text, ampersand, end);
    last_ = end;
    return;
  }
  Align(text, end);
}

// Walks text and source together; what the parser dropped is skipped, what it made is sent as
// converted.
void Parse::Align(absl::string_view text, size_t end) {
  size_t at = last_;
  while (!text.empty()) {
    const size_t found = source_.substr(0, std::min(end + 4, source_.size())).find(text[0], at);
    if (found == absl::string_view::npos) {
      sink_.OnConvertedText(text, at, std::max(at, end));
      break;
    }
    size_t length = 1;
    while (length < text.size() && found + length < source_.size() &&
           source_[found + length] == text[length]) {
      ++length;
    }
    while (length < text.size() && text::IsContinuation(text[length])) --length;
    if (length == 0) {
      sink_.OnConvertedText(text, at, std::max(at, end));
      break;
    }
    sink_.OnText(found, found + length);
    at = found + length;
    text.remove_prefix(length);
  }
  last_ = std::max(at, std::min(end, source_.size()));
}

size_t Parse::Run(size_t from) {
  const absl::string_view rest = source_.substr(from);
  if (rest.empty()) return source_.size();
  from_ = last_ = from;
  xmlSAXHandler handler{};
  handler.startElement = &Parse::Start;
  handler.endElement = &Parse::End;
  handler.characters = &Parse::Characters;
  handler.ignorableWhitespace = &Parse::Characters;
  handler.cdataBlock = &Parse::Raw;
  handler.comment = &Parse::Skipped;
  const std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxtPtr)> parser(
      htmlCreateMemoryParserCtxt(rest.data(),
                                 static_cast<int>(std::min<size_t>(rest.size(), INT_MAX))),
      &htmlFreeParserCtxt);
  if (parser == nullptr) return source_.size();
  parser_ = parser.get();
  htmlCtxtUseOptions(parser_, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                  HTML_PARSE_NOIMPLIED | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser_, XML_CHAR_ENCODING_UTF8);
  xmlSAXHandler* const own = parser_->sax;
  void* const own_data = parser_->userData;
  parser_->sax = &handler;
  parser_->userData = this;
  htmlParseDocument(parser_);
  parser_->sax = own;
  parser_->userData = own_data;
  return resume_ != 0 ? resume_ : source_.size();
}

}  // namespace

absl::string_view StartTag::Get(absl::string_view key) const {
  for (const auto& [name, value] : attributes) {
    if (name == key) return value;
  }
  return "";
}

bool StartTag::Has(absl::string_view key) const {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const auto& attribute) { return attribute.first == key; });
}

void ParseHtml(absl::string_view source, HtmlSink* sink) {
  std::string clean = WithoutControls(source);
  BoundAttributes(&clean);
  size_t at = 0;
  while (at < clean.size()) at = Parse(clean, sink).Run(at);
}

}  // namespace communique::ingest
