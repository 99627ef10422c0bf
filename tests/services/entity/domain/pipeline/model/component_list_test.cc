#include "services/entity/domain/pipeline/model/component_list.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "services/entity/domain/pipeline/model/model_files.h"
#include "tests/services/entity/domain/pipeline/model/invalid_model.h"
#include "tests/support/tiny_model.h"

namespace communique::entity::pipeline {
namespace {

using ::communique::testing::IsInvalidModel;
using ::communique::testing::MakeTinyModel;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

absl::StatusOr<std::vector<Component>> List(const std::string& text) {
  const absl::StatusOr<Config> config = Config::Parse(text);
  if (!config.ok()) return config.status();
  return ListComponents(*config);
}

// The configuration of the tiny model with a text replaced, which must be in it.
std::string Changed(const std::string& before, const std::string& after) {
  std::string config = MakeTinyModel().config;
  EXPECT_GT(absl::StrReplaceAll({{before, after}}, &config), 0) << before;
  return config;
}

TEST(ComponentListTest, ListsComponentsInTheirOrder) {
  const auto components = List(MakeTinyModel().config);
  ASSERT_TRUE(components.ok()) << components.status();
  std::vector<std::string> names, disabled;
  for (const Component& component : *components) {
    (component.disabled ? disabled : names).push_back(component.name);
  }
  EXPECT_THAT(names,
              ElementsAre("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"));
  EXPECT_THAT(disabled, ElementsAre("senter"));
}

TEST(ComponentListTest, NamesWhatIsNotSupported) {
  const struct {
    const char* before;
    const char* after;
    const char* message;
  } rows[] = {
      {"lang = \"en\"", "lang = \"ja\"",
       "config.cfg: nlp.lang: \"ja\" is not supported; supported: en"},
      {"spacy.Tokenizer.v1", "spacy.ja.JapaneseTokenizer",
       "nlp.tokenizer.@tokenizers: \"spacy.ja.JapaneseTokenizer\" is not supported"},
      {"factory = \"ner\"", "factory = \"textcat\"",
       "config.cfg: components.ner.factory: \"textcat\" is not supported; supported: tok2vec, "
       "tagger, "
       "parser, senter, ner, attribute_ruler, lemmatizer"},
      {"[components.ner]", "[components.other]", "components.ner.factory: \"\" is not supported"},
      {"factory = \"ner\"", "factory = \"parser\"",
       "components.ner.factory: a component \"ner\" of factory \"parser\""},
      {"mode = \"rule\"", "mode = \"pos_lookup\"",
       "components.lemmatizer.mode: \"pos_lookup\" is not supported; supported: lookup, rule"},
      {"extra_state_tokens = false", "extra_state_tokens = true",
       "model.extra_state_tokens: \"true\" is not supported; supported: false"},
      {"factory = \"parser\"", "factory = \"parser\"\nlearn_tokens = true",
       "components.parser.learn_tokens: \"true\" is not supported; supported: false"},
      {"upstream = \"*\"", "upstream = \"transformer\"",
       "components.tagger.model.tok2vec.upstream: \"transformer\" is not supported"},
      {"spacy.TransitionBasedParser.v2", "spacy.TransitionBasedParser.v3",
       "model.@architectures: \"spacy.TransitionBasedParser.v3\" is not supported"},
      {"spacy.MultiHashEmbed.v2", "spacy.CharacterEmbed.v2",
       "embed.@architectures: \"spacy.CharacterEmbed.v2\" is not supported; supported: "
       "spacy.MultiHashEmbed.v2"},
      {"spacy.MaxoutWindowEncoder.v2", "spacy.TorchBiLSTMEncoder.v1",
       "encode.@architectures: \"spacy.TorchBiLSTMEncoder.v1\" is not supported"},
      {"spacy.Tok2VecListener.v1", "spacy-transformers.TransformerListener.v1",
       "tok2vec.@architectures: \"spacy-transformers.TransformerListener.v1\" is not supported"},
      {"\"lemmatizer\",\"ner\"", "\"ner\",\"ner\"", "config.cfg: nlp.pipeline: ner stands twice"},
      {"[\"senter\"]", "\"senter\"", "config.cfg: nlp.disabled: must be a list of strings"},
  };
  for (const auto& row : rows) {
    EXPECT_THAT(List(Changed(row.before, row.after)), IsInvalidModel(row.message));
  }
}

TEST(ComponentListTest, LeavesOutWhatIsNotSupportedButDoesNotRun) {
  const auto components = List(Changed("factory = \"senter\"", "factory = \"spancat\""));
  ASSERT_TRUE(components.ok()) << components.status();
  EXPECT_EQ(components->size(), 6);
}

TEST(ComponentListTest, NamesTheFilesOfItsComponents) {
  const auto files = FilesOfPipeline(Changed("\"parser\",", ""));
  ASSERT_TRUE(files.ok()) << files.status();
  std::vector<std::string> required, optional;
  for (const ModelFilePath& file : *files) {
    (file.required ? required : optional).push_back(file.path);
  }
  EXPECT_THAT(required, Contains("ner/moves"));
  EXPECT_THAT(required, Contains("senter/model"));
  EXPECT_THAT(required, Contains("lemmatizer/lookups/lookups.bin"));
  EXPECT_THAT(required, Not(Contains("parser/model")));
  EXPECT_THAT(optional, ElementsAre("vocab/key2row", "vocab/lookups.bin", "vocab/vectors",
                                    "vocab/vectors.cfg"));
}

}  // namespace
}  // namespace communique::entity::pipeline
