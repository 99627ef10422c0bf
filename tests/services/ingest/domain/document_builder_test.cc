#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/text/evidence.h"
#include "common/text/sha256.h"
#include "common/text/span_index.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(DocumentBuilderTest, BindsTheTextToItsHashAndName) {
  const std::string content = std::string("An Estonian in Ottawa\n\n") + kBody;
  const v1::Document document = Clean(content);
  EXPECT_EQ(document.name(), "documents/" + text::Sha256Hex(content).substr(0, 32));
  EXPECT_EQ(document.sha256(), text::Sha256Hex(document.text()));
  EXPECT_EQ(document.language_code(), "en");
  EXPECT_NE(document.text().back(), '\n');
}

TEST(DocumentBuilderTest, SectionsCoverTheTextWithoutGaps) {
  const v1::Document document =
      Clean(std::string("An Estonian in Ottawa\n\n") + kBody +
            "\nThe Price of Ice\n\nIt rose by a third in a year, and nobody knew why.\n");
  const text::SpanIndex index(document.text());
  int32_t end = -2;
  for (const v1::Section& section : document.sections()) {
    EXPECT_TRUE(text::IsConsistent(section.span(), index));
    for (const v1::Block& block : section.blocks()) {
      EXPECT_TRUE(text::IsConsistent(block.span(), index));
      EXPECT_EQ(block.span().byte_begin(), end + 2);
      end = block.span().byte_end();
    }
  }
  EXPECT_EQ(end, static_cast<int32_t>(document.text().size()));
}

TEST(DocumentBuilderTest, QuotesTheTitleAsEvidence) {
  const v1::Document document = Clean(std::string("An Estonian in Ottawa\n\n") + kBody);
  ASSERT_EQ(document.metadata().title().support().evidence_size(), 1);
  EXPECT_TRUE(text::Quotes(document.metadata().title().support().evidence(0),
                           text::SpanIndex(document.text())));
  EXPECT_FALSE(document.metadata().title().support().rule().empty());
}

TEST(DocumentBuilderTest, GivesTheRawRangeOfWhatIsNotInTheText) {
  const std::string content = std::string("An Estonian in Ottawa\nBy Jane Roe\n\n") + kBody;
  const v1::Document document = Clean(content);
  const base::v1::RawRange& range = document.metadata().author().support().evidence(0).raw_range();
  EXPECT_EQ(content.substr(range.byte_begin(), range.byte_end() - range.byte_begin()),
            "By Jane Roe");
}

TEST(DocumentBuilderTest, SurerWhenTwoSourcesAgree) {
  const v1::Document one = Clean(std::string("An Estonian in Ottawa\nBy Jane Roe\n\n") + kBody);
  const v1::Document two =
      Clean(std::string("An Estonian in Ottawa\nBy Jane Roe\n\n") + kBody + "\nBy Jane Roe\n");
  EXPECT_GT(two.metadata().author().support().confidence(),
            one.metadata().author().support().confidence());
}

}  // namespace
}  // namespace communique::ingest
