#include "services/cli/input.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace communique::cli {
namespace {

using ::testing::HasSubstr;

std::string MakeFile(const std::string& name, const std::string& content) {
  std::string path = testing::TempDir() + "/" + name;
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

TEST(ReadCommentaryTest, TakesTheBytesAsTheyAre) {
  const std::string bytes("a\r\n\0\xff b", 8);
  const auto commentary = ReadCommentary(MakeFile("raw.txt", bytes), {});
  ASSERT_TRUE(commentary.ok()) << commentary.status();
  EXPECT_EQ(commentary->content(), bytes);
  EXPECT_EQ(commentary->content_type(), "");
}

TEST(ReadCommentaryTest, ReadsFilesLongerThanOneChunk) {
  const std::string bytes(200'000, 'x');
  EXPECT_EQ(ReadCommentary(MakeFile("long.txt", bytes), {})->content(), bytes);
}

TEST(ReadCommentaryTest, TakesTheMediaTypeFromTheNameUnlessItIsGiven) {
  const std::string html = MakeFile("page.HTML", "<p>a");
  EXPECT_EQ(ReadCommentary(html, {})->content_type(), "text/html");
  EXPECT_EQ(ReadCommentary(MakeFile("notes.md", "a"), {})->content_type(), "text/markdown");
  Options options;
  options.content_type = "text/plain";
  EXPECT_EQ(ReadCommentary(html, options)->content_type(), "text/plain");
}

TEST(ReadCommentaryTest, PassesTheHintsOn) {
  Options options;
  options.charset = "windows-1251";
  options.source_uri = "https://example.org/a";
  const auto commentary = ReadCommentary(MakeFile("hint.txt", "a"), options);
  EXPECT_EQ(commentary->charset(), "windows-1251");
  EXPECT_EQ(commentary->source_uri(), "https://example.org/a");
}

TEST(ReadCommentaryTest, SaysWhyAFileCannotBeRead) {
  const auto missing = ReadCommentary(testing::TempDir() + "/missing.txt", {});
  EXPECT_TRUE(absl::IsNotFound(missing.status())) << missing.status();
  EXPECT_THAT(std::string(missing.status().message()), HasSubstr("No such file"));
  const auto folder = ReadCommentary(testing::TempDir(), {});
  EXPECT_THAT(std::string(folder.status().message()), HasSubstr("is a folder"));
}

TEST(StemTest, LeavesOutFoldersAndTheLastExtension) {
  struct Row {
    const char* file;
    const char* stem;
  };
  for (const Row& row : {Row{"a.txt", "a"}, Row{"x/y.z/b.c.html", "b.c"}, Row{"plain", "plain"},
                         Row{".hidden", ".hidden"}, Row{"-", "stdin"}}) {
    EXPECT_EQ(Stem(row.file), row.stem);
  }
}

}  // namespace
}  // namespace communique::cli
