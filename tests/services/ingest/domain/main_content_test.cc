#include "services/ingest/domain/main_content.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "services/ingest/domain/markup_reasons.h"
#include "services/ingest/domain/page_reading.h"
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

TEST(MainContentTest, DropsWhatMarkupCallsSomethingElse) {
  const v1::Document document = Clean(absl::StrCat(
      "<html><body><nav><a href=/>World</a></nav><div id=cookie-banner><p>Please choose what we "
      "may store on the disk of your computer.</p></div>"
      "<article><h1>An Estonian in Ottawa</h1>",
      kParagraphs,
      "<aside class=related><h3>Read this too</h3><p>A queen lands in Riga for a state visit of "
      "four long days there.</p></aside>"
      "<figure><figcaption>The harbour at night</figcaption></figure></article><footer><p>Made in "
      "Tallinn.</p></footer></body></html>"));
  EXPECT_EQ(Paragraphs(document).size(), 4u) << document.text();
  EXPECT_THAT(RemovedLines(document), ::testing::Contains("CAPTION: The harbour at night"));
  EXPECT_THAT(RemovedLines(document), ::testing::Contains("RELATED: Read this too"));
}

TEST(MainContentTest, DoesNotBelieveHintsAboutTheWholeText) {
  const v1::Document document = Clean(absl::StrCat(
      "<html><body class=has-sidebar><div class='page-sidebar-menu'><h1>An Estonian in Ottawa</h1>",
      kParagraphs, "</div></body></html>"));
  EXPECT_EQ(Paragraphs(document).size(), 4u) << document.text();
}

TEST(MainContentTest, KeepsTheLikeliestTextOfAPageWithoutAnyRunningText) {
  const v1::Document document = Clean("<html><body><div>Ottawa</div></body></html>");
  EXPECT_EQ(document.text(), "Ottawa");
}

// A page that has lost its markup: `menu` short lines above and below the text.
std::string FlatPage(int menu) {
  std::string lines;
  for (int i = 0; i < menu; ++i) absl::StrAppend(&lines, "Section ", i, "\n");
  absl::StrAppend(&lines, "An Estonian in Ottawa\nBy Peeter Example\n", kBody);
  for (int i = 0; i < menu; ++i) absl::StrAppend(&lines, "More about topic ", i, "\n");
  return lines;
}

TEST(MainContentTest, FindsTheTextAmongTheLinesOfAFlattenedPage) {
  const v1::Document document = Clean(FlatPage(25));
  EXPECT_THAT(Paragraphs(document), ::testing::SizeIs(4)) << document.text();
  EXPECT_EQ(document.metadata().title().value(), "An Estonian in Ottawa");
  EXPECT_EQ(document.metadata().author().value(), "Peeter Example");
  EXPECT_THAT(RemovedLines(document), ::testing::Contains("OUTSIDE_MAIN: Section 3"));
}

TEST(MainContentTest, LeavesTextWithFewLinesAroundItToTheRules) {
  v1::RawCommentary raw;
  raw.set_content(FlatPage(2));
  PageReading reading = *ReadPage(raw, TestLexicon());
  const auto all_frame =
      BlockScorer::Create("t", "keep\t-\t0.4\t-\t-\ntree\tprose\t0.5\t=-9\t=9\n");
  SelectRunningText(reading.facts, *all_frame, &reading.page);
  EXPECT_FALSE(reading.page.framed);
  for (const Block& block : reading.page.blocks) EXPECT_TRUE(block.kept) << block.text();
}

TEST(MainContentTest, NamesTheReasonOfHints) {
  EXPECT_EQ(ReasonOfHints(kHintComments | kHintShare), v1::REMOVAL_REASON_COMMENTS);
  EXPECT_EQ(ReasonOfHints(kHintBody), v1::REMOVAL_REASON_UNSPECIFIED);
}

}  // namespace
}  // namespace communique::ingest
