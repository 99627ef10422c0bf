// The tool as a person runs it: what it prints, where, and what it ends with.
#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "communique/entity/v1/entity_service.pb.h"
#include "communique/ingest/v1/ingest_service.pb.h"
#include "communique/summary/v1/summary_service.pb.h"
#include "tests/support/command.h"
#include "tests/support/conllu_check.h"

namespace communique::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Outcome;
using testing::ReadFile;
using testing::RunCommandLine;
using ::testing::StartsWith;
using testing::WriteFile;

constexpr char kSample[] = COMMUNIQUE_SOURCE_DIR "/deploy/samples/harbour-visit.txt";

Outcome Communique(const std::string& arguments, const std::string& input = "") {
  return RunCommandLine(absl::StrCat(COMMUNIQUE_TOOL, " ", arguments), input);
}

template <typename Message>
Message ParseJson(const std::string& json) {
  Message message;
  const auto status = google::protobuf::util::JsonStringToMessage(json, &message);
  EXPECT_TRUE(status.ok()) << json;
  return message;
}

summary::v1::SummarizeCommentaryResponse ParseResponse(const std::string& json) {
  return ParseJson<summary::v1::SummarizeCommentaryResponse>(json);
}

TEST(CommuniqueTest, PrintsTheRecordAsText) {
  const Outcome run = Communique(absl::StrCat("summarize ", kSample));
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.err, IsEmpty());
  for (const char* fact : {"Solveig Aasheim", "Ernesto Larralde", "Montevideo", "2025-10-08"}) {
    EXPECT_THAT(run.out, HasSubstr(fact));
  }
}

TEST(CommuniqueTest, PrintsTheRecordAsMarkdown) {
  const Outcome run = Communique(absl::StrCat("summarize --format markdown ", kSample));
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, StartsWith("# "));
}

TEST(CommuniqueTest, PrintsTheResponseAsJson) {
  const Outcome run = Communique(absl::StrCat("summarize --format json ", kSample));
  EXPECT_EQ(run.status, 0);
  const auto response = ParseResponse(run.out);
  ASSERT_EQ(response.visits_size(), 1);
  EXPECT_EQ(response.documents(0).visit(), response.visits(0).name());
}

TEST(CommuniqueTest, RendersARecordAsSummarizeWould) {
  const Outcome json = Communique(absl::StrCat("summarize --format json ", kSample));
  for (const char* format : {"text", "markdown", "json", "html", "jsonld", "stix"}) {
    const Outcome direct = Communique(absl::StrCat("summarize --format ", format, " ", kSample));
    const Outcome later = Communique(absl::StrCat("render --format ", format, " -"), json.out);
    EXPECT_EQ(direct.status, 0) << direct.err;
    EXPECT_EQ(later.status, 0) << later.err;
    EXPECT_THAT(later.err, IsEmpty());
    EXPECT_THAT(later.out, HasSubstr("Solveig Aasheim"));
    EXPECT_EQ(later.out, direct.out) << format;
  }
}

TEST(CommuniqueTest, RendersAFileAVisitAndTakesTheTextsApart) {
  const auto response =
      ParseResponse(Communique(absl::StrCat("summarize --format json ", kSample)).out);
  std::string visit;
  ASSERT_TRUE(google::protobuf::util::MessageToJsonString(response.visits(0), &visit).ok());
  const std::string record = WriteFile("record.json", visit);
  const std::string text = WriteFile("text.txt", response.documents(0).document().text());
  const Outcome bare = Communique(absl::StrCat("render --format html ", record));
  EXPECT_THAT(bare.out, HasSubstr("the text was not given"));
  const Outcome whole = Communique(absl::StrCat("render --format html ", record, " ", text));
  EXPECT_EQ(whole.status, 0) << whole.err;
  EXPECT_THAT(whole.out, HasSubstr("the evidence was checked against it"));
  const Outcome wrong = Communique(absl::StrCat("render --format html ", record, " ", kSample));
  EXPECT_EQ(wrong.status, 3);
  EXPECT_THAT(wrong.err, HasSubstr("no text that the record was made from"));
  const std::string two =
      WriteFile("two.json", absl::StrCat("{\"visits\":[", visit, ",", visit, "]}"));
  EXPECT_EQ(Communique(absl::StrCat("render --format stix ", two)).status, 3);
  const Outcome many = Communique(absl::StrCat("render --format stix --output ", two, ".d ", two));
  EXPECT_EQ(many.status, 0) << many.err;
  EXPECT_EQ(ReadFile(absl::StrCat(two, ".d/two.stix.json")),
            ReadFile(absl::StrCat(two, ".d/two-2.stix.json")));
}

TEST(CommuniqueTest, SaysWhyThereIsNoPage) {
  const Outcome run =
      Communique("summarize --format html -", "The museum opens at nine on Sunday.");
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_THAT(run.err, HasSubstr("no visit: "));
  EXPECT_EQ(Communique("render -", "no record").status, 3);
}

TEST(CommuniqueTest, ReadsStandardInput) {
  const Outcome file = Communique(absl::StrCat("summarize --format json ", kSample));
  const Outcome input = Communique("summarize --format json -", ReadFile(kSample));
  EXPECT_EQ(input.status, 0);
  EXPECT_EQ(input.out, file.out);
}

TEST(CommuniqueTest, ShowsWhatWasRemovedWithoutColourUnlessAsked) {
  const Outcome plain = Communique(absl::StrCat("clean --show-removed ", kSample));
  EXPECT_EQ(plain.status, 0);
  EXPECT_THAT(plain.out, HasSubstr("\n+ "));
  EXPECT_THAT(plain.out, HasSubstr("\n- "));
  EXPECT_THAT(plain.out, Not(HasSubstr("\x1b[")));
  const Outcome colored = Communique(absl::StrCat("clean --show-removed --color=always ", kSample));
  EXPECT_THAT(colored.out, HasSubstr("\n\x1b[32m+ "));
  EXPECT_THAT(colored.out, HasSubstr("\n\x1b[31m- "));
}

TEST(CommuniqueTest, MarksNearDuplicatesAmongTheFilesOfOneCall) {
  const std::string text = ReadFile(kSample);
  const std::string body = text.substr(text.find("Prime Minister Solveig"));
  const std::string copy = WriteFile("copy.txt", "Norwegian Leader Ends Visit\n\n" + body);
  const std::string other =
      WriteFile("other.txt", "Nothing to See\n\nThe harbour was empty on Monday, said the clerk.");
  const Outcome run = Communique(absl::StrCat("clean ", kSample, " ", other, " ", copy));
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, HasSubstr(absl::StrCat("\nCopy:        near duplicate of ", kSample,
                                              ", similarity ")));
  EXPECT_EQ(run.out.find("\nCopy:"), run.out.rfind("\nCopy:"));
  const auto first = ParseJson<ingest::v1::CleanCommentaryResponse>(
      Communique(absl::StrCat("clean --format json ", kSample)).out);
  const Outcome json =
      Communique(absl::StrCat("clean --format json --output ", copy, ".d ", kSample, " ", copy));
  EXPECT_EQ(json.status, 0);
  const auto second = ParseJson<ingest::v1::CleanCommentaryResponse>(ReadFile(absl::StrCat(
      copy, ".d/", copy.substr(copy.rfind('/') + 1, copy.rfind('.') - copy.rfind('/') - 1),
      ".json")));
  EXPECT_EQ(first.document().duplicate_of(), "");
  EXPECT_EQ(second.document().duplicate_of(), first.document().name());
  EXPECT_GT(second.document().near_duplicate_similarity(), 0.5);
}

TEST(CommuniqueTest, CleansAndAnalyzes) {
  const Outcome clean = Communique(absl::StrCat("clean ", kSample));
  EXPECT_EQ(clean.status, 0);
  EXPECT_THAT(clean.out, HasSubstr("Author:      Marta Quintela"));
  EXPECT_THAT(clean.out, HasSubstr("Left out ("));
  const Outcome analysis = Communique(absl::StrCat("analyze ", kSample));
  EXPECT_EQ(analysis.status, 0);
  EXPECT_THAT(analysis.out, HasSubstr("Entities ("));
  const auto cleaned = ParseJson<ingest::v1::CleanCommentaryResponse>(
      Communique(absl::StrCat("clean --format json ", kSample)).out);
  EXPECT_THAT(cleaned.document().text(), Not(HasSubstr("Forgot your password")));
  const auto analyzed = ParseJson<entity::v1::AnalyzeDocumentResponse>(
      Communique(absl::StrCat("analyze --format json --tokens ", kSample)).out);
  EXPECT_EQ(analyzed.analysis().document_sha256(), cleaned.document().sha256());
  EXPECT_GT(analyzed.analysis().tokens_size(), 0);
}

TEST(CommuniqueTest, WritesTheModelsTokensAsConllu) {
  const Outcome run = Communique(absl::StrCat("analyze --format conllu ", kSample));
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, StartsWith("# newdoc id = harbour-visit\n"));
  const testing::Conllu conllu = testing::CheckConllu(run.out);
  EXPECT_GT(conllu.sentences.size(), 5U);
  const auto cleaned = ParseJson<ingest::v1::CleanCommentaryResponse>(
      Communique(absl::StrCat("clean --format json ", kSample)).out);
  EXPECT_EQ(conllu.text, cleaned.document().text());
  EXPECT_THAT(run.out, HasSubstr("NER=B-PERSON"));
}

TEST(CommuniqueTest, AnalyzesEveryByteOfAFileAsItIs) {
  const std::string text =
      "\n\tThe harbour  was\r\n\r\nclosed\xC2\xA0\x66or a day | so \\ they said.  \n"
      "Nobody's boat left Bergen on 3 May.\n\n\n";
  const std::string file = WriteFile("as-is.txt", text);
  const Outcome run = Communique(absl::StrCat("analyze --as-is --format conllu ", file));
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(testing::CheckConllu(run.out).text, text);
  const Outcome rules =
      Communique(absl::StrCat("analyze --as-is --model none --format conllu ", file));
  EXPECT_EQ(rules.status, 0) << rules.err;
  EXPECT_EQ(testing::CheckConllu(rules.out).text, text);
  const Outcome bad = Communique("analyze --as-is -", "caf\xe9");
  EXPECT_EQ(bad.status, 3);
  EXPECT_THAT(bad.err, HasSubstr("not UTF-8 at byte 3"));
}

TEST(CommuniqueTest, ShowsTokensForPeople) {
  const Outcome run = Communique("analyze --as-is --tokens -", "Olaf sailed to Bergen.");
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("Tokens (5):\n"));
  EXPECT_THAT(run.out, HasSubstr("sail             VERB   VBD"));
  EXPECT_THAT(run.out, HasSubstr("Names that the model sees ("));
}

TEST(CommuniqueTest, ShowsTheModel) {
  const Outcome run = Communique("model");
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, StartsWith("Model:           core_web_sm"));
  EXPECT_THAT(run.out, HasSubstr("communique-kb-"));
  const auto response =
      ParseJson<entity::v1::GetModelInfoResponse>(Communique("model --format json").out);
  EXPECT_GT(response.model().components_size(), 3);
  EXPECT_FALSE(ParseJson<entity::v1::GetModelInfoResponse>(
                   Communique("model --model none --format json").out)
                   .has_model());
}

TEST(CommuniqueTest, EndsWithThreeWhenTheModelCannotBeRead) {
  const Outcome run = Communique(absl::StrCat("analyze --model /nowhere/model ", kSample));
  EXPECT_EQ(run.status, 3);
  EXPECT_THAT(run.err, StartsWith("communique: /nowhere/model/config.cfg"));
  EXPECT_THAT(run.err, HasSubstr("deploy/fetch_model.sh"));
}

TEST(CommuniqueTest, MergesFilesUnlessTheyAreToBeSeparate) {
  const std::string copy = WriteFile("copy.txt", ReadFile(kSample));
  const auto merged =
      ParseResponse(Communique(absl::StrCat("summarize --format json ", kSample, " ", copy)).out);
  EXPECT_EQ(merged.documents_size(), 2);
  EXPECT_EQ(merged.visits_size(), 1);
  const Outcome separate = Communique(absl::StrCat("summarize --separate ", kSample, " ", copy));
  EXPECT_EQ(separate.status, 0);
  EXPECT_THAT(separate.out, StartsWith(absl::StrCat("==> ", kSample, " <==\n")));
  EXPECT_THAT(separate.out, HasSubstr(absl::StrCat("\n==> ", copy, " <==\n")));
}

TEST(CommuniqueTest, WritesOneFileEachIntoAFolder) {
  const std::string folder = WriteFile("answers", "") + ".d";
  const Outcome run = Communique(absl::StrCat("summarize --output ", folder, " ", kSample));
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_EQ(ReadFile(folder + "/harbour-visit.json"),
            Communique(absl::StrCat("summarize --separate --format json ", kSample)).out);
}

TEST(CommuniqueTest, OutIsShortForOutput) {
  const std::string folder = ::testing::TempDir() + "/short";
  EXPECT_EQ(Communique(absl::StrCat("summarize --out ", folder, " ", kSample)).status, 0);
  EXPECT_EQ(ReadFile(folder + "/harbour-visit.json"),
            Communique(absl::StrCat("summarize --separate --format json ", kSample)).out);
}

TEST(CommuniqueTest, ReportsABadFileAndGoesOn) {
  const std::string bad = WriteFile("bad.bin", std::string("\x89PNG\r\n\x1a\n\0\0\0\0", 12));
  for (const char* options : {"", "--separate ", "--separate --jobs 1 "}) {
    SCOPED_TRACE(options);
    const Outcome run =
        Communique(absl::StrCat("summarize ", options, bad, " missing.txt ", kSample));
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.err, HasSubstr(absl::StrCat("communique: ", bad, ": ")));
    EXPECT_THAT(run.err, HasSubstr("communique: missing.txt: cannot be opened: No such file"));
    EXPECT_THAT(run.out, HasSubstr("Solveig Aasheim"));
  }
}

TEST(CommuniqueTest, NamesEachFileWhenNoneCanBeRead) {
  const std::string bad = WriteFile("bad.bin", std::string("\x89PNG\r\n\x1a\n\0\0\0\0", 12));
  const std::string empty = WriteFile("empty.txt", "");
  const Outcome run = Communique(absl::StrCat("summarize ", bad, " missing.txt ", empty));
  EXPECT_EQ(run.status, 3);
  EXPECT_THAT(run.out, IsEmpty());
  for (const std::string& file : {bad, std::string("missing.txt"), empty}) {
    EXPECT_THAT(run.err, HasSubstr(absl::StrCat("communique: ", file, ": ")));
  }
}

TEST(CommuniqueTest, MergesMoreFilesThanOneRequestMayHave) {
  std::string files;
  for (int i = 0; i < 120; ++i) {
    absl::StrAppend(&files, " ", WriteFile(absl::StrCat("many", i, ".txt"), "Grain is cheap.\n"));
  }
  const auto response =
      ParseResponse(Communique(absl::StrCat("summarize --format json ", kSample, files)).out);
  EXPECT_EQ(response.documents_size(), 121);
  ASSERT_EQ(response.visits_size(), 1);
  EXPECT_EQ(response.documents(0).visit(), response.visits(0).name());
}

TEST(CommuniqueTest, SaysNoVisitWithoutFailing) {
  const Outcome run =
      Communique("summarize -", "Grain prices fell in spring because harvests were good.\n");
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, HasSubstr("no visit"));
}

TEST(CommuniqueTest, EndsWithThreeWhenNothingWorked) {
  const Outcome run = Communique("clean missing.txt");
  EXPECT_EQ(run.status, 3);
  EXPECT_THAT(run.out, IsEmpty());
  const Outcome empty = Communique("summarize -", "");
  EXPECT_EQ(empty.status, 3);
  EXPECT_THAT(empty.err, StartsWith("communique: standard input: "));
}

TEST(CommuniqueTest, EndsWithThreeWhenAServiceCannotBeReached) {
  for (const char* option : {"--ingest", "--entity", "--summary"}) {
    SCOPED_TRACE(option);
    const Outcome run =
        Communique(absl::StrCat("summarize --timeout 20s ", option, " 127.0.0.1:1 ", kSample));
    EXPECT_EQ(run.status, 3);
    EXPECT_THAT(run.err, StartsWith(absl::StrCat("communique: ", kSample, ": ")));
  }
}

TEST(CommuniqueTest, EndsWithThreeWhenTheAnswerCannotBeWritten) {
  const Outcome run = Communique(absl::StrCat("summarize ", kSample, " >/dev/full"));
  EXPECT_EQ(run.status, 3);
  EXPECT_THAT(run.err, HasSubstr("standard output cannot be written"));
}

TEST(CommuniqueTest, EndsWithTwoForAWrongCommandLine) {
  const Outcome run = Communique("summarise a.txt");
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, StartsWith("communique: there is no command 'summarise'"));
  EXPECT_EQ(Communique("summarize --output out a.txt b/a.txt").status, 2);
}

TEST(CommuniqueTest, ExplainsItselfOnStandardOutput) {
  const Outcome help = Communique("summarize --help");
  EXPECT_EQ(help.status, 0);
  EXPECT_THAT(help.out, StartsWith("usage: communique summarize"));
  const Outcome version = Communique("version");
  EXPECT_EQ(version.status, 0);
  EXPECT_THAT(version.out, StartsWith("communique 0."));
}

TEST(CommuniqueTest, ShowsABarOnATerminalOnly) {
  const std::string folder = WriteFile("bar", "") + ".d";
  const std::string copy = WriteFile("bar.txt", ReadFile(kSample));
  const std::string arguments = absl::StrCat("clean --output ", folder, " ", kSample, " ", copy);
  EXPECT_THAT(Communique(arguments).err, IsEmpty());
  const Outcome terminal =
      RunCommandLine(absl::StrCat("script -qec '", COMMUNIQUE_TOOL, " ", arguments, "' /dev/null"));
  EXPECT_EQ(terminal.status, 0);
  EXPECT_THAT(terminal.out, HasSubstr("[##############################] 2/2"));
}

}  // namespace
}  // namespace communique::cli
