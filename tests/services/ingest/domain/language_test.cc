#include "services/ingest/domain/language.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

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

TEST(LanguageTest, IsUndeterminedWithoutWords) {
  EXPECT_EQ(DetectLanguage("", "").code, "und");
  EXPECT_EQ(DetectLanguage("123 456", "").code, "und");
}

}  // namespace
}  // namespace communique::ingest
