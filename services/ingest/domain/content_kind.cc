#include "services/ingest/domain/content_kind.h"

#include <cstdint>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"

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

// Control bytes that text does not have. Counted in stretches that a byte can count, which the
// compiler makes vector code of.
size_t CountControls(absl::string_view content) {
  size_t controls = 0;
  const auto is_control = [](char c) -> uint8_t {
    const auto byte = static_cast<uint8_t>(c);
    return (byte < 0x20) & (byte != '\t') & (byte != '\n') & (byte != '\r') & (byte != '\f') &
           (byte != 0x1b);
  };
  constexpr size_t kStretch = 128;
  size_t at = 0;
  for (; at + kStretch <= content.size(); at += kStretch) {
    uint8_t count = 0;
    for (size_t i = 0; i < kStretch; ++i) count += is_control(content[at + i]);
    controls += count;
  }
  for (; at < content.size(); ++at) controls += is_control(content[at]);
  return controls;
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
      absl::StrCat("\"", name.substr(0, 64),
                   "\" is not read; send text/html, application/xhtml+xml, text/plain or "
                   "text/markdown, or leave it empty to have it decided from the content"));
}

}  // namespace communique::ingest
