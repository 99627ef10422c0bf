#include "services/entity/rpc/load_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "tests/support/status_matchers.h"
#include "tests/support/tiny_model.h"

namespace communique::entity {
namespace {

using communique::testing::IsOk;
using communique::testing::MakeTinyModel;
using communique::testing::StatusIs;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

// Writes the files of a pipeline into a folder of this test; its path.
std::string WriteModel(const std::string& name, const pipeline::ModelFiles& files) {
  const std::string folder = absl::StrCat(::testing::TempDir(), "/load_model_test/", name);
  std::filesystem::remove_all(folder);
  for (const auto& [path, bytes] : files) {
    const std::string file = absl::StrCat(folder, "/", path);
    std::filesystem::create_directories(std::filesystem::path(file).parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
  }
  return folder;
}

TEST(LoadModelTest, LoadsTheModelOfAFolder) {
  const auto model = LoadModel(WriteModel("good", MakeTinyModel().Files()));
  ASSERT_THAT(model, IsOk());
  ASSERT_NE(*model, nullptr);
  EXPECT_FALSE((*model)->info().components.empty());
  EXPECT_EQ((*model)->info().sha256.size(), 64U);
}

TEST(LoadModelTest, NoneIsNoModel) {
  const auto model = LoadModel(kNoModel);
  ASSERT_THAT(model, IsOk());
  EXPECT_EQ(*model, nullptr);
}

TEST(LoadModelTest, NamesTheFolderThatIsMissingAndHowToGetAModel) {
  EXPECT_THAT(LoadModel("/nowhere/model"),
              StatusIs(absl::StatusCode::kNotFound,
                       AllOf(StartsWith("/nowhere/model/config.cfg"), HasSubstr("--model"),
                             HasSubstr("deploy/fetch_model.sh"))));
}

TEST(LoadModelTest, NamesTheFileThatIsDamagedAndWhatToDo) {
  pipeline::ModelFiles files = MakeTinyModel().Files();
  files.at("ner/model").resize(files.at("ner/model").size() / 2);
  const std::string folder = WriteModel("cut", files);
  EXPECT_THAT(LoadModel(folder),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       AllOf(StartsWith(absl::StrCat(folder, "/ner/model")),
                             HasSubstr("run deploy/fetch_model.sh, or name another model"))));
}

TEST(LoadModelTest, NamesTheFileThatAFolderLacks) {
  pipeline::ModelFiles files = MakeTinyModel().Files();
  files.erase("ner/model");
  const std::string folder = WriteModel("lacking", files);
  EXPECT_THAT(LoadModel(folder), StatusIs(absl::StatusCode::kNotFound,
                                          StartsWith(absl::StrCat(folder, "/ner/model"))));
}

}  // namespace
}  // namespace communique::entity
