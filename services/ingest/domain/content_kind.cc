#include "services/ingest/domain/content_kind.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>

#include "absl/numeric/bits.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/text/utf8.h"

namespace communique::ingest {
namespace {

// First bytes of common files that are not text (their formats' specifications).
struct Signature {
  absl::string_view bytes;
  absl::string_view kind;
};
constexpr Signature kSignatures[] = {
    {"%PDF-", "PDF"},
    {"PK\x03\x04", "ZIP archive or office document"},
    {"\x89PNG\r\n", "PNG image"},
    {"\xFF\xD8\xFF", "JPEG image"},
    {"GIF87a", "GIF image"},
    {"GIF89a", "GIF image"},
    {"\x1F\x8B", "gzip archive"},
    {"\x7F"
     "ELF",
     "ELF program"},
    {"\xFD"
     "7zXZ",
     "xz archive"},
    {"7z\xBC\xAF", "7z archive"},
    {"\xD0\xCF\x11\xE0", "office document"},
    {"{\\rtf", "rich text"},
    {"\x28\xB5\x2F\xFD", "zstd archive"},
};

struct MediaType {
  absl::string_view name;
  ContentKind kind;
};
constexpr MediaType kMediaTypes[] = {
    {"text/html", ContentKind::kHtml},           {"application/xhtml+xml", ContentKind::kHtml},
    {"text/plain", ContentKind::kPlainText},     {"text/markdown", ContentKind::kMarkdown},
    {"text/x-markdown", ContentKind::kMarkdown},
};

// Tags that tell HTML from text that mentions a tag: each starts a line of a real page's source.
constexpr absl::string_view kHtmlTags[] = {
    "<!doctype", "<html", "<head", "<body", "<meta",    "<title", "<div", "<p>",   "<p ",
    "<h1",       "<span", "<a ",   "<br",   "<article", "<table", "<ul>", "<main", "</p>"};

bool LooksLikeHtml(absl::string_view text) {
  text = text.substr(0, 64 << 10);
  const absl::string_view trimmed = absl::StripLeadingAsciiWhitespace(text);
  for (const absl::string_view first : {"<!doctype html", "<html", "<?xml", "<head", "<body"}) {
    if (absl::StartsWithIgnoreCase(trimmed, first)) return true;
  }
  const std::string start = absl::AsciiStrToLower(text);
  int tags = 0;
  for (const absl::string_view tag : kHtmlTags) {
    for (size_t at = start.find(tag.data(), 0, tag.size()); at != std::string::npos && tags < 3;
         at = start.find(tag.data(), at + tag.size(), tag.size())) {
      ++tags;
    }
  }
  return tags >= 3 || (tags > 0 && absl::StartsWith(trimmed, "<"));
}

// Eight bytes at a time, with the high bit of each byte as its answer.
constexpr uint64_t kLow = 0x7F7F7F7F7F7F7F7F;
constexpr uint64_t kEach = 0x0101010101010101;

// The bytes of `word` that are `c`.
uint64_t Equal(uint64_t word, uint8_t c) {
  const uint64_t difference = word ^ (kEach * c);
  return ~(((difference & kLow) + kLow) | difference) & ~kLow;
}

// The bytes of `word` that are control characters which text does not have.
uint64_t Controls(uint64_t word) {
  const uint64_t low = ~(((word & kLow) + kEach * (0x80 - 0x20)) | word) & ~kLow;  // Below 0x20.
  if (low == 0) return 0;
  return low & ~(Equal(word, '\t') | Equal(word, '\n') | Equal(word, '\r') | Equal(word, '\f') |
                 Equal(word, 0x1B));
}

size_t CountControls(absl::string_view content) {
  size_t count = 0;
  while (!content.empty()) {
    uint64_t word = kEach * ' ';
    const size_t width = std::min(content.size(), sizeof word);
    std::memcpy(&word, content.data(), width);
    count += absl::popcount(Controls(word));
    content.remove_prefix(width);
  }
  return count;
}

}  // namespace

absl::string_view BinaryKind(absl::string_view content) {
  for (const Signature& signature : kSignatures) {
    if (absl::StartsWith(content, signature.bytes)) return signature.kind;
  }
  return "control bytes";
}

bool IsBinary(absl::string_view content) {
  if (BinaryKind(content) != "control bytes") return true;
  return CountControls(content) * 50 > content.size();
}

absl::StatusOr<ContentKind> KindOf(absl::string_view content_type, absl::string_view text) {
  const absl::string_view name =
      absl::StripAsciiWhitespace(content_type.substr(0, content_type.find(';')));
  if (name.empty() || absl::EqualsIgnoreCase(name, "application/octet-stream")) {
    return LooksLikeHtml(text) ? ContentKind::kHtml : ContentKind::kPlainText;
  }
  for (const MediaType& type : kMediaTypes) {
    if (absl::EqualsIgnoreCase(name, type.name)) return type.kind;
  }
  return status::InvalidField(
      "content_type", "CONTENT_TYPE_UNSUPPORTED",
      absl::StrCat("\"", ::communique::text::FirstCodePoints(name, 64),
                   "\" is not read; send text/html, application/xhtml+xml, text/plain or "
                   "text/markdown, or leave it empty to have it decided from the content"));
}

}  // namespace communique::ingest
