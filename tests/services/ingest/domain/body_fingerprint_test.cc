#include "services/ingest/domain/body_fingerprint.h"

#include <gtest/gtest.h>

#include <string>

#include "common/text/near_duplicates.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

text::Fingerprint FingerprintIn(const v1::Document& document) {
  return text::Fingerprint::Parse(document.fingerprint()).value_or(text::FingerprintOf(""));
}

TEST(BodyFingerprintTest, IsSetByTheCleaner) {
  const v1::Document document = Clean(std::string("An Estonian in Ottawa\n\n") + kBody);
  EXPECT_TRUE(FingerprintIn(document) == BodyFingerprint(document));
  EXPECT_TRUE(FingerprintIn(document) == text::FingerprintOf(kBody));
}

TEST(BodyFingerprintTest, DoesNotDependOnHeadlineBylineAndMarkup) {
  const v1::Document text = Clean(std::string("An Estonian in Ottawa\nBy Jane Roe\n\n") + kBody);
  std::string body = kBody;
  for (size_t at = 0; (at = body.find("\n\n", at)) != std::string::npos; at += 2) {
    body.replace(at, 2, "</p><p>");
  }
  const v1::Document page = Clean("<html><body><article><h1>Minister Wants Ice Station</h1><p>" +
                                  body + "</p></article></body></html>");
  EXPECT_NE(text.text(), page.text());
  EXPECT_EQ(text.fingerprint(), page.fingerprint());
}

TEST(BodyFingerprintTest, OfATitleAloneIsThatOfTheTitle) {
  v1::Document document;
  document.set_text("Nothing But a Title");
  v1::Block* block = document.add_sections()->add_blocks();
  block->set_role(v1::BLOCK_ROLE_TITLE);
  block->mutable_span()->set_byte_end(static_cast<int32_t>(document.text().size()));
  EXPECT_TRUE(BodyFingerprint(document) == text::FingerprintOf("nothing but a title"));
}

}  // namespace
}  // namespace communique::ingest
