#include "services/entity/domain/analyzer_input.h"

#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/macros.h"
#include "common/text/sha256.h"
#include "common/text/utf8.h"

namespace communique::entity {
namespace {

using status::InvalidField;

constexpr std::array<absl::string_view, 3> kLanguages = {"", "und", "en"};

absl::Status CheckSpan(const base::v1::TextSpan& span, absl::string_view text,
                       const std::string& field) {
  const auto size = static_cast<int64_t>(text.size());
  const int64_t begin = span.byte_begin();
  const int64_t end = span.byte_end();
  if (begin < 0 || begin >= end || end > size) {
    return InvalidField(
        field, "SECTION_INVALID",
        absl::StrCat("bytes ", begin, " to ", end, " do not lie in a text of ", size, " bytes"),
        {{"text_bytes", absl::StrCat(size)}});
  }
  if (text::IsContinuation(text[begin]) || (end < size && text::IsContinuation(text[end]))) {
    return InvalidField(field, "SECTION_INVALID",
                        absl::StrCat("bytes ", begin, " to ", end, " split a UTF-8 sequence"));
  }
  return absl::OkStatus();
}

absl::Status CheckSections(const ingest::v1::Document& document) {
  int64_t last = 0;
  for (int s = 0; s < document.sections_size(); ++s) {
    const ingest::v1::Section& section = document.sections(s);
    const std::string field = absl::StrCat("document.sections[", s, "]");
    COMMUNIQUE_RETURN_IF_ERROR(CheckSpan(section.span(), document.text(), field + ".span"));
    for (int b = 0; b < section.blocks_size(); ++b) {
      const base::v1::TextSpan& span = section.blocks(b).span();
      const std::string block = absl::StrCat(field, ".blocks[", b, "].span");
      COMMUNIQUE_RETURN_IF_ERROR(CheckSpan(span, document.text(), block));
      if (span.byte_begin() < last) {
        return InvalidField(block, "SECTION_INVALID",
                            absl::StrCat("starts at byte ", span.byte_begin(),
                                         ", before the end of the block before, ", last,
                                         "; blocks must be in reading order"));
      }
      last = span.byte_end();
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckDocument(const ingest::v1::Document& document, size_t max_text_bytes) {
  const std::string& text = document.text();
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    return InvalidField("document.text", "DOCUMENT_EMPTY", "is empty; send a document with text");
  }
  if (text.size() > max_text_bytes) {
    return InvalidField("document.text", "DOCUMENT_TOO_LARGE",
                        absl::StrCat("has ", text.size(), " bytes, the limit is ", max_text_bytes),
                        {{"limit_bytes", absl::StrCat(max_text_bytes)}});
  }
  if (!document.sha256().empty() && document.sha256() != text::Sha256Hex(text)) {
    return InvalidField(
        "document.sha256", "DOCUMENT_HASH_MISMATCH",
        "is not the SHA-256 of document.text; send the document as it was returned");
  }
  bool known = false;
  for (const absl::string_view language : kLanguages)
    known = known || language == document.language_code();
  if (!known) {
    return InvalidField(
        "document.language_code", "LANGUAGE_UNSUPPORTED",
        absl::StrCat("\"", document.language_code(), "\" is not analysed; \"en\" is"),
        {{"language_code", document.language_code()}});
  }
  return CheckSections(document);
}

DocumentContext ContextOf(const ingest::v1::Document& document) {
  const ingest::v1::Metadata& metadata = document.metadata();
  DocumentContext context;
  context.publication_date = metadata.publication_date().value();
  context.author = metadata.author().value();
  context.publisher = metadata.publisher().value();
  context.title = metadata.title().value();
  return context;
}

}  // namespace communique::entity
