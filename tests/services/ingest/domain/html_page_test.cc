#include "services/ingest/domain/html_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Texts(const std::string& html) {
  std::vector<std::string> texts;
  for (const Block& block : ReadHtml(html, TestLexicon().hints()).blocks)
    texts.push_back(block.text());
  return texts;
}

TEST(HtmlPageTest, CutsAtBlockElements) {
  EXPECT_THAT(Texts("<h1>T</h1><p>One <i>two</i></p><ul><li>a<li>b</ul>tail"),
              ElementsAre("T", "One two", "a", "b", "tail"));
}

TEST(HtmlPageTest, PartsParagraphsAtTwoBreaksOnly) {
  EXPECT_THAT(Texts("<p>Roses are red,<br>violets<br><br>New part</p>"),
              ElementsAre("Roses are red, violets", "New part"));
}

TEST(HtmlPageTest, PartsParagraphsAtOneBreakAfterALongSentence) {
  const std::string line(90, 'x');
  EXPECT_THAT(Texts("<div>" + line + ".<br>Next</div>"), ElementsAre(line + ".", "Next"));
}

TEST(HtmlPageTest, SkipsWhatIsNotText) {
  EXPECT_THAT(Texts("<style>p{}</style><script>x()</script><noscript>Enable "
                    "it</noscript><svg><title>i</title></svg><p>x"),
              ElementsAre("x"));
}

TEST(HtmlPageTest, CountsLinksAndBold) {
  const Page page = ReadHtml("<p><a href=x>link</a> <b>bold</b></p>", TestLexicon().hints());
  ASSERT_EQ(page.blocks.size(), 1u);
  EXPECT_EQ(page.blocks[0].link_bytes, 4u);
  EXPECT_EQ(page.blocks[0].link_count, 1u);
  EXPECT_GE(page.blocks[0].bold_bytes, 4u);
}

TEST(HtmlPageTest, CollectsTheHead) {
  const Page page = ReadHtml(
      "<html lang=en><title>A &amp; B</title><meta property='og:title' content='A &amp;amp; B'>"
      "<script type='application/ld+json'>{\"a\":1}</script><body>x",
      TestLexicon().hints());
  ASSERT_EQ(page.metas.size(), 3u);
  EXPECT_EQ(page.metas[0].name, "html:lang");
  EXPECT_EQ(page.metas[1].value, "A & B");
  EXPECT_EQ(page.metas[2].value, "A & B") << "escaped twice";
  ASSERT_EQ(page.json_ld.size(), 1u);
  EXPECT_EQ(page.json_ld[0].text, "{\"a\":1}");
}

TEST(HtmlPageTest, SpacesTimeElementsOut) {
  EXPECT_THAT(Texts("<p>Ann Lee<time>3 May</time>x</p>"), ElementsAre("Ann Lee 3 May x"));
}

}  // namespace
}  // namespace communique::ingest
