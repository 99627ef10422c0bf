#include "services/ingest/domain/language.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/text/utf8.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LanguageTest, DetectsLanguages) {
  const Language english = DetectLanguage(
      "The ministers of both countries met in Oslo on Tuesday and spoke about fish.", "");
  EXPECT_EQ(english.code, "en");
  EXPECT_GT(english.confidence, 0.9);
  EXPECT_EQ(DetectLanguage("Les ministres des deux pays se sont rencontr\xC3\xA9s \xC3\xA0 Oslo "
                           "mardi pour parler de p\xC3\xAA"
                           "che.",
                           "")
                .code,
            "fr");
  EXPECT_EQ(
      DetectLanguage("\xE4\xB8\xA4\xE5\x9B\xBD\xE9\x83\xA8\xE9\x95\xBF\xE5\x91\xA8\xE4\xBA\x8C\xE5"
                     "\x9C\xA8\xE5\xA5\xA5\xE6\x96\xAF\xE9\x99\x86\xE4\xBC\x9A\xE6\x99\xA4",
                     "")
          .code,
      "zh");
}

TEST(LanguageTest, LooksAtTheBeginningOfLongTexts) {
  std::string text;
  while (text.size() < kLanguageSampleBytes)
    text += "The ministers of both countries met in Oslo on Tuesday and spoke about fish. ";
  const double alone = DetectLanguage(text, "").confidence;
  for (int i = 0; i < 1000; ++i)
    text +=
        "Les ministres des deux pays parlent de la p\xC3\xAA"
        "che. ";
  EXPECT_EQ(DetectLanguage(text, "").code, "en");
  EXPECT_EQ(DetectLanguage(text, "").confidence, alone);
}

TEST(LanguageTest, CutsLongTextsWithoutSpacesBetweenCharacters) {
  for (const char* begin : {"", "a", "ab"}) {
    std::string text = begin;
    for (char32_t c = 0x0E01; text.size() < 2 * kLanguageSampleBytes;
         c = c < 0x0E2E ? c + 1 : 0x0E01)
      text::AppendUtf8(c, &text);
    EXPECT_EQ(DetectLanguage(text, "").code, "th") << "all of it is UTF-8 to CLD2";
  }
}

TEST(LanguageTest, IsUndeterminedWithoutWords) {
  EXPECT_EQ(DetectLanguage("", "").code, "und");
  EXPECT_EQ(DetectLanguage("123 456", "").code, "und");
  EXPECT_EQ(DetectLanguage("The ministers met in Oslo \xEF\xB7\x90 on Tuesday.", "").code, "und")
      << "a noncharacter";
}

}  // namespace
}  // namespace communique::ingest
