#include "services/ingest/domain/body_fingerprint.h"

#include "absl/strings/string_view.h"

namespace communique::ingest {
namespace {

bool IsBody(ingest::v1::BlockRole role) {
  switch (role) {
    case ingest::v1::BLOCK_ROLE_TITLE:
    case ingest::v1::BLOCK_ROLE_BYLINE:
    case ingest::v1::BLOCK_ROLE_SERIES:
    case ingest::v1::BLOCK_ROLE_AUTHOR_BIO:
      return false;
    default:
      return true;
  }
}

}  // namespace

text::Fingerprint BodyFingerprint(const ingest::v1::Document& document) {
  const absl::string_view text = document.text();
  text::FingerprintMaker maker;
  for (const ingest::v1::Section& section : document.sections()) {
    for (const ingest::v1::Block& block : section.blocks()) {
      if (!IsBody(block.role())) continue;
      const auto begin = static_cast<size_t>(block.span().byte_begin());
      maker.Add(text.substr(begin, static_cast<size_t>(block.span().byte_end()) - begin));
    }
  }
  const text::Fingerprint body = maker.Finish();
  return body.empty() ? text::FingerprintOf(text) : body;
}

}  // namespace communique::ingest
