#include "services/ingest/domain/markdown.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "services/ingest/domain/html_references.h"

namespace communique::ingest {
namespace {

constexpr size_t kLongestLinkPart = 2000;

// Appends a reference at `at` if one stands there; returns where to go on.
size_t AppendReference(absl::string_view source, size_t at, size_t end, BlockTextBuilder* out) {
  std::string decoded;
  const size_t length =
      ReadReference(source.substr(at, end - at), ReferencePlace::kAttribute, &decoded);
  if (length == 0 || source[at + length - 1] != ';' || decoded.empty()) {
    out->AppendSource(at, at + 1);
    return at + 1;
  }
  out->AppendConverted(decoded, at, at + length);
  return at + length;
}

struct Link {
  size_t text_begin;
  size_t text_end;
  size_t end;
};

// The link "[text](address)" or "[text][name]" that begins at `at`.
bool FindLink(absl::string_view source, size_t at, size_t end, Link* link) {
  const size_t limit = std::min(end, at + kLongestLinkPart);
  const size_t close = source.substr(0, limit).find(']', at);
  if (close == absl::string_view::npos || close + 1 >= end) return false;
  const char open = source[close + 1];
  if (open != '(' && open != '[') return false;
  const size_t after = source.substr(0, std::min(end, close + kLongestLinkPart))
                           .find(open == '(' ? ')' : ']', close + 2);
  if (after == absl::string_view::npos) return false;
  *link = {at + 1, close, after + 1};
  return true;
}

bool IsWordByte(absl::string_view source, size_t at, size_t begin, size_t end) {
  return at >= begin && at < end && (absl::ascii_isalnum(source[at]) || (source[at] & 0x80) != 0);
}

}  // namespace

void AppendWithReferences(absl::string_view source, size_t begin, size_t end,
                          BlockTextBuilder* out) {
  while (begin < end) {
    const size_t at = std::min(source.substr(0, end).find('&', begin), end);
    out->AppendSource(begin, at);
    begin = at < end ? AppendReference(source, at, end, out) : end;
  }
}

void AppendMarkdown(absl::string_view source, size_t begin, size_t end, BlockTextBuilder* out) {
  size_t at = begin;
  while (at < end) {
    const size_t mark = std::min(source.substr(0, end).find_first_of("[!*_`&\\", at), end);
    out->AppendSource(at, mark);
    at = mark;
    if (at >= end) return;
    const absl::string_view rest = source.substr(at, end - at);
    Link link;
    if (absl::StartsWith(rest, "[^")) {
      const size_t close = rest.substr(0, 40).find(']');
      if (close != absl::string_view::npos) {
        at += close + 1;
        continue;
      }
    } else if (absl::StartsWith(rest, "![") && FindLink(source, at + 1, end, &link)) {
      at = link.end;
      continue;
    } else if (rest[0] == '[' && FindLink(source, at, end, &link)) {
      AppendWithReferences(source, link.text_begin, link.text_end, out);
      at = link.end;
      continue;
    } else if (rest[0] == '[') {
      // "[Name]" that a definition elsewhere resolves.
      const size_t close = rest.substr(0, 200).find(']');
      if (close != absl::string_view::npos && close > 2 && absl::ascii_isupper(rest[1])) {
        AppendWithReferences(source, at + 1, at + close, out);
        at += close + 1;
        continue;
      }
    } else if (rest[0] == '&') {
      at = AppendReference(source, at, end, out);
      continue;
    } else if (rest[0] == '\\' && rest.size() > 1 && absl::ascii_ispunct(rest[1])) {
      out->AppendSource(at + 1, at + 2);
      at += 2;
      continue;
    } else if (rest[0] == '*' || rest[0] == '`' || rest[0] == '_') {
      const char c = rest[0];
      size_t run = 1;
      while (run < rest.size() && rest[run] == c) ++run;
      // An underscore inside a word and a star with spaces around it are themselves.
      const bool left = IsWordByte(source, at - 1, begin, end);
      const bool right = IsWordByte(source, at + run, begin, end);
      const bool alone =
          (at == begin || source[at - 1] == ' ') && (at + run >= end || source[at + run] == ' ');
      if (run <= 3 && !(c == '_' && left && right) && !alone) {
        at += run;
        continue;
      }
      out->AppendSource(at, at + run);
      at += run;
      continue;
    }
    out->AppendSource(at, at + 1);
    ++at;
  }
}

bool IsMarkdownDefinition(absl::string_view line) {
  if (!absl::StartsWith(line, "[")) return false;
  const size_t close = line.substr(0, 200).find("]:");
  if (close == absl::string_view::npos) return false;
  const absl::string_view target = absl::StripAsciiWhitespace(line.substr(close + 2));
  return absl::StartsWith(target, "/") || absl::StartsWith(target, "http") ||
         absl::StartsWith(target, "<") || absl::StartsWith(target, "[") ||
         absl::StartsWith(target, "#");
}

}  // namespace communique::ingest
