#include "services/ingest/domain/charset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/status/error.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Case {
  const char* name;
  std::string content;
  const char* given;
  const char* content_type;
  const char* charset;
  const char* text;
};

class CharsetTest : public ::testing::TestWithParam<Case> {};

TEST_P(CharsetTest, DecodesToUtf8) {
  const Case& c = GetParam();
  const auto decoded = Decode(c.content, c.given, c.content_type);
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(decoded->text, c.text);
  EXPECT_EQ(decoded->charset, c.charset);
}

INSTANTIATE_TEST_SUITE_P(
    Sources, CharsetTest,
    ::testing::Values(Case{"Utf8", "na\xC3\xAFve", "", "", "UTF-8", "na\xC3\xAFve"},
                      Case{"ByteOrderMark", "\xEF\xBB\xBFtext", "windows-1251", "", "UTF-8",
                           "text"},
                      Case{"Utf16LittleEndian", std::string("\xFF\xFEO\0s\0l\0o\0", 10), "", "",
                           "UTF-16LE", "Oslo"},
                      Case{"Given", "\xCE\xF1\xEB\xEE", "windows-1251", "", "windows-1251",
                           "\xD0\x9E\xD1\x81\xD0\xBB\xD0\xBE"},
                      Case{"ContentTypeParameter", "caf\xE9", "",
                           "text/plain; charset=\"iso-8859-1\"", "windows-1252", "caf\xC3\xA9"},
                      Case{"Meta", "<meta charset=windows-1252><p>caf\xE9", "", "", "windows-1252",
                           "<meta charset=windows-1252><p>caf\xC3\xA9"},
                      Case{"WrongMeta", "<meta charset=windows-1252><p>caf\xC3\xA9", "", "",
                           "UTF-8", "<meta charset=windows-1252><p>caf\xC3\xA9"},
                      Case{"TruncatedUtf16", std::string("\xFF\xFEO\0s\0l", 7), "", "", "UTF-16LE",
                           "Os\xEF\xBF\xBD"},
                      Case{"LoneSurrogateInUtf16", std::string("\xFF\xFEO\0\0\xD8s\0", 8), "", "",
                           "UTF-16LE", "O\xEF\xBF\xBDs"}),
    [](const ::testing::TestParamInfo<Case>& info) { return info.param.name; });

TEST(CharsetTest, DetectsLegacyCharsets) {
  // "The ministers met in Oslo on Tuesday." in Russian, windows-1251.
  const std::string russian =
      "\xCC\xE8\xED\xE8\xF1\xF2\xF0\xFB \xE2\xF1\xF2\xF0\xE5\xF2\xE8\xEB\xE8\xF1\xFC \xE2 "
      "\xCE\xF1\xEB\xEE \xE2\xEE "
      "\xE2\xF2\xEE\xF0\xED\xE8\xEA.";
  const auto decoded = Decode(russian, "", "");
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->charset, "windows-1251");
  EXPECT_EQ(decoded->map.RawEnd(decoded->text.size()), russian.size());
}

TEST(CharsetTest, KeepsUtf8WithAFewBadBytes) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "\xC3\xA9";
  const auto decoded = Decode(text + "\xFF", "", "");
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->text, text + "\xEF\xBF\xBD");
}

TEST(CharsetTest, ReplacesSurrogatesThatWereEncoded) {
  std::string text = "\xED\xA0\x80";
  for (int i = 0; i < 40; ++i) text += "\xC3\xA9";
  const auto decoded = Decode(text, "", "");
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->text.substr(0, 9), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(CharsetTest, GivesAReasonForEachRefusal) {
  EXPECT_EQ(status::Reason(Decode("x", "klingon", "").status()), "CHARSET_UNKNOWN");
  EXPECT_EQ(status::Reason(Decode("x", "utf-7", "").status()), "CHARSET_UNKNOWN") << "hides markup";
  EXPECT_EQ(status::Reason(Decode("caf\xE9", "utf-8", "").status()), "CONTENT_MALFORMED");
  EXPECT_EQ(status::Reason(Decode("%PDF-1.7", "", "").status()), "CONTENT_NOT_TEXT");
}

TEST(CharsetTest, FindsTheParameterOfAMediaType) {
  EXPECT_EQ(MediaTypeParameter("text/html; a=b; Charset = \"utf-8\"", "charset"), "utf-8");
  EXPECT_EQ(MediaTypeParameter("text/html", "charset"), "");
}

TEST(CharsetTest, FindsTheDeclaredCharset) {
  EXPECT_EQ(DeclaredCharset("<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>"),
            "koi8-r");
  EXPECT_EQ(DeclaredCharset("<?xml version='1.0' encoding='utf-16'?>"), "utf-16");
  EXPECT_EQ(DeclaredCharset("<p>charset=utf-8"), "") << "not in a declaration";
}

}  // namespace
}  // namespace communique::ingest
