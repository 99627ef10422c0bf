#include "services/summary/domain/html_text.h"

#include <gtest/gtest.h>

namespace communique::summary {
namespace {

TEST(HtmlTextTest, TextCannotBecomeMarkupOrReorderItsSurroundings) {
  struct Case {
    const char* what;
    std::string text;
    const char* escaped;
  };
  const Case cases[] = {
      {"plain words", "Hana Okafor, 東京", "Hana Okafor, 東京"},
      {"an element", "</script><b>", "&lt;/script&gt;&lt;b&gt;"},
      {"the end of an attribute", "\" onclick='x'", "&quot; onclick=&#39;x&#39;"},
      {"an entity", "&lt;&#60;", "&amp;lt;&amp;#60;"},
      {"NUL and escape", std::string("a\0b\x1b", 4), "a\uFFFDb\uFFFD"},
      {"tab and line feed", "a\tb\nc", "a\tb\nc"},
      {"carriage return", "a\rb", "a\uFFFDb"},
      {"C1 controls and DEL", "\u0085\u007F", "\uFFFD\uFFFD"},
      {"noncharacters", "\uFFFE\uFDD0\U0001FFFF", "\uFFFD\uFFFD\uFFFD"},
      {"overrides and isolates", "\u202Ea\u2066b\u2069", "\uFFFDa\uFFFDb\uFFFD"},
      {"marks of Arabic and Hebrew", "\u200Fא\u061Cب", "\u200Fא\u061Cب"},
      {"outside the BMP", "\U0001F1F3\U0001F1F4", "\U0001F1F3\U0001F1F4"},
  };
  for (const Case& c : cases) EXPECT_EQ(EscapeHtml(c.text), c.escaped) << c.what;
}

TEST(HtmlTextTest, IsolatesTheDirectionOfWords) {
  EXPECT_EQ(Isolated("<א"), "<bdi>&lt;א</bdi>");
  EXPECT_EQ(IsolatedEnglish("א to <B>"), "<bdi dir=\"ltr\">א to &lt;B&gt;</bdi>");
}

TEST(HtmlTextTest, TakesOnlyLanguagesForLanguages) {
  EXPECT_EQ(LanguageTag("ar"), "ar");
  EXPECT_EQ(LanguageTag("tlh"), "tlh");
  for (const char* wrong : {"", "x", "AR", "e\"", "en-GB"}) EXPECT_EQ(LanguageTag(wrong), "und");
}

TEST(HtmlTextTest, MakesIdentifiersOfPaths) {
  EXPECT_EQ(FieldId("stops[0].dates"), "f-stops-0-dates");
  EXPECT_EQ(FieldId("related_visits[12]"), "f-related-visits-12");
}

}  // namespace
}  // namespace communique::summary
