#include "services/cli/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace communique::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Arguments = std::vector<absl::string_view>;

Options Parse(const Arguments& arguments) {
  const auto options = ParseOptions(arguments);
  EXPECT_TRUE(options.ok()) << options.status();
  return options.ok() ? *options : Options();
}

TEST(ParseOptionsTest, TakesValuesAfterASpaceOrAnEqualsSign) {
  const Options options =
      Parse({"summarize", "--format", "json", "--timeout=30s", "--jobs=3", "a.txt", "b.html"});
  EXPECT_EQ(options.command, Command::kSummarize);
  EXPECT_EQ(options.format, Format::kJson);
  EXPECT_EQ(options.timeout, absl::Seconds(30));
  EXPECT_EQ(options.jobs, 3);
  EXPECT_THAT(options.files, ElementsAre("a.txt", "b.html"));
}

TEST(ParseOptionsTest, TakesOptionsAfterFilesToo) {
  const Options options = Parse({"clean", "a.txt", "--charset", "windows-1251"});
  EXPECT_EQ(options.charset, "windows-1251");
  EXPECT_THAT(options.files, ElementsAre("a.txt"));
}

TEST(ParseOptionsTest, TakesEverythingAfterTwoDashesForAFile) {
  EXPECT_THAT(Parse({"clean", "--", "--format", "-"}).files, ElementsAre("--format", "-"));
}

TEST(ParseOptionsTest, TakesASingleDashForStandardInput) {
  EXPECT_THAT(Parse({"analyze", "-"}).files, ElementsAre("-"));
}

TEST(ParseOptionsTest, WritesJsonIntoAFolderUnlessAFormatIsGiven) {
  const Options json = Parse({"summarize", "--output", "out", "a.txt"});
  EXPECT_EQ(json.format, Format::kJson);
  EXPECT_TRUE(json.separate);
  EXPECT_EQ(Parse({"summarize", "--output", "out", "--format", "text", "a.txt"}).format,
            Format::kText);
}

TEST(ParseOptionsTest, TakesWhatTheAnalysisIsMadeWithAndAs) {
  const Options options =
      Parse({"analyze", "--format=conllu", "--as-is", "--model", "models/en", "a.txt"});
  EXPECT_EQ(options.format, Format::kConllu);
  EXPECT_TRUE(options.as_is);
  EXPECT_EQ(options.model, "models/en");
  EXPECT_FALSE(Parse({"analyze", "a.txt"}).as_is);
}

TEST(ParseOptionsTest, ShowsWhatWasRemovedAndColoursIt) {
  EXPECT_FALSE(Parse({"clean", "a"}).show_removed);
  const Options options = Parse({"clean", "--show-removed", "--color", "never", "a"});
  EXPECT_TRUE(options.show_removed);
  EXPECT_EQ(options.color, ColorChoice::kNever);
  EXPECT_EQ(Parse({"clean", "--show-removed", "a"}).color, ColorChoice::kAuto);
  EXPECT_EQ(Parse({"clean", "--show-removed", "--output=d", "--format=text", "a"}).format,
            Format::kText);
}

TEST(ParseOptionsTest, TakesARecordAndTextsToRender) {
  const Options options = Parse({"render", "--format", "jsonld", "record.json", "text.txt"});
  EXPECT_EQ(options.command, Command::kRender);
  EXPECT_EQ(options.format, Format::kJsonLd);
  EXPECT_THAT(options.files, ElementsAre("record.json", "text.txt"));
  EXPECT_EQ(Parse({"summarize", "--format", "stix", "a"}).format, Format::kStix);
}

TEST(ParseOptionsTest, AsksForTheModelWithoutFiles) {
  const Options options = Parse({"model", "--entity=h:1", "--format=json"});
  EXPECT_EQ(options.command, Command::kModel);
  EXPECT_EQ(options.entity, "h:1");
  EXPECT_EQ(options.format, Format::kJson);
}

TEST(ParseOptionsTest, HasAtLeastOneJobByDefault) { EXPECT_GE(Parse({"clean", "a"}).jobs, 1); }

TEST(ParseOptionsTest, UnderstandsTheWaysToAskForHelp) {
  for (const Arguments& arguments : std::vector<Arguments>{{"help"}, {"--help"}, {"-h"}}) {
    EXPECT_EQ(Parse(arguments).command, Command::kHelp);
    EXPECT_EQ(Parse(arguments).help_topic, Command::kHelp);
  }
  for (const Arguments& arguments :
       std::vector<Arguments>{{"help", "clean"}, {"clean", "--help"}, {"clean", "a", "-h"}}) {
    EXPECT_EQ(Parse(arguments).command, Command::kHelp);
    EXPECT_EQ(Parse(arguments).help_topic, Command::kClean);
  }
}

TEST(ParseOptionsTest, UnderstandsTheWaysToAskForTheVersion) {
  EXPECT_EQ(Parse({"version"}).command, Command::kVersion);
  EXPECT_EQ(Parse({"--version"}).command, Command::kVersion);
}

struct Mistake {
  Arguments arguments;
  const char* message;
};

class MistakeTest : public testing::TestWithParam<Mistake> {};

TEST_P(MistakeTest, IsToldWithWhatWouldBeRight) {
  const auto options = ParseOptions(GetParam().arguments);
  ASSERT_TRUE(absl::IsInvalidArgument(options.status())) << options.status();
  EXPECT_THAT(std::string(options.status().message()), HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    CommandLines, MistakeTest,
    testing::Values(
        Mistake{{}, "a command is missing; the commands are summarize"},
        Mistake{{"sumarize"}, "there is no command 'sumarize'; the commands are"},
        Mistake{{"help", "me"}, "there is no command 'me'"},
        Mistake{{"clean"}, "clean needs at least one FILE, or - for standard input"},
        Mistake{{"clean", "-", "-"}, "standard input (-) can be read only once"},
        Mistake{{"clean", "--format", "yaml", "a"},
                "--format: there is no format 'yaml'; text (default) or json"},
        Mistake{{"clean", "--format", "markdown", "a"},
                "--format: 'markdown' is for another command; text (default) or json"},
        Mistake{{"summarize", "--format", "conllu", "a"},
                "--format: 'conllu' is for another command; text (default), markdown, json"},
        Mistake{{"analyze", "--format=conll", "a"}, "or conllu (the tokens as CoNLL-U)"},
        Mistake{{"summarize", "--as-is", "a"}, "summarize has no option --as-is"},
        Mistake{{"analyze", "--as-is", "--charset=latin1", "a"},
                "--as-is leaves the files as they are; leave --content_type, --charset"},
        Mistake{{"analyze", "--as-is", "--ingest=h:1", "a"}, "--as-is leaves the files"},
        Mistake{{"analyze", "--model=none", "--entity=h:1", "a"},
                "a service has a model of its own; leave --model out"},
        Mistake{{"model", "--model=none", "--entity=h:1"}, "leave --model out"},
        Mistake{{"summarize", "--model=none", "--summary=h:1", "a"}, "leave --model out"},
        Mistake{{"model", "a"}, "model takes no arguments"},
        Mistake{{"model", "--jobs=2"}, "model has no option --jobs"},
        Mistake{{"clean", "--separate", "a"},
                "clean has no option --separate; see communique help clean"},
        Mistake{{"analyze", "--show-removed", "a"}, "analyze has no option --show-removed"},
        Mistake{{"clean", "--show-removed", "--format=json", "a"},
                "--show-removed is for --format text; the JSON has every block"},
        Mistake{{"clean", "--show-removed", "--output", "d", "a"},
                "--show-removed is for --format text"},
        Mistake{{"clean", "--color", "red", "--show-removed", "a"},
                "--color: 'red' is not auto, always or never"},
        Mistake{{"clean", "--color=always", "a"}, "--color is for what --show-removed shows"},
        Mistake{{"summarize", "--separate=yes", "a"}, "--separate takes no value"},
        Mistake{{"summarize", "a", "--format"}, "--format needs a value"},
        Mistake{{"summarize", "--jobs", "0", "a"}, "--jobs: '0' is not a number from 1 to 64"},
        Mistake{{"summarize", "--jobs", "many", "a"}, "--jobs: 'many' is not a number"},
        Mistake{{"summarize", "--timeout", "-1s", "a"}, "--timeout: '-1s' is not a time such as"},
        Mistake{{"summarize", "--output=", "a"}, "--output: the value is empty"},
        Mistake{{"summarize", "--summary=h:1", "--ingest=h:2", "a"},
                "leave --ingest and --entity out"},
        Mistake{{"version", "a"}, "version takes no arguments"}));

TEST(HelpTextTest, NamesEveryCommandAndTheExitStatus) {
  const std::string text = HelpText(Command::kHelp);
  for (const char* word :
       {"summarize", "clean", "analyze", "model", "version", "help", "Exit status:"}) {
    EXPECT_THAT(text, HasSubstr(word));
  }
}

TEST(HelpTextTest, ListsTheOptionsAndExamplesOfOneCommand) {
  const std::string text = HelpText(Command::kClean);
  for (const char* word : {"usage: communique clean [OPTION]... FILE...", "--charset NAME",
                           "Examples:", "Exit status:"}) {
    EXPECT_THAT(text, HasSubstr(word));
  }
  EXPECT_THAT(text, testing::Not(HasSubstr("--separate")));
}

}  // namespace
}  // namespace communique::cli
