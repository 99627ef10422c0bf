#include "services/cli/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <string>

namespace communique::cli {
namespace {

// What a bar writes to its stream.
std::string Written(bool enabled, size_t advances, bool clear) {
  std::FILE* file = std::tmpfile();
  {
    Progress progress(file, enabled, 4);
    for (size_t i = 0; i < advances; ++i) progress.Advance("a.txt");
    if (clear) progress.Clear();
  }
  std::string text(static_cast<size_t>(std::ftell(file)), '\0');
  std::rewind(file);
  EXPECT_EQ(std::fread(text.data(), 1, text.size(), file), text.size());
  std::fclose(file);
  return text;
}

TEST(FormatProgressTest, ShowsTheShareTheCountAndTheName) {
  EXPECT_EQ(FormatProgress(0, 10, "a.txt", 79), "[------------------------------]  0/10  a.txt");
  EXPECT_EQ(FormatProgress(5, 10, "b.txt", 79), "[###############---------------]  5/10  b.txt");
  EXPECT_EQ(FormatProgress(10, 10, "c.txt", 79), "[##############################] 10/10  c.txt");
}

TEST(FormatProgressTest, KeepsTheEndOfALongNameAndWholeCharacters) {
  EXPECT_EQ(FormatProgress(1, 1, "folder/name.txt", 46),
            "[##############################] 1/1  name.txt");
  EXPECT_EQ(FormatProgress(1, 1, "äö", 41), "[##############################] 1/1  ö");
  EXPECT_EQ(FormatProgress(1, 1, "name", 10), "[##############################] 1/1  ");
}

TEST(ProgressTest, WritesNothingWhenItIsNotEnabled) { EXPECT_EQ(Written(false, 3, true), ""); }

TEST(ProgressTest, StaysOnOneLineAndLeavesItEmpty) {
  const std::string text = Written(true, 2, false);
  EXPECT_EQ(text.find('\n'), std::string::npos);
  EXPECT_THAT(text, testing::HasSubstr("2/4"));
  EXPECT_THAT(text, testing::EndsWith("\r\x1b[K"));
}

TEST(ProgressTest, IsClearedOnlyOnce) {
  EXPECT_EQ(Written(true, 1, true), Written(true, 1, false));
}

}  // namespace
}  // namespace communique::cli
