#include "services/entity/rpc/model_folder.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "services/entity/domain/pipeline/model/read_pipeline.h"
#include "tests/support/status_matchers.h"
#include "tests/support/tiny_model.h"

namespace communique::entity {
namespace {

using ::communique::testing::IsOk;
using ::communique::testing::MakeTinyModel;
using ::communique::testing::StatusIs;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

// A folder with the tiny model and a file that belongs to none, gone with the test.
class ModelFolderTest : public ::testing::Test {
 protected:
  ModelFolderTest() {
    std::string name = ::testing::TempDir() + "/model-XXXXXX";
    folder_ = mkdtemp(name.data());
    for (const auto& [path, content] : MakeTinyModel().Files()) Write(path, content);
    Write("vocab/strings.json", "[]");
  }
  ~ModelFolderTest() override { std::filesystem::remove_all(folder_); }

  std::string Path(const std::string& path) const { return folder_ + "/" + path; }

  void Write(const std::string& path, const std::string& content) const {
    std::filesystem::create_directories(std::filesystem::path(Path(path)).parent_path());
    std::ofstream(Path(path), std::ios::binary) << content;
  }

  std::string folder_;
};

TEST_F(ModelFolderTest, ReadsWhatThePipelineNeedsAndNothingElse) {
  const auto files = ReadModelFolder(folder_);
  ASSERT_THAT(files, IsOk());
  pipeline::ModelFiles needed = MakeTinyModel().Files();
  EXPECT_EQ(*files, needed);
  EXPECT_THAT(pipeline::ReadPipeline(*files), IsOk());
}

TEST_F(ModelFolderTest, GoesWithoutFilesThatAPipelineMayLack) {
  std::filesystem::remove(Path("vocab/lookups.bin"));
  const auto files = ReadModelFolder(folder_);
  ASSERT_THAT(files, IsOk());
  EXPECT_EQ(files->count("vocab/lookups.bin"), 0);
}

TEST_F(ModelFolderTest, NamesTheFileThatIsMissing) {
  std::filesystem::remove(Path("ner/moves"));
  EXPECT_THAT(ReadModelFolder(folder_),
              StatusIs(absl::StatusCode::kNotFound,
                       AllOf(StartsWith(Path("ner/moves")), HasSubstr("is missing"))));
  EXPECT_THAT(
      ReadModelFolder(folder_ + "/nowhere"),
      StatusIs(absl::StatusCode::kNotFound, AllOf(StartsWith(folder_ + "/nowhere/config.cfg"),
                                                  HasSubstr("deploy/fetch_model.sh fetches one"))));
}

TEST_F(ModelFolderTest, NamesThePipelineThatIsNotSupportedBeforeItReadsItsFiles) {
  Write("config.cfg",
        "[nlp]\nlang = \"en\"\npipeline = [\"big\"]\n[components.big]\n"
        "factory = \"transformer\"\n");
  EXPECT_THAT(ReadModelFolder(folder_),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("components.big.factory: \"transformer\" is not supported")));
}

TEST_F(ModelFolderTest, RefusesWhatIsNoFileWithoutWaitingForIt) {
  std::filesystem::remove(Path("tokenizer"));
  ASSERT_EQ(mkfifo(Path("tokenizer").c_str(), 0600), 0);
  EXPECT_THAT(ReadModelFolder(folder_),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("tokenizer: is no file")));
  std::filesystem::remove(Path("tokenizer"));
  std::filesystem::create_directory(Path("tokenizer"));
  EXPECT_THAT(ReadModelFolder(folder_),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("tokenizer: is no file")));
}

TEST_F(ModelFolderTest, RefusesFilesThatAreTooLargeBeforeItReadsThem) {
  std::filesystem::resize_file(Path("vocab/vectors"), kMaxModelFileBytes + 1);
  EXPECT_THAT(ReadModelFolder(folder_),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("the limit is 1073741824")));
}

}  // namespace
}  // namespace communique::entity
