#include "services/ingest/domain/content_kind.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/status/error.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ContentKindTest, KnowsBinaryContent) {
  EXPECT_TRUE(IsBinary("%PDF-1.4"));
  EXPECT_EQ(BinaryKind("PK\x03\x04zip"), "ZIP archive or office document");
  EXPECT_TRUE(IsBinary(std::string(100, '\x01')));
  EXPECT_FALSE(IsBinary("Tabs\tand\r\nlines"));
  EXPECT_FALSE(
      IsBinary(std::string("One zero byte ") + std::string(1, '\0') + std::string(100, 'a')));
}

TEST(ContentKindTest, CountsControlBytesOfContentOfAnySize) {
  for (size_t size = 50; size < 80; ++size) {
    std::string content(size, 'a');
    content[size - 1] = '\x1f';
    EXPECT_FALSE(IsBinary(content)) << size << " with one";
    content[size / 2] = '\0';
    EXPECT_TRUE(IsBinary(content)) << size << " with two";
    content.clear();
    while (content.size() < size) content += "\t\n\r\f\x1b \x7f\xff";
    EXPECT_FALSE(IsBinary(content)) << size << " with what text has";
  }
}

TEST(ContentKindTest, ReadsTheMediaType) {
  EXPECT_EQ(KindOf("text/html; charset=utf-8", "x").value(), ContentKind::kHtml);
  EXPECT_EQ(KindOf("TEXT/PLAIN", "<html>").value(), ContentKind::kPlainText);
  EXPECT_EQ(KindOf("text/markdown", "x").value(), ContentKind::kMarkdown);
  EXPECT_EQ(status::Reason(KindOf("image/png", "x").status()), "CONTENT_TYPE_UNSUPPORTED");
}

TEST(ContentKindTest, DecidesFromTheContent) {
  EXPECT_EQ(KindOf("", "  <!DOCTYPE html><p>x").value(), ContentKind::kHtml);
  EXPECT_EQ(KindOf("", "<div><p>One</p><p>Two</p></div>").value(), ContentKind::kHtml);
  EXPECT_EQ(KindOf("", "He wrote a <p> and nothing else.").value(), ContentKind::kPlainText);
  EXPECT_EQ(KindOf("application/octet-stream", "plain").value(), ContentKind::kPlainText);
}

}  // namespace
}  // namespace communique::ingest
