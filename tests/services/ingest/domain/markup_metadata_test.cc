#include "services/ingest/domain/markup_metadata.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/ingest/domain/html_page.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

MarkupMetadata Read(const std::string& html) {
  return ReadMarkupMetadata(ReadHtml(html, TestLexicon().hints()), TestLexicon());
}

TEST(MarkupMetadataTest, ReadsJsonLd) {
  const MarkupMetadata markup = Read(
      "<script "
      "type='application/"
      "ld+json'>{\"@graph\":[{\"@type\":\"Person\",\"@id\":\"#1\",\"name\":\"Jane Roe\"},"
      "{\"@type\":\"NewsArticle\",\"headline\":\"A king &amp; a "
      "queen\",\"author\":{\"@id\":\"#1\"},\"datePublished\":\"2024-03-03\","
      "\"dateModified\":\"2024-03-04\",\"publisher\":{\"name\":\"Baltic Post\"}}]}</script>");
  ASSERT_EQ(markup.headlines.size(), 1u);
  EXPECT_EQ(markup.headlines[0].value, "A king & a queen");
  ASSERT_EQ(markup.findings.authors.size(), 1u);
  EXPECT_THAT(markup.findings.authors[0].value, ElementsAre("Jane Roe"));
  EXPECT_EQ(markup.findings.published[0].value.day(), 3);
  EXPECT_EQ(markup.findings.modified[0].value.day(), 4);
  EXPECT_EQ(markup.site_name, "Baltic Post");
}

TEST(MarkupMetadataTest, ReadsMetaElements) {
  const MarkupMetadata markup = Read(
      "<meta name=citation_author content='Roe, Jane'><meta name=citation_author content='John "
      "Doe'><meta property='og:site_name' content='Baltic Post'>"
      "<meta property='article:published_time' content='2024-03-03T10:00:00Z'><link rel=canonical "
      "href='https://x.example/a'>");
  ASSERT_EQ(markup.findings.authors.size(), 1u);
  EXPECT_THAT(markup.findings.authors[0].value, ElementsAre("Jane Roe", "John Doe"));
  EXPECT_EQ(markup.findings.published.size(), 1u);
  EXPECT_EQ(markup.findings.sources[0].value, "https://x.example/a");
}

TEST(MarkupMetadataTest, TakesNoOrganisationForAnAuthor) {
  EXPECT_THAT(
      Read("<meta name=author content='Baltic Post Staff'><meta name=author content='admin'>")
          .findings.authors,
      IsEmpty());
}

TEST(MarkupMetadataTest, TakesPersonsOnlyOfTheItemItself) {
  const MarkupMetadata markup = Read(
      "<script type='application/ld+json'>[{\"@type\":\"NewsArticle\",\"author\":["
      "{\"@type\":\"Organization\",\"name\":\"Stitch Data\"},"
      "{\"@type\":\"Person\",\"name\":\"Jane Roe\"},\"John Doe\"]},"
      "{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"NewsArticle\","
      "\"author\":\"Ann Lee\",\"datePublished\":\"2020-02-02\"}]}]</script>");
  ASSERT_EQ(markup.findings.authors.size(), 1u);
  EXPECT_THAT(markup.findings.authors[0].value, ElementsAre("Jane Roe", "John Doe"));
  EXPECT_THAT(markup.findings.published, IsEmpty());
}

TEST(MarkupMetadataTest, TrustsAPublicationAfterTheLastChangeLess) {
  const auto confidence = [](const char* published) {
    return Read(absl::StrCat("<script type='application/ld+json'>{\"@type\":\"Article\","
                             "\"datePublished\":\"",
                             published, "\",\"dateModified\":\"2024-03-04\"}</script>"))
        .findings.published[0]
        .confidence;
  };
  EXPECT_LT(confidence("2024-03-05"), confidence("2024-03-03"));
}

TEST(MarkupMetadataTest, ReadsNamesThatSayWhatTheyHold) {
  const MarkupMetadata markup = Read(
      "<meta name='article-publish-time' content='2024-03-03'><meta name='page.modified' "
      "content='2024-03-04'><meta name='published_by' content='2 friends'>");
  ASSERT_EQ(markup.findings.published.size(), 1u);
  EXPECT_EQ(markup.findings.published[0].value.day(), 3);
  ASSERT_EQ(markup.findings.modified.size(), 1u);
}

TEST(MarkupMetadataTest, ReadsADateInTheAddress) {
  const auto dates = [](const char* address) {
    return Read(absl::StrCat("<link rel=canonical href='", address, "'>")).findings.published;
  };
  ASSERT_EQ(dates("https://x.example/2024/03/05/a-visit").size(), 1u);
  EXPECT_EQ(dates("https://x.example/2024/03/05/a-visit")[0].value.day(), 5);
  EXPECT_EQ(dates("https://x.example/a/2024-03-05-a-visit").size(), 1u);
  ASSERT_EQ(dates("https://x.example/world/2024/mar/05/a-visit").size(), 1u);
  EXPECT_EQ(dates("https://x.example/world/2024/mar/05/a-visit")[0].value.month(), 3);
  EXPECT_THAT(dates("https://x.example/12024/03/055"), IsEmpty());
  EXPECT_THAT(dates("https://x.example/2024/13/45/a"), IsEmpty());
}

}  // namespace
}  // namespace communique::ingest
