#include "services/entity/domain/pipeline/model/config.h"

#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "tests/services/entity/domain/pipeline/model/invalid_model.h"

namespace communique::entity::pipeline {
namespace {

using ::communique::testing::IsInvalidModel;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Config Parsed(const std::string& text) {
  absl::StatusOr<Config> config = Config::Parse(text);
  EXPECT_TRUE(config.ok()) << config.status();
  return *std::move(config);
}

TEST(ConfigTest, ReadsSectionsOfNamesAndValues) {
  const Config config = Parsed(
      "[nlp]\nlang = \"en\"\n# a note\n; another\n\nsize=2.5\nlist = [\"a\",\"b\"]\n"
      "[nlp.inner]\nflag = true\n");
  EXPECT_EQ(*config.Text("nlp.lang", ""), "en");
  EXPECT_EQ(*config.Number("nlp.size", 0), 2.5);
  EXPECT_EQ(*config.Boolean("nlp.inner.flag", false), true);
  EXPECT_THAT(*config.Texts("nlp.list"), ElementsAre("a", "b"));
}

TEST(ConfigTest, ReadsLinesThatEndInCarriageReturns) {
  const Config config = Parsed("[nlp]\r\nlang = \"en\"\r\n\r\n[a]\r\nb = 1\r\n");
  EXPECT_EQ(*config.Text("nlp.lang", ""), "en");
  EXPECT_EQ(*config.Number("a.b", 0), 1);
}

TEST(ConfigTest, GoesOnWithIndentedLines) {
  const Config config = Parsed("[nlp]\nlist = [\n  \"a\",\n  \"b\"\n  ]\nlang = \"en\"\n");
  EXPECT_THAT(*config.Texts("nlp.list"), ElementsAre("a", "b"));
  EXPECT_EQ(*config.Text("nlp.lang", ""), "en");
}

TEST(ConfigTest, FindsTheSameInlineAndInASectionOfItsOwn) {
  for (const char* text : {"[nlp]\ntokenizer = {\"@tokenizers\":\"x.v1\"}\n",
                           "[nlp]\n[nlp.tokenizer]\n@tokenizers = \"x.v1\"\n"}) {
    EXPECT_EQ(*Parsed(text).Text("nlp.tokenizer.@tokenizers", "none"), "x.v1") << text;
  }
}

TEST(ConfigTest, AnswersWithTheDefaultForWhatIsMissing) {
  const Config config = Parsed("[nlp]\nlang = \"en\"\n");
  EXPECT_EQ(*config.Text("nlp.tokenizer.@tokenizers", "none"), "none");
  EXPECT_EQ(*config.Number("other.size", 3), 3);
  EXPECT_EQ(*config.Boolean("nlp.flag", true), true);
  EXPECT_THAT(*config.Texts("nlp.list"), IsEmpty());
  EXPECT_FALSE(config.Find("nlp")->has_value());
  EXPECT_FALSE(config.Find("")->has_value());
  EXPECT_FALSE(config.Find(".")->has_value());
}

TEST(ConfigTest, FollowsReferencesOfBothForms) {
  const Config config = Parsed(
      "[a]\nwidth = 96\nfirst = ${a.width}\nsecond = ${a:first}\nobject = ${b:inner}\n"
      "[b]\ninner = {\"depth\":4}\n");
  EXPECT_EQ(*config.Number("a.first", 0), 96);
  EXPECT_EQ(*config.Number("a.second", 0), 96);
  EXPECT_EQ(*config.Number("a.object.depth", 0), 4);
}

TEST(ConfigTest, RefusesReferencesThatLeadNowhere) {
  const Config config = Parsed("[a]\nx = ${a.y}\ny = ${a.x}\nz = ${b.gone}\n");
  EXPECT_THAT(config.Number("a.x", 0), IsInvalidModel("config.cfg: a.x: more than 16 references"));
  EXPECT_THAT(config.Number("a.z", 0),
              IsInvalidModel("config.cfg: a.z: refers to b.gone, which is missing"));
  const Config hostile = Parsed(absl::StrCat("[a]\nx = ${", std::string(100000, '.'), "}\n"));
  EXPECT_THAT(hostile.Number("a.x", 0), IsInvalidModel("config.cfg: a.x: no JSON"));
}

TEST(ConfigTest, NamesTheValueOfTheWrongType) {
  const Config config = Parsed("[a]\nx = 1\ny = \"text\"\nz = [1]\nbad = {\"open\n");
  EXPECT_THAT(config.Text("a.x", ""), IsInvalidModel("config.cfg: a.x: must be a string"));
  EXPECT_THAT(config.Number("a.y", 0), IsInvalidModel("config.cfg: a.y: must be a number"));
  EXPECT_THAT(config.Boolean("a.y", false), IsInvalidModel("a.y: must be true or false"));
  EXPECT_THAT(config.Texts("a.z"), IsInvalidModel("config.cfg: a.z: must be a list of strings"));
  EXPECT_THAT(config.Text("a.bad", ""), IsInvalidModel("config.cfg: a.bad: no JSON"));
}

TEST(ConfigTest, NamesTheLineThatIsNeitherSectionNorValue) {
  EXPECT_THAT(Config::Parse("[nlp]\nlang\n"), IsInvalidModel("config.cfg: line 2"));
  EXPECT_THAT(Config::Parse("lang = 1\n"), IsInvalidModel("config.cfg: line 1"));
  EXPECT_THAT(Config::Parse("garbage \xff"), IsInvalidModel("config.cfg: line 1"));
}

TEST(ConfigTest, RefusesValuesThatAreNestedWithoutEnd) {
  const Config config = Parsed(absl::StrCat("[a]\nx = ", std::string(100000, '['), "\n"));
  EXPECT_THAT(config.Texts("a.x"), IsInvalidModel("config.cfg: a.x: no JSON"));
}

}  // namespace
}  // namespace communique::entity::pipeline
