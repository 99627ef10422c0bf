#include "services/entity/domain/pipeline/model/read_info.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/services/entity/domain/pipeline/model/invalid_model.h"
#include "tests/support/tiny_model.h"

namespace communique::entity::pipeline {
namespace {

using ::communique::testing::IsInvalidModel;
using ::communique::testing::MakeTinyModel;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

const std::vector<Component> kComponents = {
    {.name = "tok2vec", .factory = Factory::kTok2Vec, .disabled = false},
    {.name = "senter", .factory = Factory::kSenter, .disabled = true},
    {.name = "tagger", .factory = Factory::kTagger, .disabled = false}};

TEST(ReadInfoTest, TellsWhatIsPublished) {
  const auto info = ReadInfo("meta.json", MakeTinyModel().others.at("meta.json"), kComponents);
  ASSERT_TRUE(info.ok()) << info.status();
  EXPECT_EQ(info->name, "tiny");
  EXPECT_EQ(info->language, "en");
  EXPECT_EQ(info->version, "1.2.3");
  EXPECT_EQ(info->description, "Weights of no meaning.");
  EXPECT_EQ(info->license, "MIT");
  EXPECT_EQ(info->author, "The tests");
  EXPECT_THAT(info->components, ElementsAre("tok2vec", "tagger"));
  EXPECT_THAT(info->labels,
              ElementsAre(Pair("tok2vec", IsEmpty()), Pair("tagger", ElementsAre("DT", "NN"))));
  EXPECT_THAT(info->scores, ElementsAre(Pair("ents_f", 0.25), Pair("tag_acc", 0.5)));
}

TEST(ReadInfoTest, LeavesEmptyWhatIsNotPublished) {
  const auto info = ReadInfo("meta.json", "{}", kComponents);
  ASSERT_TRUE(info.ok()) << info.status();
  EXPECT_EQ(info->name, "");
  EXPECT_THAT(info->scores, IsEmpty());
}

TEST(ReadInfoTest, RefusesWhatIsNoObject) {
  EXPECT_THAT(ReadInfo("meta.json", "[]", {}), IsInvalidModel("meta.json: is no object"));
  EXPECT_THAT(ReadInfo("meta.json", "{\"name\":", {}), IsInvalidModel("meta.json: no JSON"));
}

// The line is what `sha256sum a/b c | sha256sum` prints for files that hold "x" and nothing.
TEST(ReadInfoTest, HashesPathsAndContents) {
  EXPECT_EQ(HashOfFiles({{"a/b", "x"}, {"c", ""}}),
            "1499631a6d04af5c25c311fcc04baacd998fc53dc58ba8601f8d890cbc797d41");
  EXPECT_NE(HashOfFiles({{"a", "x"}}), HashOfFiles({{"b", "x"}}));
}

}  // namespace
}  // namespace communique::entity::pipeline
