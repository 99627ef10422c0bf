#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kParagraphs[] =
    "<p>The foreign minister of Estonia flew to Ottawa on Sunday for three days of talks about the "
    "ice of the Arctic.</p>"
    "<p>In the morning he met his Canadian counterpart, and they agreed to open a station for "
    "research together.</p>"
    "<p>The opposition in Tallinn was less pleased, and it asked why a delegation of thirty people "
    "was needed.</p>";

TEST(ElementMetadataTest, ReadsAuthorsAndDatesNearTheTitle) {
  const v1::Document document = Clean(
      absl::StrCat("<html><body><h1>An Estonian in Ottawa</h1><div class=byline><a rel=author "
                   "href=/a/1>Jane Roe</a>, <a rel=author href=/a/2>John Doe</a></div>"
                   "<time datetime='2024-03-03'>yesterday</time>",
                   kParagraphs, "</body></html>"));
  EXPECT_EQ(document.metadata().author().value(), "Jane Roe and John Doe");
  EXPECT_EQ(document.metadata().authors_size(), 2);
  EXPECT_EQ(document.metadata().publication_date().value().day(), 3);
}

TEST(ElementMetadataTest, PrefersTheDateAtTheTitleToThoseOfOtherArticles) {
  const v1::Document document = Clean(absl::StrCat(
      "<html><body><div class=related><time datetime='2024-09-09'>x</time></div><h1>An Estonian in "
      "Ottawa</h1><time datetime='2024-03-03'>3 March</time>",
      kParagraphs, "<div class=comments><time datetime='2024-05-05'>x</time></div></body></html>"));
  EXPECT_EQ(document.metadata().publication_date().value().month(), 3);
}

TEST(ElementMetadataTest, LeavesReviewersOut) {
  const v1::Document document =
      Clean(absl::StrCat("<html><body><h1>An Estonian in Ottawa</h1><p>Reviewed by <a rel=author "
                         "href=/a/1>Jane Roe</a></p>",
                         kParagraphs, "</body></html>"));
  EXPECT_FALSE(document.metadata().has_author());
}

TEST(ElementMetadataTest, TellsARevisionByItsWords) {
  const v1::Document document = Clean(absl::StrCat(
      "<html><body><h1>An Estonian in Ottawa</h1><p class=date>Updated 3 March 2024</p>"
      "<meta itemprop=datePublished content='2024-03-01'>",
      kParagraphs, "</body></html>"));
  EXPECT_EQ(document.metadata().modified_date().value().day(), 3);
  EXPECT_EQ(document.metadata().publication_date().value().day(), 1);
}

}  // namespace
}  // namespace communique::ingest
