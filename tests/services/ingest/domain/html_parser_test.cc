#include "services/ingest/domain/html_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

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
    deepest = std::max(deepest, ++depth);
  }
  void OnEndTag(absl::string_view name, size_t) override {
    absl::StrAppend(&log, "</", name, ">");
    --depth;
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
  size_t last_tag_begin = 0;
  int depth = 0;
  int deepest = 0;

 private:
  absl::string_view source_;
};

std::string Events(const std::string& source) {
  Recorder recorder(source);
  ParseHtml(source, &recorder);
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
}

TEST(HtmlParserTest, BoundsAttributes) {
  std::string source = "<a";
  for (int i = 0; i < 100000; ++i) absl::StrAppend(&source, " a", i, "=\"x\"");
  EXPECT_EQ(Events(source + ">text</a>"), "<a>text</a>");
}

TEST(HtmlParserTest, SurvivesZeroBytesAndBrokenTags) {
  EXPECT_NE(Events(std::string("<p>a\0b</p>", 10)).find('b'), std::string::npos)
      << "text after a zero byte";
  EXPECT_NE(Events("<p>5 < 6 and <<<>").find("5 "), std::string::npos);
}

}  // namespace
}  // namespace communique::ingest
