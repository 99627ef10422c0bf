#include "services/cli/copy_finder.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "common/text/fingerprint.h"

namespace communique::cli {
namespace {

ingest::v1::Document Document(const std::string& name, const std::string& text) {
  ingest::v1::Document document;
  document.set_name("documents/" + name);
  document.set_fingerprint(text::FingerprintOf(text).Bytes());
  return document;
}

std::string Words(const char* word, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) absl::StrAppend(&text, word, i, " ");
  return text;
}

TEST(CopyFinderTest, MarksALaterCopyWithTheFirstOfTheMostSimilar) {
  CopyFinder finder;
  ingest::v1::Document first = Document("1", Words("a", 90));
  ingest::v1::Document other = Document("2", Words("b", 90));
  ingest::v1::Document same = Document("3", Words("a", 90));
  ingest::v1::Document edited = Document("4", Words("a", 80) + Words("c", 10));
  EXPECT_EQ(finder.Add("first.txt", &first), "");
  EXPECT_EQ(finder.Add("other.txt", &other), "");
  EXPECT_EQ(finder.Add("same.txt", &same), "first.txt");
  EXPECT_EQ(finder.Add("edited.txt", &edited), "first.txt");
  EXPECT_EQ(first.duplicate_of(), "");
  EXPECT_EQ(other.near_duplicate_similarity(), 0);
  EXPECT_EQ(same.duplicate_of(), "documents/1");
  EXPECT_EQ(same.near_duplicate_similarity(), 1);
  EXPECT_EQ(edited.duplicate_of(), "documents/1");
  EXPECT_NEAR(edited.near_duplicate_similarity(), 79. / 99, 0.08);
}

TEST(CopyFinderTest, SaysNothingOfDocumentsWithoutAFingerprint) {
  CopyFinder finder;
  ingest::v1::Document document;
  EXPECT_EQ(finder.Add("a", &document), "");
  EXPECT_EQ(finder.Add("b", &document), "");
  document.set_fingerprint("of another version");
  EXPECT_EQ(finder.Add("c", &document), "");
}

}  // namespace
}  // namespace communique::cli
