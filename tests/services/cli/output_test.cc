#include "services/cli/output.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "communique/ingest/v1/document.pb.h"

namespace communique::cli {
namespace {

using ::testing::HasSubstr;

std::string Contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Options ForFiles(std::vector<std::string> files, const std::string& folder) {
  Options options;
  options.files = std::move(files);
  options.output = folder;
  options.format = Format::kJson;
  return options;
}

TEST(ToJsonTest, KeepsUtf8AndUsesLowerCamelCase) {
  ingest::v1::Document document;
  document.set_language_code("de");
  document.set_text("Grüße, 東京");
  EXPECT_EQ(*ToJson(document), "{\n \"text\": \"Grüße, 東京\",\n \"languageCode\": \"de\"\n}\n");
}

TEST(OutputTest, NumbersSeveralAnswersToOneFile) {
  Options options = ForFiles({"x/a.json"}, testing::TempDir() + "/output_test/numbered");
  options.format = Format::kStix;
  const auto output = Output::Create(options);
  ASSERT_TRUE(output.ok()) << output.status();
  ASSERT_TRUE(output->WriteNumbered("x/a.json", 1, "one").ok());
  ASSERT_TRUE(output->WriteNumbered("x/a.json", 2, "two").ok());
  EXPECT_EQ(Contents(options.output + "/a.stix.json"), "one");
  EXPECT_EQ(Contents(options.output + "/a-2.stix.json"), "two");
}

TEST(OutputTest, WritesOneFileEachIntoAFolderThatItMakes) {
  const std::string folder = testing::TempDir() + "/output_test/deep";
  const auto output = Output::Create(ForFiles({"x/a.txt", "b.html"}, folder));
  ASSERT_TRUE(output.ok()) << output.status();
  ASSERT_TRUE(output->Write("x/a.txt", "{1}").ok());
  ASSERT_TRUE(output->Write("b.html", "{2}").ok());
  EXPECT_EQ(Contents(folder + "/a.json"), "{1}");
  EXPECT_EQ(Contents(folder + "/b.json"), "{2}");
}

TEST(OutputTest, ReplacesAnOlderAnswer) {
  const auto output = Output::Create(ForFiles({"again.txt"}, testing::TempDir()));
  ASSERT_TRUE(output->Write("again.txt", "a longer one").ok());
  ASSERT_TRUE(output->Write("again.txt", "short").ok());
  EXPECT_EQ(Contents(testing::TempDir() + "/again.json"), "short");
}

TEST(OutputTest, RefusesTwoFilesThatWouldShareAnAnswer) {
  const auto output =
      Output::Create(ForFiles({"x/a.txt", "b.txt", "y/a.html"}, testing::TempDir()));
  ASSERT_TRUE(absl::IsInvalidArgument(output.status()));
  EXPECT_THAT(std::string(output.status().message()),
              HasSubstr("x/a.txt and y/a.html would both be answered in a.json"));
}

TEST(OutputTest, SaysWhenTheFolderCannotBeMade) {
  const std::string file = testing::TempDir() + "/in_the_way";
  std::ofstream(file) << "a";
  const auto output = Output::Create(ForFiles({"a.txt"}, file + "/folder"));
  ASSERT_FALSE(output.ok());
  EXPECT_THAT(std::string(output.status().message()),
              HasSubstr("in_the_way/folder cannot be made"));
}

TEST(OutputTest, NamesTheFileAboveItsTextWhenThereAreSeveral) {
  Options options;
  options.files = {"a.txt", "-"};
  const auto output = Output::Create(options);
  testing::internal::CaptureStdout();
  ASSERT_TRUE(output->Write("a.txt", "one\n").ok());
  ASSERT_TRUE(output->Write("-", "two\n").ok());
  EXPECT_EQ(testing::internal::GetCapturedStdout(),
            "==> a.txt <==\none\n\n==> standard input <==\ntwo\n\n");
}

TEST(OutputTest, WritesSeveralAnswersForProgramsOneAfterAnother) {
  Options options;
  options.files = {"a.txt", "b.txt"};
  options.format = Format::kConllu;
  const auto output = Output::Create(options);
  testing::internal::CaptureStdout();
  ASSERT_TRUE(output->Write("a.txt", "# newdoc id = a\n").ok());
  ASSERT_TRUE(output->Write("b.txt", "# newdoc id = b\n").ok());
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "# newdoc id = a\n# newdoc id = b\n");
}

TEST(OutputTest, NamesFilesAfterTheirFormat) {
  Options options = ForFiles({"x/tree.txt"}, testing::TempDir());
  options.format = Format::kConllu;
  ASSERT_TRUE(Output::Create(options)->Write("x/tree.txt", "1").ok());
  EXPECT_EQ(Contents(testing::TempDir() + "/tree.conllu"), "1");
}

}  // namespace
}  // namespace communique::cli
