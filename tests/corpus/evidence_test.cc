// No record says what its text does not: every field of the records of all texts at hand is carried
// by its evidence, and nothing that is made up is.
#include <gtest/gtest.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "common/rpc/channel.h"
#include "services/cli/options.h"
#include "services/cli/suite.h"
#include "services/summary/domain/evidence_check.h"
#include "tests/corpus/corpus_texts.h"
#include "tests/services/summary/fabrications.h"
#include "tests/support/model_folder.h"

namespace communique {
namespace {

using summary::Fabricate;
using summary::Fabrication;
using summary::FindUnsupported;
using summary::UnsupportedField;
using testing::CorpusFolder;
using testing::RawText;
using testing::ReadTexts;

constexpr int kFabrications = 200;

class EvidenceTest : public ::testing::Test {
 protected:
  EvidenceTest() {
    cli::Options options;
    options.command = cli::Command::kSummarize;
    options.timeout = absl::Minutes(10);
    options.model = testing::ModelFolder("en_core_web_sm");
    auto suite = cli::Suite::Create(options);
    EXPECT_TRUE(suite.ok()) << suite.status();
    suite_ = *std::move(suite);
  }

  summary::v1::SummarizeCommentaryResponse Summarize(const RawText& text) {
    summary::v1::SummarizeCommentaryRequest request;
    request.add_commentaries()->set_content(text.content);
    summary::v1::SummarizeCommentaryResponse response;
    const grpc::Status status = suite_->summary().SummarizeCommentary(
        rpc::MakeClientContext(absl::Minutes(10)).get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  void CheckFabrications(const summary::v1::Visit& visit, const ingest::v1::Document& document) {
    for (const Fabrication& made : Fabricate(visit, static_cast<unsigned>(fabrications_))) {
      ++fabrications_;
      const auto found = FindUnsupported(made.visit, {&document});
      EXPECT_TRUE(absl::c_any_of(
          found, [&](const UnsupportedField& field) { return field.path == made.path; }))
          << made.path << " was made up and is not found";
    }
  }

  void CheckFolder(const std::string& folder) {
    const std::vector<RawText> texts = ReadTexts(folder);
    if (texts.empty()) GTEST_SKIP() << "there is no " << folder;
    for (const RawText& text : texts) {
      SCOPED_TRACE(text.name);
      const auto response = Summarize(text);
      for (const summary::v1::Visit& visit : response.visits()) {
        ++records_;
        const ingest::v1::Document& document = response.documents(0).document();
        const std::vector<UnsupportedField> fields = FindUnsupported(visit, {&document});
        if (!fields.empty()) ++doubtful_records_;
        for (const UnsupportedField& field : fields) {
          ++unsupported_;
          std::printf("%s: %s %s\n", text.name.c_str(), field.path.c_str(), field.why.c_str());
        }
        CheckFabrications(visit, document);
      }
    }
    std::printf("%zu texts, %d records: %d fields not carried; %d fabrications\n", texts.size(),
                records_, unsupported_, fabrications_);
  }

  std::unique_ptr<cli::Suite> suite_;
  int records_ = 0;
  int unsupported_ = 0;
  int doubtful_records_ = 0;
  int fabrications_ = 0;
};

TEST_F(EvidenceTest, OurOwnCommentariesCarryTheirRecords) {
  CheckFolder(COMMUNIQUE_SOURCE_DIR "/tests/corpus/commentaries");
  EXPECT_EQ(unsupported_, 0);
  EXPECT_GE(fabrications_, kFabrications);
}

// Texts that change without us may word what the checks do not know: in one record of ten at most.
constexpr int kRecordsPerMiss = 10;

TEST_F(EvidenceTest, TheDevelopmentTextsCarryTheirRecords) {
  CheckFolder(CorpusFolder() + "/dev");
  EXPECT_LE(doubtful_records_ * kRecordsPerMiss, records_);
}

TEST_F(EvidenceTest, TheWrittenTextsCarryTheirRecords) {
  CheckFolder(CorpusFolder() + "/written");
  EXPECT_LE(doubtful_records_ * kRecordsPerMiss, records_);
}

TEST_F(EvidenceTest, ThePoolCarriesItsRecords) {
  CheckFolder(CorpusFolder() + "/pool");
  EXPECT_LE(doubtful_records_ * kRecordsPerMiss, records_);
}

}  // namespace
}  // namespace communique
