#include "services/ingest/domain/html_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Writes events down, and checks that plain text quotes the source.
class Recorder : public HtmlSink {
 public:
  explicit Recorder(absl::string_view source) : source_(source) {}
  void OnStartTag(const StartTag& tag) override {
    absl::StrAppend(&log, "<", tag.name, ">");
    EXPECT_LE(tag.begin, tag.end);
    last_tag_begin = tag.begin;
    open.emplace_back(tag.name);
    deepest = std::max(deepest, open.size());
  }
  void OnEndTag() override {
    ASSERT_FALSE(open.empty());
    absl::StrAppend(&log, "</", open.back(), ">");
    open.pop_back();
  }
  void OnText(size_t begin, size_t end) override {
    ASSERT_LE(begin, end);
    ASSERT_LE(end, source_.size());
    absl::StrAppend(&log, source_.substr(begin, end - begin));
  }
  void OnConvertedText(absl::string_view text, size_t begin, size_t end) override {
    EXPECT_LE(begin, end);
    absl::StrAppend(&log, "{", text, "=", source_.substr(begin, end - begin), "}");
  }
  void OnRawText(absl::string_view) override { log += "[raw]"; }

  std::string log;
  std::vector<std::string> open;
  size_t last_tag_begin = 0;
  size_t deepest = 0;

 private:
  absl::string_view source_;
};

std::string Events(const std::string& source) {
  Recorder recorder(source);
  ParseHtml(source, &recorder);
  EXPECT_TRUE(recorder.open.empty()) << "as many ends as starts";
  return recorder.log;
}

TEST(HtmlParserTest, SendsEventsInOrder) {
  EXPECT_EQ(Events("<p>One <b>two</b></p><p>Three"), "<p>One <b>two</b></p><p>Three</p>");
}

TEST(HtmlParserTest, TellsDecodedReferencesFromText) {
  EXPECT_EQ(Events("<p>A &amp; B &eacute; &#8212;</p>"),
            "<p>A & B {\xC3\xA9=&eacute;} {\xE2\x80\x94=&#8212;}</p>");
}

TEST(HtmlParserTest, KeepsScriptsApart) {
  EXPECT_EQ(Events("<script>a<b</script><p>x</p>"), "<script>[raw]</script><p>x</p>");
}

TEST(HtmlParserTest, KnowsWhereATagBegins) {
  const std::string source = "<p>text</p><!-- <h1 --><h1 class='x'>Title</h1>";
  Recorder recorder(source);
  ParseHtml(source, &recorder);
  EXPECT_EQ(recorder.last_tag_begin, source.find("<h1 class"));
}

TEST(HtmlParserTest, KeepsPositionsInLongTextAndOtherScripts) {
  std::string text;
  for (int i = 0; i < 700; ++i) text += "\xD0\x9E\xD1\x81\xD0\xBB\xD0\xBE caf\xC3\xA9 ";
  EXPECT_EQ(Events("<p>" + text + "</p>"), "<p>" + text + "</p>");
}

TEST(HtmlParserTest, BoundsNestingWithoutLosingText) {
  std::string source;
  for (int i = 0; i < 100000; ++i) source += "<div>";
  source += "deep";
  Recorder recorder(source);
  ParseHtml(source, &recorder);
  EXPECT_NE(recorder.log.find("deep"), std::string::npos);
  EXPECT_EQ(recorder.deepest, kMaxDepth);
}

TEST(HtmlParserTest, BoundsAttributes) {
  std::string source = "<a";
  for (int i = 0; i < 100000; ++i) absl::StrAppend(&source, " a", i, "=\"x\"");
  EXPECT_EQ(Events(source + ">text</a>"), "<a>text</a>");
}

std::string Repeat(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// Only counts.
class CountingSink : public HtmlSink {
 public:
  void OnStartTag(const StartTag&) override { ++open; }
  void OnEndTag() override { --open; }
  void OnText(size_t, size_t) override {}
  void OnConvertedText(absl::string_view, size_t, size_t) override {}
  void OnRawText(absl::string_view) override {}

  int open = 0;
};

struct ParseCase {
  const char* what;
  std::string source;
  std::string events;
};

class ParseTest : public ::testing::TestWithParam<ParseCase> {};

TEST_P(ParseTest, SendsTheseEvents) {
  EXPECT_EQ(Events(GetParam().source), GetParam().events) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Elements, ParseTest,
    ::testing::Values(
        ParseCase{"end tags left out", "<ul><li>a<li>b</ul>c",
                  "<ul><li>a</li><li>b</li></ul><p>c</p>"},
        ParseCase{"a table without its end tags", "<table><tr><td>a<td>b<tr><td>c</table>",
                  "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"},
        ParseCase{"void elements", "<div><br><img src=a><wbr>x<hr/></div>",
                  "<div><br></br><img></img><wbr></wbr>x<hr></hr></div>"},
        ParseCase{"an element that is closed at once", "<div><svg/>x</div>",
                  "<div><svg></svg>x</div>"},
        ParseCase{"an end tag of nothing", "<p>a</b>b</p></p></x>", "<p>ab</p>"},
        ParseCase{"crossed elements", "<div><b><i>a</b>b</i></div>", "<div><b><i>a</i></b>b</div>"},
        ParseCase{"an end tag that must not leave its cell", "<b><table><tr><td>a</b>b</table>",
                  "<b><table><tr><td>ab</td></tr></table></b>"},
        ParseCase{"a link in a link", "<a href=x>a<a href=y>b</a>", "<a>a</a><a>b</a>"},
        ParseCase{"a section after a paragraph without its end", "<p>a<section>b</section>",
                  "<p>a</p><section>b</section>"},
        ParseCase{"text where only elements may be", "<html>a<b>b</b>",
                  "<html><p>a<b>b</b></p></html>"},
        ParseCase{"no text there", "<html> <head> </head></html>", "<html> <head> </head></html>"},
        ParseCase{"a second body", "<html><body>a<body>b</body>c</body>",
                  "<html><body>abc</body></html>"},
        ParseCase{"made-up elements in any case", "<My-Tag>a</MY-TAG>b",
                  "<My-Tag>a</My-Tag><p>b</p>"}));

INSTANTIATE_TEST_SUITE_P(
    Tokens, ParseTest,
    ::testing::Values(
        ParseCase{"a comment", "<p>a<!-- <b> -->b", "<p>ab</p>"},
        ParseCase{"comments that end at once", "<p>a<!-->b<!--->c", "<p>abc</p>"},
        ParseCase{"a comment that ends wrongly", "<p>a<!-- x --!>b", "<p>ab</p>"},
        ParseCase{"a comment that does not end", "<p>a<!-- b</p>", "<p>a</p>"},
        ParseCase{"conditional comments", "<p>a<![if !IE]>b<![endif]>c", "<p>abc</p>"},
        ParseCase{"declarations", "<!DOCTYPE html><?xml version=1?><p>a<?php x ?>b", "<p>ab</p>"},
        ParseCase{"end tags that are none", "<p>a</>b</ x>c", "<p>abc</p>"},
        ParseCase{"less-than signs", "<p>1 < 2 <3 <", "<p>1 < 2 <3 <</p>"},
        ParseCase{"a tag that the source ends in", "<p>a<b title=\"x", "<p>a</p>"},
        ParseCase{"an attribute with a greater-than sign", "<p @click=\"a > b\" [x]='>'>c",
                  "<p>c</p>"},
        ParseCase{"attributes without quotes or spaces", "<p class=a/b id=\"c\"title='d'>e",
                  "<p>e</p>"},
        ParseCase{"a script in any case", "<SCRIPT>a</b></Script><p>b",
                  "<SCRIPT>[raw]</SCRIPT><p>b</p>"},
        ParseCase{"a script that does not end", "<p>a<script>b</p>",
                  "<p>a<script>[raw]</script></p>"},
        ParseCase{"a style", "<style>p>a{}<!-- </style><p>b", "<style>[raw]</style><p>b</p>"},
        ParseCase{"a title", "<title>a <b> &lt;</title>", "<title>a <b> {<=&lt;}</title>"},
        ParseCase{"a title that does not end", "<title>a<body>b", "<title>a</title><body>b</body>"},
        ParseCase{"a field", "<div><textarea></div></textarea>a</div>",
                  "<div><textarea></div></textarea>a</div>"},
        ParseCase{"references", "<p>&amp; &lt &mldr; &nope; & &#x41; &#0; &#55296;b",
                  "<p>& {<=&lt} {\xE2\x80\xA6=&mldr;} &nope; & {A=&#x41;}  b</p>"}));

struct HostileMarkup {
  const char* name;
  std::string begin;
  std::string repeated;
};

class HostileMarkupTest : public ::testing::TestWithParam<HostileMarkup> {};

// Each takes a hundredth of a second; what is quadratic takes minutes.
TEST_P(HostileMarkupTest, IsReadInLinearTime) {
  std::string source = GetParam().begin;
  while (source.size() < 2'000'000) source += GetParam().repeated;
  CountingSink sink;
  const absl::Time begin = absl::Now();
  ParseHtml(source, &sink);
  EXPECT_LT(absl::Now() - begin, absl::Seconds(10));
  EXPECT_EQ(sink.open, 0);
}

INSTANTIATE_TEST_SUITE_P(
    Inputs, HostileMarkupTest,
    ::testing::Values(
        HostileMarkup{"NestedElements", "", "<div>"}, HostileMarkup{"MadeUpElements", "", "<x-y>"},
        HostileMarkup{"EndTagsOfNothing", "<b><div><i>", "</x></y></b>"},
        HostileMarkup{"EndTagsBelowManyElements", "<b>" + Repeat("<i>", 250), "<u></b>"},
        HostileMarkup{"EndTagsAboveHigherRanks", "<b>" + Repeat("<div>", 250), "</b>"},
        HostileMarkup{"MisplacedBodies", "<html><body>", "<body></body><html>"},
        HostileMarkup{"OpenTags", "", "<a"}, HostileMarkup{"OpenTagsWithSpaces", "", "<a "},
        HostileMarkup{"OpenQuotes", "", "<a b=\""}, HostileMarkup{"Attributes", "<a", " b=c"},
        HostileMarkup{"Slashes", "<a", "/ "}, HostileMarkup{"EqualsSigns", "<a ", "="},
        HostileMarkup{"LessThanSigns", "", "<"}, HostileMarkup{"OpenComments", "", "<!--"},
        HostileMarkup{"Dashes", "<!--", "-"}, HostileMarkup{"Declarations", "", "<!"},
        HostileMarkup{"OpenTitles", "", "<title>"}, HostileMarkup{"OpenFields", "", "<textarea>x"},
        HostileMarkup{"FarTitleEnds", "", "<title>" + std::string(3000, 'x') + "<title></title>"},
        HostileMarkup{"OpenScripts", "", "<script></scrip"},
        HostileMarkup{"Ampersands", "<p>", "&"}, HostileMarkup{"References", "<p>", "&notinva"},
        HostileMarkup{"Numbers", "<p>&#", "1"},
        HostileMarkup{"ReferencesInValues", "<a href='", "&ampamp"}),
    [](const ::testing::TestParamInfo<HostileMarkup>& info) { return info.param.name; });

TEST(HtmlParserTest, SendsEventsOfAPageWithoutAnyMarkup) {
  EXPECT_EQ(Events(" \n a"), "<p> \n a</p>");
  EXPECT_EQ(Events(""), "");
}

TEST(HtmlParserTest, SurvivesZeroBytesAndBrokenTags) {
  EXPECT_NE(Events(std::string("<p>a\0b</p>", 10)).find('b'), std::string::npos)
      << "text after a zero byte";
  EXPECT_NE(Events("<p>5 < 6 and <<<>").find("5 "), std::string::npos);
}

}  // namespace
}  // namespace communique::ingest
